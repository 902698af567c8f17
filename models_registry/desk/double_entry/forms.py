"""What the second person types, and what is typed by whoever decides between two keyings."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from models_registry.desk.forms.record import TrackedForm
from models_registry.models import KEYED_TWICE, Keying, Outcome, Qualifier
from models_registry.models.quantity import NUMBERS, quantity_of
from models_registry.transcription.evidence import missing_numbers


class QuantityForm(TrackedForm):
    """The quantity of a figure whose words are shown; nothing that was keyed before is in it.

    `seen` is the figure's version.
    """

    qualifier = forms.ChoiceField(choices=[("", "—"), *Qualifier.choices], label=_("Exactness"))

    class Meta:
        model = Keying
        fields: tuple[str, ...] = ()  # the pages that use it say which
        help_texts = {
            "value": _("As the report writes it; empty where it gives no number."),
            "value_to": _("Only of a range: 18 in “from 12 to 18”."),
            "out_of": _("The whole, in “512 of 569”."),
            "percent": _("Only where it stands beside a count."),
        }

    # Where one begins to type.
    begins_with = "value"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[self.begins_with].widget.attrs["autofocus"] = True

    def refuse_unwritten(self) -> None:
        """Refuse a number that the words do not hold, at its field."""
        figure = self.instance.figure
        typed = {name: self.cleaned_data.get(name) for name in NUMBERS}
        given = {name: number for name, number in typed.items() if number is not None}
        language = figure.report.language
        missing = missing_numbers(list(given.values()), figure.as_written, language)
        for name in (name for name, number in given.items() if number in missing):
            self.add_error(name, _("The number does not stand in these words."))

    def show_anew(self, version: int) -> None:
        """Let the form, shown again, take the figure as it is now for seen."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_prefix("seen")] = str(version)  # type: ignore[index]


class KeyingForm(QuantityForm):
    """A second keying."""

    def try_rules(self) -> None:
        """Try the rules, and the words: who says that these are wrong may key something else."""
        super().try_rules()
        if not self.cleaned_data.get("objection"):
            self.refuse_unwritten()


class DecidedFor(models.TextChoices):
    """Which keying a decision is for."""

    FIRST = "first", _("the first keying")
    SECOND = "second", _("the second keying")
    ANOTHER = "another", _("something else:")


class DecisionForm(QuantityForm):
    """A decision between two keyings: for the first, the second, or what is typed here."""

    chosen = forms.ChoiceField(
        choices=DecidedFor.choices, widget=forms.RadioSelect, label=_("Right is")
    )
    decided_because = forms.CharField(
        max_length=200,
        label=_("Decided because"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    begins_with = "chosen"
    # The one that waits; the form's own instance is another, on which the rules are tried.
    keying: Keying

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["qualifier"].required = False
        self.instance.outcome = Outcome.DECIDED

    def try_rules(self) -> None:
        """Try the rules on something else than the two keyings, which keep them already."""
        if self.cleaned_data.get("chosen") == DecidedFor.ANOTHER:
            super().try_rules()
            self.refuse_unwritten()

    def quantity(self) -> dict[str, Any]:
        """Return what it is decided for: field → value."""
        if self.cleaned_data["chosen"] == DecidedFor.ANOTHER:
            return {name: self.cleaned_data[name] for name in KEYED_TWICE}
        is_first = self.cleaned_data["chosen"] == DecidedFor.FIRST
        return quantity_of(self.keying.figure if is_first else self.keying)
