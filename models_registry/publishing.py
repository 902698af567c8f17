"""What makes a report public, and what stands in the way. Free of forms and pages.

A report is published with all that was read in it and is a draft still; what is added to a
published report later is published the same way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_registry.models import (
    Award,
    Figure,
    Recognition,
    ReplicationSite,
    Report,
    SecurityModel,
    State,
)

KEYED_ONCE = gettext_lazy(
    "Keyed once, and this site has two persons key each figure (DESK_PERSONS=2); keying a second "
    "time is not part of this version."
)

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


@dataclass(frozen=True)
class Check:
    """A report and its drafts as they were read once: what is looked at is what is published."""

    report: Report
    drafts: list[Any]
    # Names and dismissed numbers have no state: they become public with a report that is a draft.
    unstated: list[Any]

    @cached_property
    def problems(self) -> list[Problem]:
        """All that stands in the way of publishing, [] where nothing does."""
        if self.report.state == State.WITHDRAWN:
            return [Problem(self.report, "state", _("The report was withdrawn."))]
        new = self.report.state == State.DRAFT
        empty = [_nothing_read(self.report)] if new and not self.drafts[1:] else []
        return [*empty, *(one for record in self.drafts for one in _problems_of(record))]

    @property
    def warnings(self) -> list[str]:
        """What a reader will miss, though it may truly be unknown."""
        return _warnings(self.report, self.drafts)


def check(report: Report) -> Check:
    """Return the report with its drafts as they are stored now."""
    sets: list[Any] = [report.modelnames, report.dismissednumbers]
    named = sets if report.state == State.DRAFT else []
    return Check(report, drafts(report), [one for rows in named for one in rows.order_by("pk")])


def fingerprint(checks: Iterable[Check]) -> str:
    """Return a mark of all that the checks hold, at these versions."""
    return mark_of(row for one in checks for row in (one.report, *one.drafts, *one.unstated))


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
    if isinstance(record, Award) and not record.bodies.exists():
        yield Problem(record, "bodies", _("Name the body that gave it."))
    if isinstance(record, Figure) and settings.DESK_PERSONS == 2 and record.keyed == "once":
        yield Problem(record, "keyed", str(KEYED_ONCE))


def _warnings(report: Report, found: list[Any]) -> list[str]:
    missing = {
        _("No publisher is named."): report.outlet is None,
        _("Neither the event nor the publication has a date."): not report.dated,
        _("There is no address at which the text can be read."): not report.url,
    }
    return [
        *(words for words, is_missing in missing.items() if is_missing),
        *_untranslated(report, found),
        *_hidden_models(report, found),
    ]


def _untranslated(report: Report, found: list[Any]) -> list[str]:
    if report.language == "en":
        return []
    cited = (one for one in found if getattr(one, "as_written", ""))
    count = sum(not one.as_written_en for one in cited)
    words = _("Citations without their English words: %(count)d.")
    return [words % {"count": count}] if count else []


def _hidden_models(report: Report, found: list[Any]) -> list[str]:
    named: set[Any] = {getattr(one, "model", None) for one in found} - {None}
    hidden = [one for one in named if one.state == State.DRAFT and one.report_id != report.pk]
    words = _("This security model is a draft of another report, and stays hidden: %(name)s.")
    return [words % {"name": one.name} for one in sorted(hidden, key=str)]


def mark_of(records: Iterable[Any]) -> str:
    """Return a mark of these records at these versions: what was shown is what is done."""
    told = ",".join(f"{one._meta.label}:{one.pk}:{one.version}" for one in records)
    return sha256(told.encode()).hexdigest()[:32]


class NotPublishableError(ValidationError):
    """Something stands in the way of publishing."""


class ChangedError(ValidationError):
    """The records are not those that were shown."""


@transaction.atomic
def publish(keys: Iterable[int], mark: str, by: Any) -> int:
    """Publish the reports of these keys with their drafts; return how many records that were.

    mark: `fingerprint` of what the person saw. All is published or nothing: NotPublishableError
    where a problem stands in the way, ChangedError or StaleRecordError where somebody changed
    something since. A draft that comes meanwhile stays one.
    """
    checks = [check(report) for report in _held(Report, keys)]
    rows = [row for one in checks for row in one.drafts]
    if not rows or fingerprint(checks) != mark:
        raise ChangedError(_("Something was changed."))
    if found := [problem.message for one in checks for problem in one.problems]:
        raise NotPublishableError(found)
    for record in rows:
        _move(record, State.PUBLISHED, by)
    return len(rows)


def _held(model: Any, keys: Iterable[int]) -> list[Any]:
    """Return the records as they are now; until the transaction ends nobody else changes them."""
    return list(model.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


@transaction.atomic
def withdraw(model: Any, keys: Iterable[int], mark: str, by: Any) -> int:
    """Withdraw published records; return how many. Their addresses stay alive and say so.

    mark: `mark_of` what the person saw. All are withdrawn or none: ChangedError where somebody
    changed one since.
    """
    records = [one for one in _held(model, keys) if one.state == State.PUBLISHED]
    if not records or mark_of(records) != mark:
        raise ChangedError(_("Something was changed."))
    for record in records:
        _move(record, State.WITHDRAWN, by)
    return len(records)


def _move(record: Any, state: State, by: Any) -> None:
    record._history_user = by
    record.state = state
    record.save()
