"""Records that can come from a mark in a report's text."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MarkedModel(models.Model):
    """A record that says what became of one mark; empty where it was typed without the text."""

    mark = models.OneToOneField(
        "models_registry.Mark",
        verbose_name=_("Mark in the text"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="%(class)s",
    )

    class Meta:
        abstract = True
