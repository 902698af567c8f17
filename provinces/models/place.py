"""Places inside a province, each typed once."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.constraints import one_of, rule
from movement_stats.lib.folding import folded_column
from movement_stats.lib.keyset import order_index
from movement_stats.lib.languages import in_language
from movement_stats.lib.tracked import Problems, TrackedModel, TrackedQuerySet, derived


class PlaceKind(models.TextChoices):
    """What a place is."""

    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune")
    WARD = "ward", _("Ward")
    SPECIAL_ZONE = "special_zone", _("Special zone")
    VILLAGE = "village", _("Village")
    SCHOOL = "school", _("School")
    AGENCY = "agency", _("Agency")
    AREA = "area", _("Locality")


class PlaceQuerySet(TrackedQuerySet["Place"]):
    """Questions about places."""

    def with_names(self) -> Self:
        """Return the places with all that their full name needs."""
        return self.select_related("province", "within")


class Place(TrackedModel):
    """A place inside a province: its name as reports spell it, its kind, what it lies in."""

    name_en = models.CharField(_("English name"), max_length=120)
    name_vi = models.CharField(_("Vietnamese name"), max_length=120, blank=True)
    kind = models.CharField(_("Kind of place"), max_length=12, choices=PlaceKind.choices)
    province = models.ForeignKey(
        "provinces.Province",
        verbose_name=_("Province or city"),
        on_delete=models.PROTECT,
        related_name="places",
    )
    within = models.ForeignKey(
        "self",
        verbose_name=_("Lies in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
        help_text=_("The district or commune that it is a part of, where that is known."),
    )
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))

    natural_key_fields = ("province", "name_en")
    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("Place")
        verbose_name_plural = _("Places in provinces")
        ordering = ["province", "name_en"]
        indexes = [order_index("place", "name_en")]
        constraints = [
            one_of("kind", PlaceKind),
            rule(
                "not_within_itself",
                Q(within__isnull=True) | ~Q(within=F("id")),
                _("A place cannot lie in itself."),
                field="within",
            ),
            models.UniqueConstraint(
                "province",
                Coalesce("within", 0),
                "kind",
                "name_en",
                name="place_unique",
                violation_error_code="name_en",
                violation_error_message=_("This place is held already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the page's language."""
        return in_language(self.name_en, self.name_vi)

    def contradictions(self) -> Problems:
        """Refuse a place that lies in a place of another province."""
        found = super().contradictions()
        if self.within and self.within.province_id != self.province_id:
            found["within"] = _("This lies in another province.")
        return found

    def derive(self) -> None:
        """Fold the names."""
        self.folded = folded_column(self.name_en, self.name_vi)
