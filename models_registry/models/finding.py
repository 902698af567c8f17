"""What a rule says of a record: that it is wrong, or doubtful, and at which field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models_registry.models.figure import Figure


class Level(StrEnum):
    """An error keeps a record from being published, a warning wants a word of justification."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """What one rule finds in one record.

    code: which rule, or which of its answers. field: where it is shown. message: what is wrong
    and what would be right. facts: what it rests on, the same in every language; a justification
    holds as long as they are the same. other: the figure that the record was compared with.
    """

    code: str
    level: Level
    field: str
    message: str
    facts: str = ""
    other: "Figure | None" = None

    @property
    def is_error(self) -> bool:
        """Whether the record cannot be published like this."""
        return self.level == Level.ERROR


# A rule looks at a record, saved or not, and at what stands around it.
Rule = Callable[[Any, Any], Iterator[Finding]]


def error(code: str, field: str, message: str) -> Finding:
    """Return a finding that no word removes."""
    return Finding(code, Level.ERROR, field, message)
