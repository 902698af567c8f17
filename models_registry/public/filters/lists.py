"""Filters of the lists."""

import datetime

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.models import (
    Award,
    AwardKind,
    Body,
    CorrectionCause,
    Figure,
    Fit,
    Indicator,
    ModelName,
    PeriodKind,
    Publisher,
    Qualifier,
    Recognition,
    Report,
    Scope,
    SecurityModel,
    State,
    Status,
    Theme,
    Topic,
)
from models_registry.models.report import LANGUAGES
from models_registry.public.filters.common import (
    IndicatorFilters,
    ModelFilters,
    ReadingFilters,
    ReportFilters,
    WordsAndAreaFilter,
    YearFilters,
    body_filter,
    exists,
    reading_filter,
    region_filter,
    slug_filter,
)
from movement_stats.lib.filters import ListFilter, WordsFilter, code_filter
from movement_stats.lib.folding import matching
from provinces.gazetteer import units_named
from provinces.models import ProvinceAlias, ProvinceKind, Reading, Region


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

    def by_publisher(self, rows: QuerySet, name: str, outlet: Publisher) -> QuerySet:
        """Keep the reports that this outlet published, or published first."""
        return rows.filter(Q(publisher=outlet) | Q(original_publisher=outlet))

    def by_indicator(self, rows: QuerySet, name: str, counted: Indicator) -> QuerySet:
        return rows.filter(exists(Figure.objects.public().filter(indicator=counted), "report"))

    def in_provinces(self, ids: list[str]) -> Q:
        """Keep the reports that say something of one of these units."""
        said = [model.objects.public() for model in (Figure, Award, SecurityModel)]
        conditions = [exists(rows.filter(province__in=ids), "report") for rows in said]
        return Q(conditions[0]) | Q(conditions[1]) | Q(conditions[2])

    def by_region(self, rows: QuerySet, name: str, region: Region) -> QuerySet:
        """Keep the reports that say something of the region or of a known member."""
        about = [
            exists(m.objects.public().filter(region=region), "report") for m in (Figure, Award)
        ]
        members = list(region.members.values_list("pk", flat=True))
        return rows.filter(Q(about[0]) | Q(about[1]) | self.in_provinces(members))

    def from_year(self, rows: QuerySet, name: str, year: int) -> QuerySet:
        return rows.filter(dated_on__gte=str(year))

    def to_year(self, rows: QuerySet, name: str, year: int) -> QuerySet:
        return rows.filter(dated_on__lt=str(year + 1))


class AwardFilter(WordsAndAreaFilter, YearFilters, ReportFilters, ReadingFilters):
    """What the list of awards can be asked; its reading is that of the chart."""

    body = body_filter(field_name="bodies")
    kind = code_filter(AwardKind.choices, _("Kind of award"))
    qualifier = code_filter(Qualifier.choices, _("Exactness"))
    scope = code_filter(Scope.choices, _("Scope"))


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

    def from_year(self, rows: QuerySet, name: str, year: int) -> QuerySet:
        return rows.filter(made_on__gte=datetime.date(year, 1, 1))

    def to_year(self, rows: QuerySet, name: str, year: int) -> QuerySet:
        return rows.filter(made_on__lte=datetime.date(year, 12, 31))


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

    def filter_queryset(self, rows):
        """Leave drafts out, and withdrawn figures unless they are asked for."""
        withdrawn = self.form.cleaned_data.get("withdrawn")
        return super().filter_queryset(rows.visible() if withdrawn else rows.public())


class IndicatorFilter(ListFilter):
    """What the list of indicators can be asked."""

    first = ("q", "topic")

    q = WordsFilter(method="by_words")
    topic = code_filter(Topic.choices, _("Topic"))

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep the indicators in which every word of the question begins a word."""
        return rows.filter(matching(value, "folded"))


class SecurityModelFilter(WordsAndAreaFilter, ReportFilters):
    """What the list of security models can be asked."""

    theme = code_filter(Theme.choices, _("Theme"))
    body = body_filter(method="by_body")

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep the models found under any name that a report gave them."""
        met = exists(ModelName.objects.filter(matching(value, "folded")), "model")
        return rows.filter(self.found_by(value) | met)

    def by_body(self, rows: QuerySet, name: str, body: Body) -> QuerySet:
        public = Recognition.objects.filter(body=body, state=State.PUBLISHED)
        return rows.filter(exists(public, "model"))

    def by_region(self, rows: QuerySet, name: str, region: Region) -> QuerySet:
        """Keep the models of the region's known members."""
        return rows.filter(Q(province__regions=region))


class ProvinceFilter(ReadingFilters):
    """What the list of provinces can be asked."""

    first: tuple[str, ...] = ("q", "kind", "region")

    q = WordsFilter(method="by_words")
    reading = reading_filter(method="by_reading")
    kind = code_filter(ProvinceKind.choices, _("Kind"))
    region = region_filter(field_name="regions")

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep the units found under their names or another spelling of them."""
        if ids := units_named(value):
            return rows.filter(pk__in=ids)
        other = exists(ProvinceAlias.objects.filter(matching(value, "folded")), "province")
        return rows.filter(matching(value, "folded") | other)

    def by_reading(self, rows, name: str, reading: str):
        return rows.in_force() if reading == Reading.TODAY else rows


class SiteFilter(WordsAndAreaFilter, ModelFilters, YearFilters, ReportFilters):
    """What the list of sites can be asked."""

    kind = code_filter(
        [("named", _("named places")), ("counted", _("counted batches"))],
        _("Kind"),
        method="by_kind",
    )
    qualifier = code_filter(Qualifier.choices, _("Exactness"))

    def by_kind(self, rows: QuerySet, name: str, kind: str) -> QuerySet:
        return rows.filter(named=kind == "named")
