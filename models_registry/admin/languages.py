"""The language of a text, chosen from those that are known."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from models_registry.admin.forms import TrackedForm
from models_registry.filters.parts import LANGUAGES


class LanguageForm(TrackedForm):
    """A form with a language; one that is held and not listed stays to be chosen."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" not in self.fields:
            return
        field: Any = self.fields["language"]
        held = self.instance.language
        unlisted = [(held, held)] if held and held not in dict(LANGUAGES) else []
        field.choices = [("", "—"), *LANGUAGES, *unlisted]
