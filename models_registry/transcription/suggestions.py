"""From a report's text to the figures that it seems to hold, each with the words that say so.

A suggestion is an offer to a person, who enters it or dismisses it: what is surely no figure (a
date, a decree's number, a model's name) is left out, what is doubtful is offered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.extraction.extractor import Page
from models_registry.transcription.extraction.matchers import tools
from models_registry.transcription.extraction.quantity import Quantity
from models_registry.transcription.language_detection import guess_language as guess_language
from models_registry.transcription.languages import WORDINGS, primary

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One quantity of a text: text[start:end] is `as_written`, at most 160 characters.

    value: None where the report gives no number ('many'). readings: more than one where the
    separator is ambiguous in the language; `value` is then the likelier. percent: written beside
    a count; one that stands alone is the value. unit_words: what is counted, as written.
    indicator: a code of fixtures/reference/indicators.csv, None where unsure.
    text[number_start:number_end] is the number itself. place, period: their words, or ''.
    """

    start: int
    end: int
    as_written: str
    value: Decimal | None
    readings: tuple[Decimal, ...]
    out_of: Decimal | None
    percent: Decimal | None
    qualifier: str
    unit_words: str
    indicator: str | None
    number_start: int
    number_end: int
    place: str
    period: str


def suggest(text: str, language: str = "", places: Iterable[str] = ()) -> list[Suggestion]:
    """Give the figures of a text in reading order; the numbers of no two overlap.

    language: a BCP-47 tag, guessed where empty; of one without `WORDINGS` nothing is
    suggested. places: names of places that the caller knows. Any text is accepted.
    """
    code = primary(language) or guess_language(text)
    if code not in WORDINGS:
        return []
    page = Page(text, tools(code), places)
    made = (_suggestion(text, page, quantity) for quantity in page.quantities())
    return [suggestion for suggestion in made if suggestion]


def _suggestion(text: str, page: Page, quantity: Quantity) -> Suggestion | None:
    """Make the suggestion, in places of the text as it was given; None where it is too long."""
    number_start, number_end = page.plain.given(quantity.start, quantity.end)
    start, end = page.describing.words_of(quantity)
    if end - start > LONGEST:
        return None
    return Suggestion(
        start=start,
        end=end,
        as_written=text[start:end],
        value=quantity.value,
        readings=quantity.readings,
        out_of=quantity.out_of,
        percent=quantity.percent,
        qualifier=quantity.qualifier,
        unit_words=page.describing.unit_words(quantity),
        indicator=quantity.indicator,
        number_start=number_start,
        number_end=number_end,
        place=page.describing.place_of(quantity),
        period=page.describing.period_of(quantity),
    )
