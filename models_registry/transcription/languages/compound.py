"""Languages that write a number as one long word: 'etthundratjugofem', 'zweihundertfünf'."""

import re
from collections.abc import Callable, Mapping

from models_registry.transcription.tokens import Atom, Kind


def splitter(words: Mapping[str, Atom]) -> Callable[[str], tuple[tuple[Atom, ...], bool]]:
    """Give a function from a word to its atoms; none unless the whole word is made of them."""
    parts = sorted(
        (word for word, atom in words.items() if atom.kind in (Kind.ADD, Kind.TIMES)),
        key=len,
        reverse=True,
    )
    part = re.compile("|".join(map(re.escape, parts)))

    def split(word: str) -> tuple[tuple[Atom, ...], bool]:
        found = [match.group() for match in part.finditer(word)]
        if "".join(found) != word:
            return (), False
        return tuple(words[piece] for piece in found), False

    return split
