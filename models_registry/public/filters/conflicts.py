"""Filters of the list of conflicting claims."""

from models_registry.public.filters.common import IndicatorFilters, WordsAndAreaFilter


class ConflictFilter(WordsAndAreaFilter, IndicatorFilters):
    """What the list can be asked: only what all claims that conflict share, so that none is lost
    from beside its rivals.
    """

    words = ("indicator__folded", "province__folded")
    first = ("q", "province", "indicator", "topic")
