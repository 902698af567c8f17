"""Provincial units side by side: each unit's latest comparable figure of each indicator."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from models_registry import charts, files
from models_registry.filters.compare import CompareFilter
from models_registry.models import Figure, Indicator
from models_registry.tables import side_by_side
from models_registry.views.lists import VersionedFile
from models_registry.views.one_order import OneOrder
from movement_stats.lib.charts import Chart, ChartView
from movement_stats.lib.keyset import Order


class Comparison(OneOrder):
    """The figures in the cells of the table, row by row."""

    filters = CompareFilter
    columns = files.FIGURES
    file_name = "compare"
    one_order = "row_and_column"

    def everything(self) -> QuerySet[Any]:
        """Return every figure, of which those asked for are taken first: else the latest of all
        units would be sought.
        """
        rows: QuerySet[Any] = Figure.objects.all()
        return rows

    def asked(self) -> tuple[Any, QuerySet[Any], Order]:
        """Return the latest comparable figures of the units and indicators asked for."""
        chosen, rows, order = super().asked()
        latest = rows.latest_per_unit()  # type: ignore[attr-defined]
        return chosen, latest.by_indicator_and_unit(), order

    def in_time(self) -> tuple[Indicator | None, Any]:
        """Return the one indicator that was chosen, with its figures over time; else nothing."""
        chosen = self.asked()[0]
        if not chosen.units or len(chosen.indicators) != 1:
            return None, ()
        (indicator,) = chosen.indicators
        return indicator, Figure.objects.over_time_in(chosen.units, indicator)


class ComparePage(Comparison, TemplateView):
    """The page: a form to choose, and the table."""

    template_name = "compare/page.html"
    page_title = _("Compare provinces")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was chosen, and the table's rows."""
        chosen, figures, order = self.asked()
        rows = order.apply(figures).with_names()  # type: ignore[attr-defined]
        indicator, in_time = self.in_time()
        return super().get_context_data(
            page_title=self.page_title,
            csv_address=reverse("comparison-csv"),
            json_address=reverse("comparison-json"),
            filter=chosen,
            units=chosen.units,
            rows=side_by_side(rows, chosen.units, chosen.indicators),
            question=chosen.question(),
            indicator=indicator,
            in_time=in_time,
            **kwargs,
        )


class CompareFile(Comparison, VersionedFile):
    """The same figures, a row each."""

    def for_files(self, rows: Any) -> Any:
        """Add what the file says beyond a figure's own columns."""
        return rows.with_file_columns()


class ComparisonChart(Comparison, ChartView):
    """The one indicator that was chosen, over time, a line a unit."""

    def chart(self) -> Chart:
        """Return the page's table over time as points and spans."""
        indicator, figures = self.in_time()
        if indicator is None:
            return Chart("", "time", [])
        return charts.over_time(indicator, figures, indicator.breaks.all())
