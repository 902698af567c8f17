"""A number that moves with everything public."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.constraints import rule


class DatasetVersion(models.Model):
    """The one row that numbers the states of the public data: same number, same pages and files."""

    number = models.PositiveBigIntegerField(_("Number"), default=0)
    moved_at = models.DateTimeField(_("Since"), default=timezone.now)

    class Meta:
        verbose_name = _("Dataset version")
        verbose_name_plural = _("Dataset versions")
        constraints = [
            rule("single_row", Q(pk=1), _("There is one dataset version.")),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> "DatasetVersion":
        """Return the version in force."""
        return cls._base_manager.filter(pk=1).first() or cls(pk=1)

    @classmethod
    def move(cls) -> None:
        """Count one up, in the transaction that changed something public; nobody else can until
        that has ended.
        """
        now = timezone.now()
        if not cls._base_manager.filter(pk=1).update(number=F("number") + 1, moved_at=now):
            cls(pk=1, number=1, moved_at=now).save()
        number = cls._base_manager.values_list("number", flat=True).get(pk=1)
        DatasetRelease(number=number, released_at=now).save(force_insert=True)


class DatasetRelease(models.Model):
    """One state that the public data had: its number, and since when."""

    number = models.PositiveBigIntegerField(_("Number"), primary_key=True)
    released_at = models.DateTimeField(_("Since"))

    class Meta:
        verbose_name = _("Release of the dataset")
        verbose_name_plural = _("Releases of the dataset")
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)
