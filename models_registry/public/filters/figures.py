"""Filters of the page of one indicator."""

from models_registry.public.filters.common import ReadingFilters, YearFilters, region_filter


class IndicatorPageFilter(ReadingFilters, YearFilters):
    """Which units' figures, and of which years, an indicator's page compares."""

    first = ("region", "year_from", "year_to")

    region = region_filter(field_name="province__regions")

    @property
    def narrows(self) -> bool:
        """Whether less than all that is held is asked for."""
        return bool(set(self.values) - {"reading"})
