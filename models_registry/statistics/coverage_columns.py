"""The columns in which coverage is told: topics, the indicators of one, or the years of one.

A figure whose period spans several years counts in each of them, as it is found in each of them in
the list of figures; one that states no period has a column of its own.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from models_registry.models import FruitlessSearch, Indicator, PeriodKind, Topic
from movement_stats.lib.filters import YEARS

NO_PERIOD = ""


@dataclass(frozen=True)
class Column:
    """A column: its key, its heading, the filters of its figures, and those one step deeper."""

    key: str
    label: str
    question: dict[str, str]
    deeper: dict[str, str] = field(default_factory=dict)


class ByTopic:
    """A column for each topic.

    question: what the list of figures is asked for all of the table; condition: the same of a
    figure or a search; paths: what tells the column of a figure.
    """

    question: dict[str, str] = {}
    condition: dict[str, str] = {}
    paths: tuple[str, ...] = ("indicator__topic",)
    name = ""

    @property
    def title(self) -> str:
        """What the table tells."""
        return _("Coverage")

    @property
    def above(self) -> list[tuple[str, dict[str, str]]]:
        """The tables that hold this one in a column: heading and question of each."""
        return []

    def keys(self, topic: str) -> list[str]:
        """Return the columns of a figure by what stands at its paths."""
        return [topic]

    def keys_of_search(self, search: FruitlessSearch, columns: list[Column]) -> list[str]:
        """Return the columns of a search."""
        return [search.indicator.topic]

    def columns(self, held: set[str], searches: list[FruitlessSearch]) -> list[Column]:
        """Return the columns in their order; held: the keys of the figures."""
        asked = ((str(topic.label), {"topic": topic.value}) for topic in Topic)
        return [Column(question["topic"], label, question, question) for label, question in asked]

    def named(self, key: str) -> dict[str, str | int | None]:
        """Return what a column is of, for the file."""
        return {"topic": key}


class ByIndicator(ByTopic):
    """A column for each indicator of a topic."""

    paths = ("indicator",)

    def __init__(self, topic: str) -> None:
        self.topic, self.name = topic, str(Topic(topic).label)
        self.question, self.condition = {"topic": topic}, {"indicator__topic": topic}

    @property
    def title(self) -> str:
        """What the table tells, of which topic."""
        return _("Coverage: %s, by indicator") % self.name

    @property
    def above(self) -> list[tuple[str, dict[str, str]]]:
        """The table of all topics."""
        return [(_("Coverage"), {})]

    def keys_of_search(self, search: FruitlessSearch, columns: list[Column]) -> list[str]:
        """Return the indicator."""
        return [search.indicator_id]

    def columns(self, held: set[str], searches: list[FruitlessSearch]) -> list[Column]:
        """Return every indicator of the topic."""
        return [
            Column(one.pk, one.name, {"indicator": one.pk}, {"indicator": one.pk})
            for one in Indicator.objects.filter(topic=self.topic).order_by("code")
        ]

    def named(self, key: str) -> dict[str, str | int | None]:
        """Return the topic and the indicator."""
        return {"topic": self.topic, "indicator": key}


class ByYear(ByTopic):
    """A column for each year of which something of an indicator is held or was looked for."""

    paths = ("period_first__year", "period_last__year")

    def __init__(self, indicator: Indicator) -> None:
        self.indicator, self.name = indicator, indicator.name
        self.question = self.condition = {"indicator": indicator.pk}

    @property
    def title(self) -> str:
        """What the table tells, of which indicator."""
        return _("Coverage: %s, by year") % self.name

    @property
    def above(self) -> list[tuple[str, dict[str, str]]]:
        """The table of all topics, and that of the indicator's topic."""
        topic = ByIndicator(self.indicator.topic)
        return [*topic.above, (topic.name, topic.question)]

    def keys(self, first: int | None, last: int | None) -> list[str]:  # type: ignore[override]
        """Return the years that a period touches, of those that a list can be asked for."""
        if first is None or last is None:
            return [NO_PERIOD]
        return [str(year) for year in range(max(first, YEARS[0]), min(last, YEARS[1]) + 1)]

    def keys_of_search(self, search: FruitlessSearch, columns: list[Column]) -> list[str]:
        """Return the year that was looked for; a search of any year belongs to every column."""
        return [str(search.year)] if search.year else [column.key for column in columns]

    def columns(self, held: set[str], searches: list[FruitlessSearch]) -> list[Column]:
        """Return the years, then what is of none."""
        sought = {str(search.year) for search in searches if search.year}
        years = sorted((held | sought) - {NO_PERIOD})
        found = [
            Column(year, year, {**self.question, "year_from": year, "year_to": year})
            for year in years
        ]
        if NO_PERIOD in held or not years:
            unstated = {**self.question, "period_kind": PeriodKind.UNSTATED.value}
            found.append(Column(NO_PERIOD, _("Period not stated"), unstated))
        return found

    def named(self, key: str) -> dict[str, str | int | None]:
        """Return the topic, the indicator, and the year: None where no period is stated."""
        year = int(key) if key else None
        return {"topic": self.indicator.topic, "indicator": self.indicator.pk, "year": year}
