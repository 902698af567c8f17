"""Numbers in digits whose noun is unsaid or unknown: '3,204 were newly launched, 37 were copied'.

Nothing beside such a number says that it is a figure; what speaks for it is its size, how it is
written, and that its sentence tells of what is counted.
"""

import re
from decimal import Decimal

from models_registry.transcription.extraction.matchers import Tools
from models_registry.transcription.extraction.nouns import Concepts
from models_registry.transcription.extraction.quantity import Quantity
from models_registry.transcription.extraction.sentences import Sentences

# '18/8', 'GMT+7', '(84-24)', '(45)': dates, telephones and ages.
_JOINED_BEFORE = re.compile(r"[/+\-–.(\[]$|\d[^\S\n]?[-–] ?$")
_JOINED_BEHIND = re.compile(r"[/+\-–\])]\d?|\.\d|\) ?\d| ?[-–] ?\d")
_AGE_BEHIND = re.compile(r"[,.)]")
_OPENS_CLAUSE = re.compile(r"[,;:–—، ؛、(] ?$")
_RANGE_BEFORE = re.compile(r"\d (?P<word>\S{1,8}) $")
_LETTER_FOLLOWS = re.compile(r" ?[^\W\d_]")
_NUMBER = re.compile(r"\d{2}")
_UNGROUPED = re.compile(r"\d{4,}")
# From which size on a number is worth offering: among other numbers, in such a sentence, always.
_SMALL, _LARGE, _GROUPED = 20, 100, 1000
# Within how many letters of its sentence other numbers and what is counted speak for it.
_FAR = 300
# Years of the two calendars in use, and the emergency calls of Viet Nam.
_YEARS = ((1300, 1499), (1900, 2100))
_CALLED = (113, 114, 115)
_MOST_DIGITS = 6


def stands_alone(
    low: str, quantity: Quantity, concepts: Concepts, sentences: Sentences, tools: Tools
) -> bool:
    """Say whether a number without a known noun is worth offering."""
    value = quantity.value
    if quantity.wordy or value is None or value != value.to_integral_value():
        return False
    if _JOINED_BEFORE.search(low, max(quantity.start - 4, 0), quantity.start):
        return False
    if _JOINED_BEHIND.match(low, quantity.end) or _ends_range(low, quantity, tools):
        return False
    first, last = sentences.around(quantity.start)
    first, last = max(first, quantity.start - _FAR), min(last, quantity.end + _FAR)
    if not _plausible(low, quantity, value):
        return False
    if value >= _GROUPED:
        return True
    numbers = _NUMBER.search(low, first, quantity.first) or _NUMBER.search(low, quantity.end, last)
    told = any(concepts.between(first, last))
    if value >= _LARGE or _opens_clause(low, quantity, tools):
        return told or bool(numbers)
    return value >= _SMALL and told and bool(numbers) and not _is_age(low, quantity)


def _is_age(low: str, quantity: Quantity) -> bool:
    """Whether a number stands as an age behind a name: 'Le Thi Hoa, 62, who …'."""
    before = low[max(quantity.start - 2, 0) : quantity.start]
    return before == ", " and bool(_AGE_BEHIND.match(low, quantity.end))


def _plausible(low: str, quantity: Quantity, value: Decimal) -> bool:
    """Whether a number is neither a year nor a telephone's."""
    if value in _CALLED:
        return False
    if not _UNGROUPED.fullmatch(low, quantity.start, quantity.end):
        return True
    year = any(first <= value <= last for first, last in _YEARS)
    return not year and quantity.end - quantity.start <= _MOST_DIGITS


def _ends_range(low: str, quantity: Quantity, tools: Tools) -> bool:
    """Whether a number ends a range whose first end counts nothing: 'aged 18 to 70'."""
    match = _RANGE_BEFORE.search(low, max(quantity.start - 12, 0), quantity.start)
    found = tools.links.at(match["word"], 0) if match else None
    return bool(found and "to" in found.names)


def _opens_clause(low: str, quantity: Quantity, tools: Tools) -> bool:
    """Whether a small number begins a clause that goes on in words, as a subject does."""
    before = low[max(quantity.first - 8, 0) : quantity.first]
    opens = _OPENS_CLAUSE.search(before) if before.strip()[-1:] in ",;:–—،؛、(" else None
    found = tools.ends.at(before.rpartition(" ")[0].rpartition(" ")[2], 0)
    joins = bool(found and "join" in found.names)
    return bool(opens or joins) and bool(_LETTER_FOLLOWS.match(low, quantity.end))
