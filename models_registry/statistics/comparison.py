"""A table with an indicator a row: what is held goes in its cell, gaps stay gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models_registry.models import Figure, Indicator, PeriodKind
from models_registry.statistics.by_unit import UnitRow
from models_registry.statistics.window import Window
from provinces.models import Province

YEAR = 366


@dataclass(frozen=True)
class Compared:
    """One indicator over several units: what is held of each, None for nothing."""

    indicator: Indicator
    cells: list[UnitRow | None]

    @property
    def unit_rows(self) -> list[UnitRow]:
        """The cells that are not empty."""
        return [row for row in self.cells if row]

    @property
    def windows(self) -> list[Window]:
        """The years in which the units are compared, one for each set of them."""
        return list(dict.fromkeys(row.window for row in self.unit_rows if row.unit_set))

    @property
    def periods_differ(self) -> bool:
        """Whether the figures speak of other times than a reader would take them to."""
        figures = [figure for row in self.unit_rows for figure in row.figures]
        return len(figures) > 1 and not _of_one_time(figures)


def _of_one_time(figures: list[Figure]) -> bool:
    """Dates may be a year apart; of spans only equal ones count alike; an open end is unknown."""
    spans = [figure for figure in figures if figure.period_kind == PeriodKind.SPAN]
    days = [figure.period_last for figure in figures if figure.period_last]
    are_closed = all(span.period_start and span.period_end for span in spans)
    if len(days) < len(figures) or not are_closed:
        return False
    if spans:
        return len({(figure.period_first, figure.period_last) for figure in figures}) == 1
    return (max(days) - min(days)).days <= YEAR


def side_by_side(
    rows: Iterable[UnitRow], units: Sequence[Province], asked: Iterable[Indicator]
) -> list[Compared]:
    """Return a row for each indicator that was asked for or has a figure, by topic and code."""
    cells = {(row.indicator.pk, row.unit.pk): row for row in rows}
    found = {row.indicator.pk: row.indicator for row in cells.values()}
    found |= {indicator.pk: indicator for indicator in asked}
    ordered = sorted(found.values(), key=lambda indicator: (indicator.topic, indicator.code))
    return [
        Compared(indicator, [cells.get((indicator.pk, unit.pk)) for unit in units])
        for indicator in ordered
    ]
