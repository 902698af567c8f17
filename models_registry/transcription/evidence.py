"""Whether a value stands in the words that are given as its evidence.

A figure whose number does not stand in its words cannot be published (the site's rule 'As
written'). A value must stand there itself: 26558 does not stand in '126,558', nor 12944 in '12994'.
"""

from collections.abc import Sequence
from decimal import Decimal

from models_registry.transcription.numbers import WrittenNumber, numbers_in


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


def mark(words: str, values: Sequence[Decimal], language: str) -> list[tuple[str, bool]]:
    """Split the words into runs, True for each written number that reads as one of the values.

    The runs joined give the words again; no run is empty.
    """
    runs: list[tuple[str, bool]] = []
    done = 0
    for number in numbers_in(words, language):
        if any(_reads(number, value) for value in values):
            runs += [(words[done : number.start], False), (number.text, True)]
            done = number.end
    runs.append((words[done:], False))
    return [(run, marked) for run, marked in runs if run]


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
