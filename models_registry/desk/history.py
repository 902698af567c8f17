"""A record's history: who changed which field, when, from what to what."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from models_registry.desk.forms.lookup import Known, label_of
from models_registry.statistics.changes import are_same, value_in_words

# What a save says of itself, and what no person says.
UNTOLD = {"id", "version", "synthetic"}

ONE_SAVE = datetime.timedelta(minutes=1)


@dataclass(frozen=True)
class Entry:
    """One save: by whom, when, and (field, old value, new value) in words."""

    id: int
    on: datetime.datetime
    by: str
    kind: str
    changes: list[tuple[str, str, str]]


def entries(record: Any) -> list[Entry]:
    """Return what happened to the record, the latest first; the first entry tells all fields."""
    known, before, found = Known(), None, []
    past = record.history.select_related("history_user").order_by("history_date", "history_id")
    for state in _last_of_each_save(list(past)):
        changes = _changes(record, before, state, known)
        if changes or before is None:
            by = str(state.history_user or _("a program"))
            kind = state.get_history_type_display()
            found.append(Entry(state.history_id, state.history_date, by, kind, changes))
        before = state
    return found[::-1]


def _last_of_each_save(past: list[Any]) -> list[Any]:
    """Return the states without those between: bodies leave and join an award one by one."""
    following = [*past[1:], None]
    return [one for one, next_one in zip(past, following, strict=True) if not _on(one, next_one)]


def _on(state: Any, next_one: Any) -> bool:
    """Whether the next state belongs to the same save."""
    if next_one is None or next_one.version != state.version:
        return False
    return bool(next_one.history_date - state.history_date < ONE_SAVE)


def _changes(record: Any, before: Any, after: Any, known: Known) -> list[tuple[str, str, str]]:
    changes = []
    for field in record.recorded_fields():
        if field.name in UNTOLD:
            continue
        old, new = (getattr(one, field.attname) if one else None for one in (before, after))
        if not are_same(old, new):
            told = [value_in_words(field, one, known.label) for one in (old, new)]
            changes.append((capfirst(str(field.verbose_name)), told[0], told[1]))
    for relation in getattr(record, "_history_m2m_fields", ()):
        old, new = (_named(relation, one, known) if one else "" for one in (before, after))
        if old != new:
            changes.append((capfirst(str(relation.verbose_name)), old, new))
    return changes


def _named(relation: Any, state: Any, known: Known) -> str:
    column = relation.m2m_reverse_field_name()
    keys = [getattr(row, f"{column}_id") for row in getattr(state, relation.name).all()]
    known.read(relation.related_model, keys)
    found = (known.find(relation.related_model, key) for key in keys)
    return ", ".join(sorted(label_of(one) for one in found if one))
