"""One indicator over provincial units."""

from collections.abc import Iterable

from django.urls import reverse

from models_registry.models import Figure, Indicator, PeriodKind
from models_registry.statistics.by_unit import UnitRow
from models_registry.statistics.formatting import claim, parts_reported, quantity_of, sign
from movement_stats.lib.charts import Chart, Point, Series


def by_unit(indicator: Indicator, rows: Iterable[UnitRow]) -> Chart:
    """Return a bar a unit, in the rows' order; a unit whose report gives no number is a gap.

    rows: of one reading; a unit that is known in part says so beside its name.
    """
    shown = list(rows)
    return Chart(
        title=indicator.name,
        kind="bars",
        unit=indicator.unit,
        labels=[
            f"{row.unit}, {len(row.total.counted)}/{row.total.of}"
            if row.is_partial_sum
            else str(row.unit)
            for row in shown
        ],
        series=[Series(indicator.name, [_point(row) for row in shown])],
    )


def _point(row: UnitRow) -> Point:
    total = row.total
    if not row.is_rolled_up:
        return point(row.figures[0])
    words = quantity_of(total, row.figures[0].indicator)
    return Point(
        value=total.value,
        text=f"{words}, {parts_reported(total)}",
        link=reverse("province-detail", args=[row.unit.pk]),
        sign=sign(total.qualifier),
    )


def point(figure: Figure) -> Point:
    """Return a figure as a point: its value, its claim in words, and its page."""
    is_span = figure.period_kind == PeriodKind.SPAN
    return Point(
        value=figure.value,
        text=claim(figure),
        link=figure.get_absolute_url(),
        sign=sign(figure.qualifier),
        is_span=is_span,
        is_open=is_span and not (figure.period_start and figure.period_end),
    )
