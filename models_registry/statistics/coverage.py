"""What is held of provincial units, and what is not: a row a unit, a cell for each column.

Columns are topics, the indicators of one, or the years of one. A figure whose period spans several
years counts in each of them, as it is found in each of them in the list of figures; one that states
no period has a column of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from models_registry.models import FigureCount, FruitlessSearch, Indicator, PeriodKind, Topic
from models_registry.models.figure_count import ALL, UNSTATED, FigureCountQuerySet
from provinces.models import Province, Reading

NO_PERIOD = ""


@dataclass(frozen=True)
class CoverageColumn:
    """A column: its key, its heading, the filters of its figures, and those one step deeper."""

    key: str
    label: str
    question: dict[str, str]
    deeper: dict[str, str] = field(default_factory=dict)


class ByTopic:
    """A column for each topic.

    question: what the list of figures is asked for all of the table; condition: the same of counts
    and of searches; path: what tells the column of a count.
    """

    question: dict[str, str] = {}
    condition: dict[str, str] = {}
    path = "indicator__topic"
    name = ""

    @property
    def title(self) -> str:
        """What the table tells."""
        return _("Coverage")

    @property
    def above(self) -> list[tuple[str, dict[str, str]]]:
        """The tables that hold this one in a column: heading and question of each."""
        return []

    def key(self, topic: str) -> str:
        """Return the column of figures by what stands at their path."""
        return topic

    def counted(self, counts: FigureCountQuerySet) -> FigureCountQuerySet:
        """Return the counts that the columns show: each figure once."""
        return counts.of_any_period()

    def keys_of_search(self, search: FruitlessSearch, columns: list[CoverageColumn]) -> list[str]:
        """Return the columns of a search."""
        return [search.indicator.topic]

    def columns(self, found: set[str], searches: list[FruitlessSearch]) -> list[CoverageColumn]:
        """Return the columns in their order. found: the keys of the figures."""
        asked = ((topic, {"topic": topic.value}) for topic in Topic)
        return [
            CoverageColumn(topic.value, str(topic.label), question, question)
            for topic, question in asked
        ]

    def named(self, key: str) -> dict[str, str | int | None]:
        """Return what a column is of, for the file."""
        return {"topic": key}


class ByIndicator(ByTopic):
    """A column for each indicator of a topic."""

    path = "indicator"

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

    def keys_of_search(self, search: FruitlessSearch, columns: list[CoverageColumn]) -> list[str]:
        """Return the indicator."""
        return [search.indicator_id]

    def columns(self, found: set[str], searches: list[FruitlessSearch]) -> list[CoverageColumn]:
        """Return every indicator of the topic."""
        indicators = Indicator.objects.filter(topic=self.topic).order_by("code")
        asked = ((indicator, {"indicator": indicator.pk}) for indicator in indicators)
        return [
            CoverageColumn(indicator.pk, indicator.name, question, question)
            for indicator, question in asked
        ]

    def named(self, key: str) -> dict[str, str | int | None]:
        """Return the topic and the indicator."""
        return {"topic": self.topic, "indicator": key}


class ByYear(ByTopic):
    """A column for each year of which something of an indicator is held or was looked for."""

    path = "period"

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

    def key(self, period: str) -> str:
        """Return the year, or that none is stated."""
        return NO_PERIOD if period == UNSTATED else period

    def counted(self, counts: FigureCountQuerySet) -> FigureCountQuerySet:
        """Return the counts by year: a figure once in each year that its period touches."""
        return counts.exclude(period=ALL)

    def keys_of_search(self, search: FruitlessSearch, columns: list[CoverageColumn]) -> list[str]:
        """Return the year that was looked for; a search of any year belongs to every column."""
        return [str(search.year)] if search.year else [column.key for column in columns]

    def columns(self, found: set[str], searches: list[FruitlessSearch]) -> list[CoverageColumn]:
        """Return the years, then what is of none."""
        sought = {str(search.year) for search in searches if search.year}
        years = sorted((found | sought) - {NO_PERIOD})
        columns = [
            CoverageColumn(year, year, {**self.question, "year_from": year, "year_to": year})
            for year in years
        ]
        if NO_PERIOD in found or not years:
            unstated = {**self.question, "period_kind": PeriodKind.UNSTATED.value}
            columns.append(CoverageColumn(NO_PERIOD, _("Period not stated"), unstated))
        return columns

    def named(self, key: str) -> dict[str, str | int | None]:
        """Return the topic, the indicator, and the year: None where no period is stated."""
        year = int(key) if key else None
        return {"topic": self.indicator.topic, "indicator": self.indicator.pk, "year": year}


class CellState(StrEnum):
    """What is known of a cell, the strongest first."""

    HELD = "held"
    ZERO = "zero"
    WITHOUT_NUMBER = "without_number"
    LOOKED_FOR = "looked_for"
    NOTHING = "nothing"


@dataclass
class CoverageCell:
    """What is held of one unit in one column; search: the latest that found none."""

    address: str = ""
    figures: int = 0
    zero: int = 0
    without_number: int = 0
    search: FruitlessSearch | None = None

    @property
    def state(self) -> CellState:
        """The strongest of what holds."""
        if self.figures > self.zero + self.without_number:
            return CellState.HELD
        if self.zero:
            return CellState.ZERO
        if self.without_number:
            return CellState.WITHOUT_NUMBER
        return CellState.LOOKED_FOR if self.search else CellState.NOTHING

    def add(self, counts: dict[str, Any]) -> None:
        """Add the counts of a row of `FigureCountQuerySet.held_by()`."""
        self.figures += counts["figures"]
        self.zero += counts["zero"]
        self.without_number += counts["without_number"]

    def look(self, search: FruitlessSearch) -> None:
        """Note a search, the later one last; what a figure here has answered says no more."""
        if not (self.figures and search.answered):  # type: ignore[attr-defined]
            self.search = search


@dataclass(frozen=True)
class CoverageRow:
    """A unit: how many figures answer the question, and a cell for each column."""

    unit: Province
    figures: int
    address: str
    cells: list[CoverageCell]


class Coverage:
    """The table: the units given, in columns of a kind, in a reading.

    Each question is asked once, of the counts that are held: three, however many rows there are.
    """

    def __init__(self, units: Iterable[Province], by: ByTopic, reading: Reading) -> None:
        self.units, self.by, self.reading = list(units), by, reading

    @property
    def figures(self) -> FigureCountQuerySet:
        """The counts of the public figures that answer the question, of whatever unit."""
        return FigureCount.objects.of_any_period().filter(**self.by.condition)

    @cached_property
    def counts(self) -> list[dict[str, Any]]:
        """How many figures there are of each unit, column by column."""
        rows = FigureCount.objects.filter(**self.by.condition).by_unit(self.reading)
        asked = self.by.counted(rows.filter(Q(unit__in=self._ids)))
        return list(asked.held_by("unit", self.by.path))

    @cached_property
    def searches(self) -> list[FruitlessSearch]:
        """What was looked for in vain, the latest last."""
        rows = FruitlessSearch.objects.filter(**self.by.condition).by_unit(self.reading)
        rows = rows.filter(Q(unit__in=self._ids)).with_answered().select_related("indicator")
        return list(rows.order_by("looked_on", "pk"))

    @property
    def _ids(self) -> list[str]:
        return [unit.pk for unit in self.units]

    def _key(self, counts: dict[str, Any]) -> str:
        return self.by.key(counts[self.by.path])

    @cached_property
    def columns(self) -> list[CoverageColumn]:
        """The columns, in their order."""
        found = {self._key(row) for row in self.counts}
        return self.by.columns(found, self.searches)

    @cached_property
    def cells(self) -> dict[tuple[str, str], CoverageCell]:
        """What is held or was looked for, by unit and column."""
        found: dict[tuple[str, str], CoverageCell] = defaultdict(CoverageCell)
        for row in self.counts:
            found[row["unit"], self._key(row)].add(row)
        for search in self.searches:
            for key in self.by.keys_of_search(search, self.columns):
                found[search.unit, key].look(search)  # type: ignore[attr-defined]
        return dict(found)

    @cached_property
    def rows(self) -> list[CoverageRow]:
        """The units of which something is held or was looked for, in the order given."""
        totals = self.figures.by_unit(self.reading).filter(Q(unit__in=self._ids)).held_by("unit")
        numbers = Counter({row["unit"]: row["figures"] for row in totals})
        known = set(numbers) | {unit for unit, _key in self.cells}
        return [self._row(unit, numbers[unit.pk]) for unit in self.units if unit.pk in known]

    def rows_by(self, name: str, descending: bool) -> list[CoverageRow]:
        """Return the rows by 'province', a unit's id, or by 'figures', how many there are."""
        by_unit = sorted(self.rows, key=lambda row: row.unit.pk, reverse=descending)
        if name == "province":
            return by_unit
        return sorted(by_unit, key=lambda row: row.figures, reverse=descending)

    def _row(self, unit: Province, figures: int) -> CoverageRow:
        cells = []
        for column in self.columns:
            cell = self.cells.get((unit.pk, column.key)) or CoverageCell()
            cell.address = self._address(unit, column.question)
            cells.append(cell)
        return CoverageRow(unit, figures, self._address(unit, self.by.question), cells)

    def _address(self, unit: Province, question: dict[str, str]) -> str:
        """Return where just the figures of a cell are listed."""
        own = {} if self.reading == Reading.TODAY else {"predecessors": "no"}
        return f"{reverse('figure-list')}?{urlencode({'province': unit.pk, **question, **own})}"

    @property
    def empty_units(self) -> list[Province]:
        """The units of which nothing is held, and for which nobody looked."""
        known = {row.unit.pk for row in self.rows}
        return [unit for unit in self.units if unit.pk not in known]
