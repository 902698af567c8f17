"""What there is to report of: each indicator, of each unit, in each year in which it stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from models_registry.models import Indicator
from provinces.models import MERGER, Province

YEARS = range(2005, 2027)
# A report tells in its last month of the months before. That of 2026 is in September, since one
# of December may not have been yet.
LAST_MONTHS = {2026: 9}


@dataclass(frozen=True)
class Season:
    """A unit in a year: its report is of the last month, its figures of the months before."""

    unit: Province
    year: int
    first_month: int
    last_month: int


@dataclass(frozen=True)
class PlannedFigure:
    """One figure to be made up, and the edition of the season's report that it stands in."""

    season: Season
    indicator: Indicator
    edition: int


def planned_figures(random: Random) -> Iterator[PlannedFigure]:
    """Yield figures without end: each once, shuffled, then each for a further edition."""
    indicators = sorted(Indicator.objects.all(), key=lambda indicator: indicator.code)
    units = sorted(Province.objects.all(), key=lambda unit: unit.pk)
    every = [(season, indicator) for season in seasons(units) for indicator in indicators]
    for edition in count(1):
        random.shuffle(every)
        yield from (PlannedFigure(season, indicator, edition) for season, indicator in every)


def seasons(units: list[Province]) -> Iterator[Season]:
    """Yield the years of each unit; the 63 are older than the set of 2008 that they stand in."""
    for unit in units:
        for year in YEARS:
            first, last = 1, LAST_MONTHS.get(year, 12)
            if unit.valid_from >= MERGER and year <= MERGER.year:
                first = MERGER.month if year == MERGER.year else last + 1
            if unit.valid_to and year >= unit.valid_to.year:
                last = unit.valid_to.month if year == unit.valid_to.year else 0
            if first < last:
                yield Season(unit, year, first, last)
