"""The rows of a report's page: its drafts of one kind, and room for new ones.

Django builds as many rows as the page says it sent; here they are counted. And it pairs the rows
with those that are stored, by number; a row that has gone would take what was typed with it. Here
such rows move behind the others, as new ones.
"""

import re
from collections import defaultdict
from typing import Any, cast

from django import forms
from django.contrib.admin import StackedInline
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from models_registry.desk.forms import stale
from models_registry.desk.forms.fields import DeskFields
from models_registry.desk.forms.lookup import LookupCache, LookupField, LookupMultipleField
from models_registry.desk.forms.record import TrackedForm
from models_registry.models import State
from models_registry.models.base import StatefulModel
from models_registry.workflow.permissions import may_correct
from movement_stats.lib.constraints import fields_of

Row = dict[str, list[str]]
# More rows than a page offers, so that what is too much can be told and nothing is lost.
MOST = 250


def regrouped(data: Any, prefix: str, held: set[str], fates: dict[str, str]) -> Any:
    """Return the data with its rows in order, the stored ones first, and with their true numbers.

    held: ids of the rows that may be changed here; fates: what became of those that were typed
    into and are gone: they are new ones now, and say why. A row that is gone and was not typed
    into is left out.
    """
    rows = _rows(data, prefix)
    kept = [row for row in rows if _id(row) in held]
    gone = [row for row in rows if _id(row) not in held and _id(row)]
    typed = [row for row in gone if _id(row) in fates and not row.get("DELETE")]
    anew = [{**row, "id": [""], "seen": [""], "met": [fates[_id(row)]]} for row in typed]
    new = [row for row in rows if not _id(row)]
    return _written(data, prefix, [*kept, *anew, *new], len(kept))


def _rows(data: Any, prefix: str) -> list[Row]:
    found: dict[int, Row] = defaultdict(dict)
    for key in data:
        if match := re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,4}})-(\w+)", key, re.ASCII):
            found[int(match[1])][match[2]] = data.getlist(key)
    return [found[number] for number in sorted(found)]


def _id(row: Row) -> str:
    return row.get("id", [""])[-1]


def _written(data: Any, prefix: str, rows: list[Row], initial: int) -> Any:
    fresh = data.copy()
    for key in data:
        if re.match(rf"{re.escape(prefix)}-\d", key):
            del fresh[key]
    for number, row in enumerate(rows):
        for name, values in row.items():
            fresh.setlist(f"{prefix}-{number}-{name}", values)
    fresh[f"{prefix}-TOTAL_FORMS"], fresh[f"{prefix}-INITIAL_FORMS"] = str(len(rows)), str(initial)
    return fresh


TWICE = _("Another row of this page has the same words for the same; cite others, or remove one.")
TOO_MANY = _(
    "A page takes at most %(num)d rows of one kind, and nothing was saved. Publish or delete some "
    "first, or enter the rest with “Add” from the list."
)
NOT_DELETED = _("Somebody else has changed a row that you wanted to delete; look at it again.")
# Rows of one kind on a page; settings.DATA_UPLOAD_MAX_NUMBER_FIELDS lets as many of each through.
MOST_ROWS = 200


