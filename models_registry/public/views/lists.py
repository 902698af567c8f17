"""The lists: each a page and its files over the same rows."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from models_registry.models import (
    Award,
    DatasetVersion,
    Figure,
    Indicator,
    Report,
    SecurityModel,
    SiteRow,
)
from models_registry.public import charts, exports, filters
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.charts import Chart, ChartView
from movement_stats.lib.keyset import Order
from movement_stats.lib.list_page import ListFile, Listing, ListPage
from provinces.models import Province


class Versioned:
    """Mixin: a file that carries the dataset version."""

    def version(self) -> str:
        """Return the number of the dataset version."""
        return str(DatasetVersion.current().number)


class VersionedFile(Versioned, ListFile):
    """A list's file that carries the dataset version."""


class Provinces(Listing):
    """All 86 provincial units, or today's 34, with how many figures each has."""

    filters = filters.ProvinceFilter
    columns = exports.PROVINCES
    default_sort = "name"
    file_name = "provinces"

    def everything(self) -> QuerySet[Any]:
        """Return every unit."""
        rows: QuerySet[Any] = Province.objects.all()
        return rows

    def asked(self) -> tuple[Any, QuerySet[Any], Order]:
        """Return the units asked for; in today's reading their predecessors' figures count too."""
        chosen: Any
        chosen, units, order = super().asked()
        figures = Figure.objects.public()
        return chosen, figures.counted_in(units, with_predecessors=chosen.is_today), order


class ProvinceList(Provinces, ListPage):
    """The page of provinces."""

    template_name = "public/provinces/list.html"
    url_name = "province-list"
    page_title = _("Provinces")

    def shown(self, rows: Any) -> Any:
        """Add the successor and the region."""
        return rows.select_related("successor", "region")


class ProvinceFile(Provinces, VersionedFile):
    """The file of provinces."""


class SecurityModels(Listing):
    """The security models."""

    filters = filters.SecurityModelFilter
    columns = exports.MODELS
    file_name = "models"

    def everything(self) -> QuerySet[Any]:
        """Return every public model."""
        rows: QuerySet[Any] = SecurityModel.objects.public()
        return rows

    def chart(self) -> Chart:
        """Return the list's models as a bar a theme."""
        rows: Any = self.asked()[1]
        return charts.models_by_theme(rows.by_theme())


class SecurityModelList(SecurityModels, ListPage):
    """The page of security models."""

    template_name = "public/models/list.html"
    url_name = "model-list"
    page_title = _("Security models")

    def shown(self, rows: Any) -> Any:
        """Add the names."""
        return rows.with_names().with_recognitions()


class SecurityModelChart(SecurityModels, ChartView):
    """The models by theme, under the page's filters."""


class SecurityModelFile(SecurityModels, VersionedFile):
    """The file of security models."""


class Sites(Listing):
    """Named places and counted batches."""

    filters = filters.SiteFilter
    columns = exports.SITES
    file_name = "sites"

    def everything(self) -> QuerySet[Any]:
        """Return every public row."""
        return SiteRow.objects.public().with_names()


class SiteList(Sites, ListPage):
    """The page of sites."""

    template_name = "public/sites/list.html"
    url_name = "site-list"
    page_title = _("Replication sites")


class SiteFile(Sites, VersionedFile):
    """The file of sites."""


class Awards(Listing):
    """The awards."""

    filters = filters.AwardFilter
    columns = exports.AWARDS
    file_name = "awards"

    def everything(self) -> QuerySet[Any]:
        """Return every public award."""
        rows: QuerySet[Any] = Award.objects.public()
        return rows

    def chart(self) -> Chart:
        """Return the list's awards as a bar a body."""
        chosen: Any
        chosen, found, _order = self.asked()
        rows: Any = found
        counts = rows.by_body_and_province(chosen.in_reading)
        return charts.awards_by_body(counts, chosen.in_reading)


class AwardList(Awards, ListPage):
    """The page of awards."""

    template_name = "public/awards/list.html"
    url_name = "award-list"
    page_title = _("Awards")

    def shown(self, rows: Any) -> Any:
        """Add the names."""
        return rows.with_names()


class AwardChart(Awards, ChartView):
    """The awards by body and province, under the page's filters."""


class AwardFile(Awards, VersionedFile):
    """The file of awards."""


class Figures(Listing):
    """The figures; withdrawn ones only where they are asked for."""

    filters = filters.FigureFilter
    columns = exports.FIGURES
    file_name = "figures"

    def everything(self) -> QuerySet[Any]:
        """Return every figure whose address is public."""
        rows: QuerySet[Any] = Figure.objects.visible()
        return rows


class FigureList(Figures, ListPage):
    """The page of figures."""

    template_name = "public/figures/list.html"
    url_name = "figure-list"
    page_title = _("Figures")

    def shown(self, rows: Any) -> Any:
        """Add the names, and which claim is preferred."""
        return rows.with_names().with_preference()


class FigureFile(Figures, VersionedFile):
    """The file of figures."""

    def for_files(self, rows: Any) -> Any:
        """Add what the file says beyond a figure's own columns."""
        return rows.with_file_columns()


class Reports(Listing):
    """The reports."""

    filters = filters.ReportFilter
    columns = exports.REPORTS
    default_sort = "slug"
    file_name = "reports"

    def everything(self) -> QuerySet[Any]:
        """Return every public report with its counts."""
        rows: QuerySet[Any] = Report.objects.public().with_names().with_counts().dated()
        return rows


class ReportList(Reports, ListPage):
    """The page of reports."""

    template_name = "public/reports/list.html"
    url_name = "report-list"
    page_title = _("Reports")


class ReportFile(Reports, VersionedFile):
    """The file of reports."""


class Indicators(Listing):
    """The indicators."""

    filters = filters.IndicatorFilter
    columns = exports.INDICATORS
    default_sort = "topic"
    file_name = "indicators"

    def everything(self) -> QuerySet[Any]:
        """Return every indicator with its count."""
        rows: QuerySet[Any] = Figure.objects.public().counted_by(Indicator.objects.all())
        return rows


class IndicatorList(Indicators, ListPage):
    """The page of indicators."""

    template_name = "public/indicators/list.html"
    url_name = "indicator-list"
    page_title = _("Indicators")


class IndicatorFile(Indicators, VersionedFile):
    """The file of indicators."""


class OneOrder(Listing):
    """Mixin: the rows stand in the order of `one_order`, a path of the list's queryset."""

    one_order: ClassVar[str]

    def order(self) -> Order:
        """Return the one order. BadQuestion where another is asked for."""
        if "sort" in self.request.GET:
            raise BadQuestion("sort", gettext("leave it out: these rows have one order"))
        return Order(self.one_order, self.one_order)
