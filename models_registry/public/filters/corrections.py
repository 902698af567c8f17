"""Filters of the log of corrections."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.models import CorrectionCause, Indicator, Report
from models_registry.public.filters.common import WordsAndAreaFilter, YearFilters, slug_filter
from movement_stats.lib.filters import code_filter


class CorrectionFilter(WordsAndAreaFilter, YearFilters):
    """What the log can be asked: of which figure, whose change, made in which years."""

    first = ("q", "province", "indicator", "cause", "year_from", "year_to")
    words = ("figure__folded", "figure__province__folded", "figure__indicator__folded")
    province_path = "figure__province"
    region_path = "figure__region"
    undated = "made_on"

    indicator = slug_filter(
        Indicator.objects.all(),
        _("a code of the list of indicators, such as models"),
        label=_("Indicator"),
        field_name="figure__indicator",
        to_field_name="code",
        widget=forms.Select,
    )
    report = slug_filter(
        Report.objects.visible(),
        _("a report's slug, such as lang-son-2023"),
        label=_("Report"),
        field_name="figure__report",
    )
    cause = code_filter(CorrectionCause.choices, _("Cause"))

    def from_year(self, rows: QuerySet[Any], name: str, year: int) -> QuerySet[Any]:
        """Keep the corrections made in the year or later."""
        return rows.filter(made_on__gte=datetime.date(year, 1, 1))

    def to_year(self, rows: QuerySet[Any], name: str, year: int) -> QuerySet[Any]:
        """Keep the corrections made in the year or earlier."""
        return rows.filter(made_on__lte=datetime.date(year, 12, 31))
