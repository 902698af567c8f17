"""The page of one indicator: its definition, every unit's latest figure, sums, and all others."""

from collections.abc import Iterable

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from models_registry.models import Figure, FigureCount, Indicator
from models_registry.public import charts, exports, filters
from models_registry.public.exports.units import figures_file, units_file
from models_registry.public.views.list_view import Asked, ListView
from models_registry.public.views.roles import Role
from models_registry.statistics.by_unit import (
    SORT_KEYS,
    UnitRow,
    in_reading,
    ranked,
    sort_units,
    sums_of,
)
from models_registry.statistics.window import Windows, titled
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.charts import Chart
from movement_stats.lib.files import FileContents
from movement_stats.lib.keyset import Page, one_page
from provinces.models import Province

MOST_OTHERS = 50


class IndicatorDetail(ListView):
    """One indicator: every unit's latest comparable figure, in the reading asked for.

    File: a figure a row, or a unit of today. Chart: a bar a unit, in the page's order.
    """

    filters = filters.IndicatorPageFilter
    columns = exports.FIGURES
    default_sort = "-value"
    walked_by = ()
    template_name = "public/indicators/detail.html"

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator that the address names; 404 for one that is not."""
        counted = FigureCount.objects.counted_by(Indicator.objects.all())
        return get_object_or_404(counted, pk=self.kwargs["code"])

    def get_queryset(self):
        return Figure.objects.public().filter(indicator=self.indicator)

    def asked(self) -> Asked:
        chosen, figures, order = super().asked()
        if chosen.is_today and order.name not in SORT_KEYS:
            raise BadQuestion("sort", ", ".join(SORT_KEYS))
        years = chosen.years
        latest = figures.latest_per_unit_of_each_set(years.first, years.last)
        return Asked(chosen, latest, order)

    @cached_property
    def windows(self) -> Windows:
        chosen = super().asked().chosen
        return Windows.over([self.indicator.pk], chosen.years, chosen.in_reading)

    def unit_rows(self, asked: Asked) -> list[UnitRow]:
        order = asked.order
        rows = in_reading(order.apply(asked.rows.with_names()), self.windows)
        is_today = asked.chosen.is_today
        return sort_units(rows, order.name, order.descending) if is_today else rows

    def get_page(self, asked: Asked) -> Page:
        """Return all units, ranked: there are never many."""
        return one_page(ranked(self.unit_rows(asked)))

    def get_page_title(self) -> str:
        return self.indicator.name

    def file_address(self, form: str) -> str:
        return reverse(f"indicator-units-{form}", args=[self.indicator.pk])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        chosen = context["filter"]
        rows = [ranked_row.row for ranked_row in context["page"].rows]
        shown = [figure.pk for row in rows for figure in row.figures]
        others = self.get_queryset().exclude(pk__in=shown).with_names()
        units = Province.objects.in_force() if chosen.is_today else Province.objects.all()
        windows = [row.window for row in rows if row.unit_set]
        return context | {
            "indicator": self.indicator,
            "compared_title": titled(self.indicator.name, windows),
            "sums": sums_of(self.indicator, rows, chosen.asked(), self.windows),
            "wholes": others.filter(scope__in=["country", "region"], fit="whole")[:MOST_OTHERS],
            "others": others.last_in_time(MOST_OTHERS),
            "empty_units": units.exclude(pk__in=[row.unit.pk for row in rows]),
            "breaks": self.indicator.breaks.select_related("province"),
            "totals": self.get_queryset().totals_over_time(),
        }

    def get_file_name(self) -> str:
        return f"indicator-{self.indicator.pk}"

    def file_contents(self) -> FileContents:
        asked = self.asked()
        rows = self.unit_rows(asked)
        return units_file(rows) if asked.chosen.is_today else figures_file(rows)

    def chart(self) -> Chart:
        return charts.by_unit(self.indicator, self.unit_rows(self.asked()))


class IndicatorTotals(IndicatorDetail):
    """The reported totals of the country and of regions over time."""

    @classmethod
    def parameters(cls, role: Role) -> Iterable[str]:
        return ()

    def chart(self) -> Chart:
        totals = self.get_queryset().totals_over_time()
        return charts.over_time(self.indicator, totals, self.indicator.breaks.all())
