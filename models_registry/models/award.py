"""What bodies gave on one occasion."""

from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import CitedModel, MarkedModel, State
from models_registry.models.body import Body
from models_registry.models.figure_rules import Around, number_stands_in_its_words
from models_registry.models.number_offsets import NumberOffsetsModel
from models_registry.models.quantity import Qualifier
from models_registry.models.scope import ScopedModel
from movement_stats.lib.constraints import one_of, partial_dates, rule
from movement_stats.lib.folding import folded_column
from movement_stats.lib.partial_dates import PartialDateField, first_day, last_day, not_after
from movement_stats.lib.tracked import Problems, TrackedQuerySet, derived
from provinces.models import Province, Reading, counted_under


class AwardKind(models.TextChoices):
    """What was given."""

    CERTIFICATE_OF_MERIT = "certificate_of_merit", _("certificate of merit (bằng khen)")
    CERTIFICATE_OF_COMMENDATION = (
        "certificate_of_commendation",
        _("certificate of commendation (giấy khen)"),
    )
    CERTIFICATE = "certificate", _("certificate")
    INSIGNIA = "insignia", _("insignia")
    ORDER_OR_MEDAL = "order_or_medal", _("order or medal")
    COMMENDATION = "commendation", _("commendation without certificate")
    REWARD = "reward", _("reward")
    MIXED = "mixed", _("mixed")
    UNSTATED = "unstated", _("not stated")


class Recipients(models.TextChoices):
    """Who was given it. `combined` is one count of collectives and individuals together."""

    COLLECTIVES = "collectives", _("collectives")
    INDIVIDUALS = "individuals", _("individuals")
    BOTH = "collectives_and_individuals", _("collectives and individuals")
    COMBINED = "combined", _("collectives and individuals in one count")


COUNTS = ("collectives", "individuals", "combined")
NONE_OF = {part: Q(**{f"{part}__isnull": True}) for part in COUNTS}
COUNTS_BY_RECIPIENTS = (
    Q(recipients=Recipients.COLLECTIVES) & NONE_OF["individuals"] & NONE_OF["combined"]
    | Q(recipients=Recipients.INDIVIDUALS) & NONE_OF["collectives"] & NONE_OF["combined"]
    | Q(recipients=Recipients.BOTH) & NONE_OF["combined"]
    | Q(recipients=Recipients.COMBINED) & NONE_OF["collectives"] & NONE_OF["individuals"]
)
NO_COUNT = NONE_OF["collectives"] & NONE_OF["individuals"] & NONE_OF["combined"]


class AwardQuerySet(TrackedQuerySet["Award"]):
    """Questions about awards."""

    def public(self) -> Self:
        """Return the awards that visitors see."""
        return self.filter(state=State.PUBLISHED, report__state=State.PUBLISHED)

    def by_body_and_province(self, reading: Reading) -> list[tuple[Body, Province | None, int]]:
        """Return (body, province, how many awards); an award of two bodies counts for each.

        The province is None for awards of a region, of the country, or of no named area.
        """
        awards = self.order_by().annotate(unit=counted_under("province", reading))
        rows = awards.values_list("bodies", "unit").annotate(n=Count("pk", distinct=True))
        counted: list[Any] = list(rows.order_by("bodies__name_en", "unit"))
        bodies = Body.objects.in_bulk({body for body, _unit, _number in counted if body})
        units = Province.objects.in_bulk({unit for _body, unit, _number in counted if unit})
        return [(bodies[body], units.get(unit), number) for body, unit, number in counted if body]

    def with_names(self) -> Self:
        """Return the awards with the names of all they refer to."""
        related = ("report", "region", "province", "place__province")
        return self.select_related(*related).prefetch_related("bodies")


