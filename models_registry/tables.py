"""Tables with a unit or an indicator a row: what is held goes in its cell, gaps stay gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models_registry.models import Figure, Indicator, Topic
from provinces.models import Province

YEAR = 366


@dataclass(frozen=True)
class Compared:
    """One indicator over several units: a figure each, None where nothing is held."""

    indicator: Indicator
    cells: list[Figure | None]

    @property
    def periods_differ(self) -> bool:
        """Whether the figures are of days more than a year apart, or of days nobody knows."""
        held = [figure for figure in self.cells if figure]
        days = [figure.period_last for figure in held if figure.period_last]
        return len(held) > 1 and (len(days) < len(held) or (max(days) - min(days)).days > YEAR)


def side_by_side(
    figures: Iterable[Figure], units: Sequence[Province], asked: Iterable[Indicator]
) -> list[Compared]:
    """Return a row for each indicator that was asked for or has a figure, by topic and code."""
    cells = {(figure.indicator_id, figure.province_id): figure for figure in figures}
    found = {figure.indicator_id: figure.indicator for figure in cells.values()}
    found |= {indicator.pk: indicator for indicator in asked}
    return [
        Compared(indicator, [cells.get((indicator.pk, unit.pk)) for unit in units])
        for indicator in sorted(found.values(), key=lambda one: (one.topic, one.code))
    ]


@dataclass(frozen=True)
class Covered:
    """One unit: how many figures are held of each topic, None for nothing."""

    unit: Province
    cells: list[tuple[str, int | None]]


def covered(units: Iterable[Province], cells: Iterable[tuple[str, str, int]]) -> list[Covered]:
    """Return a row for each unit; a cell that holds something is (unit, topic, how many)."""
    counts = {(unit, topic): figures for unit, topic, figures in cells}
    return [
        Covered(unit, [(topic, counts.get((unit.pk, topic))) for topic in Topic.values])
        for unit in units
    ]
