"""Filters of the list of sites."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.models import Qualifier
from models_registry.public.filters.common import (
    ModelFilters,
    ReportFilters,
    WordsAndAreaFilter,
    YearFilters,
)
from movement_stats.lib.filters import code_filter


class SiteFilter(WordsAndAreaFilter, ModelFilters, YearFilters, ReportFilters):
    """What the list of sites can be asked."""

    kind = code_filter(
        [("named", _("named places")), ("counted", _("counted batches"))],
        _("Kind"),
        method="by_kind",
    )
    qualifier = code_filter(Qualifier.choices, _("Exactness"))

    def by_kind(self, rows: QuerySet[Any], name: str, kind: str) -> QuerySet[Any]:
        """Keep the named places, or the counted batches."""
        return rows.filter(named=kind == "named")
