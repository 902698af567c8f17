"""The numbers of a few cited words, each with its whole, its percentage and its qualifier.

What a person cites was judged by that person: here a number counts whatever stands beside it,
while `suggest` offers only what seems to be a figure of the movement.
"""

from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.extraction.extractor import Extractor
from models_registry.transcription.extraction.matchers import matchers_of
from models_registry.transcription.languages import WORDINGS, primary


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """A number at text[start:end]; `readings` as for a suggestion, of which one is its value."""

    start: int
    end: int
    readings: tuple[Decimal, ...]
    out_of: Decimal | None
    percent: Decimal | None
    qualifier: str


def cited_numbers(text: str, language: str) -> list[CitedNumber]:
    """Give every number of a text but dates, names and numbers of documents, in text order.

    language: a BCP-47 tag; of one that is none of those read here, and of none, nothing is given.
    Any text is accepted.
    """
    code = primary(language)
    if code not in WORDINGS:
        return []
    extractor = Extractor(text, matchers_of(code))
    return [
        CitedNumber(
            *extractor.normalized.given(quantity.start, quantity.end),
            quantity.readings,
            quantity.out_of,
            quantity.percent,
            quantity.qualifier,
        )
        for quantity in extractor.every_quantity()
    ]
