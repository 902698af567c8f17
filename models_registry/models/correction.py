"""How figures changed, and where an indicator began to be counted differently."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import State
from movement_stats.lib.constraints import one_of, rule
from movement_stats.lib.languages import in_language
from movement_stats.lib.partial_dates import PartialDateField
from movement_stats.lib.tracked import TrackedModel, TrackedQuerySet

if TYPE_CHECKING:
    from provinces.models import Province


class CorrectionCause(models.TextChoices):
    """Whose change it was."""

    MISREADING = "misreading", _("our misreading")
    SOURCE = "source", _("the source corrected itself")
    REDEFINITION = "redefinition", _("redefinition")


class CorrectionQuerySet(TrackedQuerySet["Correction"]):
    """Questions about corrections."""

    def public(self) -> Self:
        """Return the corrections of figures that have a page, withdrawn ones too."""
        is_draft = Q(figure__state=State.DRAFT) | Q(figure__report__state=State.DRAFT)
        return self.exclude(is_draft)

    def with_figures(self) -> Self:
        """Return the corrections with their figures and the names of what those are about."""
        beside = ("indicator", "report", "region", "province", "place__province")
        return self.select_related(*(f"figure__{name}" for name in beside))


class Correction(TrackedModel):
    """One change of a published figure: old value, new value, why and when. Public."""

    figure = models.ForeignKey(
        "models_registry.Figure",
        verbose_name=_("Figure"),
        on_delete=models.PROTECT,
        related_name="corrections",
    )
    field = models.CharField(_("Field"), max_length=40)
    old_value = models.CharField(_("Old value"), max_length=200, blank=True)
    new_value = models.CharField(_("New value"), max_length=200, blank=True)
    cause = models.CharField(_("Cause"), max_length=12, choices=CorrectionCause.choices)
    reason_en = models.CharField(_("Reason in English"), max_length=300)
    reason_vi = models.CharField(_("Reason in Vietnamese"), max_length=300)
    made_on = models.DateField(_("Made on"))

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Correction")
        verbose_name_plural = _("Corrections")
        ordering = ["-made_on", "-pk"]
        constraints = [
            one_of("cause", CorrectionCause),
            rule(
                "changes_something",
                ~Q(old_value=models.F("new_value")),
                _("The old value and the new one are the same."),
            ),
            rule(
                "reason_given",
                ~Q(reason_en=""),
                _("Say why the figure was changed."),
                field="reason_en",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.old_value} → {self.new_value}"

    @property
    def reason(self) -> str:
        """Why, in the page's language."""
        return in_language(self.reason_en, self.reason_vi)


class BreakQuerySet(TrackedQuerySet["Break"]):
    """Questions about breaks."""

    def of_units(self, units: Iterable["Province"]) -> Self:
        """Return the breaks that hold in one of these units, or everywhere."""
        return self.filter(Q(province__isnull=True) | Q(province__in=list(units)))


class Break(TrackedModel):
    """From a date on an indicator is counted differently, in one unit or everywhere."""

    indicator = models.ForeignKey(
        "models_registry.Indicator",
        verbose_name=_("Indicator"),
        on_delete=models.PROTECT,
        related_name="breaks",
    )
    province = models.ForeignKey(
        "provinces.Province",
        verbose_name=_("Province or city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="breaks",
        help_text=_("Empty: everywhere."),
    )
    from_on = PartialDateField(
        _("Counted differently from"),
        blank=False,
        help_text=_("As far as it is known: 2023, 2023-03 or 2023-03-06."),
    )
    reason_en = models.CharField(_("Reason in English"), max_length=300)
    reason_vi = models.CharField(_("Reason in Vietnamese"), max_length=300)

    objects = BreakQuerySet.as_manager()

    class Meta:
        verbose_name = _("Break")
        verbose_name_plural = _("Breaks")
        ordering = ["indicator", "from_on"]
        constraints = [
            rule(
                "date_given",
                ~Q(from_on=""),
                _("Say from when it is counted differently."),
                field="from_on",
            ),
            rule(
                "reason_given",
                ~Q(reason_en=""),
                _("Say what is counted differently."),
                field="reason_en",
            ),
            models.UniqueConstraint(
                "indicator",
                Coalesce("province", models.Value("")),
                "from_on",
                name="break_unique",
                violation_error_code="from_on",
                violation_error_message=_("This break is held already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}, {self.from_on}"

    @property
    def reason(self) -> str:
        """What changed, in the page's language."""
        return in_language(self.reason_en, self.reason_vi)
