"""What a language says of its number words: the words, and the grammar they follow."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from models_registry.transcription.tokens import Atom, Token

Finder = Callable[[str], Iterator[Token]]


@dataclass(frozen=True, slots=True)
class Links:
    """Where 'and' joins two parts of one number.

    The part before it must leave room between `least` and `most`, and where `values` is given
    only these follow it (French 'et': 1 and 11). `needed`: parts never join without it.
    """

    least: int = 10
    most: int = 10**18
    values: frozenset[int] = frozenset()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """How the parts of a number go together in one language.

    links: see `Links`. tail: the gap across which digits may follow a multiplier without one
    of their own ('31万4,500'), a pattern; None where they may not. units_first: 'five and
    twenty'. next_place: a part must belong to the very next place, since 'một triệu hai' is
    said for 1,200,000. comma: 'two thousand, three hundred' is one number.
    """

    links: Links = field(default_factory=Links)
    tail: str | None = None
    units_first: bool = False
    next_place: bool = False
    comma: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The finder of number words in a text, the grammar, and the table of single words."""

    find: Finder
    grammar: Grammar
    words: Mapping[str, Atom]


_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0640\u064b-\u0655\u0670])*")
_UNWRITTEN = re.compile(r"[\u0640\u064b-\u0655\u0670]")
_SAME_LETTER = str.maketrans("أإآٱيىك", "\u0627" * 4 + "ییک")
_LONGEST_WORD = 60


def key(word: str) -> str:
    """Give the form under which a word is looked up: composed, without case, vowel signs or
    the spellings of one letter that Arabic and Persian keyboards give.
    """
    composed = unicodedata.normalize("NFC", word)
    plain = _UNWRITTEN.sub("", unicodedata.normalize("NFC", composed.translate(_SAME_LETTER)))
    return plain.casefold()


def table(*parts: Mapping[str, Atom]) -> dict[str, Atom]:
    """Join tables; each entry may hold several spellings, with spaces between."""
    entries = [entry for part in parts for entry in part.items()]
    return {key(word): atom for words, atom in entries for word in words.split()}


def word_finder(
    words: Mapping[str, Atom], split: Callable[[str], tuple[tuple[Atom, ...], bool]] | None = None
) -> Finder:
    """Make a finder over whole words; `split` gives the atoms of a word that is not in `words`,
    none if it is no number, and whether an 'and' is part of it.
    """

    def find(text: str) -> Iterator[Token]:
        for match in _WORD.finditer(text):
            if match.end() - match.start() > _LONGEST_WORD:
                continue
            word = key(match.group())
            if word in words:
                yield Token(*match.span(), (words[word],))
            elif split and (found := split(word))[0]:
                yield Token(*match.span(), found[0], linked=found[1])

    return find
