"""Persian: how reports count, most of them translated by machine, and the number words.

Parts join with و; 'درصد' (per cent) is one word and no hundred.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.languages.wording import wording
from models_registry.transcription.tokens import HALF, LINK, VAGUE, add, times

_SMALL = (
    "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"
)
_TENS = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود"
_HUNDREDS = "دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد"

_WORDS = table(
    {word: add(value) for value, word in enumerate(_SMALL.split())},
    {word: add(value * 10, room=10) for value, word in enumerate(_TENS.split(), start=2)},
    {word: add(value * 100, room=100) for value, word in enumerate(_HUNDREDS.split(), start=2)},
    {"یکصد": add(100, room=100), "هیجده": add(18), "صد": times(100, bare=True)},
    {"هزار": times(1000, bare=True), "میلیون": times(10**6), "میلیارد": times(10**9)},
    {"تریلیون": times(10**12)},
    {"و": LINK, "نیم": HALF, "چند چندین": VAGUE},
)

PERSIAN = Language(
    code="fa",
    lexicon=Lexicon(
        find=word_finder(_WORDS),
        grammar=Grammar(links=Links(least=10, needed=True)),
        words=_WORDS,
    ),
    wording=wording("fa"),
)
