"""Addresses of the pages, and of the files beside them."""

from django.urls import path, register_converter

from models_registry.public.views import lists, site
from models_registry.public.views.comparison import Comparison
from models_registry.public.views.conflicts import ConflictList
from models_registry.public.views.corrections import CorrectionList
from models_registry.public.views.coverage import CoverageList
from models_registry.public.views.figures import FigureDetail
from models_registry.public.views.indicators import IndicatorDetail, IndicatorTotals
from models_registry.public.views.map import MapPage
from models_registry.public.views.province import ProvinceDetail
from models_registry.public.views.reports import ReportDetail
from models_registry.public.views.roles import Role, RoleView
from models_registry.public.views.security_models import SecurityModelDetail


class RecordId:
    """The id of a figure in an address: a whole number that a database can hold."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RecordId, "record")

# Each with its plural in addresses.
LISTS: dict[str, tuple[str, type[RoleView]]] = {
    "province": ("provinces", lists.ProvinceList),
    "model": ("models", lists.SecurityModelList),
    "site": ("sites", lists.SiteList),
    "award": ("awards", lists.AwardList),
    "figure": ("figures", lists.FigureList),
    "report": ("reports", lists.ReportList),
    "indicator": ("indicators", lists.IndicatorList),
    "comparison": ("compare", Comparison),
    "coverage": ("coverage", CoverageList),
    "conflict": ("conflicts", ConflictList),
    "correction": ("corrections", CorrectionList),
}
FILES: dict[str, tuple[str, type[RoleView]]] = {
    "province-held": ("provinces/<slug:pk>", ProvinceDetail),
    "indicator-units": ("indicators/<slug:code>", IndicatorDetail),
    **LISTS,
}
CHARTS: dict[str, tuple[str, type[RoleView]]] = {
    "award": ("awards/", lists.AwardList),
    "comparison": ("compare/", Comparison),
    "model": ("models/", lists.SecurityModelList),
    "province": ("provinces/<slug:pk>/", ProvinceDetail),
    "indicator": ("indicators/<slug:code>/", IndicatorDetail),
    "indicator-totals": ("indicators/<slug:code>/totals/", IndicatorTotals),
    "map": ("map/", MapPage),
}

pages = [
    path("", site.Home.as_view(), name="home"),
    *(
        path(f"{plural}/", view.as_view(), name=f"{noun}-list")
        for noun, (plural, view) in LISTS.items()
    ),
    path("provinces/<slug:pk>/", ProvinceDetail.as_view(), name="province-detail"),
    path("models/<slug:slug>/", SecurityModelDetail.as_view(), name="model-detail"),
    path("figures/<record:pk>/", FigureDetail.as_view(), name="figure-detail"),
    path("reports/<slug:slug>/", ReportDetail.as_view(), name="report-detail"),
    path("indicators/<slug:code>/", IndicatorDetail.as_view(), name="indicator-detail"),
    path("map/", MapPage.as_view(), name="map"),
    path("search/", site.Search.as_view(), name="search"),
    path("about/", site.About.as_view(), name="about"),
    *(
        path(f"charts/{address}", view.as_view(role=Role.CHART), name=f"{noun}-chart")
        for noun, (address, view) in CHARTS.items()
    ),
]
files = [
    path(f"{address}.{form}", view.as_view(role=Role.FILE, form=form), name=f"{noun}-{form}")
    for noun, (address, view) in FILES.items()
    for form in ("csv", "json")
]
health = path("healthz", site.Health.as_view(), name="health")
