"""One set of filters a list."""

from models_registry.filters.awards import AwardFilter
from models_registry.filters.dashboard import DashboardFilter
from models_registry.filters.figures import FigureFilter
from models_registry.filters.indicator_page import IndicatorPageFilter
from models_registry.filters.indicators import IndicatorFilter
from models_registry.filters.models import SecurityModelFilter
from models_registry.filters.provinces import ProvinceFilter
from models_registry.filters.reports import ReportFilter
from models_registry.filters.sites import SiteFilter

__all__ = [
    "AwardFilter",
    "DashboardFilter",
    "FigureFilter",
    "IndicatorFilter",
    "IndicatorPageFilter",
    "ProvinceFilter",
    "ReportFilter",
    "SecurityModelFilter",
    "SiteFilter",
]
