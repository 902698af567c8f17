"""Offices and organisations that give, recognise or report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.folding import folded_column
from movement_stats.lib.languages import in_language
from movement_stats.lib.tracked import TrackedModel, TrackedQuerySet, derived


class Body(TrackedModel):
    """An office, not its holder: 'Chairman of the People's Committee' is the People's Committee."""

    slug = models.SlugField(_("Slug"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=160)
    name_vi = models.CharField(_("Vietnamese name"), max_length=160)
    province = models.ForeignKey(
        "provinces.Province",
        verbose_name=_("Province or city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies",
        help_text=_("The province whose office it is; empty for a central one."),
    )
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))

    natural_key_fields = ("slug",)

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Body")
        verbose_name_plural = _("Bodies")
        ordering = ["name_en"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="body_slug_unique",
                violation_error_code="slug",
                violation_error_message=_("Another body has this slug."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the page's language."""
        return in_language(self.name_en, self.name_vi)

    def derive(self) -> None:
        """Fold the names."""
        self.folded = folded_column(self.name_en, self.name_vi)
