"""Each record's history ends with what the record is now; compared in SQL."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, ManyToManyField, OuterRef, QuerySet, Subquery

from models_registry.operations.audit.checks_records import tracked_models
from models_registry.operations.audit.finding import Finding, error, in_order, kind
from movement_stats.lib.comparing import same_as_outer
from movement_stats.lib.tracked import TrackedModel


def histories_end_with_the_record() -> Iterator[Finding]:
    """Find records added, changed or removed without a trace."""
    count = 0
    for model in tracked_models():
        count += model._base_manager.count()
        for record in _untold(model).order_by("pk").iterator():
            yield error(record, "history", _what(record))
        for key in _vanished(model):
            yield error(_named(model, key), "history", "is gone, and the history does not say so")
        for field in model._meta.many_to_many:
            for key in _untold_relations(model, field):
                told = f"its history ends with other {field.name}"
                yield error(_named(model, key), "history", told)
    if count:
        yield in_order(f"{count} records", "compared with the end of their histories")


def _named(model: type[TrackedModel], key: Any) -> str:
    return f"{kind(model)} {key}"


def _key(model: type[TrackedModel]) -> str:
    return str(model._meta.pk.attname)


def _latest(model: type[TrackedModel], key: str) -> Subquery:
    """Return the id of the last entry about the outer query's record."""
    entries = model.history.filter(**{_key(model): OuterRef(key)})
    return Subquery(entries.order_by("-history_date", "-history_id").values("history_id")[:1])


def _untold(model: type[TrackedModel]) -> "QuerySet[TrackedModel]":
    """Return the records of whose present state the history's end does not tell."""
    told = model.history.filter(history_id=OuterRef("_latest"), history_type__in=("+", "~"))
    for field in model._meta.concrete_fields:
        told = told.filter(same_as_outer(field))
    return model._base_manager.annotate(_latest=_latest(model, "pk")).filter(~Exists(told))


def _what(record: Any) -> str:
    entry = type(record).history.filter(history_id=record._latest).first()
    if entry is None:
        return "has no history"
    if entry.history_type == "-":
        return "its history says that it was deleted"
    names = [field.attname for field in record._meta.concrete_fields]
    changed = [name for name in names if getattr(record, name) != getattr(entry, name)]
    return f"its history ends with another {', '.join(changed)}"


def _vanished(model: type[TrackedModel]) -> list[Any]:
    """Return the keys of records that are gone although their history does not end so."""
    key = _key(model)
    gone = model.history.filter(~Exists(model._base_manager.filter(pk=OuterRef(key))))
    last = gone.annotate(_latest=_latest(model, key)).filter(history_id=F("_latest"))
    return list(last.exclude(history_type="-").order_by(key).values_list(key, flat=True))


def _untold_relations(model: type[TrackedModel], field: "ManyToManyField[Any, Any]") -> list[Any]:
    """Return the keys of records that relate to others than the history's end tells of."""
    mine, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through: Any = field.remote_field.through
    held = through._base_manager
    kept = getattr(model.history.model, field.name).model._base_manager
    told = kept.filter(**{"history_id": OuterRef("_latest"), other: OuterRef(other)})
    added = held.annotate(_latest=_latest(model, mine)).filter(~Exists(told))
    still = held.filter(**{mine: OuterRef(mine), other: OuterRef(other)})
    own = model._base_manager.filter(pk=OuterRef(mine))
    ends = kept.annotate(_latest=_latest(model, mine)).filter(Exists(own), history_id=F("_latest"))
    lost = ends.filter(~Exists(still))
    keys = {*added.values_list(mine, flat=True), *lost.values_list(mine, flat=True)}
    return sorted(keys)
