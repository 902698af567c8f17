"""What would become public with a report, what stands in the way, and what wants a word. Free of
forms and pages.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from models_registry.models import (
    Award,
    DismissedNumber,
    Figure,
    ModelName,
    Recognition,
    ReplicationSite,
    Report,
    SecurityModel,
    State,
)
from models_registry.workflow.double_entry import unready
from models_registry.workflow.justifications import Asked, asked_about

# The code of the rule that a claim is new.
ALIKE = "alike"
# In the order in which they are published: what others name comes first.
PUBLISHED_WITH_REPORT: tuple[Any, ...] = (
    SecurityModel,
    Figure,
    Award,
    Recognition,
    ReplicationSite,
)
UNSTATED: tuple[Any, ...] = (ModelName, DismissedNumber)
# What rules and labels need beyond the records that a record names, for all at once.
DEEPER: dict[Any, tuple[str, ...]] = {
    Figure: ("part_of__indicator", "copy_of__report", "place__province"),
    Award: ("place__province",),
}
BESIDE: dict[Any, tuple[str, ...]] = {Award: ("bodies",)}


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


def _drafts(reports: list[Report]) -> dict[int, list[Any]]:
    """Return by report what would become public: itself, if it is a draft, and its drafts."""
    found = {report.pk: [report] if report.state == State.DRAFT else [] for report in reports}
    for model in PUBLISHED_WITH_REPORT:
        drafts = model.objects.filter(report__in=found, state=State.DRAFT).order_by("pk")
        named = [*_named(model), *DEEPER.get(model, ())]
        for draft in drafts.select_related(*named).prefetch_related(*BESIDE.get(model, ())):
            found[draft.report_id].append(draft)
    return found


def _unstated(reports: list[Report]) -> dict[int, list[Any]]:
    """Return by report what has no state: it becomes public with a report that is a draft."""
    found: dict[int, list[Any]] = defaultdict(list)
    new = [report for report in reports if report.state == State.DRAFT]
    for model in UNSTATED:
        rows = model.objects.filter(report__in=new).order_by("pk").select_related("report")
        for record in rows:
            found[record.report_id].append(record)
    return found


def _named(model: Any) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.is_relation]


@dataclass(frozen=True)
class Check:
    """A report and its drafts as they were read once: what is looked at is what is published.

    wrong: the fields that are wrong by themselves. asked: what the rules find in the other records.
    """

    report: Report
    drafts: list[Any]
    unstated: list[Any]
    wrong: list[Problem]
    asked: list[Asked]

    @cached_property
    def problems(self) -> list[Problem]:
        """All that stands in the way of publishing, [] where nothing does."""
        if self.report.state == State.WITHDRAWN:
            return [Problem(self.report, "state", _("The report was withdrawn."))]
        new = self.report.state == State.DRAFT
        empty = [_nothing_read(self.report)] if new and not self.drafts[1:] else []
        errors = [*_errors_of(self.asked), *_awards_of_nobody(self.drafts)]
        keyed = _keyed_too_little(self.report, self.drafts)
        return [*empty, *self.wrong, *errors, *keyed]

    @property
    def warnings(self) -> list[Asked]:
        """The warnings, each with the word that was given for it or without."""
        return [answer for answer in self.asked if not answer.finding.is_error]

    @property
    def open(self) -> list[Asked]:
        """The warnings that want a word."""
        return [answer for answer in self.asked if answer.is_open]

    @property
    def held_already(self) -> list[tuple[Report, int]]:
        """The other reports that make some of these claims, and how many of them."""
        others = [answer.finding.other for answer in self.asked if answer.finding.code == ALIKE]
        elsewhere = (
            other.report for other in others if other and other.report_id != self.report.pk
        )
        return Counter(elsewhere).most_common()

    @property
    def gaps(self) -> list[str]:
        """What a reader will miss, though it may truly be unknown."""
        return _gaps(self.report, self.drafts)


def check_all(reports: Iterable[Report]) -> list[Check]:
    """Return each report with its drafts as they are stored now, in a few queries for all."""
    rows = list(reports)
    waiting, unstated = _drafts(rows), _unstated(rows)
    drafts = [record for report in rows for record in waiting[report.pk]]
    wrong = [problem for record in drafts for problem in _wrong_fields(record)]
    unfit = [problem.record for problem in wrong]
    records = [row for report in rows for row in (*waiting[report.pk], *unstated[report.pk])]
    asked = asked_about(record for record in records if record not in unfit)
    return [
        Check(
            report,
            waiting[report.pk],
            unstated[report.pk],
            [problem for problem in wrong if _report_of(problem.record) == report.pk],
            [answer for answer in asked if _report_of(answer.record) == report.pk],
        )
        for report in rows
    ]


def _report_of(record: Any) -> int:
    """Return the id of the report that the record is, or was read in."""
    return int(record.pk if isinstance(record, Report) else record.report_id)


def _nothing_read(report: Report) -> Problem:
    words = _("Nothing was read in it: enter a figure, an award or a model first.")
    return Problem(report, "", words)


def _wrong_fields(record: Any) -> list[Problem]:
    """Return which fields are wrong by themselves: what the database does not keep."""
    try:
        record.clean_fields(exclude=_named(type(record)))
    except ValidationError as error:
        found = error.message_dict.items()
        return [Problem(record, field, words) for field, messages in found for words in messages]
    return []


def _awards_of_nobody(records: Iterable[Any]) -> Iterator[Problem]:
    for record in records:
        if isinstance(record, Award) and not record.bodies.all():
            yield Problem(record, "bodies", _("Name the body that gave it."))


def _errors_of(asked: Iterable[Asked]) -> Iterator[Problem]:
    for answer in asked:
        if answer.finding.is_error:
            yield Problem(answer.record, answer.finding.field, answer.finding.message)


def _keyed_too_little(report: Report, found: list[Any]) -> Iterator[Problem]:
    figures = (record for record in found if isinstance(record, Figure))
    for figure, words in unready(report, figures):
        yield Problem(figure, "keyed", words)


def _gaps(report: Report, found: list[Any]) -> list[str]:
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
    cited = (record for record in found if getattr(record, "as_written", ""))
    count = sum(not record.as_written_en for record in cited)
    words = _("Citations without their English words: %(count)d.")
    return [words % {"count": count}] if count else []


def _hidden_models(report: Report, found: list[Any]) -> list[str]:
    named: set[Any] = {getattr(record, "model", None) for record in found} - {None}
    drafts = (model for model in named if model.state == State.DRAFT)
    hidden = [model for model in drafts if model.report_id != report.pk]
    words = _("This security model is a draft of another report, and stays hidden: %(name)s.")
    return [words % {"name": model.name} for model in sorted(hidden, key=str)]
