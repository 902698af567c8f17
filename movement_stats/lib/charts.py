"""What a chart draws, and the view that sends it to Chart.js.

A chart is made by a pure function from the rows that its page's table shows; the view only
writes it down, through django-chartjs.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from chartjs.views.lines import BaseLineChartView

from movement_stats.lib.files import Plain, plain

# Okabe and Ito's colours (Color Universal Design, 2008), which colour-blind eyes tell apart. The
# pages' own style sheet has a set for each of its schemes; these serve whoever reads the JSON.
PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#7f7f7f")

Number = Decimal | int | None
ChartKind = Literal["bars", "stacked", "time", "map"]


@dataclass(frozen=True)
class Point:
    """One drawn value; None is a gap.

    sign: what stands before a number that is not exact, such as '>'.
    day: where the point stands on an axis of time, in days since 1970.
    is_open: a span of which one end is not known. is_pale: one that is shown, but not compared.
    """

    value: Number
    text: str = ""
    link: str = ""
    sign: str = ""
    day: int | None = None
    is_span: bool = False
    is_open: bool = False
    is_pale: bool = False


GAP = Point(None)


@dataclass(frozen=True)
class Series:
    """Values of one kind, in the order of the chart's labels."""

    name: str
    points: list[Point]


@dataclass(frozen=True)
class Chart:
    """A drawing: horizontal bars by label, bars stacked by series, or points over time."""

    title: str
    kind: ChartKind
    series: list[Series]
    labels: list[str] = field(default_factory=list)
    unit: str = ""

    def rows(self) -> list[tuple[str, list[Point]]]:
        """Return the chart as a table: each label with a point a series."""
        points = zip(*(series.points for series in self.series), strict=True)
        return [(label, list(own)) for label, own in zip(self.labels, points, strict=True)]


NO_CHART = Chart("", "time", [])


class ChartView(BaseLineChartView):  # type: ignore[misc]
    """Sends a chart as JSON: labels and datasets, as Chart.js takes them.

    django-chartjs's own answer holds the view's address in memory, writes decimals as text and
    NaN bare; ours gives the same bytes for the same data, numbers as numbers, and no NaN.
    """

    chart: Chart = NO_CHART

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the whole answer."""
        context = super().get_context_data(**kwargs)
        return {
            "title": self.chart.title,
            "kind": self.chart.kind,
            "unit": self.chart.unit,
            "labels": context["labels"],
            "datasets": context["datasets"],
        }

    def get_labels(self) -> list[str]:
        """Return the names of the bars."""
        return self.chart.labels

    def get_providers(self) -> list[str]:
        """Return the names of the series."""
        return [series.name for series in self.chart.series]

    def get_data(self) -> list[list[Plain | dict[str, Plain]]]:
        """Return the values of each series; points over time as {x, y}."""
        return [[self._value(point) for point in series.points] for series in self.chart.series]

    def _value(self, point: Point) -> Plain | dict[str, Plain]:
        value = plain(point.value)
        return {"x": point.day, "y": value} if self.chart.kind == "time" else value

    def get_colors(self) -> Iterator[tuple[str]]:
        """Yield our palette, round and round."""
        while True:
            yield from ((color,) for color in PALETTE)

    def get_dataset_options(self, index: int, color: tuple[str]) -> dict[str, Any]:
        """Return the colour, and what is said of each point."""
        points = self.chart.series[index].points
        return {
            "backgroundColor": color[0],
            "borderColor": color[0],
            "marks": [point.sign for point in points],
            "texts": [point.text for point in points],
            "links": [point.link for point in points],
            "spans": [point.is_span for point in points],
            "open": [point.is_open for point in points],
            "pale": [point.is_pale for point in points],
        }

    def convert_context_to_json(self, context: dict[str, Any]) -> str:
        """Return the JSON; ValueError for what no JSON number can be."""
        return json.dumps(context, ensure_ascii=False, allow_nan=False)
