"""Numbers that belong to one figure: '512/569 cases, 89.98 %', '8 of 40 models'.

Which percentage is the share that a count makes is said by the words between, or reckoned.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.extraction.matchers import Matchers
from models_registry.transcription.extraction.quantity import Kind, Quantity
from models_registry.transcription.terms import is_whole

# By how much a percentage may differ from the share that part and whole give, where words say
# that it is that share, and where nothing but the numbers says so (with decimals, without).
_ROUNDING, _EXACT, _WHOLE = Decimal("1.5"), Decimal("0.06"), Decimal("0.5")
_ALL = Decimal(100)
# How far a percentage may stand from a count of which it is the exact share.
_FAR = 130
_MOST_BETWEEN = 3
_OPENS = re.compile(
    r"(?:[^,;:.(\n،、]{0,50}(?P<comma>[,،、]| -)|[^;:.(\n]{0,60}(?P<bracket>\()) ?"
    r"(?P<link>[^,;:()\n]{0,40})"
)
# '(an 86.1-percent rate)'
_SHORT_LINK = re.compile(r"[^\W\d_]{1,3}")
_ENDS = re.compile(r"[;。!?\n]|\.(?!\d)")


@dataclass(frozen=True, slots=True)
class Shares:
    """The percentages of a text that belong to its counts."""

    low: str
    matchers: Matchers

    def take(self, joined: list[Quantity], percent: Quantity) -> bool:
        """Give a percentage to the count before it that it is the share of, if there is one."""
        count = joined[-1]
        near = 0 <= percent.start - count.tail <= _LONGEST_GAP
        if near and _lacks_percent(count) and self._is_said_share(count, percent):
            return _give(count, percent)
        for place in range(len(joined) - 1, max(len(joined) - 1 - _MOST_BETWEEN, -1), -1):
            count = joined[place]
            whole = self._whole(joined, place, percent)
            if whole and _is_share(count.value, whole, percent.value):
                return _give(count, percent)
        return False

    def take_before(self, joined: list[Quantity]) -> None:
        """Give '98.9 % (271/274)' the percentage that stands before part and whole."""
        if len(joined) < 2 or joined[-2].kind is not Kind.PERCENT:
            return
        percent, count = joined[-2:]
        near = 0 <= count.start - percent.tail <= _LONGEST_GAP
        same_sentence = near and not _ENDS.search(self.low, percent.tail, count.start)
        if not same_sentence or not _lacks_percent(count) or not count.out_of:
            return
        # '100 %, 22/22 …' are two figures.
        sure = percent.value != _ALL or "(" in self.low[percent.tail : count.start]
        if sure and _is_share(count.value, count.out_of, percent.value):
            count.percent, count.first = percent.value, percent.first
            del joined[-2]

    def is_reckoned(self, part: Quantity, whole: Quantity) -> bool:
        """Say whether the percentage of a part is its share of a whole that stands before it."""
        near = part.start - whole.tail <= _FAR
        return near and _is_share(part.value, whole.value, part.percent)

    def _whole(self, joined: Sequence[Quantity], place: int, percent: Quantity) -> Decimal | None:
        """Give what a count would be a share of: its own whole, else the count before it."""
        count = joined[place]
        if not _lacks_percent(count) or not 0 <= percent.start - count.tail <= _FAR:
            return None
        if _ENDS.search(self.low, count.tail, percent.first):
            return None
        if count.out_of:
            return count.out_of
        before = joined[place - 1] if place else None
        if not before or before.kind is not Kind.COUNT or count.start - before.tail > _FAR:
            return None
        return None if percent.value is None or is_whole(percent.value) else before.value

    def _is_said_share(self, count: Quantity, percent: Quantity) -> bool:
        """Whether what stands between a count and a percentage makes it the count's share."""
        match = _OPENS.fullmatch(self.low, count.tail, percent.first)
        if not match or not _may_be_share(count, percent):
            return False
        link, bracket = match["link"].strip(), bool(match["bracket"])
        if not link or (bracket and _SHORT_LINK.fullmatch(link)):
            return bracket or count.out_of is not None
        share = self.matchers.links.at(link, 0)
        if not share or "share" not in share.names:
            return False
        rest = link[share.end :].strip()
        qualifier = self.matchers.before.at(rest, 0)
        return not rest or bool(qualifier and qualifier.end == len(rest))


def _lacks_percent(quantity: Quantity) -> bool:
    return quantity.kind is Kind.COUNT and quantity.percent is None


def _give(count: Quantity, percent: Quantity) -> bool:
    count.percent = percent.value
    count.last = max(count.last, percent.tail)
    return True


def _is_share(part: Decimal | None, whole: Decimal | None, percent: Decimal | None) -> bool:
    """Whether a percentage is part of whole, to the digits that it is written with."""
    if part is None or percent is None or not whole or part > whole or percent > _ALL:
        return False
    rounding = _WHOLE if is_whole(percent) else _EXACT
    return abs(_ALL * part / whole - percent) <= rounding


def _may_be_share(count: Quantity, percent: Quantity) -> bool:
    if count.value is None or percent.value is None or percent.value > _ALL:
        return False
    return not count.out_of or abs(_ALL * count.value / count.out_of - percent.value) <= _ROUNDING


_SLASH = re.compile(r" ?/ ?")
_LONGEST_GAP = 60
_LONGEST_OF = 24
_SENTENCE_END = re.compile(r"[;:.。!?\n]")
_LONGEST_REST = 6
# How many letters a word between 'of' and the whole may have: 'of the country's 10,598'.
_SHORT_WORD = re.compile(r"[^\W\d_][\w']{0,15}")


