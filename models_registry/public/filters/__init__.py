"""One set of filters a list."""

from models_registry.public.filters.figures import IndicatorPageFilter, ProvincePageFilter
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
    "FigureFilter",
    "IndicatorFilter",
    "IndicatorPageFilter",
    "ProvinceFilter",
    "ProvincePageFilter",
    "ReportFilter",
    "SecurityModelFilter",
    "SiteFilter",
]
