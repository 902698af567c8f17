"""From the numbers of a text to the quantities: what is no figure is left out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from models_registry.transcription.doubts import IN_WORD, QUOTED
from models_registry.transcription.extraction.exclusions import Exclusions
from models_registry.transcription.extraction.matchers import Match, Matchers
from models_registry.transcription.extraction.normalized_text import NormalizedText, skip_space
from models_registry.transcription.extraction.nouns import Concepts
from models_registry.transcription.extraction.pasted_tables import rows
from models_registry.transcription.extraction.quantity import Kind, Quantity
from models_registry.transcription.languages.form import Edges
from models_registry.transcription.numbers import WrittenNumber, written_numbers
from models_registry.transcription.tokens import Span

_CURRENCY_BEFORE = re.compile(r"(?:(?:us)?\$|€|£|\bvnd|\busd) ?$")
_CURRENCY_AFTER = re.compile(r" ?(?:(?:us)?\$|€|₫|vnd\b|vnđ|usd\b|đ(?!\w))")
_PERCENT_BEFORE = re.compile(r"[%٪] ?$")
# '12 34': one of a row of numbers counts nothing.
_NUMBER_FOLLOWS = re.compile(r"[^\S\n]{0,2}\d")
# '1-2-3': one of a chain.
_NUMBER_LINKED, _LINKED_BEFORE = re.compile(r"[-/_]\d"), re.compile(r"\d[-/_]\Z")
# 'in the year 3,204 were launched': a count behind what is mostly a name.
_COUNT_IN_GROUPS = re.compile(r"[1-9]\d{0,2}[.,  ]\d{3} [^\W\d_]")
# What stands with digits in one word, before and behind them; a word that is a number misread.
_WORD, _WORD_END = re.compile(r"[^\s(]*\Z"), re.compile(r"[^\s,;:)]*")
_MISREAD = re.compile(r"[\dOolIiSsBb|.,]*\d[\dOolIiSsBb|.,]*[a-z]{0,2}")
_LONGEST_WORD, _LONGEST_NOUN = 20, 80
# From here on even 'times' and 'issues' are counted: 'patrolled 312 times'.
_MANY = 50
# 'k1', '_1': within a word, but for the currency's name ('VND60').
_LETTER_BEFORE = re.compile(r"[^\W\d]")


class Candidates:
    """The numbers of a text that may be figures, with what they count."""

    def __init__(self, normalized: NormalizedText, matchers: Matchers) -> None:
        self.low, self.matchers = normalized.low, matchers
        self.concepts = Concepts(normalized.low, matchers)
        self.exclusions = Exclusions(normalized.low, matchers)
        self.rows = rows(normalized.text)
        written = written_numbers(normalized.text, matchers.language)
        self.numbers = list(self._not_in_brackets([one for one in written if one.readings]))
        self._doubtful = [one for one in written if not one.readings]

    def find(self) -> Iterator[Quantity]:
        """Give the quantities in text order, before parts and wholes are put together."""
        stops = [*(number.start for number in self.numbers[1:]), len(self.low)]
        for number, stop in zip(self.numbers, stops, strict=False):
            if not self._stands_alone(number):
                continue
            quantity = self._quantity(number, stop)
            if quantity:
                yield quantity

    def doubtful(self) -> Iterator[Quantity]:
        """Give what stands in digits that cannot be read, and is no date, name or the like."""
        stop = len(self.low)
        end = 0
        for number in self._doubtful:
            word = _WORD.search(self.low, max(number.start - _LONGEST_WORD, 0), number.end)
            start = number.start
            if number.doubt == IN_WORD:
                start = word.start() if word else start
            elif self._is_excluded(number):
                continue
            behind = _WORD_END.match(self.low, number.end)
            last = behind.end() if behind else number.end
            if start < end or not self._like_digits(number, start, last):
                continue
            end = last
            noun = self.concepts.noun_after(last, min(last + _LONGEST_NOUN, stop))
            yield Quantity(
                start=start,
                end=last,
                readings=(),
                kind=Kind.COUNT,
                tail=last,
                first=start,
                noun=noun,
                last=max(last, noun[1]),
                qualifier="unquantified",
                doubt=number.doubt,
            )

    def _is_excluded(self, number: WrittenNumber) -> bool:
        span = number.start, number.end
        excluded = self.exclusions.cover(*span) or self.exclusions.in_quotes(*span)
        return excluded or self.exclusions.is_name(number.start)

    def _like_digits(self, number: WrittenNumber, start: int, end: int) -> bool:
        """Whether a word with digits may be a number that was misread, and no name."""
        return number.doubt != IN_WORD or bool(_MISREAD.fullmatch(self.low, start, end))

    def _not_in_brackets(self, numbers: list[WrittenNumber]) -> Iterator[WrittenNumber]:
        """Yield the numbers; '03 (ba)' is one, which ends behind the bracket."""
        repeated = -1
        for place, number in enumerate(numbers):
            if place == repeated:
                continue
            later = numbers[place + 1] if place + 1 < len(numbers) else None
            if later and later.readings == number.readings and self._in_bracket(number, later):
                repeated = place + 1
                number = replace(number, end=later.end + 1)
            yield number

    def _in_bracket(self, number: WrittenNumber, later: WrittenNumber) -> bool:
        gap = self.low[number.end : later.start]
        return gap.strip() == "(" and self.low[later.end : later.end + 1] == ")"

    def _stands_alone(self, number: WrittenNumber) -> bool:
        """Whether a number belongs to no row, chain, word or excluded piece of the text."""
        low, start, end = self.low, number.start, number.end
        in_row = _NUMBER_FOLLOWS.match(low, end) and start not in self.rows.by_number
        if start in self.rows.numbering:
            return False
        if number.readings[0] < 0 or in_row:
            return False
        if _NUMBER_LINKED.match(low, end) and _LINKED_BEFORE.search(low, max(start - 2, 0), start):
            return False
        in_word = self.matchers.edges is Edges.WORD and start
        if in_word and _LETTER_BEFORE.match(low, start - 1) and not self._currency_before(start):
            return False
        return not self.exclusions.cover(start, end)

    def _currency_before(self, start: int) -> re.Match[str] | None:
        return _CURRENCY_BEFORE.search(self.low, max(start - 5, 0), start)

    def _quantity(self, number: WrittenNumber, stop: int) -> Quantity | None:
        kind, first, tail = self._kind(number)
        if kind is Kind.COUNT and (
            self._is_name(number, first) or self._is_not_counted(number, tail)
        ):
            return None
        noun = self._noun(kind, tail, stop)
        quoted = self.exclusions.in_quotes(number.start, number.end)
        if quoted and not self.concepts.heads(*noun):
            return None
        counter = self.matchers.counters.at(self.low, skip_space(self.low, number.end))
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
            counter=frozenset(counter.names) if counter else frozenset(),
            wordy=wordy,
            last=max(tail, noun[1]) if noun[0] < noun[1] else tail,
            doubt=number.doubt or (QUOTED if quoted else ""),
        )

    def _kind(self, number: WrittenNumber) -> tuple[Kind, int, int]:
        """Give the kind, and where the number with its sign begins and ends."""
        low, start, end = self.low, number.start, number.end
        percent = self.matchers.percent.at(low, skip_space(low, end))
        if percent:
            return Kind.PERCENT, start, percent.end
        sign = _PERCENT_BEFORE.search(low, max(start - 2, 0), start)
        if sign:
            return Kind.PERCENT, sign.start(), end
        currency = _CURRENCY_AFTER.match(low, end)
        if currency:
            return Kind.MONEY, start, currency.end()
        word_end = self._currency_word_end(end)
        if word_end:
            return Kind.MONEY, start, word_end
        before = self._currency_before(start)
        return (Kind.MONEY, before.start(), end) if before else (Kind.COUNT, start, end)

    def _currency_word_end(self, end: int) -> int | None:
        """Give the end of 'đồng', '(de) dongs' behind a number."""
        # The point of '54,3 Mrd. Dong' belongs to the number.
        point = self.low.startswith(". ", end) and self.low[end - 1].isalpha()
        for match in self._counted_at(skip_space(self.low, end + point)):
            if "dong" in match.names:
                return match.end
        return None

    def _is_name(self, number: WrittenNumber, first: int) -> bool:
        """Whether a number is part of a name; one in groups with words behind it is a count."""
        is_count = _COUNT_IN_GROUPS.match(self.low, number.start)
        return self.exclusions.is_name(first) and not is_count

    def _is_not_counted(self, number: WrittenNumber, tail: int) -> bool:
        """Whether years, levels and the like stand behind a number, and nothing longer."""
        place = tail + (self.low[tail : tail + 1] in (" ", "-"))
        not_counted = self.matchers.not_counted.at(self.low, place)
        if not not_counted or ("few" in not_counted.names and number.readings[0] >= _MANY):
            return False
        return all(match.end <= not_counted.end for match in self._counted_at(place))

    def _counted_at(self, place: int) -> list[Match]:
        """Give the concept and the counter that begin at a place, as far as they do."""
        matchers = (self.matchers.concepts, self.matchers.counters)
        matches = (matcher.at(self.low, place) for matcher in matchers)
        return [match for match in matches if match]

    def _noun(self, kind: Kind, tail: int, stop: int) -> Span:
        if kind is Kind.MONEY:
            return tail, tail
        if kind is Kind.PERCENT:
            # '100% of communes': the word between is passed over.
            link = self.matchers.links.at(self.low, skip_space(self.low, tail))
            tail = link.end if link and "of" in link.names else tail
        return self.concepts.noun_after(tail, stop)
