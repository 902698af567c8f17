"""Groups of provinces, as statistics and reports name them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.constraints import rule
from movement_stats.lib.folding import folded_column
from movement_stats.lib.languages import in_language
from movement_stats.lib.tracked import TrackedModel, TrackedQuerySet, derived
from provinces.models.naming import MERGER, dated_name


class RegionMember(models.Model):
    """One known member of a region. It goes with the region; the province is protected by it."""

    region = models.ForeignKey(
        "provinces.Region", verbose_name=_("Region"), on_delete=models.CASCADE, related_name="+"
    )
    province = models.ForeignKey(
        "provinces.Province",
        verbose_name=_("Province or city"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("Member of a region")
        verbose_name_plural = _("Members of regions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "province"],
                name="regionmember_unique",
                violation_error_message=_("This province is a member already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.province)


class Region(TrackedModel):
    """A group of provinces. Its members may be unknown: `NORTHWEST-14` is 14 that no text lists."""

    code = models.CharField(_("Code"), primary_key=True, max_length=20)
    scheme = models.CharField(_("Scheme"), max_length=30)
    name_en = models.CharField(_("English name"), max_length=80)
    name_vi = models.CharField(_("Vietnamese name"), max_length=80)
    informal = models.BooleanField(_("Informal"), default=False)
    valid_from = models.DateField(_("In force from"), null=True, blank=True)
    valid_to = models.DateField(_("In force until"), null=True, blank=True)
    member_count = models.PositiveSmallIntegerField(_("Number of members"))
    members = models.ManyToManyField(
        "provinces.Province",
        verbose_name=_("Members"),
        through=RegionMember,
        blank=True,
        related_name="regions",
    )
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))

    _history_m2m_fields = [members]

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Region")
        verbose_name_plural = _("Regions")
        ordering = ["code"]
        constraints = [
            rule(
                "valid_in_order",
                Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gt=F("valid_from")),
                _("A region ends after it began."),
                field="valid_to",
            ),
            rule(
                "has_members",
                Q(member_count__gt=0),
                _("A region has at least one member."),
                field="member_count",
            ),
        ]

    def __str__(self) -> str:
        since = self.valid_from if self.valid_from and self.valid_from >= MERGER else None
        return dated_name(self.name, since, self.valid_to)

    @property
    def name(self) -> str:
        """The name in the page's language."""
        return in_language(self.name_en, self.name_vi)

    def derive(self) -> None:
        """Fold the names."""
        self.folded = folded_column(self.name_en, self.name_vi, self.code)


class RegionAlias(TrackedModel):
    """Another name that a region goes by."""

    alias = models.CharField(_("Spelling"), max_length=80)
    region = models.ForeignKey(
        Region, verbose_name=_("Region"), on_delete=models.PROTECT, related_name="aliases"
    )

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Spelling of a region's name")
        verbose_name_plural = _("Spellings of regions' names")
        ordering = ["region", "alias"]
        constraints = [
            models.UniqueConstraint(
                fields=["alias"],
                name="regionalias_unique",
                violation_error_code="alias",
                violation_error_message=_("This name is held already."),
            ),
        ]

    def __str__(self) -> str:
        return self.alias
