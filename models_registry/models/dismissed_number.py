"""Numbers of a report that are no figure, each with the reason."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import MarkedModel, State
from models_registry.models.number_offsets import NumberOffsetsModel
from models_registry.transcription.evidence import digit_places
from movement_stats.lib.constraints import one_of, rule
from movement_stats.lib.tracked import TrackedQuerySet


class DismissalReason(models.TextChoices):
    """Why a number was left out on purpose."""

    DOCUMENT_OR_DATE = "document_or_date", _("a date or the number of a document")
    NAME = "name", _("part of a name")
    OTHER_MOVEMENT = "other_movement", _("counts something of another movement")
    CEREMONY_AUDIENCE = "ceremony_audience", _("the ceremony's own audience")
    DERIVED = "derived", _("follows from other figures")
    PAGE = "page", _("part of the page, not of the report")
    UNCLEAR = "unclear", _("not clear what it counts")


class DismissedNumber(MarkedModel, NumberOffsetsModel):
    """A number that was read and left out, so that every number is accounted for."""

    report = models.ForeignKey(
        "models_registry.Report",
        verbose_name=_("Report"),
        on_delete=models.PROTECT,
        related_name="dismissednumbers",
    )
    number = models.CharField(_("Number"), max_length=40, help_text=_("The number as written."))
    as_written = models.CharField(
        _("As written"), max_length=80, help_text=_("A few words around it.")
    )
    reason = models.CharField(_("Reason"), max_length=20, choices=DismissalReason.choices)

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Dismissed number")
        verbose_name_plural = _("Dismissed numbers")
        ordering = ["report", "pk"]
        constraints = [
            one_of("reason", DismissalReason),
            rule(
                "as_written_short",
                Q(as_written__length__gte=1, as_written__length__lte=80),
                _("Cite a few words: at least one letter, at most 80."),
                field="as_written",
            ),
            models.UniqueConstraint(
                fields=["report", "number", "as_written"],
                name="dismissednumber_unique",
                violation_error_code="number",
                violation_error_message=_("This number is dismissed already."),
            ),
        ]

    @property
    def is_public(self) -> bool:
        """Whether visitors can see it: with its report."""
        return self.report.state != State.DRAFT

    def __str__(self) -> str:
        return self.number

    @classmethod
    def places_in(cls, record: Any) -> list[tuple[int, int]]:
        """Return where the number stands as it is written; it may be a date or a document's."""
        return digit_places(record.as_written, record.number)
