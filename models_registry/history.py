"""How a record changed, for its public page."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure, State

# What a visitor is told of: the fields of a figure's claim and of its evidence.
PUBLIC_FIELDS: dict[str, Promise] = {
    "indicator_id": _("Indicator"),
    "scope": _("Scope"),
    "region_id": _("Region"),
    "province_id": _("Province"),
    "place_id": _("Place"),
    "value": _("Value"),
    "out_of": _("Out of"),
    "percent": _("Percentage"),
    "qualifier": _("Exactness"),
    "status": _("Status"),
    "period_start": _("Start of period"),
    "period_end": _("End of period"),
    "period": _("Period in the report's words"),
    "detail": _("Detail"),
    "fit": _("Fit to the definition"),
    "territory": _("Territory"),
    "as_written": _("As written"),
    "as_written_en": _("In English"),
    "state": _("State"),
}


@dataclass(frozen=True)
class Change:
    """What one save changed: the day, and (field, old value, new value) each."""

    on: datetime.datetime
    fields: list[tuple[Promise, Any, Any]]


def changes_of(figure: Figure) -> list[Change]:
    """Return the figure's public history, oldest first; the first entry is its publication."""
    found: list[Change] = []
    before: Any = None
    for record in figure.history.order_by("history_date", "history_id"):
        if record.state == State.DRAFT:
            continue
        changed = _changed(before, record) if before else []
        if changed or before is None:
            found.append(Change(record.history_date, changed))
        before = record
    return found


def _changed(before: Any, after: Any) -> list[tuple[Promise, Any, Any]]:
    pairs = ((label, getattr(before, f), getattr(after, f)) for f, label in PUBLIC_FIELDS.items())
    return [(label, old, new) for label, old, new in pairs if old != new]
