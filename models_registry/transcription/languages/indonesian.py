"""Indonesian: how reports count, most of them translated by machine, and the number words.

A miliar is 10**9; 'ratusan' and 'ribuan' (hundreds, thousands) are no numbers.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.languages.wording import wording
from models_registry.transcription.tokens import HALF, VAGUE, Atom, Role, add, times

_UNITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan"

_WORDS = table(
    {word: add(value) for value, word in enumerate(_UNITS.split())},
    {"sepuluh": add(10), "sebelas": add(11), "belas": Atom(Role.TEEN)},
    {"puluh": times(10), "ratus": times(100), "seratus": add(100, room=100)},
    {"ribu rb": times(1000), "seribu": add(1000, room=1000)},
    {"juta jt": times(10**6), "sejuta": add(10**6, room=10**6)},
    {"miliar milyar": times(10**9), "triliun": times(10**12)},
    {"setengah separuh": HALF, "beberapa": VAGUE},
)

INDONESIAN = Language(
    code="id",
    lexicon=Lexicon(find=word_finder(_WORDS), grammar=Grammar(), words=_WORDS),
    wording=wording("id"),
)
