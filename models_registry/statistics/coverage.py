"""What is held of provincial units, and what is not: a row a unit, a cell for each column."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from models_registry.models import Figure, FruitlessSearch
from models_registry.statistics.coverage_columns import ByTopic, Column
from provinces.models import Province, Reading


class CellState(StrEnum):
    """What is known of a cell, the strongest first."""

    HELD = "held"
    ZERO = "zero"
    WITHOUT_NUMBER = "without_number"
    LOOKED_FOR = "looked_for"
    NOTHING = "nothing"


@dataclass
class Cell:
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

    def add(self, held: dict[str, Any]) -> None:
        """Count a row of `FigureQuerySet.held_by()`."""
        self.figures += held["figures"]
        self.zero += held["zero"]
        self.without_number += held["without_number"]

    def look(self, search: FruitlessSearch) -> None:
        """Note a search, the later one last; what a figure here has answered says no more."""
        if not (self.figures and search.answered):  # type: ignore[attr-defined]
            self.search = search


@dataclass(frozen=True)
class Row:
    """A unit: how many figures answer the question, and a cell for each column."""

    unit: Province
    figures: int
    address: str
    cells: list[Cell]


class Coverage:
    """The table: the units given, in columns of a kind, in a reading.

    Each question is asked once, and counted in the database: two, however many rows there are.
    """

    def __init__(self, units: Iterable[Province], by: ByTopic, reading: Reading) -> None:
        self.units, self.by, self.reading = list(units), by, reading

    @property
    def figures(self) -> Any:
        """The public figures that answer the question, of whatever unit."""
        return Figure.objects.public().filter(**self.by.condition)

    @cached_property
    def held(self) -> list[dict[str, Any]]:
        """How many figures there are of each unit, column by column."""
        rows = self.figures.by_unit(self.reading).filter(unit__in=self._ids)
        return list(rows.held_by("unit", *self.by.paths))

    @cached_property
    def searches(self) -> list[FruitlessSearch]:
        """What was looked for in vain, the latest last."""
        rows: Any = FruitlessSearch.objects.filter(**self.by.condition).by_unit(self.reading)
        rows = rows.filter(unit__in=self._ids).with_answered().select_related("indicator")
        return list(rows.order_by("looked_on", "pk"))

    @property
    def _ids(self) -> list[str]:
        return [unit.pk for unit in self.units]

    def _keys(self, held: dict[str, Any]) -> list[str]:
        return self.by.keys(*(held[path] for path in self.by.paths))

    @cached_property
    def columns(self) -> list[Column]:
        """The columns, in their order."""
        return self.by.columns({key for row in self.held for key in self._keys(row)}, self.searches)

    @cached_property
    def cells(self) -> dict[tuple[str, str], Cell]:
        """What is held or was looked for, by unit and column."""
        found: dict[tuple[str, str], Cell] = defaultdict(Cell)
        for row in self.held:
            for key in self._keys(row):
                found[row["unit"], key].add(row)
        for search in self.searches:
            for key in self.by.keys_of_search(search, self.columns):
                found[search.unit, key].look(search)  # type: ignore[attr-defined]
        return dict(found)

    @cached_property
    def rows(self) -> list[Row]:
        """The units of which something is held or was looked for, in the order given."""
        numbers: Counter[str] = Counter()
        for row in self.held:
            numbers[row["unit"]] += row["figures"]
        told = set(numbers) | {unit for unit, _key in self.cells}
        return [self._row(unit, numbers[unit.pk]) for unit in self.units if unit.pk in told]

    def _row(self, unit: Province, figures: int) -> Row:
        cells = []
        for column in self.columns:
            cell = self.cells.get((unit.pk, column.key)) or Cell()
            cell.address = self._address(unit, column.question)
            cells.append(cell)
        return Row(unit, figures, self._address(unit, self.by.question), cells)

    def _address(self, unit: Province, question: dict[str, str]) -> str:
        """Return where just the figures of a cell are listed."""
        own = {} if self.reading == Reading.TODAY else {"predecessors": "no"}
        return f"{reverse('figure-list')}?{urlencode({'province': unit.pk, **question, **own})}"

    @property
    def silent(self) -> list[Province]:
        """The units of which nothing is held, and for which nobody looked."""
        told = {row.unit.pk for row in self.rows}
        return [unit for unit in self.units if unit.pk not in told]


def in_order(rows: Iterable[Row], name: str, descending: bool) -> list[Row]:
    """Return the rows by 'province', a unit's id, or by 'figures', how many there are."""
    by_unit = sorted(rows, key=lambda row: row.unit.pk, reverse=descending)
    if name == "province":
        return by_unit
    return sorted(by_unit, key=lambda row: row.figures, reverse=descending)
