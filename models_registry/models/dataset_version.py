"""A number that moves with everything public."""

from datetime import UTC, datetime
from typing import Any

from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.constraints import rule
from movement_stats.lib.first_row import first_row

# A version's number, and since when it is in force, as ISO 8601 writes it.
Stamp = tuple[int, str]


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
        return cls.of_stamp(cls.stamp())

    @classmethod
    def stamp(cls, using: Any = connection) -> Stamp:
        """Return what tells the version in force from every other; every answer asks for it."""
        table = cls._meta.db_table
        row = first_row(using, f"SELECT number, CAST(moved_at AS TEXT) FROM {table} WHERE id = 1")  # noqa: S608 - no input
        number, moved_at = row or ("0", "")
        if number == "0":
            # Before the first publication there is no day on which the version moved.
            return 0, ""
        # SQLite keeps a time in UTC and does not say so.
        moment = datetime.fromisoformat(moved_at)
        return int(number), moment.replace(tzinfo=moment.tzinfo or UTC).isoformat()

    @classmethod
    def of_stamp(cls, stamp: Stamp) -> "DatasetVersion":
        """Return the version that a stamp tells."""
        number, moved_at = stamp
        if not number:
            return cls(pk=1)
        return cls(pk=1, number=number, moved_at=datetime.fromisoformat(moved_at))

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
