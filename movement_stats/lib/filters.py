"""Filters that answer the question that was asked, or say what is wrong with it."""

import copy
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters as df
from django import forms
from django.db import models
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.folding import fold

YEARS = (1945, 2100)


@dataclass(frozen=True)
class Active:
    """A filter in force: its parameter, what it is called, its value in words, and without it."""

    parameter: str
    label: str
    value: str
    without: str


class Filters(OrderedDict[str, df.Filter]):
    """The filters of a class. Each of its sets has copies of its own, which share their parts."""

    def __deepcopy__(self, memo: Any) -> "Filters":
        copies = Filters({name: copy.copy(filter_) for name, filter_ in self.items()})
        for filter_ in copies.values():
            # Bound to the copy.
            filter_.method = filter_.method
        return copies


class ListFilter(df.FilterSet):  # type: ignore[misc]
    """The filters of one list. A value that does not exist is refused, never passed over.

    Each filter's `help_text` says what would be right; it is also the error's text.
    """

    # The filters that most readers look for; the others are folded away.
    first: tuple[str, ...] = ()

    @classmethod
    def get_filters(cls) -> Filters:
        """Return the filters of the class; django-filter copies them for each question."""
        return Filters(super().get_filters())

    # Django-filter makes the class of the form anew for each set of filters.
    _form_classes: ClassVar[dict[type, type[forms.Form]]] = {}

    def get_form_class(self) -> type[forms.Form]:
        """Return the class of the form, each of whose forms copies its fields."""
        made = self._form_classes.get(type(self)) or super().get_form_class()
        return self._form_classes.setdefault(type(self), made)

    def asked(self) -> QuerySet[Any]:
        """Return the rows that the address asks for. BadQuestion names the wrong parameter."""
        for name, filter_ in self.filters.items():
            several = isinstance(filter_, df.MultipleChoiceFilter)
            if not several and len(self.data.getlist(name)) > 1:
                raise BadQuestion(name, str(_("give it once")))
        if not self.form.is_valid():
            name = next(iter(self.form.errors))
            raise BadQuestion(name, str(self.filters[name].extra["help_text"]))
        rows: QuerySet[Any] = self.qs
        return rows

    def rows_without(self, *names: str) -> QuerySet[Any]:
        """Return the rows that the address would ask for without these filters."""
        values = self.form.cleaned_data
        self.form.cleaned_data = values | dict.fromkeys(names)
        try:
            rows: QuerySet[Any] = self.filter_queryset(self.queryset.all())
            return rows
        finally:
            self.form.cleaned_data = values

    @property
    def values(self) -> dict[str, Any]:
        """The valid values of the filters in force."""
        cleaned = getattr(self.form, "cleaned_data", {})
        return {name: value for name, value in cleaned.items() if value not in (None, "", [])}

    def folded(self) -> set[str]:
        """Return the filters that are folded away: neither the first, nor set elsewhere."""
        return set(self.filters) - set(self.first) - self.hidden()

    def hidden(self) -> set[str]:
        """Return the filters that the form only keeps."""
        return {name for name, field in self.form.fields.items() if field.widget.is_hidden}

    def question(self, *names: str) -> str:
        """Return the part of the address made of these parameters; of all filters, with none."""
        kept = self.data.copy()
        for name in set(kept) - set(names or self.filters):
            kept.pop(name)
        return str(kept.urlencode())

    def as_it_is(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Leave the rows: the parameter only changes how they, or another, are read."""
        return rows

    def active(self) -> list[Active]:
        """Return the filters in force, for showing and removing each."""
        found = []
        for name, value in self.values.items():
            words = self._in_words(name, value)
            label = str(self.form.fields[name].label)
            found += [
                Active(name, label, words[sent], self._without(name, sent))
                for sent in self.data.getlist(name)
                if sent
            ]
        return found

    def _without(self, name: str, sent: str) -> str:
        rest: QueryDict = self.data.copy()
        rest.setlist(name, [value for value in rest.getlist(name) if value != sent])
        for walked in ("page", "after", "before"):
            rest.pop(walked, None)
        return rest.urlencode()

    def _in_words(self, name: str, value: Any) -> dict[str, str]:
        if isinstance(value, list | QuerySet):
            return {str(record.pk): str(record) for record in value}
        sent = self.data.get(name, "")
        if isinstance(value, models.Model):
            return {sent: str(value)}
        choices = getattr(self.form.fields[name], "choices", ())
        return {sent: next((str(text) for code, text in choices if code == value), str(value))}


def code_filter(choices: Any, label: Any, **kwargs: Any) -> df.ChoiceFilter:
    """Return a filter over codes; its hint lists them."""
    codes = ", ".join(code for code, _text in choices)
    return df.ChoiceFilter(choices=choices, label=label, help_text=codes, **kwargs)


class FoldedField(forms.CharField):
    """A search word; one that has no letter and no digit asks for nothing that could be found."""

    def to_python(self, value: Any) -> str:
        """Return the text; ValidationError where nothing of it can be sought."""
        text = super().to_python(value) or ""
        if text and not fold(text):
            raise forms.ValidationError(_("a word with a letter or a digit"))
        return text


class WordsFilter(df.CharFilter):  # type: ignore[misc]
    """The free-text filter `q`."""

    field_class = FoldedField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Words"),
            help_text=_("a word with a letter or a digit"),
            max_length=200,
            **kwargs,
        )


class YearField(forms.CharField):
    """A year, written in four digits."""

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        """Return the year; ValidationError for what is none."""
        text = super().to_python(value)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            raise forms.ValidationError("year")
        if not YEARS[0] <= int(text) <= YEARS[1]:
            raise forms.ValidationError("year")
        return int(text)


class YearFilter(df.Filter):  # type: ignore[misc]
    """A bound on the years that a row's period touches."""

    field_class = YearField

    def __init__(self, label: Any, **kwargs: Any) -> None:
        hint = _("a year from 1945 to 2100; year_from is not after year_to")
        widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "maxlength": 4})
        super().__init__(label=label, help_text=hint, widget=widget, **kwargs)
