"""Two readings of one indicator over provincial units, and the sums shown beside them.

As reported: each unit as its report named it, the 63 and the 34 apart. Today's provinces: the 34,
a merged one by its own figure where there is one, else by the sum of its predecessors', with the
share of parts reported. What may be summed is said in `totals`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from models_registry.models import Figure, Indicator
from models_registry.models.figure_queryset import FigureQuerySet
from models_registry.statistics.totals import Total, add_up, alone, by_period
from provinces.models import Province, UnitSet


@dataclass(frozen=True)
class UnitRow:
    """What is held of one unit in one reading; `unit_set` is '' where the figure's is not known."""

    unit: Province
    unit_set: str
    total: Total

    @property
    def figures(self) -> list[Figure]:
        """The figures that the row shows: those counted, and those that could not be."""
        return [*self.total.counted, *self.total.not_added, *self.total.without_value]

    @property
    def indicator(self) -> Indicator:
        """What is counted: all its figures are of one indicator."""
        return self.figures[0].indicator

    @property
    def is_rolled_up(self) -> bool:
        """Whether the figures are those of units merged into this one."""
        return any(figure.province_id != self.unit.pk for figure in self.figures)

    @property
    def is_partial_sum(self) -> bool:
        """Whether the number is a sum over some of the unit's parts, but not all."""
        return self.is_rolled_up and self.total.is_partial and self.total.value is not None


def as_reported(figures: Iterable[Figure]) -> list[UnitRow]:
    """Return a row a figure. figures: `latest_per_unit_of_each_set()`, with their provinces."""
    return [
        UnitRow(figure.province, _set_of(figure), alone(figure))
        for figure in figures
        if figure.province
    ]


def of_today(
    indicator: Indicator, figures: Iterable[Figure], units: Iterable[Province]
) -> list[UnitRow]:
    """Return a row for each of today's units of which something is held.

    figures: as for `as_reported`. units: all units, with their successors.
    """
    all_units = {unit.pk: unit for unit in units}
    merged = Counter(unit.successor_id for unit in all_units.values() if unit.successor_id)
    by_unit: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        unit = all_units[str(figure.province_id)]
        by_unit[unit.successor_id or unit.pk].append(figure)
    return [
        UnitRow(
            all_units[pk], UnitSet.OF_34, _rolled_up(indicator, pk, figures_of_unit, merged[pk])
        )
        for pk, figures_of_unit in by_unit.items()
    ]


def in_reading(figures: Iterable[Figure], is_today: bool) -> list[UnitRow]:
    """Return the rows of figures of one or several indicators, as reported or of today's units.

    figures: as for `as_reported`.
    """
    if not is_today:
        return as_reported(figures)
    units = list(Province.objects.all())
    by_indicator: dict[Indicator, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_indicator[figure.indicator].append(figure)
    return [row for counted in by_indicator.items() for row in of_today(*counted, units)]


def _rolled_up(indicator: Indicator, unit: str, figures: list[Figure], merged: int) -> Total:
    own = [figure for figure in figures if figure.province_id == unit]
    if own:
        return alone(max(own, key=_latest))
    return add_up(indicator, figures, of=merged)


def _latest(figure: Figure) -> tuple[str, str, int]:
    return str(figure.period_last or ""), _set_of(figure), figure.pk


def _set_of(figure: Figure) -> str:
    return str(figure.unit_set)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Ranked:
    """A row with its place among those of its set; None without a number that could be ranked."""

    rank: int | None
    row: UnitRow


def ranked(rows: Iterable[UnitRow]) -> list[Ranked]:
    """Return the rows, in their order, each with its rank; equal numbers share one."""
    given = list(rows)
    values: dict[str, list[Decimal]] = defaultdict(list)
    for row in given:
        if row.total.value is not None:
            values[row.unit_set].append(row.total.value)
    ranks = []
    for row in given:
        value, others = row.total.value, values[row.unit_set]
        rank = None if value is None else 1 + sum(other > value for other in others)
        ranks.append(Ranked(rank, row))
    return ranks


def sort_units(rows: Iterable[UnitRow], name: str, descending: bool) -> list[UnitRow]:
    """Return rows of today's reading by a name of SORT_KEYS; those without a value last."""
    key = SORT_KEYS[name]
    by_unit = sorted(rows, key=lambda row: row.unit.pk, reverse=descending)
    known = [row for row in by_unit if key(row) not in (None, "")]
    unknown = [row for row in by_unit if key(row) in (None, "")]
    return sorted(known, key=key, reverse=descending) + unknown


SORT_KEYS: dict[str, Callable[[UnitRow], Any]] = {
    "value": lambda row: row.total.value,
    "province_name": lambda row: row.unit.name_en,
    "period_end": lambda row: max((figure.period_end for figure in row.figures), default=""),
}


def total_of(indicator: Indicator, rows: Iterable[UnitRow], of: int) -> Total:
    """Return the sum over units that do not overlap: rows of one set, or of today's reading."""
    return add_up(indicator, (figure for row in rows for figure in row.figures), of)


@dataclass(frozen=True)
class Sum:
    """The sum over one set of units, and of a flow those over each period that units share.

    counted: how many of the set's units are in it; partial: how many of these only in part.
    """

    units: str
    total: Total
    counted: int
    partial: int
    by_period: list[Total]


def sums_of(
    indicator: Indicator, rows: Iterable[UnitRow], figures: FigureQuerySet, is_today: bool
) -> list[Sum]:
    """Return a sum for each set of units that the rows are of, and none over both.

    figures: the indicator's public figures that the filters leave, from which those of one period
    are sought.
    """
    given = list(rows)
    by_set = ((units, [row for row in given if row.unit_set == units]) for units in UnitSet)
    return [_sum(indicator, units, own, figures, is_today) for units, own in by_set if own]


def _sum(
    indicator: Indicator,
    units: UnitSet,
    rows: list[UnitRow],
    figures: FigureQuerySet,
    is_today: bool,
) -> Sum:
    of = Province.objects.of_set(units).count()
    total = total_of(indicator, rows, of)
    of_one_period: Iterable[Figure] = ()
    if total.why_not and not is_today:
        of_set = figures.comparable().with_unit_set().filter(Q(unit_set=units))
        of_one_period = of_set.with_names()
    known = [row for row in rows if row.total.value is not None]
    return Sum(
        units=str(units.label),
        total=total,
        counted=len(known),
        partial=sum(row.total.is_partial for row in known),
        by_period=by_period(indicator, of_one_period, of),
    )
