"""Provincial units side by side: each unit's latest comparable figure of each indicator."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from models_registry.models import Figure
from models_registry.public import charts, exports
from models_registry.public.exports import units as units_file
from models_registry.public.filters.comparison import CompareFilter
from models_registry.public.views.lists import OneOrder, VersionedFile
from models_registry.statistics.by_unit import in_reading
from models_registry.statistics.comparison import Compared, side_by_side
from movement_stats.lib.charts import Chart, ChartView
from movement_stats.lib.keyset import Order
from movement_stats.lib.list_page import Table


class Comparison(OneOrder):
    """The figures in the cells of the table, row by row."""

    filters = CompareFilter
    columns = exports.FIGURES
    file_name = "compare"
    one_order = "row_and_column"

    def everything(self) -> QuerySet[Any]:
        """Return every figure, of which those asked for are taken first: else the latest of all
        units would be sought.
        """
        rows: QuerySet[Any] = Figure.objects.all()
        return rows

    def asked(self) -> tuple[Any, Any, Order]:
        """Return the latest comparable figures of the units and indicators asked for, of units
        merged into them too where today's are asked for.
        """
        chosen: Any
        chosen, found, order = super().asked()
        rows: Any = found
        latest = rows.latest_per_unit_of_each_set() if chosen.is_today else rows.latest_per_unit()
        return chosen, latest.by_indicator_and_unit(), order

    def compared(self, chosen: CompareFilter, figures: Any, order: Order) -> list[Compared]:
        """Return the table's rows. The rest: as asked for."""
        told = order.apply(figures.with_names().with_unit_set())
        rows = in_reading(told, chosen.is_today)
        return side_by_side(rows, chosen.units, chosen.indicators)

    def in_time(self, chosen: CompareFilter) -> Any:
        """Return the figures over time of the one indicator that was chosen, else none.

        Nothing is rolled up over time: a sum holds figures of several dates.
        """
        indicator = chosen.one_indicator
        if indicator is None or not chosen.units or chosen.is_today:
            return Figure.objects.none()
        return Figure.objects.over_time_in(chosen.units, indicator)

    def breaks(self, chosen: CompareFilter) -> Any:
        """Return from when the one indicator is counted differently in these units."""
        return chosen.one_indicator.breaks.of_units(chosen.units) if chosen.one_indicator else ()


class ComparePage(Comparison, TemplateView):
    """The page: a form to choose, and the table."""

    template_name = "public/comparison/page.html"
    page_title = _("Compare provinces")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was chosen, and the table's rows."""
        chosen, figures, order = self.asked()
        return super().get_context_data(
            page_title=self.page_title,
            csv_address=reverse("comparison-csv"),
            json_address=reverse("comparison-json"),
            filter=chosen,
            units=chosen.units,
            rows=self.compared(chosen, figures, order),
            question=chosen.question(),
            indicator=chosen.one_indicator,
            in_time=self.in_time(chosen),
            breaks=self.breaks(chosen),
            **kwargs,
        )


class CompareFile(Comparison, VersionedFile):
    """The same figures, a row each; in today's reading a row a unit and indicator."""

    def for_files(self, rows: Any) -> Any:
        """Add what the file says beyond a figure's own columns."""
        return rows.with_file_columns()

    def table(self) -> Table:
        """Return the cells of the reading asked for, row by row."""
        chosen, figures, order = self.asked()
        if not chosen.is_today:
            return super().table()
        cells = [cell for row in self.compared(chosen, figures, order) for cell in row.held]
        return units_file.HEADER, map(units_file.row, cells), lambda: len(cells)


class ComparisonChart(Comparison, ChartView):
    """The one indicator that was chosen: over time, a line a unit; of today's units a bar each."""

    def chart(self) -> Chart:
        """Return the page's table of the indicator as points and spans, or as bars."""
        chosen, figures, order = self.asked()
        indicator = chosen.one_indicator
        if indicator is None:
            return Chart("", "time", [])
        if chosen.is_today:
            (row,) = self.compared(chosen, figures, order)
            return charts.by_unit(indicator, row.held)
        return charts.over_time(indicator, self.in_time(chosen), indicator.breaks.all())
