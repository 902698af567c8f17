"""Two readings of one indicator over provincial units, and the sums shown beside them.

As reported: each unit as its report named it, the 63 and the 34 apart. Today's provinces: the 34,
a merged one by its own figure where there is one, else by the sum of its predecessors', with the
share of parts reported. What may be summed is said in `totals`, in which years in `window`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Any

from django.db.models import Q

from models_registry.models import Figure, Indicator
from models_registry.models.figure_queryset import FigureQuerySet
from models_registry.statistics.totals import Total, add_up, alone, by_period
from models_registry.statistics.window import Window, Windows, years_of
from provinces.models import Province, Reading, UnitSet


class Place(IntEnum):
    """Where a row stands: among those compared, or after them."""

    WITHIN = 0
    OUTSIDE = 1
    UNDATED = 2


@dataclass(frozen=True)
class UnitRow:
    """What is held of one unit in one reading; `unit_set` is '' where the figure's is not known.

    window: the years that it is compared in.
    """

    unit: Province
    unit_set: str
    total: Total
    window: Window

    @property
    def figures(self) -> list[Figure]:
        """The figures that the row shows: those counted, and those that could not be."""
        total = self.total
        return [*total.counted, *total.not_added, *total.without_value, *total.outside]

    @property
    def indicator(self) -> Indicator:
        """What is counted: all its figures are of one indicator."""
        return self.figures[0].indicator

    @property
    def place(self) -> Place:
        """Whether a figure is within the window; else whether one is of other years, or of none."""
        if len(self.figures) > len(self.total.outside):
            return Place.WITHIN
        is_dated = any(figure.period_last for figure in self.figures)
        return Place.OUTSIDE if is_dated else Place.UNDATED

    @property
    def is_within(self) -> bool:
        """Whether the unit is compared: ranked and coloured, where it has a number."""
        return self.place == Place.WITHIN

    @property
    def is_rolled_up(self) -> bool:
        """Whether the figures are those of units merged into this one."""
        return any(figure.province_id != self.unit.pk for figure in self.figures)

    @property
    def is_partial_sum(self) -> bool:
        """Whether the number is a sum over some of the unit's parts, but not all."""
        return self.is_rolled_up and self.total.is_partial and self.total.value is not None

    @property
    def years(self) -> str:
        """The years of what is shown: '2023', '2021–2023', '' where none is stated."""
        shown = self.total.counted or self.figures
        return ", ".join(dict.fromkeys(filter(None, map(years_of, shown))))


def as_reported(figures: Iterable[Figure], windows: Windows) -> list[UnitRow]:
    """Return a row a figure. figures: `latest_per_unit_of_each_set()`, with their provinces."""
    rows = []
    for figure in figures:
        window = windows.of(figure.indicator_id, figure.unit_set)
        if figure.province:
            row = UnitRow(figure.province, figure.unit_set, alone(figure, window), window)
            rows.append(row)
    return in_place(rows)


def in_place(rows: Iterable[UnitRow]) -> list[UnitRow]:
    """Return the rows in their order, but first those that are compared, last the undated."""
    return sorted(rows, key=lambda row: row.place)


def of_today(
    indicator: Indicator, figures: Iterable[Figure], units: Iterable[Province], window: Window
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
    rows = []
    for pk, own in by_unit.items():
        total = _rolled_up(indicator, pk, own, merged[pk], window)
        rows.append(UnitRow(all_units[pk], UnitSet.OF_34, total, window))
    return in_place(rows)


def in_reading(figures: Iterable[Figure], windows: Windows) -> list[UnitRow]:
    """Return the rows of figures of one or several indicators, as reported or of today's units.

    figures: as for `as_reported`.
    """
    if windows.reading != Reading.TODAY:
        return as_reported(figures, windows)
    units = list(Province.objects.all())
    by_indicator: dict[Indicator, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_indicator[figure.indicator].append(figure)
    return [
        row
        for indicator, own in by_indicator.items()
        for row in of_today(indicator, own, units, windows.of(indicator.pk, UnitSet.OF_34))
    ]


def _rolled_up(
    indicator: Indicator, unit: str, figures: list[Figure], merged: int, window: Window
) -> Total:
    """Take the unit's own figure before its parts', and what the window holds before all else."""
    own = [figure for figure in figures if figure.province_id == unit]
    parts = [figure for figure in figures if figure.province_id != unit]
    if own and (any(map(window.holds, own)) or not any(map(window.holds, parts))):
        return alone(max(own, key=lambda figure: (window.holds(figure), *_latest(figure))), window)
    return add_up(indicator, parts, merged, window)


def _latest(figure: Figure) -> tuple[str, str, int]:
    return str(figure.period_last or ""), figure.unit_set, figure.pk


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
    """Return rows of today's reading by a name of SORT_KEYS, but those first that are compared;
    those without a value last.
    """
    key = SORT_KEYS[name]
    by_unit = sorted(rows, key=lambda row: row.unit.pk, reverse=descending)
    known = [row for row in by_unit if key(row) not in (None, "")]
    unknown = [row for row in by_unit if key(row) in (None, "")]
    return in_place(sorted(known, key=key, reverse=descending) + unknown)


SORT_KEYS: dict[str, Callable[[UnitRow], Any]] = {
    "value": lambda row: row.total.value,
    "province_name": lambda row: row.unit.name_en,
    "period_end": lambda row: max((figure.period_end for figure in row.figures), default=""),
}


def total_of(indicator: Indicator, rows: Iterable[UnitRow], of: int, window: Window) -> Total:
    """Return the sum over units that do not overlap: rows of one set, or of today's reading."""
    figures = (figure for row in rows for figure in row.figures)
    return add_up(indicator, figures, of, window)


@dataclass(frozen=True)
class Sum:
    """The sum over one set of units, and of a flow those over each period that units share.

    counted: how many of the set's units are in it; partial: how many of these only in part.
    """

    units: str
    window: Window
    total: Total
    counted: int
    partial: int
    by_period: list[Total]


def sums_of(
    indicator: Indicator, rows: Iterable[UnitRow], figures: FigureQuerySet, windows: Windows
) -> list[Sum]:
    """Return a sum for each set of units that the rows are of, and none over both.

    figures: the indicator's public figures that the filters leave, from which those of one period
    are sought.
    """
    given = list(rows)
    by_set = ((units, [row for row in given if row.unit_set == units]) for units in UnitSet)
    return [_sum(indicator, units, own, figures, windows) for units, own in by_set if own]


def _sum(
    indicator: Indicator,
    units: UnitSet,
    rows: list[UnitRow],
    figures: FigureQuerySet,
    windows: Windows,
) -> Sum:
    of, window = Province.objects.of_set(units).count(), windows.of(indicator.pk, units)
    total = total_of(indicator, rows, of, window)
    of_one_period: Iterable[Figure] = ()
    if total.why_not and windows.reading != Reading.TODAY:
        of_one_period = figures.comparable().filter(Q(unit_set=units)).with_names()
    known = [row for row in rows if row.total.value is not None]
    return Sum(
        units=str(units.label),
        window=window,
        total=total,
        counted=len(known),
        partial=sum(row.total.is_partial for row in known),
        by_period=by_period(indicator, of_one_period, of, window),
    )
