"""One import of figures from a file, which can be taken back as one step."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from models_registry.models.figure import Figure
from movement_stats.lib.constraints import rule
from movement_stats.lib.tracked import TrackedModel, TrackedQuerySet


class ImportRun(TrackedModel):
    """Who imported which file when, and what came of it.

    Which figures it wrote, and at which version, the figures' history tells: each of its entries
    says by which run it was made.
    """

    token = models.CharField(_("Token"), max_length=32, editable=False)
    file_name = models.CharField(_("File"), max_length=200, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Imported by"),
        editable=False,
        on_delete=models.PROTECT,
        related_name="import_runs",
    )
    made_at = models.DateTimeField(_("Imported at"), default=timezone.now, editable=False)
    new = models.PositiveIntegerField(_("New figures"), editable=False)
    changed = models.PositiveIntegerField(_("Changed figures"), editable=False)
    same = models.PositiveIntegerField(_("Same figures"), editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Taken back by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="undone_import_runs",
    )
    undone_at = models.DateTimeField(_("Taken back at"), null=True, blank=True, editable=False)

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Import of figures")
        verbose_name_plural = _("Imports of figures")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["token"],
                name="importrun_token_unique",
                violation_error_message=_("This upload was imported already."),
            ),
            rule(
                "wrote_something",
                Q(new__gt=0) | Q(changed__gt=0),
                _("An import writes at least one figure."),
            ),
            rule(
                "undone_by_somebody",
                Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(
                    undone_by__isnull=False,
                    undone_at__isnull=False,
                    undone_at__gte=F("made_at"),
                ),
                _("What was taken back says by whom and when, which is after it was made."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.file_name}"

    @property
    def is_public(self) -> bool:
        """Never: it belongs to the desk's own work."""
        return False

    @property
    def reason(self) -> str:
        """What the history of each figure says of this run."""
        return f"import {self.pk}"

    def written(self) -> "models.QuerySet[Any]":
        """Return the entries of the figures' history that this run made."""
        history: Any = Figure.history.model
        # By day first, which has an index.
        entries = history._base_manager.filter(history_date__gte=self.made_at)
        return entries.filter(history_change_reason=self.reason).order_by("id")  # type: ignore[no-any-return]
