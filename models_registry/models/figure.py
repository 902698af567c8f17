"""One claim of one report: this indicator, this area, this period, this value."""

import datetime
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import CitedModel, MarkedModel, State
from models_registry.models.figure_queryset import IS_SUPERSEDED, FigureQuerySet
from models_registry.models.figure_rules import contradictions
from models_registry.models.number_offsets import NumberOffsetsModel
from models_registry.models.quantity import QuantifiedModel
from models_registry.models.scope import Scope, ScopedModel, Territory
from movement_stats.lib.constraints import one_of, partial_dates, rule
from movement_stats.lib.folding import folded_column
from movement_stats.lib.keyset import ByBytes, order_index
from movement_stats.lib.languages import in_language
from movement_stats.lib.partial_dates import PartialDateField, first_day, last_day, not_after
from movement_stats.lib.tracked import Problems, derived
from provinces.models import UnitSet


class Fit(models.TextChoices):
    """How the number fits the indicator's definition. Only `whole` is added up or compared."""

    WHOLE = "whole", _("all of what the indicator means")
    PART = "part", _("some of it")
    WIDER = "wider", _("something else counted along")


class PeriodKind(models.TextChoices):
    """A stock at a date, a flow over a span, or a period that the report does not state."""

    AS_OF = "as_of", _("as of a date")
    SPAN = "span", _("over a span")
    UNSTATED = "unstated", _("not stated")


class Status(models.TextChoices):
    """Whether it has come about."""

    ACHIEVED = "achieved", _("achieved")
    TARGET = "target", _("target")
    PROPOSED = "proposed", _("proposed")


class PartKind(models.TextChoices):
    """How a part stands to its whole: with all other parts it makes it up, or it is one of some."""

    ADDS_UP = "adds_up", _("all parts are given")
    OF_WHICH = "of_which", _("of which")


class CopyKind(models.TextChoices):
    """How another outlet of the story printed the claim."""

    SAME = "same", _("same")
    ROUNDED = "rounded", _("rounded")
    DIFFERS = "differs", _("differs")


class Keyed(models.TextChoices):
    """How many persons keyed the figure."""

    ONCE = "once", _("keyed once")
    TWICE = "twice", _("keyed twice, independently")


# What else a unit's or an indicator's figures are asked for: read from the index that finds them.
FILTERED_BY = (
    *("period_first", "period_last", "qualifier", "status", "fit", "scope", "period_kind"),
    "listed",
)
# What the list is sorted by, of the figure's own columns. One index serves both directions.
SORTED_BY = (
    *("scope", "region", "province", "indicator", "qualifier", "status", "period_start"),
    *("period_end", "period", "as_written", "period_kind", "detail", "fit", "territory"),
    *("part_kind", "keyed", "as_written_en"),
)
# What the list is sorted by of the records beside it.
BESIDE = ("report", "place", "model")
SORTED_BY_NUMBER = ("value", "out_of", "percent", "part_of", "copy_of", "version", "value_to")


def _listed(*fields: str, name: str) -> models.Index:
    return models.Index(fields=fields, condition=Q(listed=True), name=name)


