"""Records whose every change is kept: who, when, what it was before.

One base for all models. The history is django-simple-history's; what is added here closes the
ways around it (`QuerySet.update`, `bulk_create`, `bulk_update`) and refuses a save over
somebody else's newer save, whatever the entry point.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, router, transaction
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

# Sent once for a bulk change, with `sender` (the model) and `instances`. Single saves and
# deletes have Django's own signals.
changed_in_bulk = Signal()


class StaleRecordError(ValidationError):
    """Somebody else saved the record since it was read. `held` is the version in the database."""

    def __init__(self, record: "TrackedModel", held: int | None) -> None:
        self.record, self.held = record, held
        super().__init__(
            _("Somebody else has saved this record since you opened it."), code="stale"
        )


T = TypeVar("T", bound="TrackedModel")


class TrackedQuerySet(models.QuerySet[T]):
    """A queryset none of whose methods changes a row without a trace."""

    def get_by_natural_key(self, *key: str) -> T:
        """Return the record that a fixture names by words instead of by its id."""
        return self.get(**dict(zip(self.model.natural_key_fields, key, strict=True)))

    def update(self, **kwargs: Any) -> int:
        """Refuse: SQL's UPDATE leaves no history. Save the records."""
        raise TypeError("update() leaves no history; save the records")

    def bulk_create(
        self, objs: Iterable[T], batch_size: int | None = None, *args: Any, **kwargs: Any
    ) -> list[T]:
        """Insert records with their history; returns them with their ids."""
        if any(args) or any(kwargs.values()):
            raise TypeError("bulk_create() only inserts: it takes no conflict options")
        records = list(objs)
        for record in records:
            record.derive()
        with transaction.atomic(using=self.db):
            created = super().bulk_create(records, batch_size=batch_size)
            self.model.history.bulk_history_create(created, batch_size=batch_size)
            changed_in_bulk.send(self.model, instances=created)
        return created

    def bulk_update(
        self, objs: Iterable[T], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        """Refuse: it would pass by the check for a newer save. Save the records one by one."""
        raise TypeError("bulk_update() would overwrite newer saves; save the records")


class TrackedModel(models.Model):
    """Base of every record: numbered versions, full history, derived columns kept in step."""

    version = models.PositiveIntegerField(default=1, editable=False)

    # Kept with the history's next entry, when it is set.
    _change_reason: str

    natural_key_fields: ClassVar[tuple[str, ...]] = ("pk",)

    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True

    def derive(self) -> None:
        """Fill the columns that follow from others. Called before each write."""

    def clean(self) -> None:
        """Fill the derived columns, so that the database's rules are tried on what it will hold."""
        super().clean()
        self.derive()

    @property
    def is_public(self) -> bool:
        """Whether a visitor can see this record: then a change moves the dataset version."""
        return True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save as the next version; StaleRecordError where the database holds a newer one."""
        using = kwargs.get("using") or router.db_for_write(type(self), instance=self)
        read_as = self.version
        self.derive()
        try:
            with transaction.atomic(using=using):
                if self._state.adding:
                    kwargs["force_insert"] = True
                else:
                    self._refuse_stale(using)
                    self.version += 1
                super().save(*args, **kwargs)
        except Exception:
            self.version = read_as
            raise

    def _refuse_stale(self, using: str) -> None:
        rows = type(self)._base_manager.using(using).select_for_update().filter(pk=self.pk)
        held = rows.values_list("version", flat=True).first()
        if held != self.version:
            raise StaleRecordError(self, held)

    def as_stored(self) -> Self:
        """Return the record as the database holds it now."""
        return type(self)._base_manager.get(pk=self.pk)
