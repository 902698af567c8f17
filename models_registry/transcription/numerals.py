"""Numbers written in digits: 26.558, 2 028, 1'234, ٢٦٬٥٥٨, −5,2.

A numeral that no way of the language reads ('12.34.567', a date such as 28.07.2023, digits
beside a fraction sign) becomes a vague token and gives no number at all: half of it would be a
number of the wrong size.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from models_registry.transcription.separators import ALWAYS_DECIMAL, ALWAYS_GROUP, Convention, Way
from models_registry.transcription.tokens import NUMERAL, VAGUE, Span, Token

_MARKS = {"，": ",", "．": ".", "’": "'", "ʼ": "'", "＇": "'"}
# The Arabic comma is both a list comma and, by some hands, a grouping or decimal mark: it keeps
# digits together and fits no way, so nothing is read.
_COMPACT = re.compile(r"\d+(?:[.,'٬٫،，．’ʼ＇]\d+)*")
_FIRST_GROUP = re.compile(r"\d{1,3}+(?!\d)")
_GROUP = re.compile(r"\d{3}(?:[.,٫，．]\d+)?\Z")
# U+2009 and U+202F are typed to group digits in any language (ISO 80000-1).
_THIN_SPACES = "\u2009\u202f"
_SPACES = " \u00a0\u2007" + _THIN_SPACES
_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⁄"
_MINUS = "-−－"
_NO_SIGN_AFTER = ")]}%‰°" + _MINUS + "‐‑‒–—"


def numerals(words: str, convention: Convention) -> list[Token]:
    """Give a token for each numeral of the words, in text order."""
    tokens = []
    for start, end, joined in _spans(words, convention.spaces):
        readings = _readings(words[start:end], convention) if joined else ()
        tokens.append(_token(words, start, end, readings, convention))
    return tokens


def _token(
    words: str, start: int, end: int, readings: tuple[Decimal, ...], convention: Convention
) -> Token:
    before = words[start - 1 : start]
    if before and before in ".,٫" and (start == 1 or words[start - 2] in " \t\n(\u00a0"):
        decimals = {way.decimal for way in convention.own} | {ALWAYS_DECIMAL}
        whole = words[start:end].isdecimal() and before in decimals
        readings = (Decimal("0." + _ascii(words[start:end])),) if whole else ()
        start -= 1
    beside = words[max(start - 1, 0) : start] + words[end : end + 1]
    if not readings or any(character in _FRACTIONS for character in beside):
        return Token(start, end, (VAGUE,))
    if _has_minus(words, start):
        return Token(start - 1, end, (NUMERAL,), tuple(value.copy_negate() for value in readings))
    return Token(start, end, (NUMERAL,), readings)


def _has_minus(words: str, start: int) -> bool:
    """A sign right before the digits, unless it joins them to what stands before (2018-2023)."""
    if start == 0 or words[start - 1] not in _MINUS:
        return False
    before = words[max(start - 4, 0) : start - 1]
    if before[-1:] and (before[-1].isalnum() or before[-1] in _NO_SIGN_AFTER + "_"):
        return False
    return not before.rstrip()[-1:].isdecimal()


def _spans(words: str, spaces: bool) -> Iterator[tuple[int, int, bool]]:
    """Give start, end and whether it is sound, of each numeral with its groups joined."""
    run: list[Span] = []
    for match in _COMPACT.finditer(words):
        span = match.span()
        if run and not _one_run(words, run[-1], span):
            yield from _split(words, run, spaces)
            run = []
        run.append(span)
    yield from _split(words, run, spaces)


def _one_run(words: str, left: Span, right: Span) -> bool:
    """Whether two numerals stand one space apart and may be groups of the same number."""
    gap = words[left[1] : right[0]]
    first_group = _FIRST_GROUP.match(words, right[0], right[1])
    short = words[left[0] : left[1]].isdecimal() and left[1] - left[0] <= 3
    return len(gap) == 1 and gap in _SPACES and short and first_group is not None


def _split(words: str, run: list[Span], spaces: bool) -> Iterator[tuple[int, int, bool]]:
    """Read a run of short groups as one number, as several, or (where only some fit) as none."""
    if not run:
        return
    fits = [_follows(words, index, run) for index in range(1, len(run))]
    if not any(fits) or not (spaces or _surely_grouped(words, run)):
        yield from ((start, end, True) for start, end in run)
    else:
        yield run[0][0], run[-1][1], all(fits)


def _follows(words: str, index: int, run: list[Span]) -> bool:
    """Whether run[index] can be a group of three after run[index - 1]."""
    start, end = run[index - 1]
    leads = unicodedata.decimal(words[start]) != 0
    inner = index > 1 and end - start == 3
    return (leads or inner) and _GROUP.match(words, *run[index]) is not None


def _surely_grouped(words: str, run: list[Span]) -> bool:
    """Whether even a language that does not group by space means one number: '1 000', a thin space.

    No count is written '000' or '050', so a later group that begins with a nought is a group.
    """
    thin = all(words[start - 1] in _THIN_SPACES for start, _ in run[1:])
    nought = any(
        unicodedata.decimal(words[start]) == 0 and _GROUP.match(words, start, end)
        for start, end in run[1:]
    )
    return thin or nought


def _ascii(text: str) -> str:
    return "".join(map(_ascii_character, text))


def _ascii_character(character: str) -> str:
    if character in _SPACES:
        return " "
    digit = unicodedata.decimal(character, None)
    return _MARKS.get(character, character) if digit is None else str(digit)


def _readings(text: str, convention: Convention) -> tuple[Decimal, ...]:
    """Give each value that the numeral has in the language; none where its form fits no way."""
    numeral = _ascii(text)
    for ways in (convention.own, convention.fallback):
        values = [value for way in ways if (value := _value(numeral, way)) is not None]
        if values:
            return tuple(dict.fromkeys(values))
    return ()


def _value(numeral: str, way: Way) -> Decimal | None:
    match = _pattern(way).fullmatch(numeral)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    return Decimal(f"{whole}.{match['decimals']}" if match["decimals"] else whole)


@lru_cache
def _pattern(way: Way) -> re.Pattern[str]:
    groups = re.escape(way.group + " " + ALWAYS_GROUP)
    decimals = re.escape(way.decimal + ALWAYS_DECIMAL)
    grouped = rf"[1-9]\d{{0,2}}+(?P<mark>[{groups}])\d{{3}}(?:(?P=mark)\d{{3}})*+(?!\d)"
    return re.compile(rf"(?P<whole>{grouped}|\d++)(?:[{decimals}](?P<decimals>\d++))?")
