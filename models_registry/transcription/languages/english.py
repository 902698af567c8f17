"""English: how reports count, most of them translated by machine, and the number words.

'billion' is 10**9; lakh, crore and dozen are not read.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.languages.wording import wording
from models_registry.transcription.tokens import ARTICLE, HALF, LINK, VAGUE, add, times

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

_WORDS = table(
    {word: add(value) for value, word in enumerate(_SMALL.split())},
    {word: add(value * 10, room=10) for value, word in enumerate(_TENS.split(), start=2)},
    {"fourty": add(40, room=10), "hundred": times(100), "thousand thousands k": times(1000)},
    {"million millions mn mln": times(10**6), "billion billions bn": times(10**9)},
    {"trillion trillions tn": times(10**12)},
    {"a an": ARTICLE, "and": LINK, "half": HALF},
    {"several few many per of": VAGUE},
)

ENGLISH = Language(
    code="en",
    lexicon=Lexicon(
        find=word_finder(_WORDS),
        grammar=Grammar(links=Links(least=100), comma=True),
        words=_WORDS,
    ),
    wording=wording("en"),
)
