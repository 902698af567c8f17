"""Filters of the page of one indicator."""

from typing import Any

import django_filters as df
from django.utils.translation import gettext_lazy as _

from models_registry.filters.parts import YearFilters
from movement_stats.lib.filters import code_filter
from provinces.models import Reading, Region


class IndicatorPageFilter(YearFilters):
    """Which units' figures, and of which years, an indicator's page compares."""

    first = ("reading", "region", "year_from", "year_to")

    reading = code_filter(Reading.choices, _("Units"), method="as_it_is")

    region = df.ModelChoiceFilter(
        queryset=Region.objects.all(),
        field_name="province__regions",
        label=_("Region"),
        help_text=_("a region's code, such as MRD, NMM-2025 or NORTHWEST-14"),
    )

    def as_it_is(self, rows: Any, name: str, value: str) -> Any:
        """Leave the figures: the parameter only changes how they are grouped."""
        return rows

    @property
    def is_today(self) -> bool:
        """Whether today's units are asked for."""
        return self.values.get("reading") == Reading.TODAY
