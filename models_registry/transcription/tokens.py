"""What stands in a text for the parser of numbers: tokens, made of atoms."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

# Start and end of some words, as in text[start:end].
Span = tuple[int, int]


class Role(Enum):
    """What a word does in a written number."""

    ADD = auto()  # five, twenty, doscientos: adds its value
    TIMES = auto()  # hundred, mươi, million, 万: multiplies what stands before it
    TEEN = auto()  # belas, عشر: adds ten to the unit before it
    LINK = auto()  # and, et, y, linh, و: stands between two of these
    ARTICLE = auto()  # a: one, but only before a multiplier
    VAGUE = auto()  # several, pour: what follows is not exactly a hundred
    HALF = auto()  # half, 数, mấy: the number beside it is not the whole amount
    HALF_MORE = auto()  # rưỡi: adds half of the multiplier before it
    NUMERAL = auto()  # digits


class After(Enum):
    """Where an adding word may stand with regard to the tens."""

    ANY = auto()
    TENS_ONLY = auto()  # mốt, lăm, tư: units that occur only after mươi or mười
    NEVER_TENS = auto()  # năm: after the tens it is the word for years


@dataclass(frozen=True, slots=True)
class Atom:
    """The least meaningful piece of a written number.

    value: what it adds, or by how much it multiplies. room: what is added next must be less
    than this. bare: a multiplier that means one of itself when nothing stands before it.
    """

    role: Role
    value: int = 0
    room: int = 1
    bare: bool = False
    after: After = After.ANY


@dataclass(frozen=True, slots=True)
class Token:
    """Atoms that stand at words[start:end]; `values` are the readings of a numeral.

    linked: the word carries its own 'and', as in Arabic 'وخمسة'. doubt: of a numeral, why it is not
    sure, one of `doubts`; it may have readings all the same.
    """

    start: int
    end: int
    atoms: tuple[Atom, ...]
    values: tuple[Decimal, ...] = ()
    linked: bool = False
    doubt: str = ""

    @property
    def role(self) -> Role:
        """Give the role of the first atom, by which a token joins what stands before it."""
        return self.atoms[0].role

    @property
    def multiplies(self) -> bool:
        """Say whether the token holds a multiplier."""
        return any(atom.role is Role.TIMES for atom in self.atoms)


def add(value: int, room: int = 1, after: After = After.ANY) -> Atom:
    """Make an adding atom; room as in `Atom`."""
    return Atom(Role.ADD, value, room, after=after)


def times(value: int, bare: bool = False) -> Atom:
    """Make a multiplier; after '2 thousand' there is room for less than a thousand."""
    return Atom(Role.TIMES, value, value, bare)


LINK = Atom(Role.LINK)
ARTICLE = Atom(Role.ARTICLE, 1)
VAGUE = Atom(Role.VAGUE)
HALF = Atom(Role.HALF)
HALF_MORE = Atom(Role.HALF_MORE)
NUMERAL = Atom(Role.NUMERAL, room=0)
