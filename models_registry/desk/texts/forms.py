"""The form by which a text comes to the desk: pasted or uploaded, with its report."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from models_registry.desk.forms.record import TrackedForm
from models_registry.desk.records.report import ReportForm
from models_registry.models import Report, ReportText
from models_registry.models.report import LANGUAGES
from models_registry.transcription.suggestions import guess_language
from models_registry.workflow.texts import storage
from models_registry.workflow.texts.marks import marks_of
from movement_stats.lib.plain_text import as_kept, decoded
from movement_stats.lib.text_doubts import doubts

TOO_LONG = _("The text has %(held)d letters; at most %(most)d are taken.")
TOO_LARGE = _("The file is larger than 1 MB; paste the text of the article alone.")
ASKED = _("Does the text stand above as the report has it? Then say so here, and keep it.")
NEW_REPORT_FIELDS = (
    "title",
    "language",
    "publisher",
    "url",
    "event_on",
    "event_basis",
    "published_on",
    "published_basis",
    "slug",
)


class NewReportForm(ReportForm):
    """The least that a report needs; the rest is added on its own page."""

    guessed = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].required = False
        self.fields["language"].help_text = _("Left empty, it is told from the text.")

    def take_language(self, words: str) -> None:
        """Where no language was chosen, take that of the text, if it is among those offered."""
        key = self.add_prefix("language")
        guessed = guess_language(words)
        if not self.data.get(key) and guessed in dict(LANGUAGES):
            self.data = {**dict(self.data.items()), key: guessed}
            self.guessed = guessed

    def clean_language(self) -> str:
        """Refuse a report whose language nobody chose and the text does not tell."""
        language: str = self.cleaned_data["language"]
        if not language:
            raise ValidationError(_("The text does not tell its language: choose it."))
        return language


class TextForm(TrackedForm):
    """A text, and the report that it is of: one that is there, or a new one."""

    pasted = forms.CharField(
        required=False,
        strip=False,
        label=_("Pasted text"),
        widget=forms.Textarea(attrs={"rows": 16, "autofocus": True}),
        help_text=_("Paste the article: its headline, date and text."),
    )
    upload = forms.FileField(
        required=False,
        label=_("or a file"),
        help_text=_("Plain text or HTML in UTF-8, at most 1 MB."),
    )

    as_it_is = forms.BooleanField(
        required=False,
        label=_("The text is right as it is"),
        help_text=_("Only where the page asks whether it is one."),
    )

    class Meta:
        model = ReportText
        fields: tuple[str, ...] = ()  # the page that uses it says which
        help_texts = {"report": _("Find it by a part of its title, or name a new one below.")}

    def __init__(self, *args: Any, new: NewReportForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.new = new
        self.fields["report"].required = False

    def clean_upload(self) -> str:
        """Return the text of the file, '' where none was sent."""
        file = self.cleaned_data["upload"]
        if not file:
            return ""
        if file.size > storage.LARGEST_FILE:
            raise ValidationError(TOO_LARGE)
        return as_kept(decoded(file.read()))

    def clean_pasted(self) -> str:
        """Return the pasted text as it is kept."""
        return as_kept(self.cleaned_data["pasted"])

    def clean_report(self) -> Report | None:
        """Refuse a report whose text is kept already: it is transcribed on, or removed first."""
        report: Report | None = self.cleaned_data["report"]
        if stored := ReportText.objects.filter(report=report).first() if report else None:
            message = gettext("The text of this report is held already.")
            raise ValidationError(_linked(message, stored))
        return report

    def fill(self) -> None:
        """Take one text, and one report."""
        super().fill()
        self._take_words()
        is_named = bool(self.new.data.get(self.new.add_prefix("title")))
        if "report" in self.errors:
            return
        if bool(self.cleaned_data.get("report")) == is_named:
            self.add_error("report", _("Choose a report, or name a new one below: one of the two."))
        elif is_named and not self._new_is_right():
            self.add_error(None, _("Look through what you typed of the new report."))

    def _take_words(self) -> None:
        pasted, uploaded = (self.cleaned_data.get(name, "") for name in ("pasted", "upload"))
        if {"pasted", "upload"} & set(self.errors):
            return
        if bool(pasted) == bool(uploaded):
            self.add_error("pasted", _("Paste the text or choose a file: one of the two."))
            return
        self.cleaned_data["words"] = words = pasted or uploaded
        name = "pasted" if pasted else "upload"
        if len(words) > storage.MOST_LETTERS:
            counts = {"held": len(words), "most": storage.MOST_LETTERS}
            self.add_error(name, ValidationError(TOO_LONG, params=counts))
        elif not self.cleaned_data.get("as_it_is") and (asked := [*doubts(words)]):
            self.add_error(name, [str(message) for message in asked])
            self.add_error("as_it_is", ASKED)
        elif stored := storage.stored_text(words):
            message = gettext("This text is held already, with the report “%(report)s”.")
            self.add_error(name, _linked(message % {"report": stored.report}, stored))

    def _new_is_right(self) -> bool:
        if words := self.cleaned_data.get("words"):
            self.new.take_language(words)
        self.new.full_clean()
        return bool(self.new.is_valid())

    def _post_clean(self) -> None:
        """Leave the record alone: `keep` makes it, of what was checked here."""

    def save(self, commit: bool = True) -> ReportText:
        """Mark the text; then save the report where it is new, and keep the text with its marks."""
        words, report = self.cleaned_data["words"], self.cleaned_data["report"]
        marks = marks_of(report or self.new.instance, words)
        with transaction.atomic():
            return storage.keep(report or self.new.save(), words, marks)


def _linked(message: str, stored: ReportText) -> SafeString:
    """Return the message with a link to the text that is kept already."""
    page = reverse("admin:models_registry_reporttext_change", args=[stored.pk])
    return format_html('{} <a href="{}">{}</a>', message, page, gettext("Read it"))
