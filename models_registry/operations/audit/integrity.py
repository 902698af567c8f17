"""What is kept beside the records: histories, derived columns, and limits that SQLite does not
check.
"""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, Exists, F, ManyToManyField, OuterRef, Q, QuerySet, Subquery

from models_registry.operations.audit.finding import (
    Finding,
    each,
    error,
    in_order,
    kind,
    tracked_models,
)
from movement_stats.lib.comparing import same_as_outer
from movement_stats.lib.partial_dates import PartialDateField, validate_partial_date
from movement_stats.lib.tracked import TrackedModel


def histories_end_with_the_record() -> Iterator[Finding]:
    """Find records added, changed or removed without a trace."""
    count = 0
    for model in tracked_models():
        count += model._base_manager.count()
        for record in _untold(model).order_by("pk").iterator():
            yield error(record, "history", _what(record))
        for key in _vanished(model):
            yield error(_named(model, key), "history", "is gone, and the history does not say so")
        for field in model._meta.many_to_many:
            for key in _untold_relations(model, field):
                message = f"its history ends with other {field.name}"
                yield error(_named(model, key), "history", message)
    if count:
        yield in_order(f"{count} records", "compared with the end of their histories")


def _named(model: type[TrackedModel], key: Any) -> str:
    return f"{kind(model)} {key}"


def _key(model: type[TrackedModel]) -> str:
    return str(model._meta.pk.attname)


def _latest(model: type[TrackedModel], key: str) -> Subquery:
    """Return the id of the last entry about the outer query's record."""
    entries = model.history.filter(**{_key(model): OuterRef(key)})
    return Subquery(entries.order_by("-history_date", "-history_id").values("history_id")[:1])


def _untold(model: type[TrackedModel]) -> "QuerySet[TrackedModel]":
    """Return the records of whose present state the history's end does not tell."""
    same = model.history.filter(history_id=OuterRef("_latest"), history_type__in=("+", "~"))
    for field in model.recorded_fields():
        same = same.filter(same_as_outer(field))
    return model._base_manager.annotate(_latest=_latest(model, "pk")).filter(~Exists(same))


def _what(record: Any) -> str:
    entry = type(record).history.filter(history_id=record._latest).first()
    if entry is None:
        return "has no history"
    if entry.history_type == "-":
        return "its history says that it was deleted"
    names = [field.attname for field in record.recorded_fields()]
    changed = [name for name in names if getattr(record, name) != getattr(entry, name)]
    return f"its history ends with another {', '.join(changed)}"


def _vanished(model: type[TrackedModel]) -> list[Any]:
    """Return the keys of records that are gone although their history does not end so."""
    key = _key(model)
    gone = model.history.filter(~Exists(model._base_manager.filter(pk=OuterRef(key))))
    last = gone.annotate(_latest=_latest(model, key)).filter(history_id=F("_latest"))
    return list(last.exclude(history_type="-").order_by(key).values_list(key, flat=True))


def _untold_relations(model: type[TrackedModel], field: "ManyToManyField[Any, Any]") -> list[Any]:
    """Return the keys of records that relate to others than the history's end tells of."""
    mine, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through: Any = field.remote_field.through
    held = through._base_manager
    kept = getattr(model.history.model, field.name).model._base_manager
    recorded = kept.filter(**{"history_id": OuterRef("_latest"), other: OuterRef(other)})
    added = held.annotate(_latest=_latest(model, mine)).filter(~Exists(recorded))
    still = held.filter(**{mine: OuterRef(mine), other: OuterRef(other)})
    own = model._base_manager.filter(pk=OuterRef(mine))
    ends = kept.annotate(_latest=_latest(model, mine)).filter(Exists(own), history_id=F("_latest"))
    lost = ends.filter(~Exists(still))
    keys = {*added.values_list(mine, flat=True), *lost.values_list(mine, flat=True)}
    return sorted(keys)


# What derive() reads of other records.
READ_BESIDE = {"place", "model", "report"}


def derived_columns_are_up_to_date() -> Iterator[Finding]:
    """Derive each record anew and compare."""
    count = 0
    for model in tracked_models():
        if model.derive is TrackedModel.derive:
            continue
        beside = READ_BESIDE & {field.name for field in model._meta.fields if field.many_to_one}
        rows = model._base_manager.order_by("pk")
        rows = rows.select_related(*sorted(beside)) if beside else rows
        for record in each(rows, f"derived columns, {kind(model)}"):
            count += 1
            if stale := _stale(record):
                yield error(record, "derived", f"out of date: {', '.join(stale)}")
    if count:
        yield in_order(f"{count} records", "derived columns computed anew")


def _stale(record: TrackedModel) -> list[str]:
    names = [field.attname for field in record._meta.concrete_fields]
    held = {name: getattr(record, name) for name in names}
    try:
        record.derive()
    except ValueError:
        return []  # a date that is none, which another check names
    return [name for name in names if getattr(record, name) != held[name]]


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
