"""A record's history: who changed which field, when, from what to what."""

import datetime
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from models_registry.desk.forms.lookup import LookupCache, label_of
from models_registry.statistics.changes import are_same, value_in_words

# The number of the save itself, and what no person says.
NOT_SHOWN = {"id", "version", "synthetic"}

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
    known, before, found = LookupCache(), None, []
    states = record.history.select_related("history_user").order_by("history_date", "history_id")
    for state in _last_of_each_save(list(states)):
        changes = _changes(record, before, state, known)
        if changes or before is None:
            by = str(state.history_user or _("a program"))
            kind = state.get_history_type_display()
            found.append(Entry(state.history_id, state.history_date, by, kind, changes))
        before = state
    return found[::-1]


def _last_of_each_save(states: list[Any]) -> list[Any]:
    """Return the states without those between: bodies leave and join an award one by one."""
    pairs = pairwise([*states, None])
    return [state for state, following in pairs if not _is_same_save(state, following)]


def _is_same_save(state: Any, following: Any) -> bool:
    if following is None or following.version != state.version:
        return False
    return bool(following.history_date - state.history_date < ONE_SAVE)


def _changes(
    record: Any, before: Any, after: Any, known: LookupCache
) -> list[tuple[str, str, str]]:
    changes = []
    for field in record.recorded_fields():
        if field.name in NOT_SHOWN:
            continue
        old, new = (getattr(state, field.attname) if state else None for state in (before, after))
        if not are_same(old, new):
            old, new = (value_in_words(field, value, known.label) for value in (old, new))
            changes.append((capfirst(str(field.verbose_name)), old, new))
    for relation in getattr(record, "_history_m2m_fields", ()):
        old, new = (_names(relation, state, known) if state else "" for state in (before, after))
        if old != new:
            changes.append((capfirst(str(relation.verbose_name)), old, new))
    return changes


def _names(relation: Any, state: Any, known: LookupCache) -> str:
    column = relation.m2m_reverse_field_name()
    keys = [getattr(row, f"{column}_id") for row in getattr(state, relation.name).all()]
    known.read(relation.related_model, keys)
    records = (known.find(relation.related_model, key) for key in keys)
    return ", ".join(sorted(label_of(record) for record in records if record))
