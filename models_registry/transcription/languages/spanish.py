"""Spanish: how reports count, most of them translated by machine, and the number words.

'por ciento' is no hundred; 'mil millones' is 10**9 and a billón 10**12.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.languages.wording import wording
from models_registry.transcription.tokens import HALF, LINK, VAGUE, add, times

_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
    "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = {"dosc": 2, "tresc": 3, "cuatroc": 4, "seisc": 6, "setec": 7, "ochoc": 8, "novec": 9}

_WORDS = table(
    {word: add(value) for value, word in enumerate(_SMALL.split())},
    {"un una": add(1), "veintiún veintiuna": add(21)},
    {word: add(value * 10, room=10) for value, word in enumerate(_TENS.split(), start=3)},
    {f"{w}ientos {w}ientas": add(v * 100, room=100) for w, v in _HUNDREDS.items()},
    {"quinientos quinientas": add(500, room=100), "cien ciento": times(100, bare=True)},
    {"mil": times(1000, bare=True), "millón millones": times(10**6)},
    {"millardo millardos": times(10**9), "billón billones": times(10**12)},
    {"decena": times(10), "docena": times(12), "veintena": times(20)},
    {"centenar": times(100), "millar": times(1000)},
    {"y": LINK, "medio media": HALF, "por varios varias": VAGUE},
)

SPANISH = Language(
    code="es",
    lexicon=Lexicon(
        find=word_finder(_WORDS),
        grammar=Grammar(links=Links(least=10, most=10)),
        words=_WORDS,
    ),
    wording=wording("es"),
    space_groups=True,  # RAE, Ortografía (2010)
)