class AwardBody(models.Model):
    """One body that gave an award. It goes with the award; the body is protected by it."""

    award = models.ForeignKey(
        "models_registry.Award", verbose_name=_("Award"), on_delete=models.CASCADE, related_name="+"
    )
    body = models.ForeignKey(
        "models_registry.Body", verbose_name=_("Body"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("Body that gave an award")
        verbose_name_plural = _("Bodies that gave an award")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "body"],
                name="awardbody_unique",
                violation_error_message=_("This body is named already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.body)


class Award(ScopedModel, CitedModel, MarkedModel, NumberOffsetsModel):
    """One award of one or several bodies: how many collectives and individuals, from which words.

    An empty count of recipients that are named is unquantified ('many collectives'), never 0.
    """

    bodies = models.ManyToManyField(
        "models_registry.Body", verbose_name=_("Given by"), through=AwardBody, related_name="awards"
    )
    kind = models.CharField(_("Kind of award"), max_length=30, choices=AwardKind.choices)
    kind_as_written = models.CharField(
        _("Kind as written"),
        max_length=80,
        blank=True,
        help_text=_("The report's own name for it."),
    )
    recipients = models.CharField(_("Recipients"), max_length=28, choices=Recipients.choices)
    collectives = models.PositiveIntegerField(_("Collectives"), null=True, blank=True)
    individuals = models.PositiveIntegerField(_("Individuals"), null=True, blank=True)
    combined = models.PositiveIntegerField(_("Both in one count"), null=True, blank=True)
    qualifier = models.CharField(
        _("Exactness"), max_length=12, choices=Qualifier.choices, default=Qualifier.EXACT
    )
    named_recipients = models.CharField(
        _("Named recipients"),
        max_length=300,
        blank=True,
        help_text=_("Collectives that are named; never a person."),
    )
    awarded_on = PartialDateField(_("Given on"), help_text=_("The day it was given."))
    period_start = PartialDateField(
        _("Start of period"), help_text=_("Start of the period that it honours.")
    )
    period_end = PartialDateField(
        _("End of period"), help_text=_("End of the period that it honours.")
    )
    period = models.CharField(
        _("Period in the report's words"),
        max_length=160,
        blank=True,
        help_text=_("The report's own words."),
    )
    period_first = derived(
        models.DateField(_("First day of the period"), null=True, editable=False)
    )
    period_last = derived(models.DateField(_("Last day of the period"), null=True, editable=False))
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))

    _history_m2m_fields = [bodies]
    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("Award")
        verbose_name_plural = _("Awards")
        ordering = ["pk"]
        constraints = [
            *CitedModel.Meta.constraints,
            *ScopedModel.Meta.constraints,
            one_of("kind", AwardKind),
            one_of("recipients", Recipients),
            one_of("qualifier", Qualifier),
            partial_dates("awarded_on", "period_start", "period_end"),
            rule(
                "counts_match_recipients",
                COUNTS_BY_RECIPIENTS,
                _("Count only those who are named: collectives, individuals, or both in one."),
                field="recipients",
            ),
            rule(
                "count_or_unquantified",
                Q(qualifier=Qualifier.UNQUANTIFIED) & NO_COUNT
                | ~Q(qualifier=Qualifier.UNQUANTIFIED) & ~NO_COUNT,
                _("Give a count, or say that the report gives none."),
                field="qualifier",
            ),
            rule(
                "period_in_order",
                not_after("period_start", "period_end"),
                _("The period that is honoured ends before it begins."),
                field="period_end",
            ),
            models.UniqueConstraint(
                "report",
                "as_written",
                "kind",
                "recipients",
                condition=~Q(state=State.WITHDRAWN),
                name="award_unique",
                violation_error_code="as_written",
                violation_error_message=_("This award is held already."),
            ),
        ]

    def __str__(self) -> str:
        return self.as_written

    def written_values(self) -> list[Decimal]:
        """Return the counts that must stand in the words; what is unquantified needs none."""
        return [Decimal(count) for name in COUNTS if (count := getattr(self, name)) is not None]

    def contradictions(self) -> Problems:
        """Refuse a count that does not stand in the words."""
        found = super().contradictions()
        for finding in number_stands_in_its_words(self, Around()):
            found[finding.field] = finding.message
        return found

    def derive(self) -> None:
        """Fill the province of a place, the days for filters, and the folded words."""
        super().derive()
        self.fill_province()
        start = self.period_start or self.period_end or self.awarded_on
        end = self.period_end or self.period_start or self.awarded_on
        self.period_first = first_day(start) if start else None
        self.period_last = last_day(end) if end else None
        self.folded = folded_column(self.as_written, self.as_written_en, self.kind_as_written)
