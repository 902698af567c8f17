"""One set of filters a list."""

from models_registry.public.filters.awards import AwardFilter
from models_registry.public.filters.dashboard import DashboardFilter
from models_registry.public.filters.figures import IndicatorPageFilter
from models_registry.public.filters.filters_figures import FigureFilter
from models_registry.public.filters.indicators import IndicatorFilter
from models_registry.public.filters.lists import ReportFilter
from models_registry.public.filters.models import SecurityModelFilter
from models_registry.public.filters.provinces import ProvinceFilter
from models_registry.public.filters.sites import SiteFilter

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
