"""A number that moves with everything public."""

from datetime import UTC, datetime
from typing import Any

from django.db import connection, models
from django.db.models import F, Q
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.constraints import rule
from movement_stats.lib.first_row import first_row
from movement_stats.lib.tracked import TrackedModel, changed_in_bulk

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
        """Count one up, in the transaction that changed something public."""
        now = timezone.now()
        if not cls._base_manager.filter(pk=1).update(number=F("number") + 1, moved_at=now):
            cls(pk=1, number=1, moved_at=now).save()


def _move(sender: Any, instance: Any = None, instances: Any = (), **kwargs: Any) -> None:
    changed = instances or [instance]
    if any(isinstance(record, TrackedModel) and record.is_public for record in changed):
        DatasetVersion.move()


for _signal in (post_save, post_delete, m2m_changed, changed_in_bulk):
    _signal.connect(_move, dispatch_uid="move_dataset_version")
