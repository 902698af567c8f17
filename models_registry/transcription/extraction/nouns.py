"""What is counted: the words behind a number, or in some languages before it."""

from bisect import bisect_left
from collections.abc import Iterator

from models_registry.transcription.extraction.indicators import HEADS
from models_registry.transcription.extraction.matchers import Found, Tools
from models_registry.transcription.extraction.normalized_text import clause_end
from models_registry.transcription.extraction.quantity import Span

_LONGEST = 80
_MOST_WORDS = 9


class Concepts:
    """The concepts of a text by where they stand."""

    def __init__(self, low: str, tools: Tools) -> None:
        self.found = list(tools.concepts.find(low))
        self._starts = [found.start for found in self.found]

    def between(self, start: int, end: int) -> Iterator[Found]:
        """Give the concepts that lie within low[start:end], in reading order."""
        for place in range(bisect_left(self._starts, start), len(self.found)):
            if self.found[place].start >= end:
                return
            if self.found[place].end <= end:
                yield self.found[place]

    def names(self, start: int, end: int) -> frozenset[str]:
        """Give the names of the concepts that lie within low[start:end]."""
        return frozenset(name for found in self.between(start, end) for name in found.names)

    def heads(self, start: int, end: int) -> list[Found]:
        """Give those within low[start:end] that are counted."""
        return [found for found in self.between(start, end) if HEADS.intersection(found.names)]


def noun_after(low: str, place: int, stop: int, concepts: Concepts, tools: Tools) -> Span:
    """Give the span of what is counted behind a number that ends at place; it may be empty."""
    start = _skip_lead(low, place, tools)
    end = clause_end(low, start, min(stop, start + _LONGEST))
    end = _cut_words(low, start, end)
    within = list(concepts.between(start, end))
    for found in tools.ends.find(low, start, end + 1):
        here = found.start
        if here >= end:
            break
        inside = any(_goes_over(one, here) for one in within)
        if not inside and not _joins(found, here, within):
            end = here
            break
    return start, start + len(low[start:end].rstrip())


def _goes_over(concept: Found, place: int) -> bool:
    """Whether a word that would end a noun is part of what is counted: 'شرکت‌کننده'."""
    counted = not HEADS.isdisjoint(concept.names)
    return concept.start < place < concept.end or (counted and concept.start == place)


def _joins(found: Found, here: int, within: list[Found]) -> bool:
    if "join" not in found.names:
        return False
    return not any(one.end <= here and HEADS.intersection(one.names) for one in within)


def _skip_lead(low: str, place: int, tools: Tools) -> int:
    start = _spaces(low, place)
    lead = tools.lead.at(low, start)
    return _spaces(low, lead.end) if lead else start


def _spaces(low: str, place: int) -> int:
    return place + (low[place : place + 1] in (" ", "-"))


def _cut_words(low: str, start: int, end: int) -> int:
    """Give the end of the last whole word, after at most so many words."""
    words = low[start : end + 1].split(" ")
    if len(words) > _MOST_WORDS:
        return start + len(" ".join(words[:_MOST_WORDS]))
    whole = end >= len(low) or not (low[end].isalnum() and low[end - 1 : end].isalnum())
    return end if whole or len(words) < 2 else end - len(words[-1])
