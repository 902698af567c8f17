"""Whether a value stands in the words that are given as its evidence.

A figure whose number does not stand in its words cannot be published (the site's rule 'As
written'). A value must stand there itself: 26558 does not stand in '126,558', nor 12944 in '12994'.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from models_registry.transcription.numbers import WrittenNumber, numbers_in, written_numbers


def number_stands_in(value: Decimal, words: str, language: str) -> bool:
    """Say whether a written number of the words reads as exactly this value.

    language: as for `numbers_in`. NaN and infinities stand nowhere.
    """
    return any(_reads(number, value) for number in numbers_in(words, language))


def missing_numbers(values: Sequence[Decimal], words: str, language: str) -> list[Decimal]:
    """Give those of several values (value, out_of, percent) that do not stand in the words.

    Each written number serves one value only, in any order: '13/13' serves 13 twice, '13' once.
    """
    numbers = numbers_in(words, language)
    served_by: dict[int, int] = {}
    return [
        value
        for index, value in enumerate(values)
        if not _serve(index, values, numbers, served_by, set())
    ]


def value_places(words: str, values: Sequence[Decimal], language: str) -> list[tuple[int, int]]:
    """Give where each written number stands, as words[start:end], that reads as one of the values.

    In reading order; none overlap. A value that stands twice has two places.
    """
    return [
        (number.start, number.end)
        for number in numbers_in(words, language)
        if any(_reads(number, value) for value in values)
    ]


def digit_places(words: str, number: str) -> list[tuple[int, int]]:
    """Give where a number stands as it is written, as words[start:end], in reading order.

    number: its letters in the words, of any kind: '09', '19:49', '2018 - 2023'. Part of a longer
    number is no place: '3' does not stand in '13', '3,141' or '3 141'.
    """
    if not number:
        return []
    whole = written_numbers(words)
    found = [match.span() for match in re.finditer(re.escape(number), words)]
    return [place for place in found if not any(_is_cut(place, one) for one in whole)]


def _is_cut(place: tuple[int, int], number: WrittenNumber) -> bool:
    """Whether a place begins or ends within a number."""
    start, end = place
    return number.start < start < number.end or number.start < end < number.end


def _reads(number: WrittenNumber, value: Decimal) -> bool:
    # A signalling NaN raises when it is compared.
    return value.is_finite() and value in number.readings


def _serve(
    index: int,
    values: Sequence[Decimal],
    numbers: list[WrittenNumber],
    served_by: dict[int, int],
    tried: set[int],
) -> bool:
    """Find a number for one value, moving values that another number serves as well."""
    for place, number in enumerate(numbers):
        if place in tried or not _reads(number, values[index]):
            continue
        tried.add(place)
        other = served_by.get(place)
        if other is None or _serve(other, values, numbers, served_by, tried):
            served_by[place] = index
            return True
    return False
