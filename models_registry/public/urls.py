"""Addresses of the pages, and of the files beside them."""

from typing import Any

from django.urls import path, register_converter

from models_registry.public.views import (
    comparison,
    conflicts,
    corrections,
    coverage,
    figures,
    indicators,
    lists,
    province,
    reports,
    security_models,
    site,
)
from models_registry.public.views import map as maps


class RecordId:
    """The id of a figure in an address: a whole number that a database can hold."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the digits."""
        return str(value)


register_converter(RecordId, "record")

# Each: its plural in addresses, its page, its file.
LISTS = {
    "province": ("provinces", lists.ProvinceList, lists.ProvinceFile),
    "model": ("models", lists.SecurityModelList, lists.SecurityModelFile),
    "site": ("sites", lists.SiteList, lists.SiteFile),
    "award": ("awards", lists.AwardList, lists.AwardFile),
    "figure": ("figures", lists.FigureList, lists.FigureFile),
    "report": ("reports", lists.ReportList, lists.ReportFile),
    "indicator": ("indicators", lists.IndicatorList, lists.IndicatorFile),
    "comparison": ("compare", comparison.ComparePage, comparison.CompareFile),
    "coverage": ("coverage", coverage.CoverageList, coverage.CoverageFile),
    "conflict": ("conflicts", conflicts.ConflictList, conflicts.ConflictFile),
    "correction": ("corrections", corrections.CorrectionList, corrections.CorrectionFile),
}

charts: dict[str, tuple[str, Any]] = {
    "awards/": ("award", lists.AwardChart),
    "compare/": ("comparison", comparison.ComparisonChart),
    "models/": ("model", lists.SecurityModelChart),
    "provinces/<slug:pk>/": ("province", province.ProvinceChart),
    "indicators/<slug:code>/": ("indicator", indicators.IndicatorChart),
    "indicators/<slug:code>/totals/": ("indicator-totals", indicators.TotalsChart),
    "map/": ("map", maps.MapChart),
}
pages = [
    path("", site.Home.as_view(), name="home"),
    *(
        path(f"{plural}/", page.as_view(), name=f"{one}-list")
        for one, (plural, page, _) in LISTS.items()
    ),
    path("provinces/<slug:pk>/", province.ProvinceDetail.as_view(), name="province-detail"),
    path("models/<slug:slug>/", security_models.SecurityModelDetail.as_view(), name="model-detail"),
    path("figures/<record:pk>/", figures.FigureDetail.as_view(), name="figure-detail"),
    path("reports/<slug:slug>/", reports.ReportDetail.as_view(), name="report-detail"),
    path("indicators/<slug:code>/", indicators.IndicatorDetail.as_view(), name="indicator-detail"),
    path("map/", maps.MapPage.as_view(), name="map"),
    path("search/", site.Search.as_view(), name="search"),
    path("about/", site.About.as_view(), name="about"),
    *(
        path(f"charts/{address}", view.as_view(), name=f"{one}-chart")
        for address, (one, view) in charts.items()
    ),
]
addresses_of_files: dict[str, tuple[str, Any]] = {
    "provinces/<slug:pk>": ("province-held", province.DashboardFile),
    "indicators/<slug:code>": ("indicator-units", indicators.IndicatorFile),
    **{plural: (one, file) for one, (plural, _page, file) in LISTS.items()},
}
files = [
    path(f"{address}.{form}", file.as_view(form=form), name=f"{one}-{form}")
    for address, (one, file) in addresses_of_files.items()
    for form in ("csv", "json")
]
health = path("healthz", site.Health.as_view(), name="health")
