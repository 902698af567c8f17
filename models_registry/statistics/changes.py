"""How a record changed, for its public page."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure, Report, State
from movement_stats.lib.languages import written_number as number

# What a visitor is told of: the fields of a figure's claim and of its evidence.
PUBLIC_FIELDS: dict[str, Promise | str] = {
    "indicator": _("Indicator"),
    "scope": _("Scope"),
    "region": _("Region"),
    "province": _("Province or city"),
    "place": _("Place"),
    "value": _("Value"),
    "value_to": _("Up to"),
    "out_of": _("Out of"),
    "percent": _("Percentage"),
    "qualifier": _("Exactness"),
    "status": _("Status"),
    "model": _("Security model"),
    "period_kind": _("Kind of period"),
    "period_start": _("Start of period"),
    "period_end": _("End of period"),
    "period": _("Period in the report's words"),
    "detail": _("Detail"),
    "fit": _("Fit to the definition"),
    "territory": _("Territory"),
    "as_written": _("As written"),
    "as_written_en": _("In English"),
    "part_of": _("Part of"),
    "part_kind": _("Kind of part"),
    "copy_of": _("Copy of"),
    "copy_kind": _("Kind of copy"),
    "chosen": _("Preferred by a person"),
    "state": _("State"),
}


FieldChange = tuple[Promise | str, str, str]


@dataclass(frozen=True)
class Change:
    """What one save changed: the day, and (field, old value, new value) each, in words."""

    on: datetime.datetime
    fields: list[FieldChange]


def changes_of(figure: Figure) -> list[Change]:
    """Return the figure's public history, oldest first; the first entry is its publication."""
    found: list[Change] = []
    before: models.Model | None = None
    for record in figure.history.order_by("history_date", "history_id"):
        if record.state == State.DRAFT:
            continue
        changed = _changed(before, record) if before else []
        if changed or before is None:
            found.append(Change(record.history_date, changed))
        before = record
    return found


def _changed(before: models.Model, after: models.Model) -> list[FieldChange]:
    columns = {field.name: field.attname for field in Figure._meta.concrete_fields}
    changed = []
    for name, label in PUBLIC_FIELDS.items():
        old, new = getattr(before, columns[name]), getattr(after, columns[name])
        if old != new:
            changed.append((label, in_words(name, old), in_words(name, new)))
    return changed


def are_same(old: object, new: object) -> bool:
    """Whether a column's values say the same: nothing is nothing in each way of storing it, and a
    zero is no nothing.
    """

    def said(value: object) -> object:
        return None if value == "" or value is False else value

    return said(old) == said(new)


def in_words(name: str, value: object) -> str:
    """Return the value of a figure's field as a reader knows it."""

    def name_of(model: type[models.Model], key: object) -> str:
        return str(model._base_manager.filter(pk=key).first() or key)

    return value_in_words(Figure._meta.get_field(name), value, name_of)


def value_in_words(
    field: Any, value: object, name_of: Callable[[type[models.Model], object], str]
) -> str:
    """Return a column's value in words: a choice's, a record's name, a number; '' for nothing.

    name_of: from a model and a key, what the record is called.
    """
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(field, models.ForeignKey):
        return name_of(field.related_model, value)
    if isinstance(value, Decimal):
        return number(value)
    return str(dict(field.flatchoices).get(value, value))


@dataclass(frozen=True)
class Publication:
    """How many figures of a report became public lately, and when the last of them did."""

    report: Report
    figures: int
    on: datetime.datetime


def published_lately(most: int, days: int = 30) -> list[Publication]:
    """Return the reports of which figures became public in the last days, the latest first."""
    past = Figure.history.model._base_manager.filter(state=State.PUBLISHED)
    before = past.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    since = timezone.now() - datetime.timedelta(days=days)
    first = past.filter(~Exists(before), history_date__gte=since).order_by()
    counted = first.values("report").annotate(figures=Count("id"), on=Max("history_date"))
    rows = list(counted.order_by("-on", "report")[:most])
    reports = Report.objects.in_bulk([row["report"] for row in rows])
    return [Publication(reports[row["report"]], row["figures"], row["on"]) for row in rows]