class Rows(BaseInlineFormSet):
    """A formset that reads its rows and all that they name in a few queries."""

    model: Any
    data: Any
    queryset: Any
    prefix: str
    _pk_field: Any
    _should_delete_form: Any
    default_error_messages = {
        **BaseInlineFormSet.default_error_messages,
        "too_many_forms": TOO_MANY,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known, self.taken = LookupCache(), set[str]()
        self.rows: list[Any] = list(self.queryset)
        if self.is_bound:
            self._take_data()
        for row in self.rows:
            self.known.add(row)

    def _take_data(self) -> None:
        held = {str(row.pk): row for row in self.rows}
        self.data = regrouped(self.data, self.prefix, set(held), self._fates(held))
        # In the order in which they were sent: the page pairs them by number.
        self.rows = [held[key] for key in self._sent("id") if key in held]
        for name, field in self.form.base_fields.items():
            if isinstance(field, LookupField | LookupMultipleField):
                self.known.read(field.queryset.model, self._sent(name))

    def _fates(self, held: Any) -> dict[str, str]:
        """Return what became of each row that is gone and that somebody typed into, by its id."""
        keys = [self.data.get(f"{self.prefix}-{number}-id") for number in range(MOST)]
        gone = {key: number for number, key in enumerate(keys) if key and key not in held}
        return {
            key: "published" if self.known.find(self.model, key) else "deleted"
            for key, number in gone.items()
            if self._is_typed_into(number, key)
        }

    def _is_typed_into(self, number: int, key: str) -> bool:
        prefix, make = f"{self.prefix}-{number}", cast(Any, self.form)
        form = make(self.data, prefix=prefix, known=self.known, parent=self.instance)
        names = list(form.fields)
        form.initial = stale.opened_values(self.model, key, form.seen_version, names)
        return not form.initial or bool(set(form.changed_data) - {"seen"})

    def _sent(self, name: str) -> list[str]:
        """Return what was sent of one field, row by row."""
        keys = (f"{self.prefix}-{number}-{name}" for number in range(MOST))
        return [value for key in keys if key in self.data for value in self.data.getlist(key)]

    @classmethod
    def get_default_prefix(cls) -> str:
        """Return a short one: it stands in the page some thousand times."""
        return str(cls.model._meta.model_name)[:3]

    def get_queryset(self) -> Any:
        """Return the rows that stand on the page, in its order."""
        return self.rows

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Give each form what the page knows."""
        shared = {"known": self.known, "taken": self.taken, "parent": self.instance}
        return {**super().get_form_kwargs(index), **shared}

    def add_fields(self, form: Any, index: int | None) -> None:
        """Add Django's own fields; the row's id is looked up among the rows that were read."""
        super().add_fields(form, index)
        key = form.fields[self._pk_field.name]
        row = LookupField(
            key.queryset, initial=key.initial, required=False, widget=forms.HiddenInput
        )
        row.known = self.known
        form.fields[self._pk_field.name] = row
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Delete this row")
        for field in form.fields.values():
            # Told once above the rows, not in each of them.
            field.help_text = ""
            if not isinstance(field, LookupField | LookupMultipleField):
                field.widget.attrs.pop("class", None)

    @property
    def guide(self) -> list[tuple[Any, Any]]:
        """Return what goes into which field: label and help."""
        fields = self.form.base_fields.values()
        return [(field.label, field.help_text) for field in fields if field.help_text]

    def clean(self) -> None:
        """Refuse two equal rows, and the deletion of a row that somebody else has changed."""
        super().clean()
        if len(self.forms) > max(MOST_ROWS, self.initial_form_count()):
            raise ValidationError(TOO_MANY % {"num": MOST_ROWS})
        doomed: list[Any] = [form for form in self.initial_forms if self._should_delete_form(form)]
        if any(form.was_stale for form in doomed):
            raise ValidationError(NOT_DELETED)
        live = [form for form in self.forms if form not in doomed and _is_live(form)]
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint):
                self._refuse_twins(constraint, live)

    def _refuse_twins(self, constraint: models.UniqueConstraint, live: list[Any]) -> None:
        names = [self.model._meta.get_field(name).attname for name in fields_of(constraint)]
        met: set[tuple[str, ...]] = set()
        for form in live:
            key = tuple(str(getattr(form.instance, name) or "") for name in names)
            if key in met:
                form.add_error(constraint.violation_error_code, TWICE)
            met.add(key)


def _is_live(form: Any) -> bool:
    """Whether the row is or will be stored, and right by itself."""
    return not form.errors and (form.has_changed() or not form.instance._state.adding)


class RowsInline(DeskFields, StackedInline):  # type: ignore[misc]
    """Drafts of one kind on the report's page; what is published has its own page.

    first: the fields that nearly every row needs; folded: the rest. checked: whether a row is
    checked while it is typed.
    """

    form = TrackedForm
    template = "desk/rows.html"
    formset = Rows
    fk_name = "report"
    extra = 1
    max_num = MOST_ROWS
    show_change_link = True
    checked = False
    first: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the fields in two parts, of which the second is folded away."""
        parts: list[Any] = [(None, {"fields": self.first})]
        if self.folded:
            parts.append((_("More"), {"fields": self.folded, "classes": ("collapse",)}))
        return parts

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the rows that are not public yet, with all that they name."""
        rows = super().get_queryset(request).order_by("pk")
        if issubclass(self.model, StatefulModel):
            rows = rows.filter(state=State.DRAFT)
        joined = [name for name in (*self.first, *self.folded) if name in self.relations()]
        deeper = ["place__province"] if "place" in joined else []
        deeper += ["model__province"] if "model" in joined else []
        return rows.select_related(*joined, *deeper)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the formset; of what a page cannot have sent it builds no more than it tells."""
        return super().get_formset(request, obj, absolute_max=MOST, **kwargs)

    def relations(self) -> set[str]:
        """Return the names of the fields that point to other records."""
        return {field.name for field in self.model._meta.concrete_fields if field.is_relation}


class SeenWithReportRows(RowsInline):
    """Rows without a state of their own: visitors see them with their report."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the rows may be changed; those of a public report by who may correct."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_public or may_correct(request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether a row may go: visitors of a report that is public have seen it."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.is_public)
