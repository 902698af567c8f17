"""A table with an indicator a row: what is held goes in its cell, gaps stay gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models_registry.models import Figure, Indicator, PeriodKind
from models_registry.statistics.by_unit import UnitRow
from provinces.models import Province

YEAR = 366


@dataclass(frozen=True)
class Compared:
    """One indicator over several units: what is held of each, None for nothing."""

    indicator: Indicator
    cells: list[UnitRow | None]

    @property
    def held(self) -> list[UnitRow]:
        """The cells that are not empty."""
        return [row for row in self.cells if row]

    @property
    def periods_differ(self) -> bool:
        """Whether the figures speak of other times than a reader would take them to."""
        figures = [figure for row in self.held for figure in row.figures]
        return len(figures) > 1 and not _of_one_time(figures)


def _of_one_time(figures: list[Figure]) -> bool:
    """Dates may be a year apart; of spans only equal ones count alike; an open end is unknown."""
    spans = [one for one in figures if one.period_kind == PeriodKind.SPAN]
    days = [one.period_last for one in figures if one.period_last]
    if len(days) < len(figures) or not all(one.period_start and one.period_end for one in spans):
        return False
    if spans:
        return len({(one.period_first, one.period_last) for one in figures}) == 1
    return (max(days) - min(days)).days <= YEAR


def side_by_side(
    rows: Iterable[UnitRow], units: Sequence[Province], asked: Iterable[Indicator]
) -> list[Compared]:
    """Return a row for each indicator that was asked for or has a figure, by topic and code."""
    cells = {(row.indicator.pk, row.unit.pk): row for row in rows}
    found = {row.indicator.pk: row.indicator for row in cells.values()}
    found |= {indicator.pk: indicator for indicator in asked}
    return [
        Compared(indicator, [cells.get((indicator.pk, unit.pk)) for unit in units])
        for indicator in sorted(found.values(), key=lambda one: (one.topic, one.code))
    ]
