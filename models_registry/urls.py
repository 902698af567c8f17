"""Addresses of the pages, and of the files beside them."""

from django.urls import path, register_converter

from models_registry.views import figures, indicators, lists, reports, security_models, site_pages
from models_registry.views.province_dashboard import ProvinceDetail


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

LISTS = {
    "province": ("provinces", lists.ProvinceList, lists.ProvinceFile),
    "model": ("models", lists.SecurityModelList, lists.SecurityModelFile),
    "site": ("sites", lists.SiteList, lists.SiteFile),
    "award": ("awards", lists.AwardList, lists.AwardFile),
    "figure": ("figures", lists.FigureList, lists.FigureFile),
    "report": ("reports", lists.ReportList, lists.ReportFile),
    "indicator": ("indicators", lists.IndicatorList, lists.IndicatorFile),
}

pages = [
    path("", site_pages.Home.as_view(), name="home"),
    *(
        path(f"{plural}/", page.as_view(), name=f"{one}-list")
        for one, (plural, page, _) in LISTS.items()
    ),
    path("provinces/<slug:pk>/", ProvinceDetail.as_view(), name="province-detail"),
    path("models/<slug:slug>/", security_models.SecurityModelDetail.as_view(), name="model-detail"),
    path("figures/<record:pk>/", figures.FigureDetail.as_view(), name="figure-detail"),
    path("reports/<slug:slug>/", reports.ReportDetail.as_view(), name="report-detail"),
    path("indicators/<slug:slug>/", indicators.IndicatorDetail.as_view(), name="indicator-detail"),
    path("search/", site_pages.Search.as_view(), name="search"),
    path("about/", site_pages.About.as_view(), name="about"),
]
files = [
    path(f"{plural}.{form}", file.as_view(form=form), name=f"{one}-{form}")
    for one, (plural, _page, file) in LISTS.items()
    for form in ("csv", "json")
]
health = path("healthz", site_pages.Health.as_view(), name="health")
