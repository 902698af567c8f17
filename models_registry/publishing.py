"""What makes a report public, and what stands in the way. Free of forms and pages.

A report is published with all that was read in it and is a draft still; what is added to a
published report later is published the same way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from models_registry.models import (
    Award,
    Figure,
    Recognition,
    ReplicationSite,
    Report,
    SecurityModel,
    State,
)
from models_registry.models.award import COUNTS
from models_registry.transcription.evidence import missing_numbers

# In the order in which they are published: what others name comes first.
PUBLISHED_WITH_REPORT: tuple[Any, ...] = (
    SecurityModel,
    Figure,
    Award,
    Recognition,
    ReplicationSite,
)


@dataclass(frozen=True)
class Problem:
    """What is wrong with a record: the field ('' for the record itself) and the words."""

    record: Any
    field: str
    message: str

    @property
    def label(self) -> str:
        """The field's name as forms show it."""
        return str(self.record._meta.get_field(self.field).verbose_name) if self.field else ""


def drafts(report: Report) -> list[Any]:
    """Return what would become public: the report, if it is a draft, and its drafts."""
    rows = [report] if report.state == State.DRAFT else []
    for model in PUBLISHED_WITH_REPORT:
        held = model.objects.filter(report=report, state=State.DRAFT).order_by("pk")
        rows += held.select_related(*_named(model))
    return rows


def _named(model: Any) -> list[str]:
    return [one.name for one in model._meta.concrete_fields if one.is_relation]


def problems(report: Report) -> list[Problem]:
    """Return all that stands in the way of publishing, [] where nothing does."""
    if report.state == State.WITHDRAWN:
        return [Problem(report, "state", _("The report was withdrawn."))]
    found = drafts(report)
    empty = [] if found[1:] or report.state != State.DRAFT else [_nothing_read(report)]
    return [*empty, *(problem for record in found for problem in _problems_of(record))]


def _nothing_read(report: Report) -> Problem:
    words = _("Nothing was read in it: enter a figure, an award or a model first.")
    return Problem(report, "", words)


def _problems_of(record: Any) -> Iterator[Problem]:
    try:
        record.full_clean()
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            named = "" if field == NON_FIELD_ERRORS else field
            yield from (Problem(record, named, message) for message in messages)
    if isinstance(record, Award):
        if not record.bodies.exists():
            yield Problem(record, "bodies", _("Name the body that gave it."))
        if counts_missing(record):
            yield Problem(record, "as_written", _("The number does not stand in these words."))
    if isinstance(record, Figure) and settings.DESK_PERSONS == 2 and record.keyed == "once":
        yield Problem(record, "keyed", _("Keyed once: another person keys it before it is public."))


def counts_missing(award: Award) -> bool:
    """Whether one of the award's counts does not stand in its words."""
    counts = [Decimal(count) for name in COUNTS if (count := getattr(award, name)) is not None]
    return bool(missing_numbers(counts, award.as_written, award.report.language))


def warnings(report: Report) -> list[str]:
    """Return what a reader will miss, though it may truly be unknown."""
    missing = {
        _("No publisher is named."): report.outlet is None,
        _("Neither the event nor the publication has a date."): not report.dated,
        _("There is no address at which the text can be read."): not report.url,
    }
    return [
        *(words for words, is_missing in missing.items() if is_missing),
        *_untranslated(report),
        *_hidden_models(report),
    ]


def _untranslated(report: Report) -> list[str]:
    if report.language == "en":
        return []
    cited = (one for one in drafts(report) if getattr(one, "as_written", ""))
    count = sum(not one.as_written_en for one in cited)
    words = _("Citations without their English words: %(count)d.")
    return [words % {"count": count}] if count else []


def _hidden_models(report: Report) -> list[str]:
    named: set[Any] = {getattr(one, "model", None) for one in drafts(report)} - {None}
    hidden = [one for one in named if one.state == State.DRAFT and one.report_id != report.pk]
    words = _("This security model is a draft of another report, and stays hidden: %(name)s.")
    return [words % {"name": one.name} for one in sorted(hidden, key=str)]


def fingerprint(records: Iterable[Any]) -> str:
    """Return a mark of these records at these versions: what was shown is what is done."""
    told = ",".join(f"{one._meta.label}:{one.pk}:{one.version}" for one in records)
    return sha256(told.encode()).hexdigest()[:32]


class NotPublishableError(ValidationError):
    """Something stands in the way of publishing."""


@transaction.atomic
def publish(report: Report, by: Any) -> int:
    """Publish the report and its drafts, by this person; return how many records that were.

    NotPublishableError where a problem stands in the way; then nothing is published.
    """
    if found := problems(report):
        raise NotPublishableError([problem.message for problem in found])
    rows = drafts(report)
    for record in rows:
        _move(record, State.PUBLISHED, by)
    return len(rows)


@transaction.atomic
def publish_all(reports: Iterable[Report], by: Any) -> int:
    """Publish several reports, or none where one cannot be; return how many records."""
    return sum(publish(report, by) for report in reports)


@transaction.atomic
def withdraw(record: Any, by: Any) -> None:
    """Withdraw a published record, by this person; its address stays alive and says so."""
    if record.state != State.PUBLISHED:
        raise ValidationError(_("Only what is published can be withdrawn."))
    _move(record, State.WITHDRAWN, by)


def _move(record: Any, state: State, by: Any) -> None:
    record._history_user = by
    record.state = state
    record.save()
