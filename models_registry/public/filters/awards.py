"""Filters of the list of awards."""

from django.utils.translation import gettext_lazy as _

from models_registry.models import AwardKind, Qualifier, Scope
from models_registry.public.filters.common import (
    ReadingFilters,
    ReportFilters,
    WordsAndAreaFilter,
    YearFilters,
    body_filter,
)
from movement_stats.lib.filters import code_filter


class AwardFilter(WordsAndAreaFilter, YearFilters, ReportFilters, ReadingFilters):
    """What the list of awards can be asked; its reading is that of the chart."""

    body = body_filter(field_name="bodies")
    kind = code_filter(AwardKind.choices, _("Kind of award"))
    qualifier = code_filter(Qualifier.choices, _("Exactness"))
    scope = code_filter(Scope.choices, _("Scope"))
