"""What a record is looked at beside: its report's text, its like, its parts. Read in bulk."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from django.db.models import Q
from django.utils import timezone

from models_registry.models import Figure, PeriodKind, ReportText, State
from models_registry.models.figure_rules import Around, rival_among
from movement_stats.lib.letters import plain


@dataclass
class Context(Around):
    """What is held around some records: at most five queries however many they are, each when a
    rule first needs its answer.

    today: the day on which the rules are asked.
    """

    records: list[Any] = field(default_factory=list)
    today: datetime.date = field(default_factory=timezone.localdate)

    @classmethod
    def of(cls, records: Iterable[Any]) -> Self:
        """Return what is held around the records."""
        return cls(list(records))

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures among the records."""
        return [record for record in self.records if isinstance(record, Figure)]

    @cached_property
    def texts(self) -> dict[int, str | None]:
        """The letters of each report's text, by the report's id; None where its file is lost."""
        reports = {getattr(record, "report_id", None) for record in self.records} - {None}
        stored = ReportText.objects.filter(report__in=reports)
        return {text.report_id: _words_of(text) for text in stored}

    @cached_property
    def alike(self) -> dict[str, list[Figure]]:
        """The figures that say something of the same thing, by `topic_of`, in order of ids."""
        topics = {topic_of(figure) for figure in self.figures}
        claims = [f"{topic}|{kind}" for topic in topics for kind in PeriodKind.values]
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in _not_withdrawn().filter(claim__in=claims).order_by("pk"):
            found[topic_of(figure)].append(figure)
        return found

    @cached_property
    def parts(self) -> dict[int, list[Figure]]:
        """The parts of each whole, by its id."""
        wholes = [figure.pk for figure in self.figures if figure.pk]
        found: dict[int, list[Figure]] = defaultdict(list)
        for part in _not_withdrawn().filter(part_of__in=wholes).order_by("pk"):
            found[part.part_of_id or 0].append(part)
        return found

    @cached_property
    def originals(self) -> set[int | None]:
        """The ids of those copies of which there are copies."""
        copies = [figure.pk for figure in self.figures if figure.pk and figure.copy_of_id]
        return set(Figure.objects.filter(copy_of__in=copies).values_list("copy_of", flat=True))

    @cached_property
    def preferred(self) -> list[Figure]:
        """The claims that persons prefer, like those that are preferred among the records."""
        claims = {figure.claim for figure in self.figures if figure.chosen}
        return list(Figure.objects.preferred_by_persons(claims))

    def text_of(self, record: Any) -> str | None:
        """Return the text that the record was read in, None where it is not held, or lost."""
        return self.texts.get(record.report_id)

    def text_is_lost(self, record: Any) -> bool:
        """Whether the report has a text, and the file of it is not there."""
        return self.texts.get(record.report_id, "") is None

    def others(self, figure: Figure) -> list[Figure]:
        """Return the other figures about the same thing, in order of their ids."""
        return [other for other in self.alike.get(topic_of(figure), []) if other.pk != figure.pk]

    def parts_of(self, whole: Figure) -> list[Figure]:
        """Return the parts of a figure; none of one that is not saved yet."""
        return self.parts.get(whole.pk, []) if whole.pk else []

    def has_copies(self, figure: Figure) -> bool:
        """Whether other figures are copies of this one, which is a copy itself."""
        return figure.pk in self.originals

    def preferred_rival(self, figure: Figure) -> Figure | None:
        """Return the claim that a person prefers in the conflict in which this one stands."""
        same = (other for other in self.preferred if other.claim == figure.claim)
        return rival_among(figure, same)


def topic_of(figure: Figure) -> str:
    """Return what a figure speaks of, whatever the kind of its period: its claim without that."""
    return figure.claim.rpartition("|")[0]


def _words_of(text: ReportText) -> str | None:
    try:
        return str(plain(text.words))
    except OSError:
        return None


def _not_withdrawn() -> Any:
    withdrawn = Q(state=State.WITHDRAWN) | Q(report__state=State.WITHDRAWN)
    return Figure.objects.exclude(withdrawn).select_related("report", "indicator")
