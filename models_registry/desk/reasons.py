"""The words that a person gives for each warning before publishing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from models_registry.models import Justification
from models_registry.workflow.checklist import Check
from movement_stats.lib.letters import plain


class ReasonsForm(forms.Form):
    """One field for each warning that nobody has justified yet. What is left empty stays open."""

    def __init__(self, checks: Iterable[Check], data: Any = None) -> None:
        super().__init__(data)
        longest = Justification._meta.get_field("words").max_length
        for one in (asked for check in checks for asked in check.open):
            label = _("Why it is right")
            field = forms.CharField(required=False, max_length=longest, label=label)
            # A browser would cut what is too long, silently; the form says so instead.
            field.widget.attrs = {"class": "vTextField", "aria-describedby": f"{one.key}-doubt"}
            self.fields[one.key] = field

    @property
    def words(self) -> dict[str, str]:
        """What was typed, by the doubts' keys."""
        return {key: plain(words) for key, words in self.cleaned_data.items()}
