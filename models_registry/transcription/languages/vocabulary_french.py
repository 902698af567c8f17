"""French, with the Swiss and Belgian tens. 'pour cent' is no hundred; a billion is 10**12."""

from collections.abc import Iterator

from models_registry.transcription.languages.lexicon import (
    Grammar,
    Lexicon,
    Links,
    table,
    word_finder,
)
from models_registry.transcription.tokens import HALF, LINK, VAGUE, Atom, Token, add, times

_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50}

WORDS = table(
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

# Two words that make one part of a number: ten and seven to nine, four times twenty.
_PAIRS: dict[tuple[Atom, Atom], Atom] = {
    (WORDS["dix"], WORDS[word]): add(value) for word, value in (("sept", 17), ("huit", 18))
}
_PAIRS[WORDS["dix"], WORDS["neuf"]] = add(19)
_PAIRS[WORDS["quatre"], WORDS["vingt"]] = add(80, room=20)

_find_words = word_finder(WORDS | table({"vingts": WORDS["vingt"]}))


def _find(text: str) -> Iterator[Token]:
    held: Token | None = None
    for token in _find_words(text):
        pair = _pair(held, token, text) if held else None
        if pair:
            held = pair
            continue
        if held:
            yield held
        held = token
    if held:
        yield held


def _pair(left: Token, right: Token, text: str) -> Token | None:
    atom = _PAIRS.get((left.atoms[0], right.atoms[0]))
    if atom is None or text[left.end : right.start] not in (" ", "-", "‑", "‐", "\u00a0"):
        return None
    return Token(left.start, right.end, (atom,))


LEXICON = Lexicon(
    find=_find,
    grammar=Grammar(links=Links(least=10, values=frozenset({1, 11}))),
    words=WORDS,
)
