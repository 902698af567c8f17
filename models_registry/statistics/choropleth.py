"""A map of one indicator: into which class of colours each unit falls, and which have none.

Counts are skewed: one province has a thousand where most have ten. So the classes hold about
equally many units each (quantiles by nearest rank), and equal numbers are never parted. Zero is
no small number but a statement of its own, and stands apart from the classes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_registry.models import Indicator
from models_registry.statistics.by_unit import Place, UnitRow
from models_registry.statistics.formatting import number
from models_registry.statistics.window import Window
from provinces.models import Province

MOST_CLASSES = 5
PEOPLE = 100_000
# The units made on 1 July 2025 have a population of another count, of no stated year.
POPULATION_BASIS = "gso-average-population"


class Bounds(NamedTuple):
    """The least and the greatest number of a class."""

    least: Decimal
    greatest: Decimal

    def __str__(self) -> str:
        least, greatest = map(number, self)
        return least if least == greatest else f"{least} – {greatest}"


class UnitState(TextChoices):
    """What is known of a unit on the map."""

    NUMBER = "number", _("a number")
    ZERO = "zero", _("0, reported as zero")
    WITHOUT_VALUE = "silent", _("no single number given")
    NOT_ADDED = "not-added", _("not added up")
    NO_RATE = "no-rate", _("no rate")
    OTHER_YEARS = "other-years", _("a figure of other years")
    UNDATED = "undated", _("period not stated")
    NONE = "none", _("not held")


@dataclass(frozen=True)
class Shape:
    """One unit of the map: its row where something is held, and the number that is coloured."""

    unit: Province
    row: UnitRow | None
    state: UnitState
    value: Decimal | None = None
    bounds: Bounds | None = None

    @property
    def is_partial(self) -> bool:
        """Whether the number is a sum in which a part of the unit is missing."""
        return bool(self.row and self.row.is_partial_sum and self.value is not None)


@dataclass(frozen=True)
class Choropleth:
    """Every unit of one set, and the classes of their numbers, the least first."""

    indicator: Indicator
    window: Window
    per_head: bool
    shapes: list[Shape]
    classes: list[Bounds]

    @property
    def known(self) -> list[Shape]:
        """The units of which something is held: the greatest first, then those without a number,
        those of other years, and those that state no period.
        """
        shapes = [(shape, shape.row) for shape in self.shapes if shape.row]

        def order(known: tuple[Shape, UnitRow]) -> tuple[int, bool, Decimal]:
            shape, row = known
            return row.place, shape.value is None, -(shape.value or Decimal(0))

        return [shape for shape, _row in sorted(shapes, key=order)]

    @property
    def missing(self) -> list[Province]:
        """The units of which nothing is held."""
        return [shape.unit for shape in self.shapes if shape.row is None]


def choropleth(
    indicator: Indicator,
    window: Window,
    rows: Iterable[UnitRow],
    units: Iterable[Province],
    per_head: bool,
) -> Choropleth:
    """Return the map of an indicator. rows: one a unit at most, of the window's years. units: all
    of the map's set.
    """
    by_unit = {row.unit.pk: row for row in rows}
    values = {pk: rate(row) if per_head else row.total.value for pk, row in by_unit.items()}
    classes = classes_of(value for value in values.values() if value)
    shapes = [_shape(unit, by_unit.get(unit.pk), values.get(unit.pk), classes) for unit in units]
    return Choropleth(indicator, window, per_head, shapes, classes)


def classes_of(values: Iterable[Decimal]) -> list[Bounds]:
    """Return at most five classes; of five different numbers or fewer each is its own.

    values: none of them zero.
    """
    ordered = sorted(values)
    different = sorted(set(ordered))
    tops = different
    if len(different) > MOST_CLASSES:
        ranks = (-(-len(ordered) * part // MOST_CLASSES) for part in range(1, MOST_CLASSES + 1))
        tops = sorted({ordered[rank - 1] for rank in ranks})
    above = [different[different.index(top) + 1] for top in tops[:-1]]
    return list(map(Bounds, different[:1] + above, tops))


def rate(row: UnitRow) -> Decimal | None:
    """Return how many there are for 100,000 people of the same extent; None where it is not known.

    A number that holds for a part of the unit alone has no rate.
    """
    unit, total = row.unit, row.total
    counted = unit.population if unit.population_source == POPULATION_BASIS else None
    if not counted or not unit.population_year or total.value is None or total.is_partial:
        return None
    return (total.value * PEOPLE / counted).quantize(Decimal("0.01"))


def _shape(
    unit: Province, row: UnitRow | None, value: Decimal | None, classes: list[Bounds]
) -> Shape:
    if row is None:
        return Shape(unit, row, UnitState.NONE)
    if not row.is_within:
        is_dated = row.place == Place.OUTSIDE
        return Shape(unit, row, UnitState.OTHER_YEARS if is_dated else UnitState.UNDATED)
    if value == 0:
        return Shape(unit, row, UnitState.ZERO, value)
    if value is not None:
        bounds = next(bounds for bounds in classes if bounds.least <= value <= bounds.greatest)
        return Shape(unit, row, UnitState.NUMBER, value, bounds)
    if row.total.value is not None:
        return Shape(unit, row, UnitState.NO_RATE)
    return Shape(unit, row, UnitState.NOT_ADDED if row.total.not_added else UnitState.WITHOUT_VALUE)
