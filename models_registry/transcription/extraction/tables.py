"""Numbers alone in a cell of a table drawn with bars: what they count stands above them."""

import re

from models_registry.transcription.extraction.quantity import Span

_ALONE_BEFORE, _ALONE_BEHIND = re.compile(r"(?:^|[|\n]) ?$"), re.compile(r" ?(?:\||\n|$)")
_LETTER = re.compile(r"[^\W\d_]")
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
