"""The language of a text, chosen from those that are known."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from models_registry.desk.forms.record import TrackedForm
from models_registry.models.report import LANGUAGES
from movement_stats.lib.folding import fold


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
