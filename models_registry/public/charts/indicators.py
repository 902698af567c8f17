"""One indicator over provincial units."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse

from models_registry.models import Figure, Indicator, PeriodKind
from models_registry.statistics.by_unit import Place, UnitRow
from models_registry.statistics.formatting import claim, parts_reported, quantity_of, sign
from models_registry.statistics.window import titled
from movement_stats.lib.charts import Chart, Point, Series


def by_unit(indicator: Indicator, rows: Iterable[UnitRow]) -> Chart:
    """Return a bar a unit, in the rows' order; a unit whose report gives no number is a gap.

    rows: of one reading. Beside its name a unit has the years of its figure, and says where it is
    known in part alone; what is of other years than those compared is pale.
    """
    shown = list(rows)
    return Chart(
        title=titled(indicator.name, [row.window for row in shown if row.unit_set]),
        kind="bars",
        unit=indicator.unit,
        labels=[_label(row) for row in shown],
        series=[Series(indicator.name, [_point(row) for row in shown])],
    )


def _label(row: UnitRow) -> str:
    parts = f"{len(row.total.counted)}/{row.total.of}" if row.is_partial_sum else ""
    return ", ".join(filter(None, [str(row.unit), parts, row.years]))


def _point(row: UnitRow) -> Point:
    total = row.total
    if not row.is_rolled_up:
        return _alone(row)
    if not row.is_within:
        text = "; ".join(f"{figure.province}: {claim(figure)}" for figure in row.figures)
        return Point(None, text, link=reverse("province-detail", args=[row.unit.pk]))
    words = quantity_of(total, row.figures[0].indicator)
    return Point(
        value=total.value,
        text=f"{words}, {parts_reported(total)}",
        link=reverse("province-detail", args=[row.unit.pk]),
        sign=sign(total.qualifier),
    )


def _alone(row: UnitRow) -> Point:
    """Return the row's figure: pale where it is of other years, no bar where it states none."""
    drawn = point(row.figures[0])
    if row.place == Place.UNDATED:
        return replace(drawn, value=None)
    return replace(drawn, is_pale=not row.is_within)


def point(figure: Figure) -> Point:
    """Return a figure as a point: its value, none of a range, its claim in words, and its page."""
    is_span = figure.period_kind == PeriodKind.SPAN
    return Point(
        value=figure.single_value,
        text=claim(figure),
        link=figure.get_absolute_url(),
        sign=sign(figure.qualifier),
        is_span=is_span,
        is_open=is_span and not (figure.period_start and figure.period_end),
    )
