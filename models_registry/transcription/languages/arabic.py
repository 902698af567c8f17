"""Arabic: how reports count, most of them translated by machine, and the number words.

Words join with و, units before tens; the dual 'ألفا' is not told from 'ألفًا'. num2words was tried:
it knows one gender and one case of each word, and a text uses all of them, often with an article or
a preposition written onto the word.
"""

from models_registry.transcription.languages.form import (
    Edges,
    Grammar,
    Language,
    Lexicon,
    Links,
)
from models_registry.transcription.languages.number_words import key, table, word_finder
from models_registry.transcription.languages.wording import wording
from models_registry.transcription.tokens import HALF, LINK, VAGUE, Atom, Role, add, times

_UNITS = {
    "واحد واحدة أحد إحدى": 1,
    "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي": 2,
    "ثلاثة ثلاث": 3,
    "أربعة أربع": 4,
    "خمسة خمس": 5,
    "ستة ست": 6,
    "سبعة سبع": 7,
    "ثمانية ثماني ثمان": 8,
    "تسعة تسع": 9,
}
_TENS = "عشر ثلاث أربع خمس ست سبع ثمان تسع"
_HUNDREDS = {"ثلاث": 3, "أربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثمان": 8, "ثماني": 8, "تسع": 9}

_WORDS = table(
    {"صفر": add(0)},
    {words: add(value) for words, value in _UNITS.items()},
    {"عشر عشرة": Atom(Role.TEEN, 10, bare=True)},
    {f"{w}ون {w}ين": add(v * 10, room=10) for v, w in enumerate(_TENS.split(), start=2)},
    {f"{w}مائة {w}مئة": add(v * 100, room=100) for w, v in _HUNDREDS.items()},
    {"مائة مئة": times(100, bare=True), "مائتان مئتان مائتين مئتين": add(200, room=100)},
    {"مائتا مئتا مائتي مئتي": add(200, room=100)},
    {"ألف": times(1000, bare=True), "ألفا آلاف": times(1000)},
    {"ألفان ألفين": add(2000, room=1000)},
    {"مليون": times(10**6, bare=True), "مليونا ملايين": times(10**6)},
    {"مليونان مليونين": add(2 * 10**6, room=10**6)},
    {"مليار": times(10**9, bare=True), "مليارا مليارات": times(10**9)},
    {"ملياران مليارين": add(2 * 10**9, room=10**9)},
    {"تريليون": times(10**12)},
    {"و": LINK, "نصف ونصف": HALF, "بضع بضعة عدة": VAGUE},
    # 'in the hundred': per cent
    {"المائة المئة بالمائة بالمئة": VAGUE},
)

_PREFIXES = [(key(prefix), prefix.startswith("و")) for prefix in ("وال", "ال", "و", "ب", "ل", "ف")]


def _split(word: str) -> tuple[tuple[Atom, ...], bool]:
    for prefix, linked in _PREFIXES:
        rest = _WORDS.get(word.removeprefix(prefix)) if word.startswith(prefix) else None
        if rest and rest.role in (Role.ADD, Role.TIMES, Role.TEEN):
            return (rest,), linked
    return (), False


ARABIC = Language(
    code="ar",
    lexicon=Lexicon(
        find=word_finder(_WORDS, _split),
        grammar=Grammar(links=Links(least=10, needed=True), units_first=True),
        words=_WORDS,
    ),
    wording=wording("ar"),
    edges=Edges.ARABIC,
)
