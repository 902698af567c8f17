"""German: how reports count, most of them translated by machine, and the number words.

Numbers under a million are one word, units before tens. A Billion is 10**12.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links
from models_registry.transcription.languages.number_words import (
    compound_splitter,
    table,
    word_finder,
)
from models_registry.transcription.languages.wording import wording
from models_registry.transcription.tokens import HALF, LINK, VAGUE, Atom, add, times

_UNITS = "ein zwei drei vier fünf sechs sieben acht neun"
_TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"


def _below_hundred() -> dict[str, Atom]:
    words = {word: add(value) for value, word in enumerate(_UNITS.split(), start=1)}
    words |= {word: add(value) for value, word in enumerate(_TEENS.split(), start=10)}
    for tens, word in enumerate(_TENS.split(), start=2):
        words[word] = add(tens * 10)
        for unit, of_unit in enumerate(_UNITS.split(), start=1):
            words[f"{of_unit}und{word}"] = add(tens * 10 + unit)
    return words


_WORDS = table(
    _below_hundred(),
    {"null": add(0), "eins eine einen einem einer eines": add(1), "zwo": add(2)},
    {"hundert": times(100, bare=True), "tausend tsd": times(1000, bare=True)},
    {"million millionen mio": times(10**6), "milliarde milliarden mrd": times(10**9)},
    {"billion billionen": times(10**12)},
    {"und": LINK, "halb halbe halben halbes": HALF},
    {"mehrere einige paar wenige": VAGUE},
)

GERMAN = Language(
    code="de",
    lexicon=Lexicon(
        find=word_finder(_WORDS, compound_splitter(_WORDS)),
        grammar=Grammar(links=Links(least=10**19)),
        words=_WORDS,
    ),
    wording=wording("de"),
    space_groups=True,  # DIN 5008
)
