"""Filters of the list of indicators."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.models import Topic
from movement_stats.lib.filters import ListFilter, WordsFilter, code_filter
from movement_stats.lib.folding import matching


class IndicatorFilter(ListFilter):
    """What the list of indicators can be asked."""

    first = ("q", "topic")

    q = WordsFilter(method="by_words")
    topic = code_filter(Topic.choices, _("Topic"))

    def by_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the indicators in which every word of the question begins a word."""
        return rows.filter(matching(value, "folded"))
