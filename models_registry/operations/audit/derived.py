"""Columns that follow from others are what they would be if the record were saved now."""

from collections.abc import Iterator

from models_registry.operations.audit.checks_records import each, tracked_models
from models_registry.operations.audit.finding import Finding, error, in_order, kind
from movement_stats.lib.tracked import TrackedModel

# What derive() reads of other records.
READ_BESIDE = {"place", "model"}


def derived_columns_are_up_to_date() -> Iterator[Finding]:
    """Derive each record anew and compare."""
    count = 0
    for model in tracked_models():
        if model.derive is TrackedModel.derive:
            continue
        beside = READ_BESIDE & {field.name for field in model._meta.fields if field.many_to_one}
        rows = model._base_manager.order_by("pk")
        rows = rows.select_related(*sorted(beside)) if beside else rows
        for record in each(rows, f"derived columns, {kind(model)}"):
            count += 1
            if stale := _stale(record):
                yield error(record, "derived", f"out of date: {', '.join(stale)}")
    if count:
        yield in_order(f"{count} records", "derived columns computed anew")


def _stale(record: TrackedModel) -> list[str]:
    names = [field.attname for field in record._meta.concrete_fields]
    held = {name: getattr(record, name) for name in names}
    try:
        record.derive()
    except ValueError:
        return []  # a date that is none, which another check names
    return [name for name in names if getattr(record, name) != held[name]]
