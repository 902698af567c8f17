"""The page of one indicator: its definition, every unit's latest figure, and all others."""

from typing import Any

from django.db.models import F
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from models_registry import charts, files, filters
from models_registry.models import Figure, Indicator
from models_registry.views.lists import VersionedFile
from movement_stats.lib import keyset
from movement_stats.lib.charts import Chart, ChartView
from movement_stats.lib.list_page import Listing, ListPage
from provinces.models import Province

SHOWN = 50


class Units(Listing):
    """Every unit's latest comparable figure of one indicator."""

    filters = filters.IndicatorPageFilter
    columns = files.FIGURES
    default_sort = "-value"
    kwargs: dict[str, Any]

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator that the address names; 404 for one that is not."""
        return get_object_or_404(Indicator.objects.with_counts(), pk=self.kwargs["code"])

    @property
    def file_name(self) -> str:
        """The name of its files."""
        return f"indicator-{self.indicator.pk}"

    def everything(self) -> Any:
        """Return the indicator's public figures."""
        return Figure.objects.public().filter(indicator=self.indicator)

    def asked(self) -> Any:
        """Return the filters, the latest figure of each unit that they leave, and the order."""
        chosen, rows, order = super().asked()
        figures: Any = rows
        return chosen, figures.latest_per_unit(), order

    def shown(self, rows: Any) -> Any:
        """Add the names."""
        return rows.with_names()


class IndicatorDetail(Units, ListPage):
    """One indicator."""

    template_name = "indicators/detail.html"

    def page(self, rows: Any, order: keyset.Order) -> keyset.Page:
        """Return all units: there are never more than 86."""
        return keyset.whole(rows.with_rank(), order)

    def file_address(self, form: str) -> str:
        """Return the address of the units' file."""
        return reverse(f"indicator-units-{form}", args=[self.indicator.pk])

    @property
    def page_title(self) -> str:
        """What is counted."""
        return self.indicator.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the chart, what is not compared, and from when it is counted differently."""
        rows = self.asked()[1]
        others = self.everything().exclude(pk__in=rows.values("pk"))
        latest = F("period_last").desc(nulls_last=True)
        return super().get_context_data(
            indicator=self.indicator,
            others=others.with_names().with_preference().order_by(latest, "pk")[:SHOWN],
            silent=Province.objects.exclude(pk__in=rows.values("province")),
            breaks=self.indicator.breaks.select_related("province"),
            **kwargs,
        )


class IndicatorFile(Units, VersionedFile):  # type: ignore[override]
    """The file of every unit's latest figure."""

    def for_files(self, rows: Any) -> Any:
        """Add what the file says beyond a figure's own columns."""
        return rows.with_file_columns()


class IndicatorChart(Units, ChartView):
    """A bar a unit, in the page's order."""

    def chart(self) -> Chart:
        """Return the page's rows as bars."""
        _chosen, rows, order = self.asked()
        return charts.by_unit(self.indicator, order.apply(self.shown(rows)))
