"""A text as the patterns want it, with the way back to the text as it was given, and where its
sentences and clauses end.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from movement_stats.lib.letters import tones_placed

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# What is seen by nobody, and the Arabic letters' stretching and vowel signs.
_UNSEEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0640\u064b-\u0655\u0670]"
)
_SAME = str.maketrans(
    dict.fromkeys(_SPACES + "\u200c", " ")
    | dict.fromkeys("’‘ʼ＇`´", "'")
    | dict.fromkeys("‐‑‒−－", "-")
    | dict.fromkeys("أإآٱ", "ا")
    | dict(zip("يىك（）％，．：；／［］", "ییک()%,.:;/[]", strict=True))
    | dict.fromkeys("Ðð", "đ")
    | {"İ": "i", "\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
)
_LINE_END = re.compile(r"(?<=[^\s.!?:;|])\n(?=([^\W\d_]))")
_CONTINUES = re.compile(r"[\u1160-\u11ff]")  # the later letters of a Korean syllable


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """A text whose letters are composed and whose spaces stand alone.

    low: `text` in small letters and with one sign for each kind of space, apostrophe and hyphen;
    the two have the same length. _starts, _ends: where each letter stands in the given text.
    """

    text: str
    low: str
    _starts: list[int]
    _ends: list[int]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Give the span, in the text as it was given, of text[start:end]; it holds a letter."""
        return self._starts[start], self._ends[end - 1]


def normalize(given: str) -> NormalizedText:
    """Normalize a text; in composed and in decomposed letters it becomes the same."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(given):
        composed = _UNSEEN.sub("", unicodedata.normalize("NFC", given[start:end]))
        if composed.isspace() and letters and letters[-1].isspace():
            # Of two spaces side by side a line's end is kept.
            line_end = {"\n", "\r"} & {letters[-1], composed}
            composed, letters[-1] = "", "\n" if line_end else letters[-1]
        for letter in composed:
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    text = "".join(letters)
    return NormalizedText(text, lower(text), starts, ends)


def lower(text: str) -> str:
    """Give a text of the same length in the letters that phrases are looked up by."""
    # At a line's end a sentence goes on in small letters.
    unwrapped = _LINE_END.sub(lambda match: " " if match[1].islower() else "\n", text)
    return tones_placed(unwrapped.translate(_SAME).lower())


def skip_space(low: str, place: int) -> int:
    """Give the place behind a space that may stand at a place."""
    return place + (low[place : place + 1] == " ")


def _clusters(text: str) -> list[tuple[int, int]]:
    starts = [
        place
        for place, letter in enumerate(text)
        if not place or not (unicodedata.combining(letter) or _CONTINUES.match(letter))
    ]
    return list(pairwise([*starts, len(text)]))


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
