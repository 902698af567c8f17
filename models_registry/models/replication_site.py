"""Named places where security models run."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import CitedModel, State
from models_registry.models.number_offsets import NumberOffsetsModel
from models_registry.transcription.numbers import numbers_in
from movement_stats.lib.folding import folded_column
from movement_stats.lib.tracked import Problems, TrackedQuerySet, derived


class ReplicationSite(CitedModel, NumberOffsetsModel):
    """One named place where a model runs. A counted batch ('at 603 locations') is a figure."""

    model = models.ForeignKey(
        "models_registry.SecurityModel",
        verbose_name=_("Security model"),
        on_delete=models.PROTECT,
        related_name="replicationsites",
    )
    place = models.ForeignKey(
        "provinces.Place",
        verbose_name=_("Place"),
        on_delete=models.PROTECT,
        related_name="replicationsites",
    )
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Replication site")
        verbose_name_plural = _("Replication sites")
        ordering = ["pk"]
        constraints = [
            *CitedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["model", "place", "report"],
                condition=~Q(state=State.WITHDRAWN),
                name="replicationsite_unique",
                violation_error_code="place",
                violation_error_message=_("This site is held already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.place)

    def contradictions(self) -> Problems:
        """Refuse a site outside the model's province: elsewhere it is another model's."""
        found = super().contradictions()
        if self.place.province_id != self.model.province_id:
            found["place"] = _("This place is not in the model's province.")
        return found

    @classmethod
    def places_in(cls, record: Any) -> list[tuple[int, int]]:
        """Return where each written number stands: a site gives none of its own to look for."""
        numbers = numbers_in(record.as_written, record.report.language)
        return [(number.start, number.end) for number in numbers]

    def derive(self) -> None:
        """Fold the words and the names."""
        super().derive()
        self.folded = folded_column(
            self.as_written,
            self.as_written_en,
            str(self.place),
            self.model.name_en,
            self.model.name_vi,
        )
