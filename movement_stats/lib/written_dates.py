"""Dates as the words of a text give them, where the words are plain."""

import datetime
import re

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from movement_stats.lib.folding import fold

# '2023', '6/2023', '30/6/2023', '30.6.2023': the day first, as everywhere outside of the USA.
NUMERIC = re.compile(
    r"(?<!\d)(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?((?:19|20)\d{2})(?!\d)", re.ASCII
)
DIGITS = re.compile(r"\d+")
# 'Trong năm 2023' is the year; with more words beside it ('the first half of 2023') it may not be.
MOST_WORDS = 2


def dates_in(words: str, language: str) -> list[str]:
    """Return the partial dates of a period's words, [] where they are not plain.

    'năm 2023' → ['2023'], '6/2023' → ['2023-06'], '30 June 2023' → ['2023-06-30'], '2018 to 2023'
    → ['2018', '2023']. 'Six months of 2023', 'the first quarter' and the like are not plain, nor
    is what the calendar does not have. language: a BCP-47 tag, for the names of months.
    """
    matches = list(NUMERIC.finditer(words))
    rest = fold(NUMERIC.sub(" ", words))
    if named := _named_month(rest, language):
        plain = len(matches) == 1 and not matches[0][2]
        return _real([(matches[0][3], *named)]) if plain else []
    if not matches or DIGITS.search(rest) or len(rest.split()) > MOST_WORDS:
        return []
    return _real([(match[3], match[2], match[1]) for match in matches])


def _named_month(rest: str, language: str) -> tuple[str, str] | None:
    """Return month and day ('' where none is given) of folded words, None without a month."""
    for number, name in _months(language):
        before, found, after = f" {rest} ".partition(f" {name} ")
        if found:
            days = DIGITS.findall(before + after)
            return (str(number), "".join(days)) if len(days) < 2 else None
    return None


def _months(language: str) -> list[tuple[int, str]]:
    try:
        names = get_month_names("wide", locale=Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return []
    return [(number, fold(name)) for number, name in names.items()]


def _real(parts: list[tuple[str, ...]]) -> list[str]:
    """Return the dates in ISO form; [] where one of them is none."""
    dates = []
    for year, month, day in ((part[0], part[1] or "", part[2] or "") for part in parts):
        try:
            datetime.date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return []
        dates.append("-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]))
    return dates
