"""Filters of the page of one indicator."""

import django_filters as df
from django.utils.translation import gettext_lazy as _

from models_registry.filters.parts import YearFilters
from provinces.models import Region


class IndicatorPageFilter(YearFilters):
    """Which units' figures, and of which years, an indicator's page compares."""

    first = ("region", "year_from", "year_to")

    region = df.ModelChoiceFilter(
        queryset=Region.objects.all(),
        field_name="province__regions",
        label=_("Region"),
        help_text=_("a region's code, such as MRD, NMM-2025 or NORTHWEST-14"),
    )
