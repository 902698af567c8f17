"""Numbers alone in a cell of a pasted table: what they count stands in cells before or above them.

'Tips', 'items', '2,840', '4,515', '2', 'Commitments': a name, perhaps a unit, then the row's
numbers; the lone 2 is the number of the next row.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from models_registry.transcription.tokens import Span

_CELL = re.compile(r"[^\n\t]+")
_NUMBER = re.compile(r"[\d.,٫٬/%٪ \u00a0\u202f+*-]+")
_PERCENT = re.compile(r"[%٪]")
_LETTER = re.compile(r"[^\W\d_]")
# How many numbers a row has at most, how long its name is, and how many letters a unit has.
_MOST_NUMBERS, _LONGEST, _LONGEST_UNIT = 8, 160, 12


class Row(NamedTuple):
    """A row of numbers: the span of its name, and whether its unit is per cent."""

    name: Span
    in_percent: bool


class Rows(NamedTuple):
    """The rows of a text by where a number begins that has a cell of its own, and where numbers
    begin that only number the rows.
    """

    by_number: dict[int, Row]
    numbering: set[int]


def rows(text: str) -> Rows:
    """Give the rows of the tables that are pasted into a text."""
    found: dict[int, Row] = {}
    numberings: set[int] = set()
    name: Span | None = None
    percent, numbers, last = False, 0, 0
    for start, end, next_letter in _cells(text):
        words = text[start:end]
        if _PERCENT.fullmatch(words):
            percent = True
        elif _NUMBER.fullmatch(words):
            numbers += 1
            # The next row's number; the first row of all may have none written.
            numbering = next_letter and words.lstrip("0") in ("1", str(last + 1 if last else 2))
            last = int(words) if numbering else last
            if numbering:
                numberings.add(start)
            if name and numbers <= _MOST_NUMBERS and not numbering:
                found[start] = Row(name, percent)
        else:
            unit = name and not numbers and end - start <= _LONGEST_UNIT
            name = name if unit else (start, end) if end - start <= _LONGEST else None
            percent, numbers = False, 0
    return Rows(found, numberings)


def _cells(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give start and end of what each cell holds, and whether the next one begins in letters."""
    spans: list[Span] = []
    for match in _CELL.finditer(text):
        words = match.group()
        if words.strip():
            start = match.start() + len(words) - len(words.lstrip())
            spans.append((start, start + len(words.strip())))
    for place, (start, end) in enumerate(spans):
        later = spans[place + 1 : place + 2]
        yield start, end, bool(later) and bool(_LETTER.match(text, later[0][0]))


_ALONE_BEFORE, _ALONE_BEHIND = re.compile(r"(?:^|[|\n]) ?$"), re.compile(r" ?(?:\||\n|$)")
# How far above a number the head of its column is looked for.
_HIGHEST = 2000


def head_of_column(low: str, start: int, end: int) -> Span | None:
    """Give the span of the words at the head of the column that holds low[start:end] alone."""
    if not (_ALONE_BEFORE.search(low, max(start - 2, 0), start) and _ALONE_BEHIND.match(low, end)):
        return None
    line = low.rfind("\n", 0, start) + 1
    stop = low.find("\n", end, end + _HIGHEST)
    bars = low.count("|", line, stop if stop >= 0 else end + _HIGHEST)
    column = low.count("|", line, start)
    return _head_above(low, line, bars, column) if bars else None


def _head_above(low: str, line: int, bars: int, column: int) -> Span | None:
    lowest = max(line - _HIGHEST, 0)
    while line > lowest:
        above = low.rfind("\n", lowest, line - 1) + 1 or lowest
        if low.count("|", above, line - 1) != bars:
            return None
        cell = _cell(low, above, line - 1, column)
        if _LETTER.search(low, *cell):
            return cell
        line = above
    return None


def _cell(low: str, start: int, end: int, column: int) -> Span:
    for _ in range(column):
        start = low.find("|", start, end) + 1
    bar = low.find("|", start, end)
    words = low[start : bar if bar >= 0 else end]
    first = start + len(words) - len(words.lstrip())
    return first, first + len(words.strip())
