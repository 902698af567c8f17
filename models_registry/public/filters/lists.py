"""Filters of the list of reports."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.models import Award, Figure, Indicator, Publisher, SecurityModel
from models_registry.models.report import LANGUAGES
from models_registry.public.filters.common import (
    WordsAndAreaFilter,
    YearFilters,
    exists,
    slug_filter,
)
from movement_stats.lib.filters import code_filter
from provinces.models import Region


class ReportFilter(WordsAndAreaFilter, YearFilters):
    """What the list of reports can be asked."""

    words = ("folded",)
    undated = "dated_on"

    publisher = slug_filter(
        Publisher.objects.all(),
        _("a publisher's slug, as the list of reports links it"),
        label=_("Publisher"),
        method="by_publisher",
        widget=forms.Select,
    )
    language = code_filter(LANGUAGES, _("Language"))
    indicator = slug_filter(
        Indicator.objects.all(),
        _("a code of the list of indicators, such as models"),
        label=_("Indicator"),
        to_field_name="code",
        method="by_indicator",
        widget=forms.Select,
    )

    def by_publisher(self, rows: QuerySet[Any], name: str, outlet: Publisher) -> QuerySet[Any]:
        """Keep the reports that this outlet published, or published first."""
        return rows.filter(Q(publisher=outlet) | Q(original_publisher=outlet))

    def by_indicator(self, rows: QuerySet[Any], name: str, counted: Indicator) -> QuerySet[Any]:
        """Keep the reports with a figure of this indicator."""
        return rows.filter(exists(Figure.objects.public().filter(indicator=counted), "report"))

    def in_provinces(self, ids: list[str]) -> Q:
        """Keep the reports that say something of one of these units."""
        said = [model.objects.public() for model in (Figure, Award, SecurityModel)]
        conditions = [exists(rows.filter(province__in=ids), "report") for rows in said]
        return Q(conditions[0]) | Q(conditions[1]) | Q(conditions[2])

    def by_region(self, rows: QuerySet[Any], name: str, region: Region) -> QuerySet[Any]:
        """Keep the reports that say something of the region or of a known member."""
        about = [
            exists(m.objects.public().filter(region=region), "report") for m in (Figure, Award)
        ]
        members = list(region.members.values_list("pk", flat=True))
        return rows.filter(Q(about[0]) | Q(about[1]) | self.in_provinces(members))

    def from_year(self, rows: QuerySet[Any], name: str, year: int) -> QuerySet[Any]:
        """Keep the reports of the year or later."""
        return rows.filter(dated_on__gte=str(year))

    def to_year(self, rows: QuerySet[Any], name: str, year: int) -> QuerySet[Any]:
        """Keep the reports of the year or earlier."""
        return rows.filter(dated_on__lt=str(year + 1))
