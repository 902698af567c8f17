"""From the numbers of a text to the quantities: what is no figure is left out."""

import re
from collections.abc import Iterator

from models_registry.transcription.extraction.exclusions import NoFigures
from models_registry.transcription.extraction.matchers import Tools
from models_registry.transcription.extraction.normalized_text import Plain
from models_registry.transcription.extraction.nouns import Concepts, noun_after
from models_registry.transcription.extraction.pasted_tables import rows
from models_registry.transcription.extraction.quantity import Kind, Quantity, Span
from models_registry.transcription.languages.form import Edges
from models_registry.transcription.numbers import WrittenNumber, numbers_in

_CURRENCY_BEFORE = re.compile(r"(?:(?:us)?\$|€|£|\bvnd|\busd) ?$")
_CURRENCY_AFTER = re.compile(r" ?(?:(?:us)?\$|€|₫|vnd\b|vnđ|usd\b|đ(?!\w))")
_PERCENT_BEFORE = re.compile(r"[%٪] ?$")
# '12 34': one of a row of numbers counts nothing.
_NUMBER_FOLLOWS = re.compile(r"[^\S\n]{0,2}\d")
# '1-2-3': one of a chain.
_NUMBER_LINKED, _LINKED_NUMBER = re.compile(r"[-/_]\d"), re.compile(r"\d[-/_]")
# 'k1', '_1': part of a word, but for the currency's name ('VND60').
# 'in the year 3,204 were launched'
_GROUPED = re.compile(r"[1-9]\d{0,2}[.,  ]\d{3} [^\W\d_]")
# From here on even 'times' and 'issues' are counted: 'patrolled 312 times'.
_MANY = 50
_JOINED = re.compile(r"[^\W\d]")


class Quantities:
    """Reads the quantities of a text one number at a time."""

    def __init__(self, plain: Plain, tools: Tools) -> None:
        self.plain, self.low, self.tools = plain, plain.low, tools
        self.concepts = Concepts(plain.low, tools)
        self.no_figures = NoFigures(plain, tools)
        self.rows = rows(plain.text)
        self.numbers = numbers_in(plain.text, tools.language)

    def read(self) -> Iterator[Quantity]:
        """Give the quantities in reading order, before parts and wholes are put together."""
        for index, number in enumerate(self.numbers):
            if self._sound(number):
                quantity = self._quantity(number, self._stop(index))
                if quantity:
                    yield quantity

    def _stop(self, index: int) -> int:
        """Give where the next number begins, or the text ends."""
        later = self.numbers[index + 1 : index + 2]
        return later[0].start if later else len(self.low)

    def _sound(self, number: WrittenNumber) -> bool:
        start, end = number.start, number.end
        follows = _NUMBER_FOLLOWS.match(self.low, end) and start not in self.rows
        if number.readings[0] < 0 or follows:
            return False
        if _NUMBER_LINKED.match(self.low, end) and _LINKED_NUMBER.match(
            self.low, max(start - 2, 0)
        ):
            return False
        if self.tools.edges is Edges.WORD and self._joined(start):
            return False
        return not self.no_figures.holds(number.start, number.end)

    def _joined(self, start: int) -> bool:
        joined = start and _JOINED.match(self.low, start - 1)
        return bool(joined) and not _CURRENCY_BEFORE.search(self.low, max(start - 5, 0), start)

    def _quantity(self, number: WrittenNumber, stop: int) -> Quantity | None:
        kind, first, tail = self._kind(number)
        if kind is Kind.COUNT and (self._named(number, first) or self._not_counted(number, tail)):
            return None
        noun = self._noun(kind, tail, stop)
        wordy = not any(letter.isdecimal() for letter in number.text)
        if wordy and number.readings[0] <= 1 and not self.concepts.heads(*noun):
            return None
        return Quantity(
            start=number.start,
            end=number.end,
            readings=number.readings,
            kind=kind,
            tail=tail,
            first=first,
            noun=noun,
            counter=self._counter(number.end),
            wordy=wordy,
            last=max(tail, noun[1]),
        )

    def _kind(self, number: WrittenNumber) -> tuple[Kind, int, int]:
        """Give the kind, and where the number with its sign begins and ends."""
        low, start, end = self.low, number.start, number.end
        percent = self.tools.percent.at(low, end + (low[end : end + 1] == " "))
        if percent:
            return Kind.PERCENT, start, percent.end
        sign = _PERCENT_BEFORE.search(low, max(start - 2, 0), start)
        if sign:
            return Kind.PERCENT, sign.start(), end
        currency = _CURRENCY_AFTER.match(low, end)
        if currency:
            return Kind.MONEY, start, currency.end()
        named = self._currency_word(end)
        if named:
            return Kind.MONEY, start, named
        before = _CURRENCY_BEFORE.search(low, max(start - 5, 0), start)
        return (Kind.MONEY, before.start(), end) if before else (Kind.COUNT, start, end)

    def _currency_word(self, end: int) -> int | None:
        """Give the end of 'đồng', '(de) dongs' behind a number."""
        # The point of '54,3 Mrd. Dong' belongs to the number.
        point = self.low.startswith(". ", end) and self.low[end - 1].isalpha()
        place = end + point + (self.low[end + point : end + point + 1] == " ")
        for matcher in (self.tools.concepts, self.tools.counters):
            found = matcher.at(self.low, place)
            if found and "dong" in found.names:
                return found.end
        return None

    def _counter(self, end: int) -> frozenset[str]:
        found = self.tools.counters.at(self.low, end + (self.low[end : end + 1] == " "))
        return frozenset(found.names) if found else frozenset()

    def _named(self, number: WrittenNumber, first: int) -> bool:
        """Whether a number is part of a name; one in groups with words behind it is a count."""
        return self.no_figures.names(first) and not _GROUPED.match(self.low, number.start)

    def _not_counted(self, number: WrittenNumber, tail: int) -> bool:
        place = tail + (self.low[tail : tail + 1] in (" ", "-"))
        found = self.tools.not_counted.at(self.low, place)
        if not found or ("few" in found.names and number.readings[0] >= _MANY):
            return False
        for matcher in (self.tools.concepts, self.tools.counters):
            other = matcher.at(self.low, place)
            if other and other.end > found.end:
                return False
        return True

    def _noun(self, kind: Kind, tail: int, stop: int) -> Span:
        if kind is Kind.MONEY:
            return tail, tail
        if kind is Kind.PERCENT:
            # '100% of communes': the word between is passed over.
            link = self.tools.links.at(self.low, tail + (self.low[tail : tail + 1] == " "))
            tail = link.end if link and "of" in link.names else tail
        return noun_after(self.low, tail, stop, self.concepts, self.tools)
