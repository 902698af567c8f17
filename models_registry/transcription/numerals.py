"""Numbers written in digits: 26.558, 2 028, 1'234, ٢٦٬٥٥٨, −5,2.

A numeral that no way of the language reads ('12.34.567', a date such as 28.07.2023, digits
beside a fraction sign) becomes a vague token and gives no number at all: half of it would be a
number of the wrong size. So does one whose neighbours may belong to it: a letter, a raised digit,
digits over a space or behind a line's end.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from models_registry.transcription.doubts import BROKEN, IN_WORD, RAISED, SPACED, UNREADABLE
from models_registry.transcription.separators import ALWAYS_DECIMAL, ALWAYS_GROUP, Convention, Way
from models_registry.transcription.tokens import NUMERAL, VAGUE, Span, Token

_MARKS = {"，": ",", "．": ".", "’": "'", "ʼ": "'", "＇": "'"}
# The Arabic comma is both a list comma and, by some hands, a grouping or decimal mark: it keeps
# digits together and fits no way, so nothing is read.
_COMPACT = re.compile(r"\d+(?:[.,'٬٫،，．’ʼ＇·∙]\d+)*")
_FIRST_GROUP = re.compile(r"\d{1,3}+(?!\d)")
_GROUP = re.compile(r"\d{3}(?:[.,٫，．]\d+)?\Z")
# These are typed to group digits in any language (ISO 80000-1), or to keep them together.
_FIXED_SPACES = "\u00a0\u2007\u2009\u202f"
_SPACES = " " + _FIXED_SPACES
# '14.⏎205' and '14. 205': a grouping mark, and a line's end or a space before the next group.
_MARKED_GAP = re.compile(
    r"(?P<mark>[.,])(?:[ \t\u00a0]*\r?(?P<line>\n)[ \t\u00a0]*|[ \u00a0\u2007\u2009\u202f])"
)
_THREE = re.compile(r"\d{3}(?!\d)")
# '246,⏎7 %': decimals at the beginning of a line; '26⏎558 houses': groups with words around them.
_DECIMALS = re.compile(r"\d{1,2}[ \u00a0]?[%٪]")
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t]*")
_LETTER_BEFORE, _LETTER_BEHIND = re.compile(r"[^\W\d_] \Z"), re.compile(r"\d{3} [^\W\d_]")
# '1. 205 households' at the beginning of a line numbers a list.
_NUMBERING = re.compile(r"(?:\A|\n)[ \t(]{0,8}\Z")
# What may be written on a number without being part of it, before and behind.
_WRITTEN_BEFORE = re.compile(r"(?:vnd|usd|us|eur|rp|sek|krw|nt|rm)\Z", re.IGNORECASE)
_WRITTEN_BEHIND = re.compile(
    r"(?:[ºª°]|(?:k[mg]|ha|[cm]m|m[23]|đ|vnđ|vnd|usd|eur|st|nd|rd|th|er|ers|re|e|è?me|h|g)(?![^\W_]))",
    re.IGNORECASE,
)
# '1.O50', '2.OOO': letters that were read for digits; '14 .205': a mark that went astray.
_MISREAD_BEHIND = re.compile(r"[.,][\dOoIlS]{0,2}[OoIlS][\dOoIlS]{0,2}(?![^\W_])")
_MISREAD_BEFORE = re.compile(r"[OoIlS][.,]\Z")
_APART_BEHIND = re.compile(r"[ \u00a0][.,]\d{3}(?!\d)")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⁄"
_WHITE = re.compile(r"\s+")
_MINUS = "-−－"
_NO_SIGN_AFTER = ")]}%‰°" + _MINUS + "‐‑‒–—"


def numerals(words: str, convention: Convention) -> list[Token]:
    """Give a token for each numeral of the words, in text order."""
    return [
        _token(words, start, end, doubt, convention)
        for start, end, doubt in _spans(words, convention)
    ]


def _token(words: str, start: int, end: int, doubt: str, convention: Convention) -> Token:
    numeral = _WHITE.sub("", words[start:end]) if doubt == BROKEN else words[start:end]
    readings = _readings(numeral, convention) if doubt in ("", BROKEN) else ()
    before = words[start - 1 : start]
    if before and before in ".,٫" and (start == 1 or words[start - 2] in " \t\n(\u00a0"):
        decimals = {way.decimal for way in convention.own} | {ALWAYS_DECIMAL}
        whole = words[start:end].isdecimal() and before in decimals
        readings = (Decimal("0." + _ascii(words[start:end])),) if whole else ()
        start -= 1
    beside = words[max(start - 1, 0) : start] + words[end : end + 1]
    if not readings or any(character in _FRACTIONS for character in beside):
        return Token(start, end, (VAGUE,), doubt=doubt or UNREADABLE)
    if attached := _attached(words, start, end):
        return Token(start, end, (VAGUE,), doubt=attached)
    if _has_minus(words, start):
        return Token(start - 1, end, (NUMERAL,), tuple(value.copy_negate() for value in readings))
    return Token(start, end, (NUMERAL,), readings, doubt=doubt)


def _attached(words: str, start: int, end: int) -> str:
    """Give why the signs around a numeral make it doubtful, '' where none does."""
    if words[end : end + 1] and words[end] in _RAISED:
        return RAISED
    if _MISREAD_BEHIND.match(words, end) or _MISREAD_BEFORE.search(words, max(start - 4, 0), start):
        return IN_WORD
    return SPACED if _APART_BEHIND.match(words, end) else ""


def written_before(words: str, start: int) -> bool:
    """Say whether a letter stands right before a number, as part of it or of a word."""
    own = _WRITTEN_BEFORE.search(words, max(start - 4, 0), start)
    return _is_latin(words[start - 1 : start]) and not own


def written_on(words: str, end: int) -> bool:
    """Say whether a letter stands right behind a number, as part of it or of a word."""
    return _is_latin(words[end : end + 1]) and not _WRITTEN_BEHIND.match(words, end)


def _is_latin(letter: str) -> bool:
    # Letters of scripts that set no spaces, or write particles on, stand beside any number.
    return letter == "_" or (
        letter.isalpha() and unicodedata.name(letter, "").startswith(("LATIN", "CYRILLIC", "GREEK"))
    )


def _has_minus(words: str, start: int) -> bool:
    """A sign right before the digits, unless it joins them to what stands before (2018-2023)."""
    if start == 0 or words[start - 1] not in _MINUS:
        return False
    before = words[max(start - 4, 0) : start - 1]
    if before[-1:] and (before[-1].isalnum() or before[-1] in _NO_SIGN_AFTER + "_"):
        return False
    return not before.rstrip()[-1:].isdecimal()


def _spans(words: str, convention: Convention) -> Iterator[tuple[int, int, str]]:
    """Give start, end and the doubt of each numeral with its groups joined."""
    run: list[Span] = []
    for match in _COMPACT.finditer(words):
        span = match.span()
        if run and not _one_run(words, run[-1], span, convention):
            yield from _split(words, run, convention)
            run = []
        run.append(span)
    yield from _split(words, run, convention)


def _one_run(words: str, left: Span, right: Span, convention: Convention) -> bool:
    """Whether two numerals stand one space apart and may be groups of the same number."""
    gap = words[left[1] : right[0]]
    short = words[left[0] : left[1]].isdecimal() and left[1] - left[0] <= 3
    if len(gap) == 1 and gap in _SPACES:
        return short and _FIRST_GROUP.match(words, right[0], right[1]) is not None
    return bool(_broken_gap(words, left, right, convention))


def _broken_gap(words: str, left: Span, right: Span, convention: Convention) -> str:
    """Give the doubt of a group that stands behind a mark and a line's end or a space."""
    if convention.spaces and _is_wrapped(words, left, right):
        return BROKEN
    gap = _MARKED_GAP.fullmatch(words, left[1], right[0])
    if gap and gap["line"] and _DECIMALS.match(words, right[0]):
        return BROKEN
    if not gap or gap["mark"] not in {way.group for way in convention.own}:
        return ""
    mark = re.escape(gap["mark"])
    leads = re.compile(rf"[1-9]\d{{0,2}}(?:{mark}\d{{3}})*").fullmatch(words, *left)
    if not leads or not _THREE.match(words, right[0]):
        return ""
    if gap["line"]:
        return BROKEN
    if gap["mark"] == ",":
        # A comma and a space part the numbers of a list.
        return ""
    return "" if _NUMBERING.search(words, max(left[0] - 9, 0), left[0]) else SPACED


