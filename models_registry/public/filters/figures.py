"""Filters of pages that show figures: an indicator's, a province's, and the conflicting claims."""

from models_registry.public.filters.common import (
    IndicatorFilters,
    ReadingFilters,
    WindowFilters,
    WordsAndAreaFilter,
    indicator_filter,
    region_filter,
)
from movement_stats.lib.filters import ListFilter


class IndicatorPageFilter(ReadingFilters, WindowFilters):
    """Which units an indicator's page compares, and in which years."""

    first = ("region", "year_from", "year_to")

    region = region_filter(field_name="province__regions")

    @property
    def narrows(self) -> bool:
        """Whether less than all units are asked for."""
        return "region" in self.values


class ConflictFilter(WordsAndAreaFilter, IndicatorFilters):
    """What the list can be asked: only what all claims that conflict share, so that none is lost
    from beside its rivals.
    """

    words = ("indicator__folded", "province__folded")
    first = ("q", "province", "indicator", "topic")


class ProvincePageFilter(ListFilter):
    """Which indicator the page draws over time."""

    first = ("indicator",)

    indicator = indicator_filter()
