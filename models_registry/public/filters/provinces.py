"""Filters of the list of provinces."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.public.filters.common import (
    ReadingFilters,
    exists,
    reading_filter,
    region_filter,
)
from movement_stats.lib.filters import WordsFilter, code_filter
from movement_stats.lib.folding import matching
from provinces.models import ProvinceAlias, ProvinceKind, Reading


class ProvinceFilter(ReadingFilters):
    """What the list of provinces can be asked."""

    first: tuple[str, ...] = ("q", "kind", "region")

    q = WordsFilter(method="by_words")
    reading = reading_filter(method="by_reading")
    kind = code_filter(ProvinceKind.choices, _("Kind"))
    region = region_filter(field_name="regions")

    def by_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the units found under their names or another spelling of them."""
        other = exists(ProvinceAlias.objects.filter(matching(value, "folded")), "province")
        return rows.filter(matching(value, "folded") | other)

    def by_reading(self, rows: Any, name: str, reading: str) -> Any:
        """Keep the units in force today, or all."""
        return rows.in_force() if reading == Reading.TODAY else rows
