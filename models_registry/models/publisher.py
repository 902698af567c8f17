"""Newspapers and portals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.folding import folded_column
from movement_stats.lib.languages import in_language
from movement_stats.lib.tracked import TrackedModel, TrackedQuerySet, derived


class Publisher(TrackedModel):
    """An outlet that publishes reports, named as it names itself."""

    slug = models.SlugField(_("Slug"), max_length=60)
    name = models.CharField(_("Name"), max_length=120)
    name_vi = models.CharField(
        _("Vietnamese name"),
        max_length=120,
        blank=True,
        help_text=_("Where it calls itself otherwise in Vietnamese."),
    )
    url = models.URLField(_("Address"), blank=True)
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))

    natural_key_fields = ("slug",)

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Publisher")
        verbose_name_plural = _("Publishers")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="publisher_slug_unique",
                violation_error_code="slug",
                violation_error_message=_("Another publisher has this slug."),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name, self.name_vi)

    def derive(self) -> None:
        """Fold the names."""
        self.folded = folded_column(self.name, self.name_vi)
