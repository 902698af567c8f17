"""Amounts without a number: 'tens of thousands of people', 'many collectives'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models_registry.transcription.doubts import AWARD
from models_registry.transcription.extraction.matchers import Match, Matchers
from models_registry.transcription.extraction.normalized_text import (
    Sentences,
    clause_end,
    skip_space,
)
from models_registry.transcription.extraction.nouns import Concepts
from models_registry.transcription.extraction.quantity import Kind, Quantity
from models_registry.transcription.tokens import Span

_AWARDED = frozenset({"collective", "individual"})
_MAY_BE_AWARDED = frozenset(
    {"person", "group", "unit", "member", "household", "exemplar", "club", "commune", "village"}
)
_DISTINGUISHED = frozenset({"recognised", "replicated"})
_NEVER = frozenset({"thing", "area", "province", "unit", "district"})
_COLLECTIVES = frozenset({"commune", "village", "district", "station"})
_DIGIT = re.compile(r"\d")
# How many words may stand between 'to' and whom something is given.
_MOST_BETWEEN = 3
# How far behind an amount its noun may end.
_LONGEST = 80
# How far behind models it may stand that they were recognised.
_BEHIND = 60
# From how far words of praise make 'many' of something an award.
_NEAR = 70
# How far in its sentence what is counted speaks for thousands of something unknown.
_FAR = 300


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts of a text.

    'Many' and 'some' stand everywhere in such reports: they are taken of what was awarded, and
    of models that were recognised or replicated.
    """

    low: str
    matchers: Matchers
    concepts: Concepts
    sentences: Sentences

    def find(self) -> Iterator[Quantity]:
        """Give a quantity without readings for each that counts something of the movement."""
        for amount in self.matchers.amounts.find(self.low):
            stop = min(amount.end + _LONGEST, len(self.low))
            noun = self.concepts.noun_after(amount.end, stop)
            if "amount" in amount.names:
                offered = self._counts_movement(amount.end, noun)
            else:
                offered = self._counts(noun) and (
                    self._is_distinguished(noun) or self._is_honoured(noun)
                )
            if offered:
                yield _quantity((amount.start, amount.end), noun)
        for pattern in self.matchers.spread:
            for match in pattern.finditer(self.low):
                yield _quantity(match.span("where"), match.span("where"))

    def awards(self) -> Iterator[Quantity]:
        """Give a quantity without readings for each award to one that is named: 'to the commune'.

        What is counted has its own number; here none stands in the clause.
        """
        for honour in self.matchers.honours.find(self.low):
            stop = clause_end(self.low, honour.end, min(honour.end + _LONGEST, len(self.low)))
            digit = _DIGIT.search(self.low, honour.end, stop)
            given = next(self.matchers.given_to.find(self.low, honour.end, stop), None)
            head = self._head_behind(given.end, stop) if given and not digit else None
            amount = self.matchers.amounts.find(self.low, honour.end, stop)
            if head and not any(amount):
                quantity = _quantity((head.start, head.end), (head.start, head.end))
                quantity.first, quantity.doubt, quantity.last = honour.start, AWARD, stop
                yield quantity

    def _head_behind(self, place: int, stop: int) -> Match | None:
        """Give the collective that the words right behind a 'to' name."""
        heads = self.concepts.heads(place, stop)
        near = heads and len(self.low[place : heads[0].start].split()) <= _MOST_BETWEEN
        return heads[0] if near and not _COLLECTIVES.isdisjoint(heads[0].names) else None

    def _counts_movement(self, end: int, noun: Span) -> bool:
        """Whether tens or thousands of something, known or not, stand among what is counted."""
        if self.concepts.heads(*noun):
            return self._counts(noun)
        if self.matchers.not_counted.at(self.low, skip_space(self.low, end)):
            return False
        first, last = self.sentences.around(end)
        return bool(self.concepts.heads(max(first, end - _FAR), min(last, end + _FAR)))

    def _counts(self, noun: Span) -> bool:
        heads = self.concepts.heads(*noun)
        return bool(heads) and not _NEVER.issuperset(heads[0].names)

    def _is_distinguished(self, noun: Span) -> bool:
        """Whether those are counted who are awarded, or models of which more is said."""
        names = self.concepts.names(*noun)
        if names & _AWARDED:
            return True
        last = min(self.sentences.around(noun[0])[1], noun[1] + _BEHIND)
        return "model" in names and bool(self.concepts.names(noun[1], last) & _DISTINGUISHED)

    def _is_honoured(self, noun: Span) -> bool:
        """Whether words of praise stand near those who may be awarded, in the same sentence."""
        if not self.concepts.names(*noun) & _MAY_BE_AWARDED:
            return False
        first, last = self.sentences.around(noun[0])
        left, right = max(first, noun[0] - _NEAR), min(last, noun[1] + _NEAR)
        return any(self.matchers.honours.find(self.low, left, right))


def _quantity(amount: Span, noun: Span) -> Quantity:
    start, end = amount
    return Quantity(
        start=start,
        end=end,
        readings=(),
        kind=Kind.COUNT,
        tail=end,
        first=start,
        noun=noun,
        qualifier="unquantified",
        last=max(end, noun[1]),
    )