def _is_wrapped(words: str, left: Span, right: Span) -> bool:
    """Whether a line of prose ends between two groups that a space would part."""
    if not _LINE_END.fullmatch(words, left[1], right[0]) or not _THREE.match(words, right[0]):
        return False
    leads = re.compile(r"[1-9]\d{0,2}").fullmatch(words, *left)
    in_prose = _LETTER_BEFORE.search(words, max(left[0] - 20, 0), left[0])
    return bool(leads and in_prose and _LETTER_BEHIND.match(words, right[0]))


def _split(words: str, run: list[Span], convention: Convention) -> Iterator[tuple[int, int, str]]:
    """Read a run of short groups as one number, as several, or (where only some fit) as none."""
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    broken = [
        doubt
        for left, right in pairwise(run)
        if (doubt := _broken_gap(words, left, right, convention))
    ]
    fits = [_follows(words, index, run) for index in range(1, len(run))]
    if broken:
        yield start, end, SPACED if len(broken) < len(run) - 1 else max(broken)
    elif not any(fits):
        yield from ((*span, "") for span in run)
    elif convention.spaces or _surely_grouped(words, run):
        yield start, end, "" if all(fits) else UNREADABLE
    else:
        yield start, end, SPACED


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
    fixed = all(words[start - 1] in _FIXED_SPACES for start, _ in run[1:])
    nought = any(
        unicodedata.decimal(words[start]) == 0 and _GROUP.match(words, start, end)
        for start, end in run[1:]
    )
    return fixed or nought


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
