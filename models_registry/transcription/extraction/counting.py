"""Whether a number counts something, by the words of what it counts.

Where the noun is unsaid or unknown ('3,204 were newly launched, 37 were copied') nothing beside the
number says that it is a figure; what speaks for it is its size, how it is written, and that its
sentence tells of what is counted.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.extraction.matchers import Match, Matchers
from models_registry.transcription.extraction.normalized_text import Sentences, skip_space
from models_registry.transcription.extraction.nouns import Concepts
from models_registry.transcription.extraction.pasted_tables import Row, head_of_column
from models_registry.transcription.extraction.quantity import Kind, Quantity, Statement
from models_registry.transcription.terms import is_whole
from models_registry.transcription.tokens import Span

_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTER = re.compile(r"[^\W\d_]{2}")
_BREAK = re.compile(r"[,;.()\n|。、]|\d")
# How far before a number the noun of 'số mô hình: 48' and 'モデル863件' may begin.
_NOUN_BEFORE = 24
_BEFORE_COLON = 70
# How far into its noun a number in words, or one like a year, must have its head.
_NEAR_HEAD = 30
# How far before a number its 'of which' may begin and end.
_WHICH_BEGINS, _WHICH_ENDS = 36, 12
# Words for as few as this stand everywhere ('two sides', 'five years').
_FEW = 5
# '18/8' may be a date, '18/40' is a part of a whole.
_LAST_DAY = 31
# How far in its sentence other numbers and what is counted speak for a number.
_FAR = 300
_OTHER_NUMBER = re.compile(r"\d{2}")
_PLACES = frozenset({"province", "district", "commune", "village", "area", "unit"})
_AWARDED = frozenset({"collective", "individual"})


@dataclass(frozen=True, slots=True)
class Counting:
    """Which quantities of a text count something, and what.

    rows: by where a number begins that has a cell of its own, its row.
    """

    low: str
    matchers: Matchers
    concepts: Concepts
    sentences: Sentences
    rows: Mapping[int, Row]

    def counts(self, quantity: Quantity) -> bool:
        """Say whether a quantity is worth offering; fill its noun in where that stands before."""
        if quantity.kind is not Kind.COUNT or quantity.place:
            return True
        if not quantity.readings or quantity.statement is Statement.SHARE:
            # Doubtful digits and shares are offered where it is known what they count.
            return bool(self.concepts.heads(*quantity.noun)) or self._take_noun_before(quantity)
        if quantity.percent is not None or (quantity.out_of or 0) > _LAST_DAY:
            return True
        heads = self.concepts.heads(*quantity.noun)
        like_year = _YEAR.fullmatch(self.low, quantity.start, quantity.end)
        wordy = quantity.wordy and (quantity.qualifier == "exact" or quantity.value == 1)
        if wordy or like_year:
            return self._counts_surely(quantity, heads)
        if heads or self._take_noun_before(quantity) or quantity.counter:
            return True
        if self._take_head_of_column(quantity) or self._take_name_of_row(quantity):
            return True
        quantity.some_of = self._some_of(quantity)
        return quantity.some_of or self._has_unknown_noun(quantity) or self._stands_alone(quantity)

    def _counts_surely(self, quantity: Quantity, heads: Sequence[Match]) -> bool:
        """Whether a number that is no sign of a figure by itself stands by what it counts."""
        if not heads or heads[0].start - quantity.noun[0] >= _NEAR_HEAD:
            if quantity.counter and self._take_noun_before(quantity):
                return True
            return quantity.wordy and self._wordy_counts(quantity)
        if quantity.wordy and quantity.value in (0, 1):
            awarded = not _AWARDED.isdisjoint(heads[0].names)
            return quantity.value == 1 and (self.matchers.wording.one_counts or awarded)
        return True

    def _wordy_counts(self, quantity: Quantity) -> bool:
        """Whether words for more than a few count what no list knows, among numbers in digits."""
        if quantity.value is None or quantity.value <= _FEW:
            return False
        if quantity.counter:
            return True
        if not _OTHER_NUMBER.search(self.low, *self._surroundings(quantity)):
            return False
        noun = self.low[slice(*quantity.noun)]
        return self._has_unknown_noun(quantity) and not any(self.matchers.not_counted.find(noun))

    def _surroundings(self, quantity: Quantity) -> Span:
        """Give the part of its sentence in which other words speak for a quantity."""
        first, last = self.sentences.around(quantity.start)
        return max(first, quantity.start - _FAR), min(last, quantity.end + _FAR)

    def _take_noun_before(self, quantity: Quantity) -> bool:
        """Take the noun that a number stands behind, with 'is', a colon or nothing between."""
        noun = self._noun_before(quantity)
        if noun:
            quantity.noun, quantity.first = noun, min(noun[0], quantity.first)
        return bool(noun)

    def _take_head_of_column(self, quantity: Quantity) -> bool:
        """Take the words at the head of a table's column, where they say what is counted."""
        head = head_of_column(self.low, quantity.start, quantity.end)
        if not head or not self.concepts.heads(*head):
            return False
        quantity.noun = head
        return True

    def _take_name_of_row(self, quantity: Quantity) -> bool:
        """Take the name of a row of cells that stand in lines, where it says what is counted."""
        row = self.rows.get(quantity.start)
        if not row or not (row.in_percent or self.concepts.heads(*row.name)):
            return False
        quantity.noun = row.name
        quantity.kind = Kind.PERCENT if row.in_percent else quantity.kind
        return True

    def _noun_before(self, quantity: Quantity) -> Span | None:
        sentence = self.sentences.around(quantity.start)[0]
        colon = ":" in self.low[max(quantity.first - 2, 0) : quantity.first]
        left = max(sentence, quantity.first - (_BEFORE_COLON if colon else _NOUN_BEFORE))
        for match in _BREAK.finditer(self.low, left, quantity.first):
            left = match.end()
        heads = self.concepts.heads(left, quantity.first)
        if not heads:
            return None
        between = self.low[heads[0 if colon else -1].end : quantity.first].strip()
        if colon and not _BREAK.search(between):
            return heads[0].start, heads[0].end
        if _BREAK.search(between):
            return None
        place = not _PLACES.isdisjoint(heads[-1].names)
        if self.matchers.wording.noun_first or (self._is_equals(between) and not place):
            return heads[-1].start, heads[-1].end
        return None

    def _is_equals(self, between: str) -> bool:
        link = self.matchers.links.at(between, 0)
        word = link and "equals" in link.names and link.end == len(between)
        return bool(word) or between in (":", "=")

    def _some_of(self, quantity: Quantity) -> bool:
        """Whether a number without a noun counts some of what was counted before it."""
        if self.matchers.them.at(self.low, skip_space(self.low, quantity.tail)):
            return True
        left = max(quantity.first - _WHICH_BEGINS, 0)
        of_which = list(self.matchers.which.find(self.low, left, quantity.first))[-1:]
        if not of_which or quantity.first - of_which[0].end > _WHICH_ENDS:
            return False
        return not _BREAK.search(self.low, of_which[0].end, quantity.first)

    def _stands_alone(self, quantity: Quantity) -> bool:
        """Whether a number without a known noun is worth offering."""
        low, value = self.low, quantity.value
        if value is None or not _may_be_count(low, quantity, value, self.matchers):
            return False
        if value >= _GROUPED:
            return True
        first, last = self._surroundings(quantity)
        numbers = any(
            _OTHER_NUMBER.search(low, *span)
            for span in ((first, quantity.first), (quantity.end, last))
        )
        concepts = any(self.concepts.between(first, last))
        if value >= _LARGE or _opens_clause(low, quantity, self.matchers):
            return concepts or numbers
        return value >= _SMALL and concepts and numbers and not _is_age(low, quantity)

    def _has_unknown_noun(self, quantity: Quantity) -> bool:
        """Whether words that no list knows are counted, in a language that spaces its words."""
        if self.matchers.wording.noun_first:
            return False
        return bool(_LETTER.search(self.low, *quantity.noun))


