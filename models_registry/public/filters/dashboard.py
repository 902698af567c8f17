"""Filters of a province's page."""

from models_registry.public.filters.common import indicator_filter
from movement_stats.lib.filters import ListFilter


class DashboardFilter(ListFilter):
    """Which indicator the page draws over time."""

    first = ("indicator",)

    indicator = indicator_filter()
