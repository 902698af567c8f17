"""Which numbers of a text are marked, and which were passed over."""

import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from models_registry.models import Mark, Report, ReportText
from models_registry.models.base import LONGEST_CITATION
from models_registry.transcription.numbers import WrittenNumber, written_numbers
from models_registry.transcription.suggestions import Suggestion, suggest
from provinces.models import Place, Province, ProvinceAlias

NOT_THERE = _("These words do not stand in the text, letter for letter.")
MARKED = _("A number in these words is marked already.")
TOO_LONG = _("Cite the few words that say it: at least one letter, at most 160.")
# The words beside a number, to the next mark of punctuation, line or number.
_BESIDE = 60
_BEFORE, _AFTER = re.compile(r"(?<!\w)[^.,;:\n\d]*$"), re.compile(r"[^.,;:\n\d]*(?!\w)")
NUMBERS = ("value", "value_to", "out_of", "percent")
WORDS = ("qualifier", "unit_words", "indicator", "place", "period", "statement", "doubt")


def place_names() -> set[str]:
    """Return the names by which provinces and places in them are known."""
    pairs = [
        *Province.objects.values_list("name_en", "name_vi"),
        *Place.objects.values_list("name_en", "name_vi"),
    ]
    aliases = ProvinceAlias.objects.values_list("alias", flat=True)
    return {*aliases, *(name for pair in pairs for name in pair)} - {""}


def marks_of(report: Report, words: str) -> list[Mark]:
    """Return a mark, unsaved, for each quantity that the text of a report seems to give.

    Apart from keeping it: a long text takes seconds, in which no other save should wait.
    """
    text = ReportText(report=report)
    suggestions = suggest(words, report.language, place_names())
    return [_suggested(text, suggestion) for suggestion in suggestions]


def _suggested(text: ReportText, found: Suggestion, offset: int = 0, by_hand: bool = False) -> Mark:
    # As JSON holds it: numbers as text, so that no digit is lost.
    suggested: dict[str, Any] = {name: _written(getattr(found, name)) for name in NUMBERS}
    suggested |= {name: getattr(found, name) for name in WORDS}
    suggested |= {"readings": list(map(_written, found.readings)), "by_hand": by_hand}
    return Mark(
        text=text,
        start=offset + found.number_start,
        end=offset + found.number_end,
        cited_start=offset + found.start,
        cited_end=offset + found.end,
        suggested=suggested,
    )


def _written(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def marked_by_hand(text: ReportText, cited: str, at: int | None = None) -> Mark:
    """Return a mark, unsaved, for words that a person chose.

    at: where they begin; else their first occurrence that holds no mark. ValidationError where
    they do not stand in the text, are too long, or hold a marked number.
    """
    if not 0 < len(cited) <= LONGEST_CITATION:
        raise ValidationError(TOO_LONG)
    starts = [at] if at is not None and text.words.startswith(cited, at) else _starts(text, cited)
    if not starts:
        raise ValidationError(NOT_THERE)
    spans = list(text.marks.values_list("start", "end"))
    for start in starts:
        mark = _chosen(text, cited, start)
        if not any(first < mark.end and mark.start < last for first, last in spans):
            return mark
    raise ValidationError(MARKED)


def _starts(text: ReportText, cited: str) -> list[int]:
    starts, start = [], text.words.find(cited)
    while start >= 0:
        starts.append(start)
        start = text.words.find(cited, start + len(cited))
    return starts


def _chosen(text: ReportText, cited: str, start: int) -> Mark:
    """Return the mark of these words at this letter: what they suggest, else just their number."""
    language, end = text.report.language, start + len(cited)
    if suggestions := suggest(cited, language, place_names()):
        mark = _suggested(text, suggestions[0], offset=start, by_hand=True)
        mark.cited_start, mark.cited_end = start, end
        return mark
    numbers = written_numbers(cited, language)
    number = numbers[0] if numbers else WrittenNumber(0, len(cited), cited, ())
    return Mark(
        text=text,
        start=start + number.start,
        end=start + number.end,
        cited_start=start,
        cited_end=end,
        suggested=_of_number(number),
    )


def mark_of_number(text: ReportText, start: int, end: int) -> Mark:
    """Return a mark, unsaved, for a number that was passed over, with the words beside it.

    ValidationError where there is none, or where it is marked already.
    """
    words = text.words
    numbers = written_numbers(words[start:end], text.report.language)
    if not numbers:
        raise ValidationError(NOT_THERE)
    if text.marks.filter(start__lt=end, end__gt=start).exists():
        raise ValidationError(MARKED)
    before = _BEFORE.search(words[max(0, start - _BESIDE) : start])
    after = _AFTER.match(words[end : end + _BESIDE])
    return Mark(
        text=text,
        start=start,
        end=end,
        cited_start=start - len(before[0].lstrip() if before else ""),
        cited_end=end + len(after[0].rstrip() if after else ""),
        suggested=_of_number(numbers[0]),
    )


def _of_number(number: WrittenNumber) -> dict[str, Any]:
    readings = list(map(_written, number.readings))
    qualifier = "exact" if readings else "unquantified"
    value = readings[0] if readings else None
    return {"value": value, "readings": readings, "qualifier": qualifier, "by_hand": True}


def passed_over(
    words: str, start: int, language: str, spans: list[tuple[int, int]]
) -> list[WrittenNumber]:
    """Return the numbers of a part of a text that lie in no mark's words.

    words: the part; start: where it begins; spans: the words of the marks, in the whole text.
    The parts of a date or a time ('12/6/2023', '08:30') are one number.
    """
    numbers = [number for number in written_numbers(words, language) if _is_certain(number.text)]
    return [
        number
        for number in _joined(words, numbers, start)
        if not any(first < number.end and number.start < last for first, last in spans)
    ]


def _is_certain(text: str) -> bool:
    """Whether it is surely a number: 'năm' alone is a year as well as five, 'un' an article."""
    return any(letter.isdecimal() for letter in text) or len(text.split()) > 1


def _joined(words: str, numbers: list[WrittenNumber], offset: int) -> list[WrittenNumber]:
    joined: list[WrittenNumber] = []
    for number in numbers:
        start, end = number.start + offset, number.end + offset
        between = words[joined[-1].end - offset : number.start] if joined else ""
        if between in {"/", "-", ".", "–", ":"}:
            start = joined.pop().start
        text = words[start - offset : number.end]
        joined.append(WrittenNumber(start, end, text, number.readings))
    return joined
