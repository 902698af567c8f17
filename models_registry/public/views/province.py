"""The page of one provincial unit: all that is held about it."""

from typing import Any
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from models_registry.models import Figure, Indicator
from models_registry.public import charts, filters
from models_registry.public.exports import province as columns
from models_registry.public.views.lists import Versioned
from models_registry.statistics.province_profile import Dashboard
from movement_stats.lib.charts import Chart, ChartView
from movement_stats.lib.list_page import FileView, Table
from provinces.models import Province

SHOWN = 100


class OneUnit:
    """Mixin: the unit that the address names, and what is held about it."""

    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def dashboard(self) -> Dashboard:
        """All that is held; 404 for a unit that there is not."""
        units = Province.objects.select_related("successor", "region")
        return Dashboard(get_object_or_404(units, pk=self.kwargs["pk"]))

    @cached_property
    def indicator(self) -> Indicator | None:
        """The indicator to draw over time: the one asked for, else that of the most figures."""
        chosen = filters.DashboardFilter(self.request.GET, queryset=Figure.objects.none())
        chosen.asked()
        asked: Indicator | None = chosen.values.get("indicator")
        return asked or next(iter(self.dashboard.charted()), None)


class ProvinceDetail(OneUnit, TemplateView):
    """One unit; a new one shows its predecessors' figures, each under its own unit's name."""

    template_name = "public/provinces/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is held about the unit and about those merged into it."""
        held = self.dashboard
        return super().get_context_data(
            province=held.unit,
            predecessors=held.predecessors,
            statuses=held.unit.statuses.order_by("valid_from"),
            headlines=held.headlines(),
            indicator=self.indicator,
            charted=held.charted(),
            question=urlencode({"indicator": self.indicator.pk}) if self.indicator else "",
            chart_name=f"{held.unit.pk}-{self.indicator.pk}" if self.indicator else "",
            in_time=held.over_time(self.indicator) if self.indicator else (),
            breaks=self.indicator.breaks.of_units(held.units) if self.indicator else (),
            figure_count=held.figures.count(),
            model_count=held.models.count(),
            award_count=held.awards.count(),
            report_count=held.reports.count(),
            figures=held.figures.with_names().with_preference()[:SHOWN],
            models=held.models.with_names().with_recognitions()[:SHOWN],
            sites=held.sites.with_names()[:SHOWN],
            awards=held.awards.with_names()[:SHOWN],
            reports=held.reports.with_names()[:SHOWN],
            missing=held.missing(),
            searches=held.searches.with_answered().with_names(),
            **kwargs,
        )


class ProvinceChart(OneUnit, ChartView):
    """One indicator in the unit over time."""

    def chart(self) -> Chart:
        """Return the page's table of the indicator as points and spans."""
        if self.indicator is None:
            return Chart("", "time", [])
        figures = self.dashboard.over_time(self.indicator)
        return charts.over_time(self.indicator, figures, self.indicator.breaks.all())


class DashboardFile(OneUnit, Versioned, FileView):
    """The file of everything on the page."""

    @property
    def file_name(self) -> str:  # type: ignore[override]
        """The unit's id."""
        return str(self.dashboard.unit.pk)

    def check(self) -> None:
        """Refuse a unit that there is not."""
        assert self.dashboard

    def table(self) -> Table:
        """Return every row of the page."""
        held = self.dashboard
        return columns.HEADER, columns.rows(held), lambda: columns.count(held)
