"""What kind of statement a number makes: '12 to 18' is a range, 'one in five' a share, 'up by 45' a
change, '8 per village' an average. None of these is a count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models_registry.transcription.doubts import AVERAGE, CHANGE, FROM_TO, RANGE, SHARE
from models_registry.transcription.extraction.matchers import Matchers
from models_registry.transcription.extraction.normalized_text import clause_end, skip_space
from models_registry.transcription.extraction.nouns import Concepts
from models_registry.transcription.extraction.quantity import Kind, Quantity, Statement
from models_registry.transcription.numbers import numbers_in
from models_registry.transcription.tokens import Span

DOUBTS = {
    Statement.SHARE: SHARE,
    Statement.RANGE: RANGE,
    Statement.CHANGE: CHANGE,
    Statement.AVERAGE: AVERAGE,
}
_BREAK = re.compile(r"[,;:.()\n。、،؛!?]|\d")
_CURRENCY_END = re.compile(r"(?: ?(?:us)?[$€£]| ?\b(?:vnd|usd))? ?$")
_SLASH = re.compile(r" ?/ ?")
# How far before a number 'on average' may stand, and the 'each village' of 'each village has 8'.
_FAR, _NEAR = 40, 14
# How far behind a number 'per' may stand.
_BEHIND = 40
# How far before the first end of a range the verb of 'rose from 12 to 18' may stand.
_VERB = 24
# A whole of so few is said for a fraction: 'nearly 1/4 of the communes'.
_FEW, _PLAIN = 10, 4


@dataclass(frozen=True, slots=True)
class Statements:
    """The kinds of a text's statements."""

    low: str
    matchers: Matchers
    concepts: Concepts

    def settle(self, quantities: list[Quantity]) -> list[Quantity]:
        """Give the quantities, with ranges and shares put together, each with its statement."""
        settled = self._with_shares(list(self._with_ranges(quantities)))
        for quantity in settled:
            if quantity.statement is Statement.COUNT:
                quantity.statement = self._statement(quantity)
            quantity.doubt = quantity.doubt or DOUBTS.get(quantity.statement, "")
        return settled

    # Ranges

    def _with_ranges(self, quantities: list[Quantity]) -> Iterator[Quantity]:
        """Yield the quantities, two ends of a range as one."""
        taken: Quantity | None = None
        for place, quantity in enumerate(quantities):
            if quantity is taken:
                continue
            later = quantities[place + 1] if place + 1 < len(quantities) else None
            if later and self._is_range(quantity, later):
                if self._rose_or_fell(quantity):
                    quantity.doubt = later.doubt = FROM_TO
                else:
                    taken = later
                    opening = self._opening(quantity)
                    quantity.first = quantity.first if opening is None else opening
                    _join(quantity, later)
            yield quantity

    def _is_range(self, left: Quantity, right: Quantity) -> bool:
        if left.value is None or right.value is None or left.value >= right.value:
            return False
        if left.range_end is right:
            return True
        joined = self.matchers.ends.at(self.low, skip_space(self.low, left.tail))
        if not joined or "join" not in joined.names or self._opening(left) is None:
            return False
        return not self.low[joined.end : right.first].strip()

    def _opening(self, left: Quantity) -> int | None:
        """Give where the 'between' or 'from' right before the first end of a range begins."""
        found = self.matchers.between.find(self.low, max(left.first - _NEAR, 0), left.first)
        starts = [one.start for one in found if not self.low[one.end : left.first].strip()]
        return starts[-1] if starts else None

    def _rose_or_fell(self, quantity: Quantity) -> bool:
        """Whether 'rose' stands before the two ends: 'from' the first 'to' the second."""
        left = max(quantity.first - _VERB, 0)
        words = self.low[left : quantity.first].rpartition(",")[2].split()
        verbs = {phrase.split()[0].lower() for phrase in self.matchers.wording.changes}
        return not verbs.isdisjoint(words)

    # Shares

    def _with_shares(self, quantities: list[Quantity]) -> list[Quantity]:
        """Give the quantities, with 'one in five' and 'half of' each as one of its own."""
        spans = sorted(
            match.span() for one in self.matchers.shares for match in one.finditer(self.low)
        )
        shares = [share for span in spans if (share := self._share(span))]
        kept = [
            quantity
            for quantity in quantities
            if not any(
                quantity.start < share.end and share.start < quantity.end for share in shares
            )
        ]
        return sorted([*kept, *shares], key=lambda quantity: quantity.start)

    def _share(self, span: Span) -> Quantity | None:
        start, end = span
        of = self.matchers.share_of.at(self.low, skip_space(self.low, end))
        behind = of.end if of else end
        heads = self.concepts.heads(start, clause_end(self.low, behind, behind + _BEHIND))
        if not heads:
            return None
        noun = heads[0].start, heads[0].end
        numbers = numbers_in(self.low[start:end], self.matchers.language)
        pair = [number.readings[0] for number in numbers[:2]]
        whole = pair[1] if len(pair) == 2 and pair[0] <= pair[1] else None
        return Quantity(
            start=start,
            end=end,
            readings=(pair[0],) if whole is not None else (),
            kind=Kind.COUNT,
            tail=end,
            first=start,
            noun=noun,
            out_of=whole,
            last=max(end, noun[1]),
            qualifier="exact" if whole is not None else "unquantified",
            statement=Statement.SHARE,
            wordy=True,
        )

    # The others

    def _statement(self, quantity: Quantity) -> Statement:
        if quantity.kind is not Kind.MONEY and self._is_change(quantity):
            return Statement.CHANGE
        if self._is_average(quantity):
            return Statement.AVERAGE
        if quantity.kind is Kind.PERCENT or self._is_fraction(quantity):
            return Statement.SHARE
        return Statement.COUNT

    def _is_change(self, quantity: Quantity) -> bool:
        low = self.low
        gap = _CURRENCY_END.search(low, max(quantity.first - 8, 0), quantity.first)
        end = gap.start() if gap else quantity.first
        for match in self.matchers.changes.find(low, max(end - _FAR, 0), end):
            if match.end == end:
                quantity.first = match.start
                return True
        heads = self.concepts.heads(quantity.tail, max(quantity.noun[1], quantity.tail))
        counter = self.matchers.counters.at(low, skip_space(low, quantity.tail))
        places = [quantity.tail, *(match.end for match in (*heads[:1], counter) if match)]
        return any(self.matchers.changed.at(low, skip_space(low, place)) for place in places)

    def _is_average(self, quantity: Quantity) -> bool:
        before, behind = self._each_before(quantity), self._each_behind(quantity)
        if before is not None:
            quantity.first = before
        if behind is not None:
            quantity.last = max(quantity.last, behind)
        return before is not None or behind is not None

    def _each_before(self, quantity: Quantity) -> int | None:
        """Give where the 'on average' or 'each village' before a number begins."""
        low, first = self.low, quantity.first
        for match in self.matchers.averages.find(low, max(first - _FAR, 0), first):
            if not _BREAK.search(low, match.end, first):
                return match.start
        for match in self.matchers.each.find(low, max(first - _FAR, 0), first):
            head = self._head_at(match.end)
            near = head and head[1] <= first <= head[1] + _NEAR
            if head and near and not _BREAK.search(low, head[1], first):
                return match.start
        return None

    def _each_behind(self, quantity: Quantity) -> int | None:
        """Give where the 'per village' or '/village' behind a number ends."""
        low, stop = self.low, quantity.tail + _BEHIND
        broken = _BREAK.search(low, quantity.tail, stop)
        stop = broken.start() if broken else stop
        behind = (match.end for match in self.matchers.each.find(low, quantity.tail, stop))
        slashes = (match.end() for match in _SLASH.finditer(low, quantity.tail, stop))
        heads = (self._head_at(place) for place in (*behind, *slashes))
        return next((head[1] for head in heads if head), None)

    def _head_at(self, place: int) -> Span | None:
        start = skip_space(self.low, place)
        match = self.matchers.concepts.at(self.low, start)
        heads = self.concepts.heads(match.start, match.end) if match else []
        return (heads[0].start, heads[0].end) if heads else None

    def _is_fraction(self, quantity: Quantity) -> bool:
        """Whether '1/4' is said of a whole that is not four things."""
        whole = quantity.out_of
        if quantity.percent is not None or whole is None or not 1 < whole <= _FEW:
            return False
        if not _SLASH.search(self.low, quantity.end, quantity.tail):
            return False
        of = self.matchers.share_of.at(self.low, skip_space(self.low, quantity.tail))
        return (
            bool(of) or quantity.qualifier != "exact" or (quantity.value == 1 and whole <= _PLAIN)
        )


def _join(left: Quantity, right: Quantity) -> None:
    """Let a quantity take in the one that ends its range."""
    left.value_to, left.statement = right.value, Statement.RANGE
    left.end, left.tail, left.last = right.end, right.tail, right.last
    left.noun, left.kind, left.range_end = right.noun, right.kind, None
