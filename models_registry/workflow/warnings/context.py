"""What a figure is looked at beside: its report's text, its like, its parts. Read in bulk."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from django.db.models import Q
from django.utils import timezone

from models_registry.models import Figure, PeriodKind, ReportText, State
from movement_stats.lib.letters import plain


@dataclass
class Context:
    """What is held around some records, read in four queries however many they are.

    texts: the letters of each report's text, by the report's id; None where its file is lost.
    alike: the figures that say something of the same thing, by `topic_of`. parts: the parts of
    each whole, by its id. today: the day on which the question is asked.
    """

    texts: dict[int, str | None] = field(default_factory=dict)
    alike: dict[str, list[Figure]] = field(default_factory=dict)
    parts: dict[int, list[Figure]] = field(default_factory=dict)
    today: datetime.date = field(default_factory=timezone.localdate)

    @classmethod
    def of(cls, records: Iterable[Any]) -> Self:
        """Return what is held around records that were read in reports."""
        rows = list(records)
        figures = [one for one in rows if isinstance(one, Figure)]
        return cls(_texts(rows), _alike(figures), _parts(figures))

    def text_of(self, record: Any) -> str | None:
        """Return the text that the record was read in, None where it is not held, or lost."""
        return self.texts.get(record.report_id)

    def text_is_lost(self, record: Any) -> bool:
        """Whether the report has a text, and the file of it is not there."""
        return self.texts.get(record.report_id, "") is None

    def others(self, figure: Figure) -> list[Figure]:
        """Return the other figures about the same thing, in order of their ids."""
        return [one for one in self.alike.get(topic_of(figure), []) if one.pk != figure.pk]


def topic_of(figure: Figure) -> str:
    """Return what a figure speaks of, whatever the kind of its period: its claim without that."""
    return figure.claim.rpartition("|")[0]


def _texts(records: list[Any]) -> dict[int, str | None]:
    held = ReportText.objects.filter(report__in={one.report_id for one in records} - {None})
    return {text.report_id: _words_of(text) for text in held}


def _words_of(text: ReportText) -> str | None:
    try:
        return str(plain(text.words))
    except OSError:
        return None


def _alike(figures: list[Figure]) -> dict[str, list[Figure]]:
    topics = {topic_of(one) for one in figures}
    claims = [f"{topic}|{kind}" for topic in topics for kind in PeriodKind.values]
    found: dict[str, list[Figure]] = defaultdict(list)
    for one in _not_withdrawn().filter(claim__in=claims).order_by("pk"):
        found[topic_of(one)].append(one)
    return found


def _parts(figures: list[Figure]) -> dict[int, list[Figure]]:
    wholes = {one.pk for one in figures} | {one.part_of_id for one in figures}
    found: dict[int, list[Figure]] = defaultdict(list)
    for one in _not_withdrawn().filter(part_of__in=wholes - {None}).order_by("pk"):
        found[one.part_of_id or 0].append(one)
    return found


def _not_withdrawn() -> Any:
    withdrawn = Q(state=State.WITHDRAWN) | Q(report__state=State.WITHDRAWN)
    return Figure.objects.exclude(withdrawn).select_related("report", "indicator")
