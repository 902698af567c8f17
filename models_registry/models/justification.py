"""Why a figure is right although something about it is unlikely."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_registry.models.figure import Figure
from movement_stats.lib.constraints import rule
from movement_stats.lib.tracked import TrackedModel, TrackedQuerySet


class Justification(TrackedModel):
    """A person's word for one warning about one figure; it holds as long as its facts do."""

    figure = models.ForeignKey(
        Figure, verbose_name=_("Figure"), on_delete=models.CASCADE, related_name="justifications"
    )
    warning = models.CharField(_("Warning"), max_length=40)
    # What the warning said: where the figure or its neighbours change, it is another warning.
    facts = models.CharField(_("Facts"), max_length=200, blank=True)
    words = models.CharField(_("Why it is right"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Justified by"),
        on_delete=models.PROTECT,
        related_name="justifications",
    )

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Justification")
        verbose_name_plural = _("Justifications")
        ordering = ["figure", "warning"]
        constraints = [
            rule(
                "words_given",
                ~Q(words=""),
                _("Say in a word or two why it is right."),
                field="words",
            ),
            models.UniqueConstraint(
                fields=["figure", "warning", "facts"],
                name="justification_unique",
                violation_error_message=_("This warning is justified already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure_id}, {self.warning}: {self.words}"

    @property
    def is_public(self) -> bool:
        """Never: it belongs to the desk's own work."""
        return False
