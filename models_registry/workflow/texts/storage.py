"""Texts are kept as private files, named by what they hold."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from models_registry.models import Mark, Report, ReportText

# Letters and bytes. Of any article so far a tenth; what is longer is a book, or a slip.
MOST_LETTERS = 200_000
LARGEST_FILE = 1_000_000

ENTERED = _(
    "Something was entered or dismissed from this text, so it can be neither removed nor replaced."
)


def checksum(words: str) -> str:
    """Return the SHA-256 of a text, by which its file is named."""
    return sha256(words.encode()).hexdigest()


def stored_text(words: str) -> ReportText | None:
    """Return the record that holds just this text, None where none does."""
    return ReportText.objects.select_related("report").filter(sha256=checksum(words)).first()


@transaction.atomic
def keep(report: Report, words: str, marks: list[Mark]) -> ReportText:
    """Keep the text of a report with its marks, those of `marks_of`; return the kept text."""
    text = ReportText(report=report, sha256=checksum(words), letters=len(words))
    text.file.save(f"{text.sha256}.txt", ContentFile(words.encode()), save=False)
    text.save()
    for mark in marks:
        mark.text = text
    Mark.objects.bulk_create(marks)
    return text


def refuse_if_entered(text: ReportText) -> None:
    """Refuse, with ValidationError, a text from which something was entered or dismissed."""
    if text.marks.taken().exists():
        raise ValidationError(ENTERED, code="entered")


@transaction.atomic
def remove(text: ReportText) -> None:
    """Remove a text with its marks and its file; ValidationError where something was entered."""
    locked = ReportText.objects.select_for_update().get(pk=text.pk)
    refuse_if_entered(locked)
    storage, name = locked.file.storage, str(locked.file.name)
    locked.delete()

    def delete() -> None:
        # The same text may have been pasted again meanwhile: its file has the same name.
        if not ReportText.objects.filter(file=name).exists():
            storage.delete(name)

    transaction.on_commit(delete)
