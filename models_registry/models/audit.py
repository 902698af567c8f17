"""What the last look over the data, and over the addresses of its sources, has found."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from models_registry.models.dataset_version import DatasetVersion
from movement_stats.lib.constraints import one_of

# The desk's front page shows them; a command prints them all.
MOST_KEPT = 200


class AuditKind(models.TextChoices):
    """What was looked over."""

    DATA = "data", _("all data")
    LINKS = "links", _("addresses of the sources")


class Audit(models.Model):
    """The last audit of one kind. It tells of the data and is none of it: it has no history."""

    kind = models.CharField(_("Kind"), max_length=5, choices=AuditKind.choices, primary_key=True)
    made_at = models.DateTimeField(_("Made at"), default=timezone.now)
    dataset_version = models.PositiveBigIntegerField(_("Dataset version"))
    count = models.PositiveIntegerField(_("Findings"))
    findings: "models.JSONField[list[dict[str, Any]], list[dict[str, Any]]]" = models.JSONField(
        _("First findings"), default=list, blank=True
    )

    class Meta:
        verbose_name = _("Audit")
        verbose_name_plural = _("Audits")
        constraints = [one_of("kind", AuditKind)]

    def __str__(self) -> str:
        return f"{self.kind}, {self.made_at:%Y-%m-%d}"

    @classmethod
    def keep(cls, kind: AuditKind, version: int, findings: Iterable[dict[str, Any]]) -> "Audit":
        """Keep what was found of the data at this version, in place of the audit before."""
        every = list(findings)
        audit = cls(kind, dataset_version=version, count=len(every), findings=every[:MOST_KEPT])
        audit.save()
        return audit

    @property
    def is_current(self) -> bool:
        """Whether nothing public has changed since."""
        return self.dataset_version == DatasetVersion.current().number
