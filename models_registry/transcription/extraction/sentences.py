"""Where sentences and clauses end."""

import re
from bisect import bisect_left, bisect_right

# A point inside '26.558' or behind 'No' ends nothing.
_SENTENCE = re.compile(r"(?<!\bno)(?<!\bnr)[.!?؟…](?=[\s\"”»)]|$)|[。！？]|\n")
_CLAUSE = re.compile(r"[,;:()\[\]\"“”„«»|\n…/%+=、。，؛،・!?؟—–]|\.(?!\d)| - ")


class Sentences:
    """The borders of a text's sentences."""

    def __init__(self, low: str) -> None:
        self._borders = [0, *(match.end() for match in _SENTENCE.finditer(low)), len(low)]

    def around(self, place: int) -> tuple[int, int]:
        """Give start and end of the sentence that a place lies in."""
        start = self._borders[max(bisect_right(self._borders, place) - 1, 0)]
        return start, self._borders[
            min(bisect_left(self._borders, place + 1), len(self._borders) - 1)
        ]


def clause_end(low: str, place: int, stop: int) -> int:
    """Give where the clause that goes on at a place ends, at the latest at stop."""
    match = _CLAUSE.search(low, place, stop)
    return match.start() if match else stop
