"""Provincial units side by side: each unit's latest comparable figure of each indicator."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure
from models_registry.public import charts, exports
from models_registry.public.exports.units import figures_file, units_file
from models_registry.public.filters.comparison import CompareFilter
from models_registry.public.views.list_view import Asked, FilteredView
from models_registry.statistics.by_unit import UnitRow, in_reading
from models_registry.statistics.comparison import Compared, side_by_side
from models_registry.statistics.window import Windows
from movement_stats.lib.charts import NO_CHART, Chart
from movement_stats.lib.files import FileContents
from movement_stats.lib.keyset import Order


class Comparison(FilteredView):
    """A form to choose units and indicators, and the table of what is held, row by row."""

    # All figures: those asked for are taken first, else the latest of all units would be sought.
    queryset = Figure.objects.all()
    filters = CompareFilter
    columns = exports.FIGURES
    one_order = Order("row_and_column", "row_and_column")
    template_name = "public/comparison/page.html"
    file_name = "compare"

    def asked(self) -> Asked:
        """Take each unit's latest; where today's units are asked for, of those merged too."""
        chosen, rows, order = super().asked()
        first, last = chosen.years.first, chosen.years.last
        latest = (
            rows.latest_per_unit_of_each_set(first, last)
            if chosen.is_today
            else rows.latest_per_unit(first, last)
        )
        return Asked(chosen, latest.by_indicator_and_unit(), order)

    def compared(self, asked: Asked) -> list[Compared]:
        return side_by_side(self.unit_rows(asked), asked.chosen.units, asked.chosen.indicators)

    def unit_rows(self, asked: Asked) -> list[UnitRow]:
        figures, chosen = list(asked.order.apply(asked.rows.with_names())), asked.chosen
        found = {figure.indicator_id for figure in figures}
        return in_reading(figures, Windows.over(found, chosen.years, chosen.in_reading))

    def in_time(self, chosen: CompareFilter):
        """Return the figures over time of the one indicator that was chosen, else none.

        Nothing is rolled up over time: a sum holds figures of several dates.
        """
        indicator = chosen.one_indicator
        if indicator is None or not chosen.units or chosen.is_today:
            return Figure.objects.none()
        return Figure.objects.over_time_in(chosen.units, indicator)

    def get_context_data(self, **kwargs):
        asked = self.asked()
        chosen, indicator = asked.chosen, asked.chosen.one_indicator
        return super().get_context_data(
            page_title=_("Compare provinces"),
            csv_address=reverse("comparison-csv"),
            json_address=reverse("comparison-json"),
            filter=chosen,
            units=chosen.units,
            rows=self.compared(asked),
            question=chosen.question(),
            indicator=indicator,
            in_time=self.in_time(chosen),
            breaks=indicator.breaks.of_units(chosen.units) if indicator else (),
            **kwargs,
        )

    def file_contents(self) -> FileContents:
        """Return a row a figure; in today's reading a row a unit and indicator."""
        asked = self.asked()
        rows = [row for line in self.compared(asked) for row in line.unit_rows]
        return units_file(rows) if asked.chosen.is_today else figures_file(rows)

    def chart(self) -> Chart:
        """Return the one indicator over time, a line a unit; of today's units a bar each."""
        asked = self.asked()
        indicator = asked.chosen.one_indicator
        if indicator is None:
            return NO_CHART
        if asked.chosen.is_today:
            (line,) = self.compared(asked)
            return charts.by_unit(indicator, line.unit_rows)
        return charts.over_time(indicator, self.in_time(asked.chosen), indicator.breaks.all())
