"""Where staff looked for figures and found none: a gap that is known to be one."""

from typing import Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from models_registry.models.figure import Figure
from movement_stats.lib.constraints import rule
from movement_stats.lib.filters import YEARS
from movement_stats.lib.languages import in_language
from movement_stats.lib.tracked import Problems, TrackedModel, TrackedQuerySet
from provinces.models import MERGER, Reading, counted_under


def answers() -> models.QuerySet[Figure]:
    """Return the public figures that the outer query's search was for.

    They are of its indicator and unit, or of places in the unit, and their period touches its year
    where it names one.
    """
    sought = ExpressionWrapper(OuterRef("year"), output_field=models.IntegerField())
    touched = Q(period_first__year__lte=OuterRef("year"), period_last__year__gte=OuterRef("year"))
    figures = Figure.objects.public()
    return (
        figures.filter(indicator=OuterRef("indicator"), province=OuterRef("province"))
        .annotate(sought=sought)
        .filter(Q(sought__isnull=True) | touched)
    )


class FruitlessSearchQuerySet(TrackedQuerySet["FruitlessSearch"]):
    """Questions about searches."""

    def with_answered(self) -> Self:
        """Add `answered`: whether such a figure is held now, so that the search says no more."""
        return self.annotate(answered=Exists(answers()))

    def by_unit(self, reading: Reading) -> Self:
        """Add `unit`: the id of the unit with which the search counts in a reading."""
        return self.annotate(unit=counted_under("province", reading))

    def with_names(self) -> Self:
        """Return the searches with their indicators and units."""
        return self.select_related("indicator", "province")

    def latest_first(self) -> Self:
        """Return the searches, the latest first."""
        return self.order_by("-looked_on", "-pk")


class FruitlessSearch(TrackedModel):
    """On one day the sources named were looked through for an indicator's figures about a unit, of
    one year or of any, and there were none. A figure that is held later does not undo it.
    """

    indicator = models.ForeignKey(
        "models_registry.Indicator",
        verbose_name=_("Indicator"),
        on_delete=models.PROTECT,
        related_name="fruitless_searches",
    )
    province = models.ForeignKey(
        "provinces.Province",
        verbose_name=_("Province or city"),
        on_delete=models.PROTECT,
        related_name="fruitless_searches",
    )
    year = models.PositiveSmallIntegerField(
        _("Of the year"), null=True, blank=True, help_text=_("Empty: of any year.")
    )
    looked_on = models.DateField(_("Looked for on"))
    where_en = models.CharField(
        _("Where, in English"),
        max_length=300,
        help_text=_("Which sources were looked through."),
    )
    where_vi = models.CharField(_("Where, in Vietnamese"), max_length=300, blank=True)

    objects = FruitlessSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("Search without a result")
        verbose_name_plural = _("Searches without a result")
        ordering = ["-looked_on", "-pk"]
        constraints = [
            rule(
                "where_given",
                ~Q(where_en=""),
                _("Say which sources were looked through."),
                field="where_en",
            ),
            rule(
                "year_known",
                Q(year__isnull=True) | Q(year__gte=YEARS[0], year__lte=YEARS[1]),
                _("Give a year from 1945 to 2100, or none."),
                field="year",
            ),
            models.UniqueConstraint(
                "indicator",
                "province",
                Coalesce("year", 0),
                "looked_on",
                name="fruitlesssearch_unique",
                violation_error_code="looked_on",
                violation_error_message=_("This search is held already."),
            ),
        ]

    def __str__(self) -> str:
        sought = " ".join(str(name) for name in (self.indicator_id, self.year) if name)
        return f"{self.province_id}, {sought}, {self.looked_on}"

    def get_absolute_url(self) -> str:
        """Return where the day and the sources stand: on the unit's page."""
        return f"{reverse('province-detail', args=[self.province_id])}#search-{self.pk}"

    def contradictions(self) -> Problems:
        """Refuse a day or a year that has not come, and a year in which the unit was not there."""
        problems = super().contradictions()
        if self.looked_on > timezone.localdate():
            problems["looked_on"] = _("This day has not come yet.")
        elif self.year and self.year > self.looked_on.year:
            problems["year"] = _("On that day this year had not begun.")
        elif self.year and not self._had_unit(self.year):
            problems["province"] = _(
                "This unit did not exist in the period; take the unit of that time."
            )
        return problems

    def _had_unit(self, year: int) -> bool:
        # The set of 63 began in 2008, but its units were not founded then.
        began, ended = self.province.valid_from, self.province.valid_to
        return not (began >= MERGER and year < began.year) and not (ended and year > ended.year)

    @property
    def where(self) -> str:
        """The sources that were looked through, in the page's language."""
        return in_language(self.where_en, self.where_vi)
