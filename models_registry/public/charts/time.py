"""One indicator in one or several areas over time."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from models_registry.models import Break, Figure, Indicator, PeriodKind
from models_registry.public.charts.indicators import point
from movement_stats.lib.charts import GAP, Chart, Point, Series

DAY_ZERO = datetime.date(1970, 1, 1)


def over_time(
    indicator: Indicator, figures: Iterable[Figure], breaks: Iterable[Break] = ()
) -> Chart:
    """Return a series an area: a date is a point, a span a line from its first to its last day.

    An open end is drawn to the end of the year that is known. Dates are joined by a line, unless
    the indicator began to be counted differently between them. figures: with value, period and
    names, ordered by area, then by period.
    """
    breaks = list(breaks)
    series = [
        Series(name, _points(list(own), breaks))
        for name, own in groupby(figures, key=lambda figure: figure.whole_area)
    ]
    return Chart(title=indicator.name, kind="time", unit=indicator.unit, series=series)


def _points(figures: list[Figure], breaks: list[Break]) -> list[Point]:
    points: list[Point] = []
    before: Figure | None = None
    for figure in figures:
        if before is not None and not _joined(before, figure, breaks):
            points.append(GAP)
        points += _drawn(figure)
        before = figure
    return points


def _drawn(figure: Figure) -> list[Point]:
    days = [figure.period_last]
    if figure.period_kind == PeriodKind.SPAN:
        days = [figure.period_first, figure.period_last]
    return [replace(point(figure), day=(day - DAY_ZERO).days) for day in days if day]


def _joined(before: Figure, after: Figure, breaks: list[Break]) -> bool:
    if not before.period_kind == after.period_kind == PeriodKind.AS_OF:
        return False
    # Both have a period: over_time() leaves out those that have none.
    first, last = str(before.period_last), str(after.period_last)
    return not any(
        first < break_.from_on <= last
        for break_ in breaks
        if break_.province_id in (None, after.province_id)
    )