class Figure(ScopedModel, CitedModel, QuantifiedModel, MarkedModel, NumberOffsetsModel):
    """A claim with its evidence. Unknown is empty, never 0; corrections never overwrite."""

    indicator = models.ForeignKey(
        "models_registry.Indicator",
        verbose_name=_("Indicator"),
        on_delete=models.PROTECT,
        related_name="figures",
    )
    territory = models.CharField(
        _("Territory"),
        max_length=7,
        choices=Territory.choices,
        default=Territory.CLEAR,
        help_text=_(
            "Unclear: the words do not tell whether the unit before or after the merger is meant."
        ),
    )
    model = models.ForeignKey(
        "models_registry.SecurityModel",
        verbose_name=_("Security model"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
        help_text=_("Where the count stands under one security model's name."),
    )
    detail = models.CharField(
        _("Detail"),
        max_length=80,
        blank=True,
        help_text=_("A few English words that narrow what is counted."),
    )
    detail_vi = models.CharField(_("Detail in Vietnamese"), max_length=80, blank=True)
    fit = models.CharField(
        _("Fit to the definition"), max_length=5, choices=Fit.choices, default=Fit.WHOLE
    )
    status = models.CharField(
        _("Status"), max_length=8, choices=Status.choices, default=Status.ACHIEVED
    )
    period_kind = models.CharField(_("Kind of period"), max_length=8, choices=PeriodKind.choices)
    period_start = PartialDateField(
        _("Start of period"), help_text=_("As far as it is known: 2023, 2023-03 or 2023-03-06.")
    )
    period_end = PartialDateField(
        _("End of period"), help_text=_("As far as it is known: 2023, 2023-03 or 2023-03-06.")
    )
    period = models.CharField(
        _("Period in the report's words"),
        max_length=160,
        blank=True,
        help_text=_("The report's own words."),
    )
    stated_by = models.ForeignKey(
        "models_registry.Body",
        verbose_name=_("Stated by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
        help_text=_("Who gave the number, where the report says so."),
    )
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("Part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text=_("The figure of the same report that this one is counted in."),
    )
    part_kind = models.CharField(
        _("Kind of part"), max_length=8, choices=PartKind.choices, blank=True
    )
    copy_of = models.ForeignKey(
        "self",
        verbose_name=_("Copy of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="copies",
        help_text=_("The same claim in another report of the same story."),
    )
    copy_kind = models.CharField(
        _("Kind of copy"), max_length=7, choices=CopyKind.choices, blank=True
    )
    chosen = models.BooleanField(
        _("Preferred"),
        default=False,
        help_text=_("Preferred among conflicting claims, by a person."),
    )
    chosen_because = models.CharField(_("Preferred because"), max_length=200, blank=True)
    chosen_because_vi = models.CharField(
        _("Preferred because, in Vietnamese"), max_length=200, blank=True
    )
    keyed = models.CharField(_("Keyed"), max_length=5, choices=Keyed.choices, default=Keyed.ONCE)
    note_en = models.CharField(
        _("Note in English"), max_length=300, blank=True, help_text=_("How the words were read.")
    )
    note_vi = models.CharField(_("Note in Vietnamese"), max_length=300, blank=True)
    period_first = derived(
        models.DateField(_("First day of the period"), null=True, editable=False)
    )
    period_last = derived(models.DateField(_("Last day of the period"), null=True, editable=False))
    claim = derived(models.TextField(_("Claim"), editable=False, default=""))
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))
    # What follows from the claims beside it: `standing` says how, `consequences` when.
    listed = derived(models.BooleanField(_("Listed"), default=False, editable=False))
    comparable = derived(models.BooleanField(_("Comparable"), default=False, editable=False))
    in_conflict = derived(models.BooleanField(_("Contradicted"), default=False, editable=False))
    unit_set = derived(
        models.CharField(
            _("Set of units"), max_length=2, choices=UnitSet.choices, default="", editable=False
        )
    )
    superseded_by = derived(
        models.ForeignKey(
            "self",
            verbose_name=_("Superseded by"),
            null=True,
            editable=False,
            # Reckoned anew in the transaction that deletes the other.
            on_delete=models.DO_NOTHING,
            db_constraint=False,
            related_name="+",
        )
    )

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("Figure")
        verbose_name_plural = _("Figures")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["claim", "period_last", "period_first"], name="figure_by_claim"),
            models.Index(fields=["period_last"], name="figure_by_period"),
            # What the lists are asked for most, in their own order.
            _listed("indicator", "id", *FILTERED_BY, name="figure_listed_by_indicator"),
            _listed("province", "id", *FILTERED_BY, name="figure_listed_by_province"),
            _listed("province", "indicator", name="figure_listed_by_series"),
            # What an indicator's page shows beside the ranking.
            _listed("indicator", "period_last", name="figure_listed_in_time"),
            _listed("indicator", "scope", name="figure_listed_by_scope"),
            *(_listed(key, "id", "listed", name=f"figure_listed_by_{key}") for key in BESIDE),
            # Asked at each save. Most figures are neither: counted in, they would make SQLite
            # take any such question for one about nearly all.
            *(
                models.Index(
                    fields=[key], condition=Q(**{f"{key}__isnull": False}), name=f"figure_{name}"
                )
                for key, name in (("copy_of", "copies"), ("part_of", "parts"))
            ),
            *(order_index("figure", column, where="listed") for column in SORTED_BY),
            *(
                order_index("figure", column, where="listed", is_text=False)
                for column in SORTED_BY_NUMBER
            ),
            # Narrow ones, to count by.
            _listed("listed", name="figure_listed"),
            models.Index(
                fields=["in_conflict"], condition=Q(in_conflict=True), name="figure_in_conflict"
            ),
            models.Index(
                fields=["indicator", "unit_set", "province", "period_last"],
                condition=Q(comparable=True),
                name="figure_compared",
            ),
            models.Index(
                fields=["province", "indicator", "period_last"],
                condition=Q(comparable=True),
                name="figure_compared_by_unit",
            ),
            models.Index(
                *(ByBytes("claim"), IS_SUPERSEDED, "id", "in_conflict"),
                condition=Q(in_conflict=True),
                name="figure_contradicted",
            ),
        ]
        constraints = [
            *CitedModel.Meta.constraints,
            *ScopedModel.Meta.constraints,
            *QuantifiedModel.Meta.constraints,
            one_of("territory", Territory),
            one_of("fit", Fit),
            one_of("status", Status),
            one_of("period_kind", PeriodKind),
            one_of("part_kind", PartKind, or_empty=True),
            one_of("copy_kind", CopyKind, or_empty=True),
            one_of("keyed", Keyed),
            partial_dates("period_start", "period_end"),
            rule(
                "dates_match_period_kind",
                Q(period_kind=PeriodKind.UNSTATED, period_start="", period_end="")
                | (Q(period_kind=PeriodKind.AS_OF, period_start="") & ~Q(period_end=""))
                | (Q(period_kind=PeriodKind.SPAN) & ~Q(period_start="", period_end="")),
                _("A date stands in the period's end alone; a span has a start, an end or both."),
                field="period_kind",
            ),
            rule(
                "period_in_order",
                not_after("period_start", "period_end"),
                _("The period ends before it begins."),
                field="period_end",
            ),
            rule(
                "unclear_has_unit",
                Q(territory=Territory.CLEAR) | Q(scope__in=[Scope.PROVINCE, Scope.PLACE]),
                _("Only the extent of a province or of a place in one can be unclear."),
                field="territory",
            ),
            rule(
                "part_has_kind",
                Q(part_of__isnull=True, part_kind="")
                | (Q(part_of__isnull=False) & ~Q(part_kind="")),
                _("Say of which figure it is a part, and how."),
                field="part_kind",
            ),
            rule(
                "copy_has_kind",
                Q(copy_of__isnull=True, copy_kind="")
                | (Q(copy_of__isnull=False) & ~Q(copy_kind="")),
                _("Say of which figure it is a copy, and how exact."),
                field="copy_kind",
            ),
            rule(
                "not_of_itself",
                (Q(part_of__isnull=True) | ~Q(part_of=F("id")))
                & (Q(copy_of__isnull=True) | ~Q(copy_of=F("id"))),
                _("A figure is no part and no copy of itself."),
                field="part_of",
            ),
            rule(
                "choice_has_reason",
                Q(chosen=False) | ~Q(chosen_because=""),
                _("Say why this claim is preferred."),
                field="chosen_because",
            ),
            models.UniqueConstraint(
                "report",
                "indicator",
                "scope",
                Coalesce("region", models.Value("")),
                Coalesce("province", models.Value("")),
                Coalesce("place", 0),
                "period_kind",
                "period_start",
                "period_end",
                Coalesce("model", 0),
                "detail",
                "status",
                condition=~Q(state=State.WITHDRAWN),
                name="figure_claim_unique",
                violation_error_code="indicator",
                violation_error_message=_(
                    "This report has a figure of this indicator, area, period, model, detail and "
                    "status already; a detail tells two apart."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.as_written}"

    def get_absolute_url(self) -> str:
        """Return the address of its page, which stays even when the figure is withdrawn."""
        return reverse("figure-detail", args=[self.pk])

    def contradictions(self) -> Problems:
        """Return what breaks a rule of figures, the one of their place among them."""
        return contradictions(self)

    def overlaps(self, other: Self) -> bool:
        """Whether the periods of two dated figures have a day in common."""
        assert self.period_first
        assert self.period_last
        assert other.period_first
        assert other.period_last
        return self.period_first <= other.period_last and self.period_last >= other.period_first

    def later_than_its_report(self) -> tuple[datetime.date, datetime.date] | None:
        """Return the earliest end of a dated period and its report's last day, if that is before
        it; ValueError for a date that is none.
        """
        end = first_day(self.period_end or self.period_start)
        last = self.report.latest_day
        return (end, last) if last and end > last else None

    def follow_change(self, held: Self) -> None:
        """Other numbers were keyed once, unless the second keying that waits holds the same."""
        super().follow_change(held)
        if self.is_keyed_as(held):
            return
        if held.keyed == Keyed.TWICE:
            self.keyed = Keyed.ONCE
        if self.keyings.end_equal_to(self, self.saved_by()):
            self.keyed = Keyed.TWICE

    def derive(self) -> None:
        """Fill the province of a place, the days for filters, the claim, and the folded words."""
        super().derive()
        self.fill_province()
        self.claim = self._claim()
        start, end = self.period_start or self.period_end, self.period_end or self.period_start
        self.period_first = first_day(start) if start else None
        self.period_last = last_day(end) if end else None
        value = "" if self.value is None else f"{Decimal(self.value).normalize():f}"
        self.folded = folded_column(
            self.as_written, self.as_written_en, self.detail, self.detail_vi, value
        )

    def _claim(self) -> str:
        """Return what is said of what: equal for two figures that may conflict."""
        parts = (
            self.indicator_id,
            self.scope,
            self.region_id or self.province_id,
            self.place_id,
            self.model_id,
            self.detail,
            self.status,
            self.period_kind,
        )
        return "|".join(str(part or "") for part in parts)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the figure, or its report, has been withdrawn."""
        return State.WITHDRAWN in (self.state, self.report.state)

    @property
    def detail_text(self) -> str:
        """The narrowing words in the page's language."""
        return in_language(self.detail, self.detail_vi)

    @property
    def choice(self) -> str:
        """Why the claim is preferred, in the page's language."""
        return in_language(self.chosen_because, self.chosen_because_vi)

    @property
    def note(self) -> str:
        """How the words were read, in the page's language."""
        return in_language(self.note_en, self.note_vi)
