"""What a second person keyed for a figure, without having seen what the first one keyed."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import State
from models_registry.models.figure import Figure
from models_registry.models.quantity import QuantifiedModel
from movement_stats.lib.constraints import one_of, rule
from movement_stats.lib.tracked import TrackedQuerySet


class Outcome(models.TextChoices):
    """How a second keying ended."""

    EQUAL = "equal", _("equal")
    UNEQUAL = "unequal", _("unequal, to be decided")
    DECIDED = "decided", _("decided")


class KeyingQuerySet(TrackedQuerySet["Keying"]):
    """Questions about second keyings, and the end of one that a figure has come to equal."""

    def to_decide(self) -> Self:
        """Return those that differ from their figure, a draft, and that nobody has decided yet."""
        waiting = self.filter(outcome=Outcome.UNEQUAL, figure__state=State.DRAFT)
        return waiting.exclude(figure__report__state=State.WITHDRAWN)

    def ended(self) -> Self:
        """Return those that are equal or decided."""
        return self.exclude(outcome=Outcome.UNEQUAL)

    def end_equal_to(self, figure: Figure, saved_by: Any) -> bool:
        """End the one that waits if the figure, saved by somebody else, equals it; tell whether."""
        waiting = self.select_for_update().filter(figure=figure, outcome=Outcome.UNEQUAL).first()
        if waiting is None or not waiting.agrees_with(figure) or waiting.by == saved_by:
            return False
        waiting.outcome = Outcome.EQUAL
        waiting.save()
        return True


class Keying(QuantifiedModel):
    """One second keying; equal to the figure, it makes that one 'keyed twice'."""

    figure = models.ForeignKey(
        Figure, verbose_name=_("Figure"), on_delete=models.CASCADE, related_name="keyings"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Keyed by"),
        on_delete=models.PROTECT,
        related_name="keyings",
    )
    objection = models.CharField(
        _("What else is wrong"),
        max_length=200,
        blank=True,
        help_text=_("Where what is counted, the area or the period is not what the words say."),
    )
    outcome = models.CharField(
        _("Outcome"), max_length=7, choices=Outcome.choices, default=Outcome.UNEQUAL
    )
    decided_because = models.CharField(_("Decided because"), max_length=200, blank=True)

    objects = KeyingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Second keying")
        verbose_name_plural = _("Second keyings")
        ordering = ["pk"]
        constraints = [
            *QuantifiedModel.Meta.constraints,
            one_of("outcome", Outcome),
            rule(
                "decision_has_reason",
                Q(outcome=Outcome.DECIDED) & ~Q(decided_because="")
                | ~Q(outcome=Outcome.DECIDED) & Q(decided_because=""),
                _("Say why it was decided so."),
                field="decided_because",
            ),
            models.UniqueConstraint(
                fields=["figure"],
                condition=Q(outcome=Outcome.UNEQUAL),
                name="keying_one_to_decide",
                violation_error_message=_("This figure was keyed a second time already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.figure.as_written}"

    @property
    def is_public(self) -> bool:
        """Never: what is public is that the figure was keyed twice."""
        return False

    def agrees_with(self, figure: Figure) -> bool:
        """Whether the same was keyed, and nothing else was found wrong."""
        return not self.objection and self.is_keyed_as(figure)