# '18/8', 'GMT+7', '(84-24)', '(45)': dates, telephones and ages.
_JOINED_BEFORE = re.compile(r"[/+\-–.(\[]$|\d[^\S\n]?[-–] ?$")
_JOINED_BEHIND = re.compile(r"[/+\-–\])]\d?|\.\d|\) ?\d| ?[-–] ?\d")
_AGE_BEHIND = re.compile(r"[,.)]")
_OPENS_CLAUSE = re.compile(r"[,;:–—، ؛、(] ?$")
_RANGE_BEFORE = re.compile(r"\d (?P<word>\S{1,8}) $")
_LETTER_FOLLOWS = re.compile(r" ?[^\W\d_]")
_UNGROUPED = re.compile(r"\d{4,}")
# From which size on a number is worth offering: among other numbers, in such a sentence, always.
_SMALL, _LARGE, _GROUPED = 20, 100, 1000
# Years of the two calendars in use, and the emergency calls of Viet Nam.
_YEARS = ((1300, 1499), (1900, 2100))
_CALLED = (113, 114, 115)
_MOST_DIGITS = 6


def _may_be_count(low: str, quantity: Quantity, value: Decimal, matchers: Matchers) -> bool:
    """Whether a number is no date, age, year or telephone, and ends no range."""
    if quantity.wordy or not is_whole(value) or value in _CALLED:
        return False
    if _JOINED_BEFORE.search(low, max(quantity.start - 4, 0), quantity.start):
        return False
    if _JOINED_BEHIND.match(low, quantity.end) or _ends_range(low, quantity, matchers):
        return False
    if not _UNGROUPED.fullmatch(low, quantity.start, quantity.end):
        return True
    year = any(first <= value <= last for first, last in _YEARS)
    return not year and quantity.end - quantity.start <= _MOST_DIGITS


def _is_age(low: str, quantity: Quantity) -> bool:
    """Whether a number stands as an age behind a name: 'Le Thi Hoa, 62, who …'."""
    before = low[max(quantity.start - 2, 0) : quantity.start]
    return before == ", " and bool(_AGE_BEHIND.match(low, quantity.end))


def _ends_range(low: str, quantity: Quantity, matchers: Matchers) -> bool:
    """Whether a number ends a range whose first end counts nothing: 'aged 18 to 70'."""
    match = _RANGE_BEFORE.search(low, max(quantity.start - 12, 0), quantity.start)
    link = matchers.links.at(match["word"], 0) if match else None
    return bool(link and "to" in link.names)


def _opens_clause(low: str, quantity: Quantity, matchers: Matchers) -> bool:
    """Whether a small number begins a clause that goes on in words, as a subject does."""
    before = low[max(quantity.first - 8, 0) : quantity.first]
    opens = _OPENS_CLAUSE.search(before) if before.strip()[-1:] in ",;:–—،؛、(" else None
    word = matchers.ends.at(before.rpartition(" ")[0].rpartition(" ")[2], 0)
    joins = bool(word and "join" in word.names)
    return bool(opens or joins) and bool(_LETTER_FOLLOWS.match(low, quantity.end))
