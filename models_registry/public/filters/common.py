"""Filters that several lists share."""

import datetime
from typing import Any

import django_filters as df
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceIterator

from models_registry.models import (
    Body,
    Indicator,
    Publisher,
    Report,
    SecurityModel,
    Theme,
    Topic,
)
from models_registry.models.report import LANGUAGES
from models_registry.statistics.window import Window
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.filters import ListFilter, WordsFilter, YearFilter, code_filter
from movement_stats.lib.folding import matching, phrase
from provinces.gazetteer import units_named
from provinces.models import Province, Reading, Region, UnitSet


def slug_filter(records, hint, **kwargs) -> df.ModelChoiceFilter:
    """Return a filter over records named by their slug in addresses.

    A text field: there may be thousands of reports, and pages link to the lists so filtered.
    """
    widget = forms.TextInput(attrs={"maxlength": 120, "autocapitalize": "off"})
    options = {"to_field_name": "slug", "widget": widget, "help_text": hint, **kwargs}
    return df.ModelChoiceFilter(queryset=records, **options)


class UnitChoices(ModelChoiceIterator):
    """Units in the order of their names in the page's language; a field is made once for all."""

    def __init__(self, field: df.fields.ModelMultipleChoiceField) -> None:
        super().__init__(field)
        self.queryset: Any = field.queryset.by_name()


class UnitsField(df.fields.ModelMultipleChoiceField):
    """Provincial units, by their ids."""

    iterator = UnitChoices


class UnitsFilter(df.ModelMultipleChoiceFilter):
    """A filter by provincial units."""

    field_class = UnitsField


def region_filter(**kwargs) -> df.ModelChoiceFilter:
    """Return the filter `region`."""
    hint = _("a region's code, such as MRD, NMM-2025 or NORTHWEST-14")
    options = {"queryset": Region.objects.all(), "label": _("Region"), "help_text": hint}
    return df.ModelChoiceFilter(**options, **kwargs)


def reading_filter(method: str = "as_it_is") -> df.ChoiceFilter:
    """Return the filter `reading`, which the page's switch sets and its form only keeps."""
    choices, widget = Reading.choices, forms.HiddenInput()
    return code_filter(choices, _("Units"), method=method, widget=widget)


class ReadingFilters(ListFilter):
    """`reading`: units as their reports named them, or today's."""

    reading = reading_filter()

    @property
    def is_today(self) -> bool:
        return self.in_reading == Reading.TODAY

    @property
    def in_reading(self) -> Reading:
        return Reading(self.values.get("reading", Reading.REPORTED))

    @property
    def unit_set(self) -> UnitSet:
        """The set of units that a map of the reading draws."""
        return UnitSet.OF_34 if self.is_today else UnitSet.OF_63


