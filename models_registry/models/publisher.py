"""Newspapers and portals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.folding import folded_column
from movement_stats.lib.tracked import TrackedModel, TrackedQuerySet


class Publisher(TrackedModel):
    """An outlet that publishes reports, named as it names itself."""

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    url = models.URLField(blank=True)
    folded = models.TextField(editable=False, default="")

    natural_key_fields = ("slug",)

    objects = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="publisher_slug_unique",
                violation_error_message=_("Another publisher has this slug."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def derive(self) -> None:
        """Fold the name."""
        self.folded = folded_column(self.name)
