"""A figure of a whole, and what its report gives of its parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models_registry.models import Figure, PartKind, Qualifier
from models_registry.statistics.totals import sum_of


@dataclass(frozen=True)
class Parts:
    """The parts that should make up a whole: their sum, and by how much it misses the whole.

    missing: what the whole has more than its parts, below 0 where it has less; None where no
    part or not the whole gives a number. A mismatch is shown, never repaired.
    """

    count: int
    sum: Decimal | None
    qualifier: str
    missing: Decimal | None

    @property
    def surplus(self) -> Decimal | None:
        """What the parts have more than the whole."""
        return None if self.missing is None else -self.missing


def parts_of(whole: Figure, parts: Iterable[Figure]) -> Parts | None:
    """Return what the parts make that are said to add up; None where none is said to.

    A part that is only 'of which' is one of some, and is in no sum.
    """
    given = [part for part in parts if part.part_kind == PartKind.ADDS_UP]
    if not given:
        return None
    if any(part.single_value is None for part in given):
        return Parts(len(given), None, Qualifier.EXACT, None)
    total, qualifier = sum_of(given)
    missing = None if whole.single_value is None else whole.single_value - total
    return Parts(len(given), total, qualifier, missing)
