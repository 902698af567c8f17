"""The words of a text that a quantity is shown with, and those that say when."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from models_registry.transcription.extraction.context import Context
from models_registry.transcription.extraction.indicators import HEADS
from models_registry.transcription.extraction.matchers import Matchers
from models_registry.transcription.extraction.normalized_text import (
    NormalizedText,
    Sentences,
    normalize,
    skip_space,
)
from models_registry.transcription.extraction.quantity import Kind, Quantity
from models_registry.transcription.tokens import Span


class Periods:
    """The periods that a text names."""

    def __init__(self, low: str, matchers: Matchers, sentences: Sentences) -> None:
        spans = (match.span() for match in matchers.periods.finditer(low))
        self._spans = [span for span in spans if not _is_compared(low, span, matchers)]
        self._starts = [start for start, _ in self._spans]
        self._sentences = sentences

    def of(self, place: int) -> Span | None:
        """Give the period nearest before a place in its sentence, else the first after it.

        One that holds the place is a number that looks like a period.
        """
        first, last = self._sentences.around(place)
        index = bisect_right(self._starts, place)
        before, after = self._spans[max(index - 1, 0) : index], self._spans[index : index + 1]
        for start, end in before + after:
            if first <= start and end <= last and not start <= place < end:
                return start, end
        return None


# How far before a period 'compared with' may end.
_COMPARED = 16
_BREAK = re.compile(r"[,;:.()\n]|\d")


def _is_compared(low: str, span: Span, matchers: Matchers) -> bool:
    """Whether a number is compared with that time: it says nothing of when the number holds."""
    start, end = span
    before = matchers.compared.find(low, max(start - 2 * _COMPARED, 0), start)
    if any(
        start - match.end <= _COMPARED and not _BREAK.search(low, match.end, start)
        for match in before
    ):
        return True
    behind = matchers.compared.at(low, skip_space(low, end))
    return matchers.wording.noun_first and behind is not None


_WORD_END = re.compile(r"[^\W_]*")
# Farther than this no words are taken along, so that what is shown stays a short citation.
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Description:
    """The words that quantities are shown with.

    known_places: matches the names that the caller knows, None where there are none.
    """

    normalized: NormalizedText
    context: Context
    periods: Periods
    known_places: re.Pattern[str] | None

    def words_of(self, quantity: Quantity) -> Span:
        """Give the span, in the given text, of the words that hold the number and its noun."""
        end = max(quantity.last, quantity.end)
        clause = self.context.clause_behind(quantity)
        behind = self.context.concepts.between(quantity.noun[1], clause)
        narrowing = [concept.end for concept in behind if HEADS.isdisjoint(concept.names)]
        for words_end in (max([end, *narrowing]), end):
            start, last = self.normalized.given(quantity.first, self._whole(quantity, words_end))
            if last - start <= _LONGEST:
                return start, last
        return self.normalized.given(quantity.start, quantity.end)

    def _whole(self, quantity: Quantity, end: int) -> int:
        """Give the end, moved behind a word that it would halve and a bracket left open."""
        low = self.normalized.low
        if self.context.concepts.spaced:
            rest = _WORD_END.match(low, end) if low[end - 1].isalnum() else None
            end = rest.end() if rest else end
        opened = low.count("(", quantity.first, end) > low.count(")", quantity.first, end)
        return end + 1 if opened and low[end : end + 1] == ")" else end

    def unit_words(self, quantity: Quantity) -> str:
        """Give the words of what is counted, '%' or the currency where nothing else stands."""
        text = self.normalized.text
        if quantity.kind is Kind.MONEY:
            behind = text[quantity.end : quantity.tail].strip(" -.")
            return behind or text[quantity.first : quantity.start].strip()
        words = text[slice(*self.context.noun_of(quantity))].strip()
        return words or ("%" if quantity.kind is Kind.PERCENT else "")

    def place_of(self, quantity: Quantity) -> str:
        """Give the place that the words name: the list's, or a known one near the number."""
        if quantity.place:
            return self.normalized.text[slice(*quantity.place)]
        if not self.known_places:
            return ""
        near = self.context.near(quantity)
        places = list(self.known_places.finditer(self.normalized.text, *near))
        before = [place for place in places if place.end() <= quantity.start]
        nearest = before[-1:] or places[:1]
        return nearest[0].group() if nearest else ""

    def period_of(self, quantity: Quantity) -> str:
        """Give the words of the sentence that say when, '' where none do."""
        span = self.periods.of(quantity.start)
        return self.normalized.text[slice(*span)].strip() if span else ""


def places_pattern(places: Iterable[str]) -> re.Pattern[str] | None:
    """Give a pattern of the names of places, the longest first; None where there are none."""
    names = sorted({normalize(name).text.strip() for name in places} - {""}, key=len, reverse=True)
    if not names:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
