"""The sums that an indicator's page shows beside its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models_registry.models import Figure, Indicator
from models_registry.statistics.by_unit import UnitRow, total_of
from models_registry.statistics.totals import Total, by_period
from provinces.models import Province, UnitSet


@dataclass(frozen=True)
class Sum:
    """The sum over one set of units, and of a flow those over each period that units share.

    held: how many of the set's units are in it; partial: how many of these only in part.
    """

    units: str
    total: Total
    held: int
    partial: int
    by_period: list[Total]


def sums_of(
    indicator: Indicator, rows: Iterable[UnitRow], figures: Any, is_today: bool
) -> list[Sum]:
    """Return a sum for each set of units that the rows are of, and none over both.

    figures: the indicator's public figures that the filters leave, from which those of one period
    are sought.
    """
    given = list(rows)
    sums = []
    for units in UnitSet:
        own = [row for row in given if row.unit_set == units]
        if own:
            of = Province.objects.of_set(units).count()
            known = [row for row in own if row.total.value is not None]
            total = total_of(indicator, own, of)
            shared = [] if is_today or not total.why_not else _of(units, figures)
            sums.append(
                Sum(
                    units=str(units.label),
                    total=total,
                    held=len(known),
                    partial=sum(row.total.is_partial for row in known),
                    by_period=by_period(indicator, shared, of),
                )
            )
    return sums


def _of(units: UnitSet, figures: Any) -> list[Figure]:
    return list(figures.comparable().with_unit_set().filter(unit_set=units).with_names())
