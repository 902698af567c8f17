"""What stands around a number: its noun, its clause, and the concepts of its sentence."""

import re
from dataclasses import dataclass

from models_registry.transcription.extraction.normalized_text import (
    NormalizedText,
    Sentences,
    clause_end,
)
from models_registry.transcription.extraction.nouns import Concepts
from models_registry.transcription.extraction.quantity import Quantity
from models_registry.transcription.tokens import Span

# How far words before and behind a number say what it counts, and how far back a list begins.
BEFORE, BEHIND = 140, 90
_LIST = 400
_DIGIT = re.compile(r"\d")
_PLACES = frozenset({"province", "commune", "district", "village", "area"})


@dataclass(frozen=True, slots=True)
class Context:
    """A text, its concepts and its sentences."""

    normalized: NormalizedText
    concepts: Concepts
    sentences: Sentences

    def noun_of(self, quantity: Quantity) -> Span:
        """Give the noun; for an item of a list of places the one that the list begins with."""
        if not quantity.place or self.concepts.heads(*quantity.noun):
            return quantity.noun
        sentence = self.sentences.around(quantity.start)[0]
        heads = self.concepts.heads(max(sentence, quantity.first - _LIST), quantity.first)
        counted = [head for head in heads if not _PLACES.issuperset(head.names)]
        return (counted[-1].start, counted[-1].end) if counted else (quantity.end, quantity.end)

    def clause_behind(self, quantity: Quantity) -> int:
        """Give where the clause behind a quantity's words ends, or the next number begins."""
        start = max(quantity.noun[1], quantity.last)
        while self.normalized.low[start : start + 1] in (")", " "):
            start += 1
        stop = min(start + BEHIND, self.sentences.around(quantity.start)[1])
        digit = _DIGIT.search(self.normalized.low, start, stop)
        return clause_end(self.normalized.low, start, digit.start() if digit else stop)

    def around(self, quantity: Quantity) -> dict[str, int]:
        """Give the concepts of the sentence near a number, and how far from it each stands."""
        near: dict[str, int] = {}
        for concept in self.concepts.between(*self.near(quantity)):
            away = max(quantity.start - concept.end, concept.start - quantity.end, 0)
            for name in concept.names:
                near[name] = min(away, near.get(name, away))
        return near

    def near(self, quantity: Quantity) -> Span:
        """Give the part of the sentence that is near a number."""
        first, last = self.sentences.around(quantity.start)
        return max(first, quantity.start - BEFORE), min(last, quantity.end + BEHIND)

    def separated(self, before: Quantity, quantity: Quantity) -> bool:
        """Say whether two quantities stand far apart or in two sentences."""
        far = quantity.start - before.end > BEFORE
        return far or self.sentences.around(before.start) != self.sentences.around(quantity.start)
