"""Indonesian. A miliar is 10**9; 'ratusan' and 'ribuan' (hundreds, thousands) are no numbers."""

from models_registry.transcription.languages.lexicon import Grammar, Lexicon, table, word_finder
from models_registry.transcription.tokens import HALF, VAGUE, Atom, Kind, add, times

_UNITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan"

WORDS = table(
    {word: add(value) for value, word in enumerate(_UNITS.split())},
    {"sepuluh": add(10), "sebelas": add(11), "belas": Atom(Kind.TEEN)},
    {"puluh": times(10), "ratus": times(100), "seratus": add(100, room=100)},
    {"ribu rb": times(1000), "seribu": add(1000, room=1000)},
    {"juta jt": times(10**6), "sejuta": add(10**6, room=10**6)},
    {"miliar milyar": times(10**9), "triliun": times(10**12)},
    {"setengah separuh": HALF, "beberapa": VAGUE},
)

LEXICON = Lexicon(find=word_finder(WORDS), grammar=Grammar(), words=WORDS)
