"""One indicator over provincial units."""

from collections.abc import Iterable

from models_registry.models import Figure, Indicator, PeriodKind
from models_registry.wording import claim, mark
from movement_stats.lib.charts import Chart, Point, Series


def by_unit(indicator: Indicator, figures: Iterable[Figure]) -> Chart:
    """Return a bar a unit, in the figures' order; a unit whose report gives no number is a gap.

    figures: one a unit, with their names, in the indicator's unit of measure.
    """
    shown = list(figures)
    return Chart(
        title=indicator.name,
        kind="bars",
        unit=indicator.unit,
        labels=[str(figure.province) for figure in shown],
        series=[Series(indicator.name, [point(figure) for figure in shown])],
    )


def point(figure: Figure) -> Point:
    """Return a figure as a point: its value, its claim in words, and its page."""
    is_span = figure.period_kind == PeriodKind.SPAN
    return Point(
        value=figure.value,
        text=claim(figure),
        link=figure.get_absolute_url(),
        mark=mark(figure.qualifier),
        is_span=is_span,
        is_open=is_span and not (figure.period_start and figure.period_end),
    )
