"""What a claim speaks of: the country, a region, a province, a place in one, or nobody knows."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from models_registry.models.finding import Finding, error
from movement_stats.lib.constraints import one_of, rule
from movement_stats.lib.tracked import Problems, TrackedModel


class Scope(models.TextChoices):
    """The extent of a claim."""

    COUNTRY = "country", _("Whole country")
    REGION = "region", _("Region")
    PROVINCE = "province", _("Whole province")
    PLACE = "place", _("Place in a province")
    UNNAMED = "unnamed", _("Not named by the report")


class Territory(models.TextChoices):
    """Whether the words tell which extent of a unit is meant, before or after the merger."""

    CLEAR = "clear", _("clear")
    UNCLEAR = "unclear", _("before or after the merger: not said")


NO_AREA = Q(region__isnull=True, province__isnull=True, place__isnull=True)
AREA_BY_SCOPE = (
    (Q(scope__in=[Scope.COUNTRY, Scope.UNNAMED]) & NO_AREA)
    | Q(scope=Scope.REGION, region__isnull=False, province__isnull=True, place__isnull=True)
    | Q(scope=Scope.PROVINCE, region__isnull=True, province__isnull=False, place__isnull=True)
    | Q(scope=Scope.PLACE, region__isnull=True, province__isnull=False, place__isnull=False)
)


def place_lies_in_its_province(record: Any, around: object) -> Iterator[Finding]:
    """Find a place of another province than the one that the record names."""
    if record.place and record.province_id and record.place.province_id != record.province_id:
        yield error("place", "place", gettext("This place lies in another province."))


class ScopedModel(TrackedModel):
    """Mixin: one reference area, said once. A place's row names its province too."""

    scope = models.CharField(
        _("Scope"),
        max_length=8,
        choices=Scope.choices,
        help_text=_("What the words speak of; then name just that area."),
    )
    region = models.ForeignKey(
        "provinces.Region",
        verbose_name=_("Region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    province = models.ForeignKey(
        "provinces.Province",
        verbose_name=_("Province or city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    place = models.ForeignKey(
        "provinces.Place",
        verbose_name=_("Place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        help_text=_("Its province fills itself."),
    )

    class Meta:
        abstract = True
        constraints = [
            one_of("scope", Scope),
            rule(
                "area_by_scope",
                AREA_BY_SCOPE,
                _("Name just the area that the scope says: a region, a province, or a place."),
                field="scope",
            ),
        ]

    def contradictions(self) -> Problems:
        """Refuse a place of another province."""
        found = super().contradictions()
        for finding in place_lies_in_its_province(self, None):
            found[finding.field] = finding.message
        return found

    def fill_province(self) -> None:
        """Fill the province of a claim about a place."""
        if self.place and not self.province_id:
            self.province = self.place.province

    @property
    def area(self) -> Any:
        """The place, province or region; None for the country and where none is named."""
        return self.place or self.province or self.region

    @property
    def whole_area(self) -> str:
        """The unit, told apart from its twin of before or after the merger; else the area."""
        return str(self.province) if self.province else self.area_name

    @property
    def area_name(self) -> str:
        """The area's name in the page's language: 'Van Linh commune, Lang Son'."""
        if self.place:
            return f"{self.place.name}, {self.place.province.name}"
        if self.area:
            return str(self.area.name)
        return gettext("Viet Nam") if self.scope == Scope.COUNTRY else gettext("Area not named")
