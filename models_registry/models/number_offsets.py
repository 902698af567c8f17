"""Where the numbers stand in a record's words: stored, so that showing them reads no text."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import QuerySet

from models_registry.transcription.evidence import value_places
from movement_stats.lib import offsets
from movement_stats.lib.tracked import TrackedModel, derived

# So many rows are in memory at once.
CHUNK = 500


class NumberOffsetsModel(TrackedModel):
    """Mixin: the places of the record's numbers in `as_written`, as `movement_stats.lib.offsets`
    writes them.
    """

    number_offsets = derived(models.TextField(editable=False, default=""))

    class Meta:
        abstract = True

    def written_values(self) -> list[Decimal]:
        """Return the numbers that must stand in the words; a record without a quantity has none."""
        return []

    @classmethod
    def places_in(cls, record: Any) -> list[tuple[int, int]]:
        """Return where each number stands that reads as one of the record's values.

        record: of this model, or of the model as a migration knows it, which has no methods.
        """
        return value_places(record.as_written, cls.written_values(record), record.report.language)

    def derive(self) -> None:
        """Find the numbers in the words."""
        super().derive()
        self.number_offsets = offsets.written(self.places_in(self))


def refill(rows: "QuerySet[Any]", rule: type[NumberOffsetsModel]) -> int:
    """Find the numbers anew in the words of these rows; return in how many they stood otherwise.

    For rows whose reading changed while they did not: no version counts it and no history tells of
    it, since the column follows from others. rows: of the rule's model, or of that model as a
    migration knows it; their report is read in the same query, or is known to them.
    """
    count, last = 0, None
    past_the_model: QuerySet[Any] = QuerySet(rows.model, using=rows.db)
    while chunk := _after(rows, last):
        stale = [row for row in chunk if _finds_otherwise(row, rule)]
        past_the_model.bulk_update(stale, ["number_offsets"])
        count, last = count + len(stale), chunk[-1].pk
    return count


def _after(rows: "QuerySet[Any]", last: int | None) -> list[Any]:
    rest = rows if last is None else rows.filter(pk__gt=last)
    return list(rest.order_by("pk")[:CHUNK])


def _finds_otherwise(row: Any, rule: type[NumberOffsetsModel]) -> bool:
    """Find the numbers of one row anew; say whether it held others."""
    held = row.number_offsets
    row.number_offsets = offsets.written(rule.places_in(row))
    return bool(row.number_offsets != held)
