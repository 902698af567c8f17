"""Fixture rows made records: new ones added, ours updated, those that staff changed left alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import (
    FieldDoesNotExist,
    MultipleObjectsReturned,
    ObjectDoesNotExist,
    ValidationError,
)
from django.db import models, transaction

from models_registry.loading.ids import reserve_ids
from models_registry.loading.rows import BrokenFixtureError, Fields, Row
from movement_stats.lib.tracked import TrackedModel

# How the history tells the loader's saves from a person's.
REASON = "fixtures"


@dataclass
class Outcome:
    """What loading did: how many records, and the names of those left as staff made them."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)


def load(rows: Iterable[Row]) -> Outcome:
    """Load all rows or none. BrokenFixtureError names the file, the row and the field."""
    outcome, seen = Outcome(), set()
    with transaction.atomic():
        for row in rows:
            model = _model(row)
            key = (row.model, *map(str, row.identity.values()), "members" in row.fields)
            if key in seen:
                raise BrokenFixtureError(row.where, "the same record stands twice")
            seen.add(key)
            _load_row(row, model, outcome)
        reserve_ids()
    return outcome


def _model(row: Row) -> type[TrackedModel]:
    try:
        model = apps.get_model(row.model)
    except (LookupError, ValueError):
        raise BrokenFixtureError(row.where, "there is no such model", "model") from None
    if not issubclass(model, TrackedModel):
        raise BrokenFixtureError(row.where, "this model is not loaded from fixtures", "model")
    return model


def _load_row(row: Row, model: type[TrackedModel], outcome: Outcome) -> None:
    identity, _many = _values(row, model, row.identity)
    record = model._base_manager.filter(**identity).first()
    # Asked first: what staff deleted may refer to other records that they deleted with it.
    if record is None and _deleted_by_staff(model, identity):
        outcome.kept.append(f"{row.where}: deleted")
        return
    single, many = _values(row, model, row.fields)
    if record is None:
        record = model(**identity, **single)
        _save(row, record, many)
        outcome.added += 1
    elif not _differs(record, single, many):
        outcome.unchanged += 1
    elif record.history.exclude(history_change_reason=REASON).exists():
        outcome.kept.append(f"{row.where}: changed")
    else:
        for name, value in single.items():
            setattr(record, name, value)
        _save(row, record, many)
        outcome.updated += 1


def _field(row: Row, model: type[TrackedModel], name: str) -> Any:
    if name == "pk":
        return model._meta.pk
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        raise BrokenFixtureError(row.where, "there is no such field", name) from None
    if found.auto_created or not found.editable:
        raise BrokenFixtureError(row.where, "this field is not loaded", name)
    return found


def _values(
    row: Row, model: type[TrackedModel], fields: Fields
) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Return the columns' values, and the ids of the to-many fields."""
    single: dict[str, Any] = {}
    many: dict[str, list[Any]] = {}
    for name, value in fields.items():
        target = _field(row, model, name)
        try:
            _check_text(value)
            if isinstance(target, models.ManyToManyField):
                many[target.name] = [_key(target, one) for one in value]
            elif isinstance(target, models.ForeignKey):
                single[target.attname] = _key(target, value)
            else:
                single[target.attname] = target.to_python(value)
        except ObjectDoesNotExist:
            raise BrokenFixtureError(row.where, "refers to no record", name) from None
        except MultipleObjectsReturned:
            raise BrokenFixtureError(row.where, "names more than one record", name) from None
        except ValidationError as error:
            raise BrokenFixtureError(row.where, " ".join(error.messages), name) from None
        except (TypeError, ValueError):
            raise BrokenFixtureError(row.where, "has a value of the wrong kind", name) from None
    return single, many


def _check_text(value: Any) -> None:
    """Refuse text that one of the databases cannot hold: NUL, or half of a letter."""
    if isinstance(value, str) and "\0" in value.encode().decode():
        raise ValueError("text with NUL")


def _key(target: Any, value: Any) -> Any:
    """Return the id that a fixture's value names: a list of words is a natural key."""
    if value is None:
        return None
    others = target.related_model._default_manager
    if isinstance(value, list):
        return others.get_by_natural_key(*value).pk
    return others.values_list("pk", flat=True).get(pk=value)


def _differs(record: TrackedModel, single: dict[str, Any], many: dict[str, list[Any]]) -> bool:
    if any(getattr(record, name) != value for name, value in single.items()):
        return True
    return any(_ids(record, name) != set(ids) for name, ids in many.items())


def _ids(record: TrackedModel, name: str) -> set[Any]:
    return set(getattr(record, name).values_list("pk", flat=True))


def _deleted_by_staff(model: type[TrackedModel], identity: dict[str, Any]) -> bool:
    deleted: bool = model.history.filter(**identity, history_type="-").exists()
    return deleted


def _save(row: Row, record: TrackedModel, many: dict[str, list[Any]]) -> None:
    try:
        record.full_clean()
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise BrokenFixtureError(
            row.where, " ".join(messages), "" if name == "__all__" else name
        ) from None
    record._change_reason = REASON
    record.save()
    for name, ids in many.items():
        if _ids(record, name) != set(ids):
            getattr(record, name).set(ids)
