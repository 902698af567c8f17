"""Which character groups the digits of a number and which begins its decimals, per language.

The marks are CLDR's, through Babel, so that they need no table of ours. CLDR gives one grouping
mark a language; a language whose `space_groups` is set writes a space too.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from models_registry.transcription.languages import LANGUAGES, primary

# Between digits these mean the same in every language.
ALWAYS_GROUP = "'٬"
ALWAYS_DECIMAL = "٫"

_SUBTAG = re.compile(r"[a-z]{2,3}")
_UNDETERMINED = {"und", "mul", "mis", "zxx"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way of writing a number: the mark between groups of three, and the decimal mark.

    A space or another `ALWAYS_GROUP` mark may stand in for `group`, but one number keeps to one
    grouping mark.
    """

    group: str
    decimal: str


@dataclass(frozen=True, slots=True)
class Convention:
    """How a language writes numbers.

    `own` ways are tried first and each reading counts. Only where none of them fits is a
    number read in the `fallback` ways: '1.23' in Vietnamese cannot be a grouping, so it is a
    decimal written the English way. `spaces`: whether an ordinary space groups digits.
    """

    own: tuple[Way, ...]
    fallback: tuple[Way, ...]
    spaces: bool


_COMMA_DECIMAL = Way(group=".", decimal=",")
_POINT_DECIMAL = Way(group=",", decimal=".")
UNKNOWN = Convention((_COMMA_DECIMAL, _POINT_DECIMAL), (), spaces=True)


@lru_cache(maxsize=256)
def convention(language: str) -> Convention:
    """Give the convention of a language tag; `UNKNOWN`, with every way, where CLDR has none."""
    code = primary(language)
    if not _SUBTAG.fullmatch(code) or code in _UNDETERMINED:
        return UNKNOWN
    try:
        # What CLDR says of ASCII digits; the Arabic digits' own marks need no language.
        symbols = Locale.parse(code).number_symbols["latn"]
    except (UnknownLocaleError, ValueError, KeyError):
        return UNKNOWN
    known = LANGUAGES.get(code)
    return _convention(
        Way(str(symbols["group"]), str(symbols["decimal"])),
        spaces=known is not None and known.space_groups,
    )


def _convention(own: Way, spaces: bool) -> Convention:
    if own in (_COMMA_DECIMAL, _POINT_DECIMAL):
        other = _POINT_DECIMAL if own == _COMMA_DECIMAL else _COMMA_DECIMAL
        return Convention((own,), (other,), spaces)
    if own.group.isspace():
        # A point is neither grouping nor decimal mark here, so '26.558' keeps both readings.
        return Convention((Way(" ", own.decimal),), (_COMMA_DECIMAL, _POINT_DECIMAL), True)
    return Convention((own,), (), False)
