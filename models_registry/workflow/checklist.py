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

# The code of the doubt whether a claim is held already.
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
BESIDE: dict[Any, tuple[str, ...]] = {Figure: ("copies",), Award: ("bodies",)}


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
    found = {one.pk: [one] if one.state == State.DRAFT else [] for one in reports}
    for model in PUBLISHED_WITH_REPORT:
        held = model.objects.filter(report__in=found, state=State.DRAFT).order_by("pk")
        named = [*_named(model), *DEEPER.get(model, ())]
        for one in held.select_related(*named).prefetch_related(*BESIDE.get(model, ())):
            found[one.report_id].append(one)
    return found


def _unstated(reports: list[Report]) -> dict[int, list[Any]]:
    """Return by report what has no state: it becomes public with a report that is a draft."""
    found: dict[int, list[Any]] = defaultdict(list)
    new = [one for one in reports if one.state == State.DRAFT]
    for model in UNSTATED:
        for one in model.objects.filter(report__in=new).order_by("pk").select_related("report"):
            found[one.report_id].append(one)
    return found


def _named(model: Any) -> list[str]:
    return [one.name for one in model._meta.concrete_fields if one.is_relation]


@dataclass(frozen=True)
class Check:
    """A report and its drafts as they were read once: what is looked at is what is published."""

    report: Report
    drafts: list[Any]
    unstated: list[Any]
    asked: list[Asked]

    @cached_property
    def problems(self) -> list[Problem]:
        """All that stands in the way of publishing, [] where nothing does."""
        if self.report.state == State.WITHDRAWN:
            return [Problem(self.report, "state", _("The report was withdrawn."))]
        new = self.report.state == State.DRAFT
        empty = [_nothing_read(self.report)] if new and not self.drafts[1:] else []
        wrong = (one for record in self.drafts for one in _problems_of(record))
        keyed = _keyed_too_little(self.report, self.drafts)
        return [*empty, *wrong, *_errors_of(self.asked), *keyed]

    @property
    def doubts(self) -> list[Asked]:
        """The warnings, each with the word that was given for it or without."""
        return [one for one in self.asked if not one.doubt.is_error]

    @property
    def open(self) -> list[Asked]:
        """The warnings that want a word."""
        return [one for one in self.asked if one.is_open]

    @property
    def held_already(self) -> list[tuple[Report, int]]:
        """The other reports that make some of these claims, and how many of them."""
        others = [one.doubt.other for one in self.asked if one.doubt.code == ALIKE]
        elsewhere = (one.report for one in others if one and one.report_id != self.report.pk)
        return Counter(elsewhere).most_common()

    @property
    def warnings(self) -> list[str]:
        """What a reader will miss, though it may truly be unknown."""
        return _warnings(self.report, self.drafts)


def check_all(reports: Iterable[Report]) -> list[Check]:
    """Return each report with its drafts as they are stored now, in a few queries for all."""
    rows = list(reports)
    waiting, unstated = _drafts(rows), _unstated(rows)
    asked: dict[int, list[Asked]] = defaultdict(list)
    records = [row for one in rows for row in (*waiting[one.pk], *unstated[one.pk])]
    for one in asked_about(records):
        asked[one.record.report_id].append(one)
    return [Check(one, waiting[one.pk], unstated[one.pk], asked[one.pk]) for one in rows]


def _nothing_read(report: Report) -> Problem:
    words = _("Nothing was read in it: enter a figure, an award or a model first.")
    return Problem(report, "", words)


def _problems_of(record: Any) -> Iterator[Problem]:
    """Try the rules that the database, in which the record stands, does not keep by itself."""
    wrong: dict[str, Any] = {}
    try:
        record.clean_fields(exclude=_named(type(record)))
    except ValidationError as error:
        wrong = error.message_dict
    for field, messages in (wrong or record.contradictions()).items():
        for message in messages if isinstance(messages, list) else [messages]:
            yield Problem(record, field, str(message))
    if isinstance(record, Award) and not record.bodies.all():
        yield Problem(record, "bodies", _("Name the body that gave it."))


def _errors_of(asked: Iterable[Asked]) -> Iterator[Problem]:
    for one in asked:
        if one.doubt.is_error:
            yield Problem(one.record, one.doubt.field, one.doubt.message)


def _keyed_too_little(report: Report, found: list[Any]) -> Iterator[Problem]:
    figures = (one for one in found if isinstance(one, Figure))
    for figure, words in unready(report, figures):
        yield Problem(figure, "keyed", words)


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
