"""A save over somebody else's newer save: what each wrote, and a form in which nothing is lost.

Three states of each field are compared: as it was when the form was opened (from the history),
as it is stored now, and as it was typed. A field that was not touched takes what is stored; one
that was keeps what was typed. The form then carries the new version, so that saving it once more
is a deliberate act.
"""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from models_registry.desk.forms.lookup import LookupField, LookupMultipleField, as_key

REFUSED = gettext_lazy(
    "Somebody else has saved this since you opened it, so it was not saved. What both of you "
    "wrote is shown here; save again to put yours in its place."
)


@dataclass(frozen=True)
class Difference:
    """One field in its three states, in words; `clashes` where both persons changed it."""

    label: str
    opened: str
    stored: str
    typed: str
    clashes: bool


@dataclass
class Stale:
    """Who saved the record meanwhile and when, and in what it differs."""

    by: str
    on: Any
    differences: list[Difference] = field(default_factory=list)
    clashing: list[str] = field(default_factory=list)


def opened_values(model: Any, key: Any, version: int | None, names: list[str]) -> dict[str, Any]:
    """Return the values of the form's fields at that version, {} where it is not known."""
    meant = {model._meta.pk.name: as_key(model, key), "version": version or 0}
    state = model.history.filter(**meant).exclude(history_type="-").order_by("history_id").last()
    return values_of(state, names) if state else {}


def values_of(state: Any, names: list[str]) -> dict[str, Any]:
    """Return a state of the history as a form's initial values; bodies by their ids."""
    columns = {field.name: field.attname for field in state._meta.concrete_fields}
    values = {name: getattr(state, columns[name]) for name in names if name in columns}
    if "given_by" in names:
        values["given_by"] = [row.body_id for row in state.bodies.all()]
    return values


def merge(form: Any) -> Stale | None:
    """Bring the form's data up to what is stored; return what differs, None where nothing does.

    Nothing is refused where what was typed is stored already, or nothing was typed.
    """
    names = [name for name in form.fields if name != "seen" and name in form.initial]
    opened = {
        **form.initial,
        **opened_values(type(form.instance), form.instance.pk, form.seen_version, names),
    }
    touched = [name for name in names if _typed_otherwise(form, name, opened[name])]
    unsaved = [name for name in touched if _typed_otherwise(form, name, form.initial[name])]
    stale = _compared(form, names, opened, unsaved) if unsaved else None
    form.data = form.data.copy()
    for name in names:
        if name not in unsaved:
            _put(form, name, form.initial[name])
    form.data[form.add_prefix("seen")] = str(form.instance.version)
    return stale


def _typed_otherwise(form: Any, name: str, value: Any) -> bool:
    return bool(form.fields[name].has_changed(value, form[name].data))


def _compared(form: Any, names: list[str], opened: dict[str, Any], unsaved: list[str]) -> Stale:
    last = form.instance.history.select_related("history_user").order_by("history_id").last()
    stale = Stale(by=str(last.history_user or gettext("a program")), on=last.history_date)
    for name in names:
        stored = _sent(form, name, form.initial[name])
        moved = bool(form.fields[name].has_changed(opened[name], stored))
        if moved or name in unsaved:
            clashes = moved and name in unsaved
            stale.differences.append(_difference(form, name, opened[name], clashes))
            stale.clashing += [name] * clashes
    return stale


def _difference(form: Any, name: str, opened: Any, clashes: bool) -> Difference:
    states = (opened, form.initial[name], form[name].data)
    before, stored, typed = (in_words(form, name, value) for value in states)
    return Difference(str(form.fields[name].label), before, stored, typed, clashes)


def _sent(form: Any, name: str, value: Any) -> Any:
    """Return a value as a browser sends it."""
    sent = form.fields[name].prepare_value(value)
    if isinstance(sent, list | tuple):
        return list(map(str, sent))
    return sent if isinstance(sent, bool) or sent is None else str(sent)


def _put(form: Any, name: str, value: Any) -> None:
    """Write a stored value into the form's data, as a browser would send it."""
    key, sent = form.add_prefix(name), _sent(form, name, value)
    if isinstance(sent, list):
        form.data.setlist(key, sent)
    elif isinstance(form.fields[name].widget, forms.CheckboxInput) and not sent:
        form.data.pop(key, None)
    else:
        form.data[key] = "" if sent is None else str(sent)


def in_words(form: Any, name: str, value: Any) -> str:
    """Return a value of the field as a reader knows it: a record's name, a choice's words."""
    form_field: Any = form.fields[name]
    if isinstance(form_field, LookupMultipleField):
        return ", ".join(form.known.label(form_field.queryset.model, key) for key in value or [])
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if value in (None, ""):
        return "–"
    if isinstance(form_field, LookupField):
        return str(form.known.label(form_field.queryset.model, value))
    choices = {str(code): words for code, words in getattr(form_field, "choices", ())}
    return str(choices.get(str(value), form_field.prepare_value(value)))
