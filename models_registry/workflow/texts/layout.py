"""A text as it is shown: in parts that a page can carry, cut into pieces at its marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models_registry.models import Mark
from models_registry.transcription.numbers import WrittenNumber

# A page stays under 300 kB with either.
LONGEST_PART = 20_000
MOST_MARKS = 200


@dataclass(frozen=True)
class Part:
    """words[start:end] of a text, the number-th of so many parts."""

    start: int
    end: int
    number: int
    count: int


@dataclass(frozen=True)
class Piece:
    """A stretch of the text: of a mark with the words around its number, of a number that was
    passed over, or of neither.
    """

    text: str
    before: str = ""
    after: str = ""
    mark: Mark | None = None
    number: WrittenNumber | None = None


def parts_of(words: str, marks: Sequence[int]) -> list[Part]:
    """Return the parts of a text, cut between its lines where that is possible.

    marks: where each mark begins, in order. Every text has at least one part.
    """
    cuts, start = [0], 0
    breaks = [match.end() for match in re.finditer("\n+", words)]
    while len(words) - start > LONGEST_PART or _marks_from(marks, start) > MOST_MARKS:
        furthest = min([start + LONGEST_PART, *_last_mark(marks, start)])
        at = bisect_right(breaks, furthest) - 1
        space = words.rfind(" ", start, furthest) + 1
        start = breaks[at] if at >= 0 and breaks[at] > start else max(space, 0) or furthest
        start = start if start > cuts[-1] else furthest
        cuts.append(start)
    ends = [*cuts[1:], len(words)]
    return [
        Part(first, last, number, len(cuts))
        for number, (first, last) in enumerate(zip(cuts, ends, strict=True), 1)
    ]


def _marks_from(marks: Sequence[int], start: int) -> int:
    return sum(1 for one in marks if one >= start)


def _last_mark(marks: Sequence[int], start: int) -> list[int]:
    """Return where the first mark begins that a part from `start` has no room for."""
    inside = [one for one in marks if one >= start]
    return inside[MOST_MARKS : MOST_MARKS + 1]


def pieces(
    words: str, part: Part, marks: Iterable[Mark], numbers: Iterable[WrittenNumber]
) -> list[Piece]:
    """Return the pieces of a part, which joined give its words.

    marks: those that begin in it. Where the words of two marks overlap, the first one's end.
    """
    found: list[Mark | WrittenNumber] = sorted([*marks, *numbers], key=lambda one: one.start)
    shown, done = [], part.start
    for index, one in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else part.end
        piece, first, last = _piece(words, one, done, min(limit, part.end))
        shown += [Piece(words[done:first]), piece]
        done = last
    shown.append(Piece(words[done : part.end]))
    return [one for one in shown if one.text]


def _piece(words: str, one: Mark | WrittenNumber, done: int, limit: int) -> tuple[Piece, int, int]:
    """Return the piece of a mark or a number, and where it begins and ends."""
    if isinstance(one, WrittenNumber):
        return Piece(one.text, number=one), one.start, one.end
    first, last = max(done, one.cited_start), min(limit, one.cited_end)
    end = min(one.end, limit)
    piece = Piece(words[one.start : end], words[first : one.start], words[end:last], mark=one)
    return piece, first, max(last, end)
