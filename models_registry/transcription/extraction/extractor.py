"""What a text counts, and the words that each number is shown with."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from models_registry.transcription.extraction.amounts import Amounts
from models_registry.transcription.extraction.assignment import assign_indicators, without_audience
from models_registry.transcription.extraction.candidates import Candidates
from models_registry.transcription.extraction.context import Context
from models_registry.transcription.extraction.counting import Counting
from models_registry.transcription.extraction.description import (
    Description,
    Periods,
    places_pattern,
)
from models_registry.transcription.extraction.fractions import Fractions
from models_registry.transcription.extraction.matchers import Matchers
from models_registry.transcription.extraction.normalized_text import Sentences, normalize
from models_registry.transcription.extraction.place_lists import assign_places
from models_registry.transcription.extraction.qualifiers import Qualifiers
from models_registry.transcription.extraction.quantity import Kind, Quantity
from models_registry.transcription.extraction.statements import Statements
from models_registry.transcription.terms import is_whole

_GROUPED = re.compile(r"([1-9]\d{0,2})[.,](\d{3})", re.ASCII)


class Extractor:
    """A text in one language; places are names known to the caller."""

    def __init__(self, text: str, matchers: Matchers, places: Iterable[str] = ()) -> None:
        self.normalized, self.matchers = normalize(text), matchers
        self.sentences = Sentences(self.normalized.low)
        candidates = Candidates(self.normalized, matchers)
        self.concepts, self._rows = candidates.concepts, candidates.rows.by_number
        self.context = Context(self.normalized, self.concepts, self.sentences)
        periods = Periods(self.normalized.low, matchers, self.sentences)
        self.description = Description(
            self.normalized, self.context, periods, places_pattern(places)
        )
        fractions = Fractions(self.normalized.low, matchers)
        self._quantities = fractions.joined(self._qualified(candidates))
        self._candidates = candidates

    def quantities(self) -> list[Quantity]:
        """Give what the text counts, in text order, and what it seems to count but is not sure."""
        low, rows = self.normalized.low, self._rows
        statements = Statements(low, self.matchers, self.concepts)
        stated = statements.settle([*self._quantities, *self._candidates.doubtful()])
        assign_places(self.normalized, stated)
        counting = Counting(low, self.matchers, self.concepts, self.sentences, rows)
        counted = [quantity for quantity in stated if counting.counts(quantity)]
        amounts = Amounts(low, self.matchers, self.concepts, self.sentences)
        counted += [*amounts.find(), *amounts.awards()]
        for quantity in counted:
            quantity.readings = self._readings(quantity)
        quantities = _without_overlaps(sorted(counted, key=lambda quantity: quantity.start))
        assign_indicators(self.context, quantities)
        return without_audience(self.context, quantities)

    def every_quantity(self) -> list[Quantity]:
        """Give every number that is no date, name or document's number, whatever it counts."""
        return self._quantities

    def _qualified(self, candidates: Candidates) -> Iterator[Quantity]:
        """Give the quantities with their qualifiers, but for tallies of readers and people."""
        qualifiers = Qualifiers(self.normalized.low, self.matchers, self.concepts)
        for quantity in candidates.find():
            qualifiers.apply(quantity)
            tally = candidates.exclusions.is_tally(quantity.first)
            if not (quantity.kind is Kind.COUNT and tally):
                yield quantity

    def _readings(self, quantity: Quantity) -> tuple[Decimal, ...]:
        """Give the readings, with the whole number that '6.214 households' must mean.

        People and things are counted in whole numbers: there a mark before three digits groups
        them, though the language writes it before decimals.
        """
        foreign = _GROUPED.fullmatch(self.normalized.text, quantity.start, quantity.end)
        if quantity.kind is not Kind.COUNT or len(quantity.readings) != 1 or not foreign:
            return quantity.readings
        if is_whole(quantity.readings[0]) or not self.concepts.heads(*quantity.noun):
            return quantity.readings
        return (Decimal(foreign[1] + foreign[2]), *quantity.readings)


def _without_overlaps(quantities: list[Quantity]) -> list[Quantity]:
    """Leave out the quantities whose numbers overlap the one before."""
    end = 0
    kept = []
    for quantity in quantities:
        if quantity.start >= end:
            kept.append(quantity)
            end = quantity.end
    return kept
