"""Vietnamese: how reports count, and the number words.

num2words was tried as the source of these words and not used: it says 'một nghìn lẻ một' for
1001 (it is 'một nghìn không trăm linh một') and knows neither 'ngàn', 'tỉ', 'linh', 'tư',
'nhăm' nor 'bẩy'. 'không' is also 'not', and is given as 0 all the same. 'năm' after the tens
is the word for years: five is 'lăm' there.
"""

import re

from models_registry.transcription.languages.form import (
    Grammar,
    Language,
    Lexicon,
    Links,
    Script,
)
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.languages.wording import wording
from models_registry.transcription.tokens import HALF, HALF_MORE, LINK, After, add, times

_WORDS = table(
    {"không": add(0), "một": add(1), "hai": add(2), "ba": add(3), "bốn": add(4)},
    {"năm": add(5, after=After.NEVER_TENS), "sáu": add(6), "bảy bẩy": add(7)},
    {"tám": add(8), "chín": add(9), "mười": add(10, room=10)},
    {"mốt": add(1, after=After.TENS_ONLY), "tư": add(4, after=After.TENS_ONLY)},
    {"lăm nhăm": add(5, after=After.TENS_ONLY)},
    {"mươi chục": times(10), "trăm": times(100), "nghìn ngàn k": times(1000)},
    {"vạn": times(10**4)},
    {"triệu": times(10**6), "tỷ tỉ": times(10**9)},
    {"linh lẻ": LINK, "rưỡi rưởi": HALF_MORE, "nửa mấy vài": HALF},
    {"tr": HALF},  # a million by some hands, pages by others,
)

VIETNAMESE = Language(
    code="vi",
    lexicon=Lexicon(
        find=word_finder(_WORDS),
        grammar=Grammar(links=Links(least=100), next_place=True),
        words=_WORDS,
    ),
    wording=wording("vi"),
    # Letters that it alone writes among the languages in Latin script.
    script=Script(re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"), share=0.06),
)
