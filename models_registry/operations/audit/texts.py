"""Texts as long as they may be, and dates that are dates: SQLite itself checks neither."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, Q

from models_registry.operations.audit.checks_records import tracked_models
from models_registry.operations.audit.finding import Finding, error
from movement_stats.lib.partial_dates import PartialDateField, validate_partial_date
from movement_stats.lib.tracked import TrackedModel


def texts_fit_their_columns() -> Iterator[Finding]:
    """Find texts that are longer than their column allows."""
    for model in tracked_models():
        limits = _limits(model)
        over = (Q(**{f"{name}__length__gt": most}) for name, most in limits.items())
        found = model._base_manager.filter(reduce(or_, over, Q(pk__in=[])))
        for record in found.order_by("pk").iterator():
            for name, most in limits.items():
                if (length := len(str(getattr(record, name) or ""))) > most:
                    yield error(record, name, f"has {length} characters, at most {most} fit")


def _limits(model: type[TrackedModel]) -> dict[str, int]:
    fields: list[Any] = [*model._meta.concrete_fields]
    return {
        field.name: field.max_length
        for field in fields
        if isinstance(field, CharField) and field.max_length
    }


def dates_are_dates() -> Iterator[Finding]:
    """Find dates that are no year, month or day of the calendar."""
    for model in tracked_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, PartialDateField):
                yield from _no_dates(model, field.name)


def _no_dates(model: type[TrackedModel], name: str) -> Iterator[Finding]:
    held = model._base_manager.exclude(**{name: ""}).order_by(name)
    wrong = [value for value in held.values_list(name, flat=True).distinct() if not _dates(value)]
    for record in model._base_manager.filter(**{f"{name}__in": wrong}).order_by("pk"):
        yield error(record, name, f"is no date: '{getattr(record, name)}'")


def _dates(value: str) -> bool:
    try:
        validate_partial_date(value)
    except ValidationError:
        return False
    return True
