"""The form of every record: its numbers, its rules, its language, and what to do when somebody else
was first.
"""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.models import construct_instance
from django.utils.translation import gettext_lazy as _

from models_registry.desk.forms import stale
from models_registry.desk.forms.lookup import LookupCache, LookupField, LookupMultipleField
from models_registry.desk.forms.numbers import TypedNumber
from models_registry.models import Report
from models_registry.models.report import LANGUAGES
from movement_stats.lib.folding import fold
from movement_stats.lib.letters import plain

# What a save met that its form could not see; the page is then asked anew, with this in its data.
MET = {
    "deleted": _(
        "Somebody else has deleted this meanwhile. What you typed stands here; save again to "
        "enter it anew."
    ),
    "published": _(
        "Somebody else has published or moved this meanwhile; it is changed on its own page. "
        "What you typed stands here: take it there, and remove it here."
    ),
    "refused": _(
        "The database refused this, and nothing was saved. Look through what you typed, and try "
        "once more."
    ),
}


class TrackedForm(forms.ModelForm):
    """A form that knows the version it was opened on, and checks every rule of its record.

    known: the records that the page has read. taken: slugs given to other rows of the page.
    parent: the report whose row this is; without it the form names its report itself.
    """

    # What an added row takes over from the one before (js/desk/desk.js): alone it says nothing.
    TAKEN_OVER = frozenset({"scope", "province", "period_kind", "period_start", "period_end"})

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        known: LookupCache | None = None,
        taken: set[str] | None = None,
        parent: Report | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known, self.parent = known or LookupCache(), parent
        self.taken = set() if taken is None else taken
        self.stale: stale.Stale | None = None
        self._take_initial()
        self._connect_fields()
        self.was_stale = self._is_stale()
        if self.was_stale:
            self.stale = stale.merge(self)

    def _take_initial(self) -> None:
        """Fill what the model does not: the version, and the values to which one goes back."""
        if not self.instance._state.adding:
            self.initial["seen"] = self.instance.version
        past = getattr(self.instance, "gone_back_to", None)
        if past is not None:
            self.initial.update(stale.values_of(past, list(self.fields)))

    def _connect_fields(self) -> None:
        for field in self.instance._meta.concrete_fields:
            if field.is_relation and field.is_cached(self.instance):
                self.known.add(field.get_cached_value(self.instance))
        for field in self.fields.values():
            if isinstance(field, LookupField | LookupMultipleField):
                field.known = field.widget.known = self.known
        language = self._language()
        for field in self.fields.values():
            if isinstance(field, TypedNumber):
                field.language = language

    def _language(self) -> str:
        """Return the language in which numbers are typed: that of the report, '' where unknown."""
        report: Any = self.parent
        if report is None and "report" in self.fields and self.is_bound:
            report = self.known.find(Report, self.data.get(self.add_prefix("report")))
        elif report is None and getattr(self.instance, "report_id", None):
            report = self.instance.report
        elif report is None and self.initial.get("report"):
            report = self.known.find(Report, self.initial["report"])
        return report.language if report else ""

    def _widget_data_value(self, widget: Any, html_name: str) -> Any:
        """Read what was typed as both databases and the rules compare it."""
        return plain(super()._widget_data_value(widget, html_name))  # type: ignore[misc]

    @property
    def seen_version(self) -> int | None:
        """The version on which the form was opened, None where it does not say."""
        sent = str(self.data.get(self.add_prefix("seen")) or "")
        return int(sent) if sent.isdecimal() and len(sent) < 10 else None

    def _is_stale(self) -> bool:
        held = self.is_bound and not self.instance._state.adding
        return held and self.seen_version != self.instance.version

    def has_changed(self) -> bool:
        """Whether something was typed; a new row that only took things over is an empty one."""
        typed = set(self.changed_data)
        is_new_row = self.empty_permitted and self.instance._state.adding
        return bool(typed - self.TAKEN_OVER if is_new_row else typed)

    def full_clean(self) -> None:
        """Check the form; then say what somebody else did meanwhile."""
        super().full_clean()
        if not self.is_bound:
            return
        if self.stale:
            self.add_error(None, ValidationError(stale.REFUSED, code="stale"))
            for name in self.stale.clashing:
                self.add_error(name, _("Somebody else has changed this too."))
        met = self.data.get(self.add_prefix("met"))
        if met in MET:
            self.add_error(None, ValidationError(MET[met], code=met))

    def clean(self) -> dict[str, Any] | None:
        """Fill what is left to be filled before the rules are tried."""
        super().clean()
        self.fill()
        return self.cleaned_data

    def fill(self) -> None:
        """Fill fields that follow from others: slugs, a family."""

    def settle(self) -> None:
        """Save what the record needs before it can be saved itself."""

    def save(self, commit: bool = True) -> Any:
        """Save the record, and first what it needs."""
        if commit:
            self.settle()
        return super().save(commit)

    def add_error(self, field: str | None, error: Any) -> None:
        """Tell an error at its field; at the form's head where that has no such field."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                known = name in self.fields and name != NON_FIELD_ERRORS
                super().add_error(name if known else None, errors)
        else:
            super().add_error(field if field in self.fields else None, error)

    def _get_validation_exclusions(self) -> set[str]:
        left_out: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return left_out | self._unsaved()

    def _unsaved(self) -> set[str]:
        """Return the relations to records that are saved with this one."""
        held = [*self.cleaned_data.items(), *([("report", self.parent)] if self.parent else [])]
        records = ((name, value) for name, value in held if isinstance(value, models.Model))
        return {name for name, record in records if record._state.adding}

    def _post_clean(self) -> None:
        """As Django's, but with the rules of the database tried by `try_rules`."""
        exclude = self._get_validation_exclusions()
        self.instance = construct_instance(self, self.instance, self._meta.fields)
        try:
            self.instance.full_clean(
                exclude=exclude, validate_unique=False, validate_constraints=False
            )
        except ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]
        if self._validate_unique:  # type: ignore[attr-defined]
            self.validate_unique()
        self.try_rules()

    def try_rules(self) -> None:
        """Try each rule of the database.

        Also those on columns that the form leaves out: Django would pass over them. A rule on a
        field that is wrong by itself waits.
        """
        try:
            self.instance.validate_constraints(exclude=set(self.errors) | self._unsaved())
        except ValidationError as error:
            self.add_error(None, error)


class LanguageForm(TrackedForm):
    """A form with a language, from a list in the order of names; one that is held stays in it."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" not in self.fields:
            return
        field: Any = self.fields["language"]
        held = self.instance.language
        unlisted = [(held, held)] if held and held not in dict(LANGUAGES) else []
        field.choices = [("", "—"), *sorted(LANGUAGES, key=_name), *unlisted]


def _name(language: tuple[str, Any]) -> str:
    return fold(str(language[1]))
