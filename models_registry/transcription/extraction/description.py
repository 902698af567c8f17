"""The words of a text that a quantity is shown with, and those that say when."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from models_registry.transcription.extraction.context import Context
from models_registry.transcription.extraction.indicators import HEADS
from models_registry.transcription.extraction.matchers import Tools
from models_registry.transcription.extraction.normalized_text import Plain, Sentences, plain
from models_registry.transcription.extraction.quantity import Kind, Quantity, Span


class Periods:
    """The periods that a text names."""

    def __init__(self, plain: Plain, tools: Tools, sentences: Sentences) -> None:
        self._spans = [match.span() for match in tools.periods.finditer(plain.low)]
        self._starts = [start for start, _ in self._spans]
        self._sentences = sentences

    def of(self, place: int) -> Span | None:
        """Give the period nearest before a place in its sentence, else the first after it."""
        first, last = self._sentences.around(place)
        index = bisect_right(self._starts, place)
        before, after = self._spans[max(index - 1, 0) : index], self._spans[index : index + 1]
        for start, end in before + after:
            if first <= start and end <= last:
                return start, end
        return None


# Farther than this no words are taken along, so that what is shown stays a short citation.
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Describing:
    """Finds the words; `known_places` matches the names that the caller knows."""

    plain: Plain
    context: Context
    periods: Periods
    known_places: re.Pattern[str] | None

    def words_of(self, quantity: Quantity) -> Span:
        """Give the span, in the given text, of the words that hold the number and its noun."""
        told = max(quantity.last, quantity.end)
        for end in (max(told, self._narrowed(quantity)), told):
            start, last = self.plain.given(quantity.first, end)
            if last - start <= _LONGEST:
                return start, last
        return self.plain.given(quantity.start, quantity.end)

    def _narrowed(self, quantity: Quantity) -> int:
        """Give where the last words end that narrow what is counted."""
        stop = self.context.clause_behind(quantity)
        behind = self.context.concepts.between(quantity.noun[1], stop)
        ends = [found.end for found in behind if HEADS.isdisjoint(found.names)]
        return ends[-1] if ends else quantity.last

    def unit_words(self, quantity: Quantity) -> str:
        """Give the words of what is counted, '%' or the currency where nothing else stands."""
        if quantity.kind is Kind.MONEY:
            return self._money_words(quantity)
        words = self.plain.text[slice(*self.context.noun_of(quantity))].strip()
        return words or ("%" if quantity.kind is Kind.PERCENT else "")

    def _money_words(self, quantity: Quantity) -> str:
        behind = self.plain.text[quantity.end : quantity.tail].strip(" -.")
        return behind or self.plain.text[quantity.first : quantity.start].strip()

    def place_of(self, quantity: Quantity) -> str:
        """Give the place that the words name: the list's, or a known one near the number."""
        if quantity.place:
            return self.plain.text[slice(*quantity.place)]
        if not self.known_places:
            return ""
        found = list(self.known_places.finditer(self.plain.text, *self.context.near(quantity)))
        before = [match for match in found if match.end() <= quantity.start]
        nearest = before[-1:] or found[:1]
        return nearest[0].group() if nearest else ""

    def period_of(self, quantity: Quantity) -> str:
        """Give the words of the sentence that say when, '' where none do."""
        span = self.periods.of(quantity.start)
        return self.plain.text[slice(*span)].strip() if span else ""


def pattern_of(places: Iterable[str]) -> re.Pattern[str] | None:
    """Give a pattern of the names of places, the longest first; None where there are none."""
    names = sorted({plain(name).text.strip() for name in places} - {""}, key=len, reverse=True)
    if not names:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
