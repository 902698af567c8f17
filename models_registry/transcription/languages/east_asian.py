"""Japanese and Chinese number signs, and Korean number words.

These scripts set no spaces around a number, so signs are read wherever they stand ('三' in a
name is offered as 3). Korean syllables are too common for that: see `_hangul_words`.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from models_registry.transcription.languages.form import Grammar, Lexicon, Links
from models_registry.transcription.tokens import HALF, LINK, NUMERAL, VAGUE, Atom, Token, add, times

_HAN_DIGITS = "〇一二三四五六七八九"
_HAN = {sign: add(value) for value, sign in enumerate(_HAN_DIGITS)}
_HAN |= {"零": add(0), "両": add(2), "两": add(2), "兩": add(2)}
_HAN |= {"十": times(10, bare=True), "百": times(100, bare=True), "千": times(1000, bare=True)}
_HAN |= {"万": times(10**4), "萬": times(10**4), "億": times(10**8), "亿": times(10**8)}
_HAN |= {"兆": times(10**12)}
_HAN_SIGNS = re.compile(
    rf"(?P<row>[{_HAN_DIGITS}]{{2,}})|(?<=[百千万萬億亿])(?P<link>零)|(?P<several>[数數何幾几半])|(?P<sign>[{''.join(_HAN)}])"
)


def find_han(text: str) -> Iterator[Token]:
    """Give a token for each Chinese number sign, or row of digit signs, of the text."""
    for match in _HAN_SIGNS.finditer(text):
        if match["row"]:
            yield _row(match)
        elif match["several"]:
            # '10数人' is ten and some; a new word after a space says nothing of the ten.
            spaced = text[match.start() - 1 : match.start()].isspace()
            yield Token(*match.span(), (VAGUE if spaced else HALF,))
        else:
            yield Token(*match.span(), (LINK if match["link"] else _HAN[match["sign"]],))


def _row(match: re.Match[str]) -> Token:
    """'二〇二三' is 2023, digit by digit; '三四' is 'three or four', so no number."""
    digits = "".join(str(_HAN_DIGITS.index(sign)) for sign in match["row"])
    if len(digits) == 2 and "0" not in digits:
        return Token(*match.span(), (HALF,))
    return Token(*match.span(), (NUMERAL,), (Decimal(digits),))


HAN = Lexicon(
    find=find_han,
    # 零 joins where a place is left out, as in '一百零五'
    grammar=Grammar(links=Links(least=100), tail=""),
    words=_HAN,
)

_SINO = {"영": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6}
_SINO |= {"칠": 7, "팔": 8, "구": 9}
_MULTIPLIERS = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
_NATIVE = {"하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4}
_NATIVE |= {"다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_NATIVE_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50}
_NATIVE_TENS |= {"예순": 60, "일흔": 70, "여든": 80, "아흔": 90}

_HANGUL = {word: add(value) for word, value in (_SINO | _NATIVE).items()}
_HANGUL |= {word: add(value, room=10) for word, value in _NATIVE_TENS.items()}
_HANGUL |= {word: times(value, bare=value <= 10**4) for word, value in _MULTIPLIERS.items()}

_NUMBER_WORD = re.compile("|".join(sorted(_HANGUL, key=len, reverse=True)))
_COUNTERS = "개소|개월|개|명|건|곳|번|가지|사람|가구"
_MORE_COUNTERS = _COUNTERS + "|세대|마을|모델|회|차|년|월|일|원|인|호|배|퍼센트|톤"
_NUMBER_WORDICLES = "(?:의|을|를|이|가|은|는|에|에서|도|만|로|으로|와|과)?"
_LONG_RUN = re.compile(
    rf"(?P<number>(?:{_NUMBER_WORD.pattern})+)(?:여?(?:{_MORE_COUNTERS}){_NUMBER_WORDICLES}|여)?"
)
# One syllable is often part of another word ('세월', '사건', '이번'), so little may follow it.
_SHORT_RUN = re.compile(
    rf"(?P<number>[한두세네삼육칠팔십백천만])(?:여?(?:{_COUNTERS}){_NUMBER_WORDICLES})?"
)
# Alone such a syllable is given all the same, as 'un' and 'ett' are, though 이 is also 'this'.
_LONE = frozenset("영일이사오구")
_RUN = re.compile(r"[가-힣]+")
_AFTER_DIGITS = re.compile("[십백천만억조]+")
_SEVERAL = re.compile("(?:수|몇)[십백천만억]*")
_LONGEST_RUN = 40


def find_hangul_after_digits(text: str) -> Iterator[Token]:
    """Give the multipliers written onto digits: '3만', '5천만'."""
    for run in _RUN.finditer(text):
        if run.start() and text[run.start() - 1].isdecimal():
            yield from _multipliers(text, run)


def _multipliers(text: str, run: re.Match[str]) -> Iterator[Token]:
    found = _AFTER_DIGITS.match(text, *run.span())
    if found:
        yield Token(*found.span(), tuple(_HANGUL[sign] for sign in found.group()))


def _hangul_words(text: str) -> Iterator[Token]:
    """Give the words that are a number and, at most, a counter written onto it."""
    for run in _RUN.finditer(text):
        if run.start() and text[run.start() - 1].isdecimal():
            yield from _multipliers(text, run)
        elif _SEVERAL.fullmatch(run.group()):
            yield Token(*run.span(), (HALF,))
        elif atoms := _atoms(run.group()):
            length = sum(len(word) for word, _ in atoms)
            yield Token(run.start(), run.start() + length, tuple(atom for _, atom in atoms))


def _atoms(run: str) -> list[tuple[str, Atom]]:
    if run in _LONE:
        return [(run, _HANGUL[run])]
    short = _SHORT_RUN.fullmatch(run)
    found = short or (_LONG_RUN.fullmatch(run) if len(run) <= _LONGEST_RUN else None)
    words = _NUMBER_WORD.findall(found["number"]) if found else []
    # '사이' and '이사' are words: digits alone make no number of two syllables.
    if not short and all(word in _SINO for word in words):
        return []
    return [(word, _HANGUL[word]) for word in words]


HANGUL = Lexicon(
    find=_hangul_words,
    grammar=Grammar(links=Links(least=10**19), tail=r"\s?"),
    words=_HANGUL,
)
