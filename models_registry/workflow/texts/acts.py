"""What a person does with the marks of a text. Each act is whole or not done at all."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_registry.models import Award, DismissalReason, DismissedNumber, Figure, Mark, ReportText
from models_registry.transcription.evidence import number_stands_in
from models_registry.workflow.texts.citation import dismissals, places_of
from models_registry.workflow.texts.marks import mark_of_number, marked_by_hand
from movement_stats.lib.tracked import TrackedModel

TAKEN = gettext_lazy("%(by)s was first: this number is no longer open. It became: %(record)s.")
CHANGED_MEANWHILE = gettext_lazy(
    "Somebody else has changed it meanwhile, so it stays. Look at it again."
)
PUBLIC = gettext_lazy("Visitors have seen it, or you may not delete it: it stays.")
NAMED = gettext_lazy("Other records name it; free it of them first.")
REASON = gettext_lazy("Choose one of the reasons.")
FOUND = gettext_lazy("This number was found in the text: enter it or dismiss it.")
NONE_CHOSEN = gettext_lazy("Choose at least one number.")
# What a mark becomes when it is not dismissed.
Entered = Figure | Award


def author(record: TrackedModel) -> str:
    """Return who entered a record."""
    history: Any = record.history
    first = history.select_related("history_user").order_by("history_id").first()
    return str((first and first.history_user) or _("a program"))


def _locked_open(mark: Mark) -> Mark:
    """Return the mark as it is now, locked until the act ends; ValidationError if it is taken."""
    locked: Mark = Mark.objects.select_for_update().get(pk=mark.pk)
    refuse_if_taken(locked)
    return locked


def refuse_if_taken(mark: Mark) -> None:
    """Refuse, with ValidationError, a mark of which somebody has made something already."""
    if record := mark.record:
        params = {"by": author(record), "record": record}
        raise ValidationError(TAKEN, code="taken", params=params)


@transaction.atomic
def enter(mark: Mark, save: Callable[[], Entered]) -> Entered:
    """Save what an open mark becomes, and return it; the other numbers of its words go with it."""
    locked = _locked_open(mark)
    record = save()
    for other in _others_within(locked, record):
        other.within = locked
        other.save()
    return record


def _others_within(mark: Mark, record: Entered) -> Iterable[Mark]:
    """Return the other open marks whose numbers the record's words and values hold too."""
    words, language = mark.text.words, mark.text.report.language
    places = places_of(record.as_written, words)
    around = ((start, end) for start, end in places if start <= mark.start and mark.end <= end)
    first, last = next(around, (mark.start, mark.end))
    inside = {"start__gte": first, "end__lte": last}
    others = Mark.objects.open().filter(text=mark.text_id, **inside).exclude(pk=mark.pk)
    values = record.written_values()
    return [
        other
        for other in others
        if any(
            number_stands_in(value, words[other.start : other.end], language) for value in values
        )
    ]


@transaction.atomic
def dismiss(text: ReportText, chosen: list[tuple[Mark, str]]) -> list[DismissedNumber]:
    """Dismiss open marks, each for a reason; those that are not stored yet are marked first."""
    if any(reason not in DismissalReason.values for _mark, reason in chosen):
        raise ValidationError(REASON)
    new = [mark for mark, _reason in chosen if mark.pk is None]
    for mark, _reason in chosen:
        if mark.pk is not None:
            _locked_open(mark)
    Mark.objects.bulk_create(new)
    return list(DismissedNumber.objects.bulk_create(dismissals(text, chosen)))


@transaction.atomic
def open_again(mark: Mark, seen: str, may_delete: Callable[[Any], bool]) -> None:
    """Delete the draft that came of a mark; ValidationError where it is none, or was changed.

    seen: the record's version that was shown.
    """
    record: Any = mark.record
    if record is None:
        return
    if str(record.version) != seen:
        raise ValidationError(CHANGED_MEANWHILE)
    if not may_delete(record):
        raise ValidationError(PUBLIC)
    for other in record.mark.covered.all():
        other.within = None
        other.save()
    try:
        record.delete()
    except ProtectedError:
        raise ValidationError(NAMED) from None


@transaction.atomic
def mark_words(text: ReportText, cited: str, at: int | None = None) -> Mark:
    """Mark words that a person chose, and return the mark."""
    ReportText.objects.select_for_update().get(pk=text.pk)
    mark = marked_by_hand(text, cited, at)
    mark.save()
    return mark


@transaction.atomic
def unmark(mark: Mark) -> None:
    """Remove an open mark that a person made."""
    locked = _locked_open(mark)
    if not locked.suggested.get("by_hand"):
        raise ValidationError(FOUND)
    locked.delete()


def marks_of_numbers(text: ReportText, spans: Iterable[str]) -> list[Mark]:
    """Return marks, unsaved, for numbers that were passed over, each named as 'start-end'.

    ValidationError where a span is no number of the text, or is marked already.
    """
    marks = [mark_of_number(text, *_ends(span)) for span in spans]
    if not marks:
        raise ValidationError(NONE_CHOSEN)
    return marks


def _ends(span: str) -> tuple[int, int]:
    first, _dash, last = span.partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(span) < 20):
        raise ValidationError(NONE_CHOSEN)
    return int(first), int(last)
