"""One text, read: its quantities, and the words that each is shown with."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from models_registry.transcription.extraction.amounts import amounts
from models_registry.transcription.extraction.assignment import of_the_movement, tell_apart
from models_registry.transcription.extraction.candidates import Quantities
from models_registry.transcription.extraction.context import Context
from models_registry.transcription.extraction.counting import Counting
from models_registry.transcription.extraction.description import Describing, Periods, pattern_of
from models_registry.transcription.extraction.fractions import Parts
from models_registry.transcription.extraction.matchers import Tools
from models_registry.transcription.extraction.normalized_text import Sentences, plain
from models_registry.transcription.extraction.place_lists import mark_places
from models_registry.transcription.extraction.qualifiers import Qualifiers
from models_registry.transcription.extraction.quantity import Kind, Quantity

_GROUPED = re.compile(r"([1-9]\d{0,2})[.,](\d{3})", re.ASCII)


class Page:
    """A text in one language; places are names known to the caller."""

    def __init__(self, text: str, tools: Tools, places: Iterable[str] = ()) -> None:
        self.plain, self.tools = plain(text), tools
        self.sentences = Sentences(self.plain.low)
        reader = Quantities(self.plain, tools)
        self.concepts, self._rows = reader.concepts, reader.rows
        self.context = Context(self.plain, self.concepts, self.sentences)
        periods = Periods(self.plain, tools, self.sentences)
        self.describing = Describing(self.plain, self.context, periods, pattern_of(places))
        self._read = Parts(self.plain.low, tools).joined(self._qualified(reader))

    def quantities(self) -> list[Quantity]:
        """Give what the text counts, in reading order."""
        mark_places(self.plain, self._read)
        low, rows = self.plain.low, self._rows
        counting = Counting(low, self.tools, self.concepts, self.sentences, rows)
        counted = [quantity for quantity in self._read if counting.counts(quantity)]
        counted += amounts(self.plain, self.tools, self.concepts, self.sentences)
        for quantity in counted:
            quantity.readings = self._readings(quantity)
        apart = list(_apart(sorted(counted, key=lambda quantity: quantity.start)))
        return of_the_movement(self.context, tell_apart(self.context, apart))

    def every_quantity(self) -> list[Quantity]:
        """Give every number that is no date, name or document's number, whatever it counts."""
        return self._read

    def _qualified(self, reader: Quantities) -> Iterator[Quantity]:
        """Give the quantities with their qualifiers, but for tallies of readers and people."""
        qualifiers = Qualifiers(self.plain, self.tools, self.concepts)
        for quantity in reader.read():
            qualifiers.apply(quantity)
            if quantity.kind is not Kind.COUNT or not reader.no_figures.tallies(quantity.first):
                yield quantity

    def _readings(self, quantity: Quantity) -> tuple[Decimal, ...]:
        """Give the readings, with the whole number that '6.214 households' must mean.

        People and things are counted in whole numbers: there a mark before three digits groups
        them, though the language writes it before decimals.
        """
        foreign = _GROUPED.fullmatch(self.plain.text, quantity.start, quantity.end)
        if quantity.kind is not Kind.COUNT or len(quantity.readings) != 1 or not foreign:
            return quantity.readings
        if quantity.readings[0] == quantity.readings[0].to_integral_value():
            return quantity.readings
        if not self.concepts.heads(*quantity.noun):
            return quantity.readings
        return (Decimal(foreign[1] + foreign[2]), *quantity.readings)


def _apart(quantities: list[Quantity]) -> Iterator[Quantity]:
    """Give the quantities whose numbers do not overlap the one before."""
    end = 0
    for quantity in quantities:
        if quantity.start >= end:
            yield quantity
            end = quantity.end
