"""The page of one indicator: its definition, every unit's latest figure, sums, and all others."""

from collections.abc import Iterable

from django.db.models import F
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from models_registry.models import Figure, Indicator
from models_registry.public import charts, exports, filters
from models_registry.public.exports.units import units_file
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
        counted = Figure.objects.public().counted_by(Indicator.objects.all())
        return get_object_or_404(counted, pk=self.kwargs["code"])

    def get_queryset(self):
        return Figure.objects.public().filter(indicator=self.indicator)

    def asked(self) -> Asked:
        chosen, figures, order = super().asked()
        if chosen.is_today and order.name not in SORT_KEYS:
            raise BadQuestion("sort", ", ".join(SORT_KEYS))
        return Asked(chosen, figures.latest_per_unit_of_each_set(), order)

    def unit_rows(self, asked: Asked) -> list[UnitRow]:
        is_today, order = asked.chosen.is_today, asked.order
        rows = in_reading(order.apply(asked.rows.with_names()), is_today)
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
        in_time = F("period_last").desc(nulls_last=True)
        return context | {
            "indicator": self.indicator,
            "sums": sums_of(self.indicator, rows, chosen.asked(), chosen.is_today),
            "wholes": others.filter(scope__in=["country", "region"], fit="whole")[:MOST_OTHERS],
            "others": others.with_preference().order_by(in_time, "pk")[:MOST_OTHERS],
            "empty_units": units.exclude(pk__in=[row.unit.pk for row in rows]),
            "breaks": self.indicator.breaks.select_related("province"),
            "totals": self.get_queryset().totals_over_time(),
        }

    def get_file_name(self) -> str:
        return f"indicator-{self.indicator.pk}"

    def for_file(self, rows):
        return rows.with_file_columns()

    def file_contents(self) -> FileContents:
        asked = self.asked()
        if not asked.chosen.is_today:
            return super().file_contents()
        return units_file(self.unit_rows(asked))

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
