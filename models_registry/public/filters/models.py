"""Filters of the list of security models."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.models import Body, ModelName, Recognition, State, Theme
from models_registry.public.filters.common import (
    ReportFilters,
    WordsAndAreaFilter,
    body_filter,
    exists,
)
from movement_stats.lib.filters import code_filter
from movement_stats.lib.folding import matching
from provinces.models import Region


class SecurityModelFilter(WordsAndAreaFilter, ReportFilters):
    """What the list of security models can be asked."""

    theme = code_filter(Theme.choices, _("Theme"))
    body = body_filter(method="by_body")

    def by_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the models found under any name that a report gave them."""
        met = exists(ModelName.objects.filter(matching(value, "folded")), "model")
        return rows.filter(matching(value, *self.words) | met)

    def by_body(self, rows: QuerySet[Any], name: str, body: Body) -> QuerySet[Any]:
        """Keep the models that this body recognised."""
        public = Recognition.objects.filter(body=body, state=State.PUBLISHED)
        return rows.filter(exists(public, "model"))

    def by_region(self, rows: QuerySet[Any], name: str, region: Region) -> QuerySet[Any]:
        """Keep the models of the region's known members."""
        return rows.filter(Q(province__regions=region))
