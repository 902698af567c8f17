"""Every written number of a text, in digits, in words or in both ('60 tỷ', '31万4,500').

A written form that cannot be read with certainty gives no number rather than a doubtful one;
articles that also mean one ('một', 'un', 'ett') are given, since the question asked of these
numbers is whether a known value stands in the words.
"""

from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.languages import lexicon
from models_registry.transcription.number_parser import parse_numbers
from models_registry.transcription.numerals import numerals
from models_registry.transcription.separators import convention


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """One written quantity: `text` is words[start:end].

    `readings` are the values it can honestly have: one, or two where the separator is
    ambiguous and the language does not settle it ('1.234' in an unknown language); none where
    the digits cannot be taken as they stand. `doubt` says why, one of `doubts`, '' for none.
    """

    start: int
    end: int
    text: str
    readings: tuple[Decimal, ...]
    doubt: str = ""


def written_numbers(words: str, language: str = "") -> list[WrittenNumber]:
    """Give every written number as `numbers_in` does, and also those that have no sure reading."""
    known = lexicon(language)
    tokens = [*numerals(words, convention(language)), *known.find(words)]
    tokens.sort(key=lambda token: token.start)
    return [
        WrittenNumber(start, end, words[start:end], readings, doubt)
        for start, end, readings, doubt in parse_numbers(words, tokens, known.grammar)
    ]


def numbers_in(words: str, language: str = "") -> list[WrittenNumber]:
    """Give every written number of the words in text order; none overlap.

    language: a BCP-47 tag, of which the primary subtag counts; empty or unknown offers every
    plausible reading of a separator and reads no number words below a thousand. Any text is
    accepted.
    """
    return [number for number in written_numbers(words, language) if number.readings]
