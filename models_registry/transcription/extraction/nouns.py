"""What is counted: the words behind a number, or in some languages before it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from models_registry.transcription.extraction.indicators import HEADS
from models_registry.transcription.extraction.matchers import Match, Matchers
from models_registry.transcription.extraction.normalized_text import clause_end
from models_registry.transcription.languages.form import Edges
from models_registry.transcription.tokens import Span

_LONGEST = 80
_QUOTED = re.compile(r" ?[\"“”„«'‘](?P<name>[^\"“”„«»'’\n]{1,60})[\"”“»'’]")
# The sign before a noun that stands in quotation marks, and those behind it.
_OPENS = re.compile(r" ?[\"“„«‘](?=[^\W\d_])")
_MOST_WORDS = 9


class Concepts:
    """The concepts of a text by where they stand."""

    def __init__(self, low: str, matchers: Matchers) -> None:
        self._low, self._matchers = low, matchers
        self._all = list(matchers.concepts.find(low))
        self._starts = [concept.start for concept in self._all]
        # Whether the language sets spaces between its words.
        self.spaced = matchers.edges is not Edges.NONE

    def between(self, start: int, end: int) -> Iterator[Match]:
        """Give the concepts that lie within low[start:end], in text order."""
        for place in range(bisect_left(self._starts, start), len(self._all)):
            concept = self._all[place]
            if concept.start >= end:
                return
            if concept.end <= end:
                yield concept

    def names(self, start: int, end: int) -> frozenset[str]:
        """Give the names of the concepts that lie within low[start:end]."""
        return frozenset(name for concept in self.between(start, end) for name in concept.names)

    def heads(self, start: int, end: int) -> list[Match]:
        """Give those within low[start:end] that are counted."""
        return [concept for concept in self.between(start, end) if _is_head(concept)]

    def noun_after(self, place: int, stop: int) -> Span:
        """Give the span of what is counted behind a number that ends at place; it may be empty."""
        low = self._low
        start = _skip_space_or_hyphen(low, place)
        lead = self._matchers.lead.at(low, start)
        start = _skip_space_or_hyphen(low, lead.end) if lead else start
        if opens := _OPENS.match(low, start):
            start = opens.end()
        end = clause_end(low, start, min(stop, start + _LONGEST))
        end = _whole_words_end(low, start, end)
        end = self._whole_phrase_end(start, end, stop)
        within = list(self.between(start, end))
        for word in self._matchers.ends.find(low, start, end + 1):
            if word.start >= end:
                break
            if not _belongs_to_noun(word, within):
                end = word.start
                break
        end = self._with_quoted(start, end, stop)
        return start, start + len(low[start:end].rstrip())

    def _whole_phrase_end(self, start: int, end: int, stop: int) -> int:
        """Give the end, moved to that of a phrase that holds a comma: 'communes, wards'."""
        for place in range(bisect_left(self._starts, start), len(self._all)):
            concept = self._all[place]
            if concept.start >= end:
                break
            if end < concept.end <= stop:
                return concept.end
        return end

    def _with_quoted(self, start: int, end: int, stop: int) -> int:
        """Give the end of a noun with the quoted name behind it, where that narrows it."""
        quoted = _QUOTED.match(self._low, end, stop)
        if not quoted or not self.heads(start, end):
            return end
        named = list(self.between(*quoted.span()))
        return quoted.end() if named and not any(map(_is_head, named)) else end


def _is_head(concept: Match) -> bool:
    return not HEADS.isdisjoint(concept.names)


def _belongs_to_noun(word: Match, concepts: list[Match]) -> bool:
    """Whether a word that would end a noun is part of what is counted: 'شرکت‌کننده'.

    An 'and' is, as long as nothing that is counted stands before it.
    """
    place = word.start
    for concept in concepts:
        starts_head = concept.start == place and _is_head(concept)
        if starts_head or concept.start < place < concept.end:
            return True
    return "join" in word.names and not any(
        concept.end <= place and _is_head(concept) for concept in concepts
    )


def _skip_space_or_hyphen(low: str, place: int) -> int:
    return place + (low[place : place + 1] in (" ", "-"))


def _whole_words_end(low: str, start: int, end: int) -> int:
    """Give the end of the last whole word, after at most so many words."""
    words = low[start : end + 1].split(" ")
    if len(words) > _MOST_WORDS:
        return start + len(" ".join(words[:_MOST_WORDS]))
    cut = end < len(low) and low[end].isalnum() and low[end - 1 : end].isalnum()
    return end - len(words[-1]) if cut and len(words) > 1 else end
