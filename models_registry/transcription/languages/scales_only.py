"""The words for a thousand and more of all languages, for a text in another or no language."""

from collections.abc import Iterable, Iterator

from models_registry.transcription.languages.east_asian import find_han, find_hangul_after_digits
from models_registry.transcription.languages.form import Finder, Grammar, Lexicon
from models_registry.transcription.languages.number_words import word_finder
from models_registry.transcription.tokens import HALF, Atom, Role, Token, times


def scales_lexicon(spaced: Iterable[Lexicon]) -> Lexicon:
    """Make one lexicon of the large multipliers of those given, which set spaces between words,
    and of the East Asian ones after digits; other words are not read.

    A word that two languages take for different amounts (billion) makes the number before it
    doubtful, so that none is given.
    """
    words: dict[str, Atom] = {}
    for known in spaced:
        for word, atom in known.words.items():
            if atom.role is Role.TIMES and atom.value >= 1000:
                same = words.get(word, times(atom.value)).value == atom.value
                words[word] = times(atom.value) if same else HALF
    return Lexicon(find=_finder(words), grammar=Grammar(tail=""), words=words)


def _finder(words: dict[str, Atom]) -> Finder:
    whole_words = word_finder(words)

    def find(text: str) -> Iterator[Token]:
        found = [*whole_words(text), *_han_scales(text), *find_hangul_after_digits(text)]
        yield from sorted(found, key=lambda token: token.start)

    return find


def _han_scales(text: str) -> Iterator[Token]:
    """Give the signs that directly follow digits; elsewhere they need a known language."""
    for token in find_han(text):
        if token.start and text[token.start - 1].isdecimal() and token.multiplies:
            yield token
