"""The lists, each with its page and its file; awards and models with a chart."""

from django.utils.translation import gettext_lazy as _

from models_registry.models import (
    Award,
    Figure,
    FigureCount,
    Indicator,
    Report,
    SecurityModel,
    SiteRow,
)
from models_registry.public import charts, exports, filters
from models_registry.public.templatetags import figure_rows
from models_registry.public.views.list_view import Asked, ListView
from movement_stats.lib.charts import Chart
from provinces.models import Province


class ProvinceList(ListView):
    """All 86 provincial units, or today's 34, with how many figures each has."""

    queryset = Province.objects.all()
    filters = filters.ProvinceFilter
    columns = exports.PROVINCES
    default_sort = "name"
    template_name = "public/provinces/list.html"
    url_name = "province-list"
    file_name = "provinces"
    page_title = _("Provinces")

    def asked(self) -> Asked:
        """Count the units' figures; in today's reading their predecessors' count too."""
        chosen, units, order = super().asked()
        counted = FigureCount.objects.counted_in(units, with_predecessors=chosen.is_today)
        return Asked(chosen, counted, order)

    def for_page(self, rows):
        return rows.select_related("successor", "region")


class SecurityModelList(ListView):
    """The security models."""

    queryset = SecurityModel.objects.public()
    filters = filters.SecurityModelFilter
    columns = exports.MODELS
    template_name = "public/models/list.html"
    url_name = "model-list"
    file_name = "models"
    page_title = _("Security models")

    def for_page(self, rows):
        return rows.with_names().with_recognitions()

    def chart(self) -> Chart:
        return charts.models_by_theme(self.asked().rows.by_theme())


class SiteList(ListView):
    """Named places where models run, and counted batches."""

    queryset = SiteRow.objects.public().with_names()
    filters = filters.SiteFilter
    columns = exports.SITES
    template_name = "public/sites/list.html"
    url_name = "site-list"
    file_name = "sites"
    page_title = _("Replication sites")


class AwardList(ListView):
    """The awards."""

    queryset = Award.objects.public()
    filters = filters.AwardFilter
    columns = exports.AWARDS
    template_name = "public/awards/list.html"
    url_name = "award-list"
    file_name = "awards"
    page_title = _("Awards")

    def for_page(self, rows):
        return rows.with_names()

    def chart(self) -> Chart:
        asked = self.asked()
        reading = asked.chosen.in_reading
        return charts.awards_by_body(asked.rows.by_body_and_province(reading), reading)


class FigureList(ListView):
    """The figures; withdrawn ones only where they are asked for."""

    queryset = Figure.objects.all()
    filters = filters.FigureFilter
    columns = exports.FIGURES
    template_name = "public/figures/list.html"
    url_name = "figure-list"
    file_name = "figures"
    page_title = _("Figures")

    def for_page(self, rows):
        shown = rows.with_names().only(*figure_rows.COLUMNS)
        return shown.select_related(None).select_related(*figure_rows.BESIDE)

    def for_file(self, rows):
        return rows.with_file_columns()


class ReportList(ListView):
    """The reports."""

    queryset = Report.objects.public().with_names().with_counts().dated()
    filters = filters.ReportFilter
    columns = exports.REPORTS
    default_sort = "slug"
    template_name = "public/reports/list.html"
    url_name = "report-list"
    file_name = "reports"
    page_title = _("Reports")


class IndicatorList(ListView):
    """The indicators, with how many figures each has."""

    queryset = FigureCount.objects.counted_by(Indicator.objects.all())
    filters = filters.IndicatorFilter
    columns = exports.INDICATORS
    default_sort = "topic"
    template_name = "public/indicators/list.html"
    url_name = "indicator-list"
    file_name = "indicators"
    page_title = _("Indicators")
