"""A text as it is shown: in parts that a page can carry, cut into pieces at its marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models_registry.models import Mark
from models_registry.transcription.numbers import WrittenNumber

# A page stays under 300 kB with either.
LONGEST_PART = 20_000
MOST_MARKS = 200
# What a text is cut at.
Found = Mark | WrittenNumber


@dataclass(frozen=True)
class TextPart:
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


def text_parts(words: str, marks: Sequence[int]) -> list[TextPart]:
    """Return the parts of a text, cut between its lines where that is possible.

    marks: where each mark begins, in order. Every text has at least one part.
    """
    cuts, start = [0], 0
    breaks = [match.end() for match in re.finditer("\n+", words)]
    while len(words) - start > LONGEST_PART or len(_from(marks, start)) > MOST_MARKS:
        # The first mark that the part has no room for begins the next one at the latest.
        too_many = _from(marks, start)[MOST_MARKS : MOST_MARKS + 1]
        furthest = min([start + LONGEST_PART, *too_many])
        at = bisect_right(breaks, furthest) - 1
        space = words.rfind(" ", start, furthest) + 1
        start = breaks[at] if at >= 0 and breaks[at] > start else max(space, 0) or furthest
        start = start if start > cuts[-1] else furthest
        cuts.append(start)
    ends = [*cuts[1:], len(words)]
    return [
        TextPart(first, last, number, len(cuts))
        for number, (first, last) in enumerate(zip(cuts, ends, strict=True), 1)
    ]


def _from(marks: Sequence[int], start: int) -> Sequence[int]:
    return marks[bisect_left(marks, start) :]


def pieces(
    words: str, part: TextPart, marks: Iterable[Mark], numbers: Iterable[WrittenNumber]
) -> list[Piece]:
    """Return the pieces of a part, which joined give its words.

    marks: those that begin in it. Where the words of two marks overlap, the first one's end.
    """
    every: list[Found] = sorted([*marks, *numbers], key=lambda found: found.start)
    cut, done = [], part.start
    for index, found in enumerate(every):
        limit = every[index + 1].start if index + 1 < len(every) else part.end
        piece, first, last = _piece(words, found, done, min(limit, part.end))
        cut += [Piece(words[done:first]), piece]
        done = last
    cut.append(Piece(words[done : part.end]))
    return [piece for piece in cut if piece.text]


def _piece(words: str, found: Found, done: int, limit: int) -> tuple[Piece, int, int]:
    """Return the piece of a mark or a number, and where it begins and ends."""
    if isinstance(found, WrittenNumber):
        return Piece(found.text, number=found), found.start, found.end
    first, last = max(done, found.cited_start), min(limit, found.cited_end)
    end = min(found.end, limit)
    before, after = words[first : found.start], words[end:last]
    return Piece(words[found.start : end], before, after, mark=found), first, max(last, end)