@dataclass(frozen=True, slots=True)
class Fractions:
    """Parts, wholes and percentages that stand side by side in a text."""

    low: str
    matchers: Matchers

    def joined(self, quantities: Iterable[Quantity]) -> list[Quantity]:
        """Give the quantities, each with the whole and the percentage that stand beside it."""
        joined: list[Quantity] = []
        shares = Shares(self.low, self.matchers)
        for quantity in quantities:
            if joined and quantity.kind is Kind.PERCENT and shares.take(joined, quantity):
                self._settle_whole(joined, shares)
                continue
            if joined and self._join(joined, quantity):
                shares.take_before(joined)
            else:
                joined.append(quantity)
        return joined

    def _join(self, joined: list[Quantity], right: Quantity) -> bool:
        """Join a quantity to the one before it, and say whether they are one now."""
        left = joined[-1]
        if left.kind is not Kind.COUNT or not 0 <= right.start - left.tail <= _LONGEST_GAP:
            return False
        gap = self.low[left.tail : right.first]
        if not gap.strip() and self._link(self.low[left.tail : right.start]) == "to":
            # 'bis 9' alone is 'up to 9', and ends a range behind another number.
            gap, right.first, right.qualifier = (
                self.low[left.tail : right.start],
                right.start,
                "exact",
            )
        if self._link(gap) == "to":
            # '5 - 7 %', 'from 60 to 65 thousand people': both ends count what the second does.
            left.noun, left.kind, left.last = right.noun, right.kind, right.last
            left.range_end = right
            return False
        if right.kind is Kind.COUNT and left.out_of is None and left.percent is None:
            return self._take_whole(joined, right, gap)
        return False

    def _settle_whole(self, joined: list[Quantity], shares: Shares) -> None:
        """'Of 1,204 cases 1,098 were solved (91.2 %)': the share says what the whole is."""
        if len(joined) < 2 or joined[-1].percent is None or joined[-1].out_of is not None:
            return
        whole, part = joined[-2:]
        opens = whole.kind is Kind.COUNT and self._opens_with_of(whole)
        if opens and shares.is_reckoned(part, whole):
            del joined[-1]
            _put_first(joined, part)

    def _take_whole(self, joined: list[Quantity], right: Quantity, gap: str) -> bool:
        left = joined[-1]
        link = "of" if _SLASH.fullmatch(gap) else self._link(gap)
        if link == "whole_first" or (not link and self._is_whole(left, right, gap)):
            return _is_part(right, left) and _put_first(joined, right)
        if link == "of_same" and not self._count_same(left, right):
            link = ""
        if not link or not _is_part(left, right):
            return False
        left.out_of, left.tail = right.value, right.tail
        left.counter = left.counter or right.counter
        if left.noun[0] >= left.noun[1] or (right.noun[0] < right.noun[1] and link == "of"):
            left.noun = right.noun
        left.last = max(left.last, right.last)
        return True

    def _is_whole(self, left: Quantity, right: Quantity, gap: str) -> bool:
        """'Of 310 cases, 276 were solved': the whole stands first, behind an 'of'."""
        empty = right.noun[0] >= right.noun[1]
        same = empty or self._count_same(left, right)
        return same and "." not in gap and self._opens_with_of(left)

    def _opens_with_of(self, whole: Quantity) -> bool:
        """Whether a clause opens with 'of' and this number."""
        before = self.low[max(whole.first - _LONGEST_OF, 0) : whole.first].rstrip()
        last = [link for link in self.matchers.links.find(before) if link.end == len(before)]
        if not last or not {"of", "of_total"}.intersection(last[0].names):
            return False
        words = before[: last[0].start].rstrip()
        return not words or words[-1] in ".,;:،؛\n"

    def _count_same(self, left: Quantity, right: Quantity) -> bool:
        """Whether two quantities count the same thing, as far as their words say."""
        first, second = (self.low[slice(*side.noun)].split()[:1] for side in (left, right))
        return not second or first == second

    def _link(self, gap: str) -> str:
        """Give which kind of 'of' the words between two numbers end in."""
        words = gap.strip()
        if _SENTENCE_END.search(words):
            return ""
        for link in self.matchers.links.find(words):
            rest = words[link.end :].strip()
            if "whole_first" in link.names and len(rest) <= _LONGEST_REST:
                # Behind a comma it is 'of which': both are figures of their own.
                return "" if words[: link.start].endswith(("、", ",", "(")) else "whole_first"
            # '9,950 of the country's 10,598': one word may stand between 'of' and the whole.
            first = link.start == 0
            if rest and not ("of" in link.names and first and _SHORT_WORD.fullmatch(rest)):
                continue
            if "to" in link.names and first:
                return "to"
            if "of_total" in link.names:
                return "of_total"
            if "of" in link.names:
                return "of" if first else "of_same"
        return ""


def _is_part(part: Quantity, whole: Quantity) -> bool:
    return part.value is not None and whole.value is not None and part.value <= whole.value


def _put_first(joined: list[Quantity], part: Quantity) -> bool:
    """Let a part take the place of the whole that stands before it."""
    whole = joined[-1]
    part.out_of, part.first = whole.value, whole.first
    part.counter = part.counter or whole.counter
    if part.noun[0] >= part.noun[1]:
        part.noun = whole.noun
    joined[-1] = part
    return True
