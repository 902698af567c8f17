"""The page of one indicator: its definition, every unit's latest figure, sums, and all others."""

from typing import Any

from django.db.models import F
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from models_registry.models import Figure, Indicator
from models_registry.public import charts, exports, filters
from models_registry.public.exports import units as units_file
from models_registry.public.views.lists import VersionedFile
from models_registry.statistics.by_unit import (
    SORTED_BY,
    UnitRow,
    in_order,
    in_reading,
    ranked,
    sums_of,
)
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.charts import Chart, ChartView
from movement_stats.lib.keyset import Order, Page
from movement_stats.lib.list_page import Listing, ListPage, Table
from provinces.models import Province, Reading

SHOWN = 50


class Units(Listing):
    """Every unit's latest comparable figure of one indicator, in the reading asked for."""

    filters = filters.IndicatorPageFilter
    columns = exports.FIGURES
    default_sort = "-value"
    kwargs: dict[str, Any]

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator that the address names; 404 for one that is not."""
        counted = Figure.objects.public().counted_by(Indicator.objects.all())
        return get_object_or_404(counted, pk=self.kwargs["code"])

    @property
    def file_name(self) -> str:
        """The name of its files."""
        return f"indicator-{self.indicator.pk}"

    @property
    def is_today(self) -> bool:
        """Whether today's units are asked for."""
        return self.request.GET.get("reading") == Reading.TODAY

    def everything(self) -> Any:
        """Return the indicator's public figures."""
        return Figure.objects.public().filter(indicator=self.indicator)

    def asked(self) -> Any:
        """Return the filters, the latest figures of the units that they leave, and the order."""
        chosen, rows, order = super().asked()
        if self.is_today and order.name not in SORTED_BY:
            raise BadQuestion("sort", ", ".join(SORTED_BY))
        figures: Any = rows
        return chosen, figures.latest_per_unit_of_each_set(), order

    def unit_rows(self, figures: Any, order: Order) -> list[UnitRow]:
        """Return the rows in the page's order. figures: as asked for, in no order."""
        rows = in_reading(order.apply(figures.with_names()), self.is_today)
        return in_order(rows, order.name, order.descending) if self.is_today else rows


class IndicatorDetail(Units, ListPage):
    """One indicator."""

    template_name = "public/indicators/detail.html"

    def page(self, rows: Any, order: Order) -> Page:
        """Return all units, ranked: there are never many."""
        shown = ranked(self.unit_rows(rows, order))
        return Page(shown, len(shown), number=None, last_number=1, next="", previous="", last="")

    def file_address(self, form: str) -> str:
        """Return the address of the units' file."""
        return reverse(f"indicator-units-{form}", args=[self.indicator.pk])

    @property
    def page_title(self) -> str:
        """What is counted."""
        return self.indicator.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sums, what is not compared, and from when it is counted differently."""
        context = super().get_context_data(**kwargs)
        rows = [one.row for one in context["page"].rows]
        shown = [figure.pk for row in rows for figure in row.figures]
        others = self.everything().exclude(pk__in=shown).with_names()
        units = Province.objects.in_force() if self.is_today else Province.objects.all()
        in_time = F("period_last").desc(nulls_last=True)
        return context | {
            "indicator": self.indicator,
            "sums": sums_of(self.indicator, rows, context["filter"].asked(), self.is_today),
            "wholes": others.filter(scope__in=["country", "region"], fit="whole")[:SHOWN],
            "others": others.with_preference().order_by(in_time, "pk")[:SHOWN],
            "silent": units.exclude(pk__in=[row.unit.pk for row in rows]),
            "breaks": self.indicator.breaks.select_related("province"),
            "totals": self.everything().totals_over_time(),
        }


class IndicatorFile(Units, VersionedFile):  # type: ignore[override]
    """The file of the page's rows: a figure a row, or a unit of today."""

    def for_files(self, rows: Any) -> Any:
        """Add what the file says beyond a figure's own columns."""
        return rows.with_file_columns()

    def table(self) -> Table:
        """Return the rows of the reading asked for."""
        _chosen, figures, order = self.asked()
        if not self.is_today:
            return super().table()
        rows = self.unit_rows(figures, order)
        return units_file.HEADER, map(units_file.row, rows), lambda: len(rows)


class IndicatorChart(Units, ChartView):
    """A bar a unit, in the page's order."""

    def chart(self) -> Chart:
        """Return the page's rows as bars."""
        _chosen, figures, order = self.asked()
        return charts.by_unit(self.indicator, self.unit_rows(figures, order))


class TotalsChart(Units, ChartView):
    """The reported totals of the country and of regions over time."""

    def chart(self) -> Chart:
        """Return the page's totals as points and spans."""
        totals = self.everything().totals_over_time()
        return charts.over_time(self.indicator, totals, self.indicator.breaks.all())
