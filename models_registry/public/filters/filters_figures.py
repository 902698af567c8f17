"""Filters of the list of figures."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from models_registry.models import Fit, PeriodKind, Qualifier, Scope, State, Status
from models_registry.public.filters.common import (
    IndicatorFilters,
    ModelFilters,
    ReportFilters,
    WordsAndAreaFilter,
    YearFilters,
    body_filter,
)
from movement_stats.lib.filters import code_filter


class FigureFilter(WordsAndAreaFilter, IndicatorFilters, YearFilters, ModelFilters, ReportFilters):
    """What the list of figures can be asked."""

    words = ("folded", "province__folded", "indicator__folded")

    body = body_filter(field_name="stated_by")
    qualifier = code_filter(Qualifier.choices, _("Exactness"))
    status = code_filter(Status.choices, _("Status"))
    scope = code_filter(Scope.choices, _("Scope"))
    fit = code_filter(Fit.choices, _("Fit to the definition"))
    period_kind = code_filter(PeriodKind.choices, _("Kind of period"))
    withdrawn = code_filter([("1", _("listed too"))], _("Withdrawn figures"), method="as_it_is")

    def filter_queryset(self, rows: Any) -> Any:
        """Leave withdrawn figures out, unless they are asked for."""
        if not self.form.cleaned_data.get("withdrawn"):
            rows = rows.filter(state=State.PUBLISHED, report__state=State.PUBLISHED)
        return super().filter_queryset(rows)
