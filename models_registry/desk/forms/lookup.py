"""Fields that name another record, found by typing a part of its name.

Records that a page has read already are known, so that no field of twenty rows asks for them again.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import get_select2_language
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Value
from django.db.models.functions import NullIf, StrIndex
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from models_registry.desk.forms.scripts import module
from models_registry.models import Figure, Report, SecurityModel
from movement_stats.lib.folding import fold
from provinces.models import Place

# What a label, and the rules that look at the record, need of it.
JOINED: dict[type[models.Model], tuple[str, ...]] = {
    Place: ("province",),
    SecurityModel: ("province",),
    Figure: ("report", "indicator"),
}
LONGEST_KEY = 60
LARGEST_KEY = 2**63 - 1


def label_of(record: Any) -> str:
    """Return what tells the record from others of its name: a place names its province."""
    if isinstance(record, Place | SecurityModel):
        return f"{record.name} ({record.province.name})"
    if isinstance(record, Report):
        return f"{record} ({record.slug})"
    return str(record)


class LookupCache:
    """The records that one page knows, by model and key; None where there is no such record."""

    def __init__(self) -> None:
        self._records: dict[type[models.Model], dict[Any, models.Model | None]] = defaultdict(dict)

    def add(self, record: models.Model | None) -> None:
        """Keep a record that was read with another."""
        if record is not None and record.pk is not None:
            self._records[type(record)][record.pk] = record

    def find(self, model: type[models.Model], key: Any) -> models.Model | None:
        """Return the record of that key, None where there is none."""
        self.read(model, [key])
        return self._records[model].get(as_key(model, key))

    def label(self, model: type[models.Model], key: Any) -> str:
        """Return what the record of that key is called; the key where there is none."""
        record = self.find(model, key)
        return label_of(record) if record else str(key)

    def read(self, model: type[models.Model], keys: Iterable[Any]) -> None:
        """Read the records of these keys that are not known yet, in one query."""
        records = self._records[model]
        wanted = {as_key(model, key) for key in keys} - {None} - records.keys()
        if wanted:
            rows = model._base_manager.select_related(*JOINED.get(model, ())).in_bulk(list(wanted))
            records.update({key: rows.get(key) for key in wanted})


def as_key(model: type[models.Model], value: Any) -> Any:
    """Return what was sent as a key that both databases can look up, None for nonsense."""
    try:
        key = model._meta.pk.to_python(value)
    except ValidationError:
        return None
    if isinstance(key, str):
        return key if 0 < len(key) <= LONGEST_KEY and "\0" not in key else None
    return key if key is not None and 0 < key <= LARGEST_KEY else None


class Lookup(forms.Select):
    """One record, found by typing a part of its name; the page's script asks for what is typed.

    Django's own widget writes four times as much into the page and asks the database once for
    each field; here what is chosen is shown by what the page knows.
    """

    known: LookupCache
    # Where a record that is missing is added, for who may.
    add_url = ""

    def __init__(self, field: Any) -> None:
        super().__init__()
        self.field = field

    def __deepcopy__(self, memo: Any) -> Any:
        copied = super().__deepcopy__(memo)
        copied.field = self.field
        return copied

    @property
    def media(self) -> forms.Media:
        language = get_select2_language()
        texts = [f"admin/js/vendor/select2/i18n/{language}.js"] if language else []
        folder = "admin/js/vendor"
        vendored = [f"{folder}/jquery/jquery.min.js", f"{folder}/select2/select2.full.min.js"]
        scripts: list[Any] = [*vendored, *texts, "admin/js/jquery.init.js", module("desk")]
        styles = ["admin/css/vendor/select2/select2.min.css", "admin/css/autocomplete.css"]
        return forms.Media(js=scripts, css={"screen": styles})

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        name = f"{self.field.model._meta.label_lower}.{self.field.name}"
        return {**attrs, "class": "lookup", "data-of": name}

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """Return the chosen records as the only options; the rest is fetched when asked for."""
        model = self.field.remote_field.model
        chosen = [self.known.find(model, key) for key in value]
        options = [
            self.create_option(name, record.pk, label_of(record), True, index)
            for index, record in enumerate(chosen)
            if record is not None
        ]
        if not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the control, and beside it the way to add a record."""
        control = super().render(name, value, attrs, renderer)
        if not self.add_url:
            return control
        model = self.field.remote_field.model._meta
        title = gettext("Add %(name)s") % {"name": model.verbose_name}
        return format_html(
            '<span class="related-widget-wrapper" data-model-ref="{}">{}<a id="add_{}" href="{}"'
            ' class="related-widget-wrapper-link" data-popup="yes" title="{}">+</a></span>',
            model.model_name,
            control,
            (attrs or {}).get("id", name),
            self.add_url,
            title,
        )


class LookupMultiple(Lookup, forms.SelectMultiple):
    """Several records, found by typing a part of each name."""


class LookupField(forms.ModelChoiceField):
    """A field for one record."""

    known: LookupCache
    queryset: Any

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        record = self.known.find(self.queryset.model, value)
        if record is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return record


class LookupMultipleField(forms.ModelMultipleChoiceField):
    """A field for several records."""

    known: LookupCache
    queryset: Any

    def _check_values(self, value: Any) -> list[Any]:
        model = self.queryset.model
        self.known.read(model, value)
        records = [self.known.find(model, key) for key in dict.fromkeys(value)]
        if None in records:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": "?"}
            )
        return records


class LookupView(AutocompleteJsonView):
    """Answers what is typed into a lookup with records, each by a label that tells it apart."""

    def get_queryset(self) -> Any:
        """Return the records found; first those whose names begin with what was typed."""
        rows = super().get_queryset().select_related(*JOINED.get(self.model_admin.model, ()))
        term = fold(self.term)
        searched = self.model_admin.get_search_fields(self.request)
        if not term or "folded" not in searched:
            return rows
        where = NullIf(StrIndex("folded", Value(f" {term}")), Value(0))
        ordered = any(field.name == "order_vi" for field in rows.model._meta.fields)
        by_name = ["order_vi"] if ordered else []
        return rows.order_by(where.asc(nulls_last=True), *by_name, "pk")

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(obj.pk), "text": label_of(obj)}

    def process_request(self, request: HttpRequest) -> Any:
        """Leave out a NUL, which PostgreSQL refuses to look for."""
        term, *rest = super().process_request(request)
        return (term.replace("\0", ""), *rest)
