"""Swedish: how reports count, most of them translated by machine, and the number words.

Numbers under a million are one word, 'etthundratjugofem'. A biljon is 10**12. num2words was tried
and not used: it says 'förtio' for 40, which is 'fyrtio'.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links
from models_registry.transcription.languages.number_words import (
    compound_splitter,
    table,
    word_finder,
)
from models_registry.transcription.languages.wording import wording
from models_registry.transcription.tokens import HALF, LINK, VAGUE, add, times

_SMALL = (
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
    "sjutton arton nitton"
)
_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"

_WORDS = table(
    {word: add(value) for value, word in enumerate(_SMALL.split())},
    {word: add(value * 10, room=10) for value, word in enumerate(_TENS.split(), start=2)},
    {"en": add(1), "hundra": times(100, bare=True)},
    {"tusen ettusen": times(1000, bare=True), "miljon miljoner milj mn": times(10**6)},
    {"miljard miljarder mdr md": times(10**9), "biljon biljoner": times(10**12)},
    {"och": LINK, "halv halvt halva": HALF, "flera några par": VAGUE},
)

SWEDISH = Language(
    code="sv",
    lexicon=Lexicon(
        find=word_finder(_WORDS, compound_splitter(_WORDS)),
        # 'en miljon och en' is two things counted: nothing is joined by 'och'.
        grammar=Grammar(links=Links(least=10**19)),
        words=_WORDS,
    ),
    wording=wording("sv"),
)
