"""What may be wrong with a figure, in words for the person who enters or publishes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any

from models_registry.models import Figure
from models_registry.statistics.precision import plainly


class Level(StrEnum):
    """An error keeps a record from being published, a warning wants a word of justification."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Doubt:
    """One doubt about one record.

    code: which question asks. field: where it is shown. message: what is wrong and what would be
    right. facts: what the doubt rests on, the same in every language; a justification holds as
    long as they are the same. other: the figure that it was compared with.
    """

    code: str
    level: Level
    field: str
    message: str
    facts: str = ""
    other: Figure | None = None

    @property
    def is_error(self) -> bool:
        """Whether the record cannot be published like this."""
        return self.level == Level.ERROR


# A question is asked about a record, saved or not, beside what is held already.
Question = Callable[[Any, Any], Iterator[Doubt]]


def error(code: str, field: str, message: str) -> Doubt:
    """Return a doubt that no word removes."""
    return Doubt(code, Level.ERROR, field, message)


def warning(
    code: str, field: str, message: str, *facts: object, other: Figure | None = None
) -> Doubt:
    """Return a doubt that a word of justification removes as long as the facts are the same."""
    return Doubt(code, Level.WARNING, field, message, facts_of(*facts), other)


def facts_of(*facts: object) -> str:
    """Return facts as one text of at most 200 letters; what is longer, as its checksum."""
    told = "|".join(plainly(one) if isinstance(one, Decimal) else str(one) for one in facts)
    return told if len(told) <= 200 else sha256(told.encode()).hexdigest()
