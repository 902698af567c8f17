"""Vietnamese.

num2words was tried as the source of these words and not used: it says 'một nghìn lẻ một' for
1001 (it is 'một nghìn không trăm linh một') and knows neither 'ngàn', 'tỉ', 'linh', 'tư',
'nhăm' nor 'bẩy'. 'không' is also 'not', and is given as 0 all the same. 'năm' after the tens
is the word for years: five is 'lăm' there.
"""

from models_registry.transcription.languages.lexicon import (
    Grammar,
    Lexicon,
    Links,
    table,
    word_finder,
)
from models_registry.transcription.tokens import HALF, LINK, After, add, times

WORDS = table(
    {"không": add(0), "một": add(1), "hai": add(2), "ba": add(3), "bốn": add(4)},
    {"năm": add(5, after=After.NEVER_TENS), "sáu": add(6), "bảy bẩy": add(7)},
    {"tám": add(8), "chín": add(9), "mười": add(10, room=10)},
    {"mốt": add(1, after=After.TENS_ONLY), "tư": add(4, after=After.TENS_ONLY)},
    {"lăm nhăm": add(5, after=After.TENS_ONLY)},
    {"mươi chục": times(10), "trăm": times(100), "nghìn ngàn": times(1000)},
    {"vạn": times(10**4)},
    {"triệu": times(10**6), "tỷ tỉ": times(10**9)},
    {"linh lẻ": LINK, "rưỡi rưởi nửa mấy vài": HALF},
    {"tr": HALF},  # a million by some hands, pages by others,
)

LEXICON = Lexicon(
    find=word_finder(WORDS),
    grammar=Grammar(links=Links(least=100), next_place=True),
    words=WORDS,
)
