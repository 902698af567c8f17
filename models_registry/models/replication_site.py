"""Named places where security models run."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import CitedModel, State
from movement_stats.lib.folding import folded_column
from movement_stats.lib.tracked import Problems, TrackedQuerySet


class ReplicationSite(CitedModel):
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
    folded = models.TextField(_("Folded for search"), editable=False, default="")

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

    def derive(self) -> None:
        """Fold the words and the names."""
        self.folded = folded_column(
            self.as_written,
            self.as_written_en,
            str(self.place),
            self.model.name_en,
            self.model.name_vi,
        )
