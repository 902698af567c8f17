"""French: how reports count, most of them translated by machine, and the number words.

The Swiss and Belgian tens are read too. 'pour cent' is no hundred; a billion is 10**12.
"""

from collections.abc import Iterator

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.languages.wording import wording
from models_registry.transcription.tokens import HALF, LINK, VAGUE, Atom, Token, add, times

_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50}

_WORDS = table(
    {word: add(value) for value, word in enumerate(_SMALL.split())},
    {word: add(value, room=10) for word, value in _TENS.items()},
    {"une": add(1), "soixante": add(60, room=20), "septante": add(70, room=10)},
    {"huitante octante": add(80, room=10), "nonante": add(90, room=10)},
    {"cent": times(100, bare=True), "cents": times(100)},
    {"mille mil": times(1000, bare=True), "million millions": times(10**6)},
    {"milliard milliards md mds mrd": times(10**9), "billion billions": times(10**12)},
    {"trillion trillions": times(10**18)},
    # 'une dizaine' is about ten; the plural alone ('des dizaines') gives no number.
    {"dizaine": times(10), "douzaine": times(12), "quinzaine": times(15)},
    {"vingtaine": times(20), "trentaine": times(30), "quarantaine": times(40)},
    {"cinquantaine": times(50), "soixantaine": times(60), "centaine": times(100)},
    {"millier": times(1000)},
    {"et": LINK, "demi demie": HALF, "pour quelques plusieurs": VAGUE},
)

# Two words that make one term: ten and seven to nine, four times twenty.
_PAIRS: dict[tuple[Atom, Atom], Atom] = {
    (_WORDS["dix"], _WORDS[word]): add(value) for word, value in (("sept", 17), ("huit", 18))
}
_PAIRS[_WORDS["dix"], _WORDS["neuf"]] = add(19)
_PAIRS[_WORDS["quatre"], _WORDS["vingt"]] = add(80, room=20)

_JOINS = (" ", "-", "‑", "‐", "\u00a0")

_find_words = word_finder(_WORDS | table({"vingts": _WORDS["vingt"]}))


def _find(text: str) -> Iterator[Token]:
    """Give the number words, two that make a term as a single token."""
    pending: Token | None = None
    for token in _find_words(text):
        atom = _PAIRS.get((pending.atoms[0], token.atoms[0])) if pending else None
        if pending and atom and text[pending.end : token.start] in _JOINS:
            pending = Token(pending.start, token.end, (atom,))
            continue
        if pending:
            yield pending
        pending = token
    if pending:
        yield pending


FRENCH = Language(
    code="fr",
    lexicon=Lexicon(
        find=_find,
        grammar=Grammar(links=Links(least=10, values=frozenset({1, 11}))),
        words=_WORDS,
    ),
    wording=wording("fr"),
)
