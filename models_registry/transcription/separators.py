"""Which character groups the digits of a number and which begins its decimals, per language.

The marks are CLDR's, through Babel, so that they need no table of ours. CLDR gives one grouping
mark a language; two languages write a second, which is added: an ordinary or narrow space in
Spanish (RAE, Ortografía, 2010) and in German (DIN 5008).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

# Between digits these mean the same in every language.
ALWAYS_GROUP = "'٬"
ALWAYS_DECIMAL = "٫"

_ALSO_SPACE = {"de", "es"}
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


CONTINENTAL = Way(group=".", decimal=",")
ENGLISH = Way(group=",", decimal=".")
UNKNOWN = Convention((CONTINENTAL, ENGLISH), (), spaces=True)


def primary(language: str) -> str:
    """Give the primary subtag, in lower case, of a BCP-47 tag: 'fr' for 'fr-CA' and 'FR_fr'."""
    return language.strip().replace("_", "-").split("-")[0].lower()


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
    return _convention(Way(str(symbols["group"]), str(symbols["decimal"])), code in _ALSO_SPACE)


def _convention(own: Way, also_space: bool) -> Convention:
    if own in (CONTINENTAL, ENGLISH):
        other = ENGLISH if own == CONTINENTAL else CONTINENTAL
        return Convention((own,), (other,), also_space)
    if own.group.isspace():
        # A point is neither grouping nor decimal mark here, so '26.558' keeps both readings.
        return Convention((Way(" ", own.decimal),), (CONTINENTAL, ENGLISH), True)
    return Convention((own,), (), False)
