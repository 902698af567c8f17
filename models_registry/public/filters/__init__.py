"""One set of filters a list."""

from models_registry.public.filters.figures import DashboardFilter, IndicatorPageFilter
from models_registry.public.filters.lists import (
    AwardFilter,
    FigureFilter,
    IndicatorFilter,
    ProvinceFilter,
    ReportFilter,
    SecurityModelFilter,
    SiteFilter,
)

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
