"""What a map draws, and the view that sends it: a chart whose points are areas."""

from dataclasses import asdict, dataclass, field
from typing import Any

from movement_stats.lib.charts import Chart, ChartView, Point


@dataclass(frozen=True)
class Area(Point):
    """One area of a map. shape: its id in the outlines. look: what fills it, as in the legend.

    is_partial: its number is of a part of it alone, and so is outlined by dots.
    """

    shape: str = ""
    look: str = ""
    is_partial: bool = False


@dataclass(frozen=True)
class LegendLine:
    """A line of the legend: how an area looks, and what that means."""

    look: str
    text: str


@dataclass(frozen=True)
class Label:
    """A name to write where the outlines show too little."""

    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Map(Chart):
    """A drawing of one series of areas, with its legend and the names to write on it."""

    legend: list[LegendLine] = field(default_factory=list)
    names: list[Label] = field(default_factory=list)


NO_MAP = Map("", "map", [])


class MapView(ChartView):
    """Sends a map as JSON: a chart's labels and datasets, with the legend and the names."""

    chart: Map = NO_MAP

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the whole answer."""
        return super().get_context_data(**kwargs) | {
            "legend": [asdict(line) for line in self.chart.legend],
            "marks": [asdict(label) for label in self.chart.names],
        }

    def get_dataset_options(self, index: int, color: tuple[str]) -> dict[str, Any]:
        """Add which shape each point is, how it looks, and whether it is known in part."""
        areas = self.chart.series[index].points
        return super().get_dataset_options(index, color) | {
            "shapes": [area.shape for area in areas if isinstance(area, Area)],
            "looks": [area.look for area in areas if isinstance(area, Area)],
            "partial": [area.is_partial for area in areas if isinstance(area, Area)],
        }
