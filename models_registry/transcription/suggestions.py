"""From a report's text to the figures that it seems to hold, each with the words that say so.

A suggestion is an offer to a person, who enters it or dismisses it: what is surely no figure (a
date, a decree's number, a model's name) is left out, what is doubtful is offered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.extraction.extractor import Extractor
from models_registry.transcription.extraction.matchers import matchers_of
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
    statement: count, share, range, change or average; value_to: the upper end of a range. doubt:
    one of `doubts`, which says why the number may not be entered as it stands; '' for nothing.
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
    statement: str = "count"
    value_to: Decimal | None = None
    doubt: str = ""


def suggest(text: str, language: str = "", places: Iterable[str] = ()) -> list[Suggestion]:
    """Give the figures of a text in text order; the numbers of no two overlap.

    language: a BCP-47 tag, guessed where empty; of one that has no wording nothing is
    suggested. places: names of places that the caller knows. Any text is accepted.
    """
    code = primary(language) or guess_language(text)
    if code not in WORDINGS:
        return []
    extractor = Extractor(text, matchers_of(code), places)
    offered = (_suggestion(text, extractor, quantity) for quantity in extractor.quantities())
    return [suggestion for suggestion in offered if suggestion]


def _suggestion(text: str, extractor: Extractor, quantity: Quantity) -> Suggestion | None:
    """Make the suggestion, in places of the text as it was given; None where it is too long."""
    number_start, number_end = extractor.normalized.given(quantity.start, quantity.end)
    start, end = extractor.description.words_of(quantity)
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
        unit_words=extractor.description.unit_words(quantity),
        indicator=quantity.indicator,
        number_start=number_start,
        number_end=number_end,
        place=extractor.description.place_of(quantity),
        period=extractor.description.period_of(quantity),
        statement=quantity.statement,
        value_to=quantity.value_to,
        doubt=quantity.doubt,
    )
