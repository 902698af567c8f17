"""The numbers of a few cited words, each with its whole, its percentage and its qualifier.

What a person cites was judged by that person: here a number counts whatever stands beside it,
while `suggest` offers only what seems to be a figure of the movement.
"""

from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.extraction.extractor import Page
from models_registry.transcription.extraction.matchers import tools
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
    """Give every number of a text but dates, names and numbers of documents, in reading order.

    language: a BCP-47 tag; of one that is none of those read here, and of none, nothing is given.
    Any text is accepted.
    """
    code = primary(language)
    if code not in WORDINGS:
        return []
    page = Page(text, tools(code))
    return [
        CitedNumber(
            *page.plain.given(one.start, one.end),
            one.readings,
            one.out_of,
            one.percent,
            one.qualifier,
        )
        for one in page.every_quantity()
    ]
