"""Records whose every change is kept: who, when, what it was before.

One base for all models. The history is django-simple-history's; what is added here closes the
ways around it (`QuerySet.update`, `bulk_create`, `bulk_update`) and refuses a save over
somebody else's newer save, whatever the entry point.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, FieldError, ValidationError
from django.db import models, router, transaction
from django.db.models.signals import class_prepared, m2m_changed
from django.dispatch import Signal, receiver
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

# Sent once for a bulk change, with `sender` (the model) and `instances`. Single saves and
# deletes have Django's own signals.
changed_in_bulk = Signal()


# Derived columns that stand in the tables of the histories from earlier. Dropping them would write
# the largest tables anew; nothing asks for them there.
IN_HISTORIES = {"folded", "claim", "period_first", "period_last"}
F = TypeVar("F", bound="models.Field[Any, Any]")


def derived(field: F) -> F:
    """Declare that `derive()` computes this column from others, which alone say what the record is.

    It stands outside the history: a later program may compute it otherwise, and no record changed.
    """
    field.is_derived = True  # type: ignore[attr-defined]
    return field


def is_derived(field: Any) -> bool:
    """Say whether the column was declared as derived."""
    return getattr(field, "is_derived", False)


class History(HistoricalRecords):  # type: ignore[misc]
    """The history of what records say; derived columns that are new are not in it."""

    def fields_included(self, model: Any) -> list[Any]:
        """Return the fields that the history's table holds."""
        fields = super().fields_included(model)
        return [field for field in fields if field.name in IN_HISTORIES or not is_derived(field)]


class StaleRecordError(ValidationError):
    """Somebody else saved the record since it was read. `held` is the version in the database."""

    def __init__(self, record: "TrackedModel", held: int | None) -> None:
        self.record, self.held = record, held
        super().__init__(
            _("Somebody else has saved this record since you opened it."), code="stale"
        )


Problems = dict[str, Any]
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
    # Who saves it, where that is another than who asks for the page.
    _history_user: Any

    # The record as it was stored before its last save; None for one that was new then.
    before: Self | None = None

    natural_key_fields: ClassVar[tuple[str, ...]] = ("pk",)

    history = History(inherit=True)

    class Meta:
        abstract = True

    @classmethod
    def recorded_fields(cls) -> "list[models.Field[Any, Any]]":
        """Return the fields that say what the record is: all but the derived ones. By these two
        states of a record are compared, and an earlier one is put back.
        """
        return [field for field in cls._meta.concrete_fields if not is_derived(field)]

    def derive(self) -> None:
        """Fill the columns that follow from others, and what is left empty where another field
        tells it. Called before each write.
        """

    def contradictions(self) -> Problems:
        """Return what is wrong with a record whose fields are each right: field → message."""
        return {}

    def clean(self) -> None:
        """Fill the derived columns, so that the database's rules are tried on what it will hold,
        and refuse what contradicts itself. A field that is wrong by itself has its own error.
        """
        super().clean()
        try:
            self.clean_fields(exclude=self._saved_with_this())
        except ValidationError:
            return
        self.derive()
        if problems := self.contradictions():
            raise ValidationError(problems)

    def validate_constraints(self, exclude: Any = None) -> None:
        """Try the database's rules, and tell a breach at the field that the rule names.

        Django asks the database a question for each check; where all hold, one says so.
        """
        using = router.db_for_write(type(self), instance=self)
        rules = list(self._meta.constraints)
        if self._keeps_all_checks(exclude, using):
            rules = [rule for rule in rules if not isinstance(rule, models.CheckConstraint)]
        found: dict[str, list[ValidationError]] = {}
        for rule in rules:
            try:
                rule.validate(type(self), self, exclude=exclude, using=using)
            except ValidationError as breach:
                for error in breach.error_list:
                    found.setdefault(self._field_of(rule, error), []).append(error)
        if found:
            raise ValidationError(found)

    def _keeps_all_checks(self, exclude: Any, using: str) -> bool:
        """Whether all checks hold; False too where one reads a field that is left out."""
        rules = self._meta.constraints
        checks = [rule.condition for rule in rules if isinstance(rule, models.CheckConstraint)]
        held = self._get_field_expression_map(self._meta, exclude)  # type: ignore[attr-defined]
        try:
            return models.Q(*checks).check(held, using=using)
        except FieldError:
            return False

    def _field_of(self, rule: models.BaseConstraint, error: ValidationError) -> str:
        if error.code in {field.name for field in self._meta.get_fields()}:
            return str(error.code)
        # Without words of its own, a rule that one field is unique is told as Django tells it.
        alone = isinstance(rule, models.UniqueConstraint) and error.code == "unique" and rule.fields
        return str(alone[0]) if alone and len(alone) == 1 else NON_FIELD_ERRORS

    def _saved_with_this(self) -> set[str]:
        """Return the relations to records that a form will save together with this one."""
        relations: list[Any] = [field for field in self._meta.concrete_fields if field.is_relation]
        held = {field.name: field.get_cached_value(self, default=None) for field in relations}
        return {name for name, record in held.items() if record is not None and record.pk is None}

    @property
    def is_public(self) -> bool:
        """Whether a visitor can see this record: then a change moves the dataset version."""
        return True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save as the next version; StaleRecordError where the database holds a newer one.

        Every column is written, also where `update_fields` names some: the history holds them all.
        """
        using = kwargs.get("using") or router.db_for_write(type(self), instance=self)
        kwargs.pop("update_fields", None)
        read_as = self.version
        self.derive()
        try:
            with transaction.atomic(using=using):
                if self._state.adding:
                    kwargs["force_insert"] = True
                else:
                    self._check_against_stored(using)
                    self.version += 1
                super().save(*args, **kwargs)
        except Exception:
            self.version = read_as
            raise

    def _check_against_stored(self, using: str) -> None:
        rows: Any = type(self)._base_manager.using(using).select_for_update()
        held = rows.filter(pk=self.pk).first()
        if held is None or held.version != self.version:
            raise StaleRecordError(self, held.version if held else None)
        self.before = held
        self.check_change(held)
        self.follow_change(held)

    def check_change(self, held: Self) -> None:
        """Refuse a change, with ValidationError, for what the stored record is."""

    def follow_change(self, held: Self) -> None:
        """Fill what follows from how the record differs from the stored one, which is locked."""

    def saved_by(self) -> Any:
        """Return the account that the history will name for a save, None where nobody is known."""
        return type(self).history.model.get_default_history_user(self)

    def as_stored(self) -> Self:
        """Return the record as the database holds it now."""
        return type(self)._base_manager.get(pk=self.pk)


@receiver(class_prepared)
def _guard_related_managers(sender: Any, **kwargs: Any) -> None:
    """Let related managers, which change rows through the base manager, change none unseen."""
    if issubclass(sender, TrackedModel):
        sender._meta.base_manager_name = "objects"


@receiver(m2m_changed)
def _refuse_from_behind(sender: Any, instance: Any, action: str, reverse: bool, **_: Any) -> None:
    """Refuse to change a to-many relation from the side whose history does not hold it."""
    if reverse and action.startswith("pre_") and isinstance(instance, TrackedModel):
        raise TypeError("change this relation from its other side, whose history holds it")
