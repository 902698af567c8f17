"""Which numbers of a text are no figures: dates, documents' numbers, names, page furniture."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from models_registry.transcription.extraction.matchers import Matchers
from models_registry.transcription.tokens import Span

# What is no figure in any language. The numbers in each of these are left out.
_MASKS = [
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\bhttps?://\S+|\bwww\.\S+",
        r"(?<!\S)[^\s@]{1,64}@\S+",
        r"(?<![\w./-])[\w/-]{1,80}\.(?:vn|com|org|net|html?|gov|edu)\b\S*",
        r"(?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)",
        r"(?<!\d)\d{4}([/.-])\d{1,2}\1\d{1,2}(?!\d)",
        r"(?<![\d/])\d{1,2}/(?:19|20)\d\d(?!\d)",
        r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)",
        r"(?<![\w.,])\d{1,2} ?[hg] ?(?:\d{2})?(?!\w)",
        # years: 2018-2023, 2018 - 2023, 2021/22
        r"(?<![\d.,])(?:19|20)\d\d ?[-–—/~〜] ?(?:(?:19|20)\d\d|\d\d)(?![\d.,]?\d)",
        # documents: 124/2021/TT-BCA, 03-DA/BCA, 118/KH
        r"(?<![\d.,])\d{1,6}(?:/\d{1,4}){0,3}[/-][a-zđ][\w./-]*",
        # names written together: COVID-19, K02, 5G, 5+1, 24/7
        r"\b(?!vnd|usd|us\b)[a-zđ]{1,12}-?\d{1,6}\w{0,3}",
        r"(?<![\w.,])\d{1,5}[a-z]{1,3}\d?(?!\w)",
        r"\d{1,3} ?\+ ?\d{1,3}|\b24/(?:7|24)\b",
        # page furniture: (0), [annons_2]
        r"\(\d{1,3}\)(?= ?$)|\[\w{0,20}\d{1,6}\]",
        # telephone numbers
        r"(?<![\d.,])(?<!\d\s)(?:\+84|0)\d{1,3}(?:[ .-]?\d{2,4}){2,4}(?![\d.,]?\d)",
        # the numbering of a list
        r"^ ?\(?\d{1,2}(?:[.)/]|\.\d{1,2}\.|(?:\.\d{1,2}){2,3}\.?) (?=\D)",
    )
]
_QUOTED = re.compile(
    r"(?<!\w)[\"“”„«»「『‘‹](?=\S)([^\"“”„«»「」『』\n]{1,60})(?<=\S)[\"“”»«」』’›](?!\w)"
    r"|(?<!\w)'(?=\S)([^'\n]{1,60})(?<=\S)'(?!\w)|[「『]([^「」『』\n]{1,60})[」』]"
)
_AFTER_NAME = re.compile(r"[ .#]{0,2}")
_AFTER_TALLY = re.compile(r"[ :(]{0,2}")
_SPEECH = tuple(".!?,…")


class Exclusions:
    """What a text's numbers stand in or behind where they are no figures."""

    def __init__(self, low: str, matchers: Matchers) -> None:
        masks = (*_MASKS, *matchers.masks)
        masked = [match.span() for mask in masks for match in mask.finditer(low)]
        self._excluded = _Spans([*masked, *_see_also_lines(low, matchers)])
        self._quoted = _Spans(_quoted(low))
        self._behind_names = {
            _skip(_AFTER_NAME, low, name.end)
            for name in matchers.names.find(low)
            if "counts" not in name.names
        }
        self._behind_tallies = {
            _skip(_AFTER_TALLY, low, tally.end) for tally in matchers.tallies.find(low)
        }

    def cover(self, start: int, end: int) -> bool:
        """Say whether the number at low[start:end] stands in what holds no figures."""
        return self._excluded.cover(start, end)

    def in_quotes(self, start: int, end: int) -> bool:
        """Say whether the number stands in a few words in quotation marks, as names do."""
        return self._quoted.cover(start, end)

    def is_name(self, start: int) -> bool:
        """Say whether a number that begins here is part of a name."""
        return start in self._behind_names

    def is_tally(self, start: int) -> bool:
        """Say whether what begins here counts readers or a population, and no figure."""
        return start in self._behind_tallies


class _Spans:
    """Spans of a text that may overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        in_order = sorted(spans)
        self._starts = [start for start, _ in in_order]
        # The furthest end of any span up to this one.
        self._ends = list(accumulate((end for _, end in in_order), max))

    def cover(self, start: int, end: int) -> bool:
        place = bisect_right(self._starts, end - 1) - 1
        return place >= 0 and self._ends[place] > start


def _see_also_lines(low: str, matchers: Matchers) -> Iterator[Span]:
    """Give the rest of each line that leads to other articles."""
    for see_also in matchers.see_also.find(low):
        before = low[max(see_also.start - 4, 0) : see_also.start]
        if not before.rpartition("\n")[2].strip(" -|>•*"):
            end = low.find("\n", see_also.end)
            yield see_also.start, len(low) if end < 0 else end


def _quoted(low: str) -> Iterator[Span]:
    """Give what stands in quote marks and is short: a name, unless it ends as speech does."""
    for match in _QUOTED.finditer(low):
        words = match[1] or match[2] or match[3]
        if not words.endswith(_SPEECH):
            yield match.span()


def _skip(gap: re.Pattern[str], low: str, place: int) -> int:
    """Give where a number would stand right behind a word that ends at a place."""
    match = gap.match(low, place)
    return match.end() if match else place
