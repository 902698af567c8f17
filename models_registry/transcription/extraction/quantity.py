"""A number of a text that counts something, filled in step by step."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum, auto

from models_registry.transcription.terms import is_whole
from models_registry.transcription.tokens import Span


class Statement(StrEnum):
    """What a text says with a number: how many, or a share, a range, a rise or fall, an average."""

    COUNT = auto()
    SHARE = auto()
    RANGE = auto()
    CHANGE = auto()
    AVERAGE = auto()


class Kind(Enum):
    """What a number gives: a count, a percentage or an amount of money."""

    COUNT = auto()
    PERCENT = auto()
    MONEY = auto()


@dataclass(slots=True)
class Quantity:
    """A number at text[start:end], and what the words around it say.

    tail: where the number with its sign of per cent, currency or whole ends. first: where the
    words that belong to it begin. noun: the words of what is counted, empty where none stand
    there. counter: what a counter right behind the number says of it. some_of: whether it counts
    some of what the quantity before it counts. last: where its words end. wordy: the number is
    written in words. range_end: the quantity that a 'to' joins to this one; value_to: the upper end
    of a range. doubt: one of `doubts`, '' for none.
    """

    start: int
    end: int
    readings: tuple[Decimal, ...]
    kind: Kind
    tail: int
    first: int
    noun: Span
    counter: frozenset[str] = frozenset()
    wordy: bool = False
    out_of: Decimal | None = None
    percent: Decimal | None = None
    qualifier: str = "exact"
    place: Span | None = None
    last: int = 0
    some_of: bool = False
    indicator: str | None = None
    statement: Statement = Statement.COUNT
    range_end: "Quantity | None" = None
    value_to: Decimal | None = None
    doubt: str = ""

    @property
    def value(self) -> Decimal | None:
        """Give the likelier reading: of a count the whole number."""
        likeliest = self.readings[0] if self.readings else None
        if self.kind is Kind.COUNT:
            return next(filter(is_whole, self.readings), likeliest)
        return likeliest
