"""Finding number words in a text, for the languages that set spaces between words."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from models_registry.transcription.languages.form import Finder
from models_registry.transcription.tokens import Atom, Role, Token

# From a word to its atoms, none if it is no number, and whether an 'and' is part of it.
Splitter = Callable[[str], tuple[tuple[Atom, ...], bool]]

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0640\u064b-\u0655\u0670])*")
_UNWRITTEN = re.compile(r"[\u0640\u064b-\u0655\u0670]")
_SAME_LETTER = str.maketrans("أإآٱيىك", "\u0627" * 4 + "ییک")
_LONGEST_WORD = 60


def key(word: str) -> str:
    """Give the form under which a word is looked up: composed, without case, vowel signs or
    the spellings of one letter that Arabic and Persian keyboards give.
    """
    composed = unicodedata.normalize("NFC", word)
    unsigned = _UNWRITTEN.sub("", unicodedata.normalize("NFC", composed.translate(_SAME_LETTER)))
    return unsigned.casefold()


def table(*entries: Mapping[str, Atom]) -> dict[str, Atom]:
    """Join tables; each entry may hold several spellings, with spaces between."""
    return {
        key(word): atom
        for words_to_atom in entries
        for words, atom in words_to_atom.items()
        for word in words.split()
    }


def word_finder(words: Mapping[str, Atom], split: Splitter | None = None) -> Finder:
    """Make a finder over whole words; `split` is asked for a word that is not in `words`."""

    def find(text: str) -> Iterator[Token]:
        for match in _WORD.finditer(text):
            if match.end() - match.start() > _LONGEST_WORD:
                continue
            word = key(match.group())
            if word in words:
                yield Token(*match.span(), (words[word],))
            elif split:
                atoms, linked = split(word)
                if atoms:
                    yield Token(*match.span(), atoms, linked=linked)

    return find


def compound_splitter(words: Mapping[str, Atom]) -> Splitter:
    """Make a splitter for long words: 'etthundratjugofem', 'zweihundertfünf'.

    It gives no atoms unless the whole word is made of `words`.
    """
    pieces = sorted(
        (word for word, atom in words.items() if atom.role in (Role.ADD, Role.TIMES)),
        key=len,
        reverse=True,
    )
    pattern = re.compile("|".join(map(re.escape, pieces)))

    def split(word: str) -> tuple[tuple[Atom, ...], bool]:
        found = pattern.findall(word)
        if "".join(found) != word:
            return (), False
        return tuple(words[piece] for piece in found), False

    return split