class WordsAndAreaFilter(ListFilter):
    """`q`, `province` with its predecessors, and `region`: what nearly every list can be asked."""

    # Paths of the list's model.
    words: tuple[str, ...] = ("folded", "province__folded")
    province_path = "province"
    region_path = "region"
    first: tuple[str, ...] = (
        "q",
        "province",
        "indicator",
        "theme",
        "kind",
        "year_from",
        "year_to",
    )

    q = WordsFilter(method="by_words")
    province = UnitsFilter(
        queryset=Province.objects.all(),
        method="by_province",
        label=_("Province or city"),
        help_text=_("an id of the list of provinces, such as son-la"),
    )
    predecessors = code_filter(
        [("yes", _("included")), ("no", _("left out"))],
        _("Rows of merged provinces"),
        method="as_it_is",
    )
    region = region_filter(method="by_region")

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep the rows that the question finds; see `found_by`."""
        return rows.filter(self.found_by(value))

    def found_by(self, question: str) -> Q:
        """Return the condition that every word of the question begins a word.

        A whole name of a unit means that unit: 'Sơn La' is no Lạng Sơn. Then it is the rows about
        it, and those that say its name as it is.
        """
        ids = units_named(question)
        if not ids:
            return matching(question, *self.words)
        said = [column for column in self.words if not column.startswith(self.province_path)]
        return self.in_provinces(ids) | phrase(question, *said)

    def asked(self) -> QuerySet:
        """Refuse the name of a unit too, and say which id is meant."""
        try:
            return super().asked()
        except BadQuestion as refused:
            sent = self.data.getlist("province") if refused.parameter == "province" else []
            meant = [ids[0] for name in sent if name and (ids := units_named(name))]
            if not meant:
                raise
            hint = self.filters["province"].extra["help_text"]
            words = _("%(hint)s; “%(id)s” is meant") % {"hint": hint, "id": meant[0]}
            raise BadQuestion("province", words) from None

    def by_province(self, rows: QuerySet, name: str, units) -> QuerySet:
        """Keep the rows of these units and, unless left out, of those merged into them."""
        ids = [unit.pk for unit in units]
        if not ids:
            return rows
        if self.form.cleaned_data.get("predecessors") != "no":
            ids = list(Province.objects.named_or_merged_into(ids).values_list("pk", flat=True))
        return rows.filter(self.in_provinces(ids))

    def by_region(self, rows: QuerySet, name: str, region: Region) -> QuerySet:
        """Keep the rows about the region and about its known members."""
        members = list(region.members.values_list("pk", flat=True))
        return rows.filter(Q(**{self.region_path: region}) | self.in_provinces(members))

    def in_provinces(self, ids: list[str]) -> Q:
        """Return the condition that a row is about one of these units."""
        return Q(**{f"{self.province_path}__in": ids})


class ReportFilters(ListFilter):
    """`report`, `publisher` and `language` of rows that were read in a report."""

    report = slug_filter(
        Report.objects.visible(),
        _("a report's slug, such as lang-son-2023"),
        label=_("Report"),
        field_name="report",
    )
    publisher = slug_filter(
        Publisher.objects.all(),
        _("a publisher's slug, as the list of reports links it"),
        label=_("Publisher"),
        method="by_publisher",
        widget=forms.Select,
    )
    language = code_filter(LANGUAGES, _("Language"), field_name="report__language")

    def by_publisher(self, rows: QuerySet, name: str, outlet: Publisher) -> QuerySet:
        """Keep the rows whose report this outlet published, or published first."""
        return rows.filter(Q(report__publisher=outlet) | Q(report__original_publisher=outlet))


class YearFilters(ListFilter):
    """`year_from` and `year_to`: a row matches when its period touches the years.

    The list's model has the first and the last day of the period in two columns, filled from the
    known end where the other is open.
    """

    undated = "period_last"

    year_from = YearFilter(_("From year"), method="from_year")
    year_to = YearFilter(_("To year"), method="to_year")

    def asked(self) -> QuerySet:
        """Refuse years in the wrong order too."""
        rows = super().asked()
        first, last = self.values.get("year_from"), self.values.get("year_to")
        if first and last and first > last:
            raise BadQuestion("year_to", str(self.filters["year_to"].extra["help_text"]))
        return rows

    def from_year(self, rows: QuerySet, name: str, year: int) -> QuerySet:
        return rows.filter(period_last__gte=datetime.date(year, 1, 1))

    def to_year(self, rows: QuerySet, name: str, year: int) -> QuerySet:
        return rows.filter(period_first__lte=datetime.date(year, 12, 31))

    @property
    def years(self) -> Window:
        """The years asked for."""
        return Window(self.values.get("year_from"), self.values.get("year_to"))

    def without_period(self) -> int | None:
        """Return how many rows the years left out for want of a period; None without years."""
        if not {"year_from", "year_to"} & set(self.values):
            return None
        rows = self.rows_without("year_from", "year_to")
        return int(rows.filter(**{f"{self.undated}__isnull": True}).count())


class WindowFilters(YearFilters):
    """`year_from` and `year_to`: in which years units stand side by side; no row is left out."""

    def from_year(self, rows: QuerySet, name: str, year: int) -> QuerySet:
        return rows

    def to_year(self, rows: QuerySet, name: str, year: int) -> QuerySet:
        return rows


def indicator_filter(**kwargs) -> df.ModelChoiceFilter:
    """Return the filter `indicator`."""
    return slug_filter(
        Indicator.objects.all(),
        _("a code of the list of indicators, such as models"),
        label=_("Indicator"),
        to_field_name="code",
        widget=forms.Select,
        **kwargs,
    )


class IndicatorFilters(ListFilter):
    """`indicator` and `topic`."""

    indicator = indicator_filter()
    topic = code_filter(Topic.choices, _("Topic"), field_name="indicator__topic")


class ModelFilters(ListFilter):
    """`model` and `theme` of rows that speak of a security model."""

    model = slug_filter(
        SecurityModel.objects.visible(),
        _("a slug of the list of models"),
        label=_("Security model"),
    )
    theme = code_filter(Theme.choices, _("Theme"), field_name="model__theme")


def body_filter(**kwargs) -> df.ModelChoiceFilter:
    """Return the filter `body`: an office that gave, recognised or reported."""
    return slug_filter(
        Body.objects.all(),
        _("a body's slug, such as ministry-of-public-security"),
        label=_("Body"),
        widget=forms.Select,
        **kwargs,
    )


def exists(rows: QuerySet, parent: str) -> Exists:
    """Return the condition that such a row belongs to the outer query's record."""
    return Exists(rows.filter(**{parent: OuterRef("pk")}))
