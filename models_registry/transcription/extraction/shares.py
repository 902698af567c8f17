"""Which percentage is the share that a count makes: by the words between, or by reckoning."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.extraction.matchers import Tools
from models_registry.transcription.extraction.quantity import Kind, Quantity

# By how much a percentage may differ from the share that part and whole give, where words say
# that it is that share, and where nothing but the numbers says so.
_ROUNDING, _EXACT = Decimal("1.5"), Decimal("0.06")
_ALL = Decimal(100)
_LONGEST_GAP = 60
# How far a percentage may stand from a count of which it is the exact share.
_FAR = 130
_MOST_BETWEEN = 3
_OPENS = re.compile(
    r"(?:[^,;:.(\n،、]{0,50}(?P<comma>[,،、]| -)|[^;:.(\n]{0,60}(?P<bracket>\()) ?"
    r"(?P<link>[^,;:()\n]{0,40})"
)
# '(an 86.1-percent rate)'
_SHORT_WORD = re.compile(r"[^\W\d_]{1,3}")
_ENDS = re.compile(r"[;。!?\n]|\.(?!\d)")


@dataclass(frozen=True, slots=True)
class Shares:
    """Gives counts the percentages that belong to them."""

    low: str
    tools: Tools

    def take(self, done: list[Quantity], percent: Quantity) -> bool:
        """Give a percentage to the count before it that it is the share of, if there is one."""
        left = done[-1]
        near = 0 <= percent.start - left.tail <= _LONGEST_GAP
        if near and self._open(left) and self._told(left, percent):
            return self._give(left, percent)
        for place in range(len(done) - 1, max(len(done) - 1 - _MOST_BETWEEN, -1), -1):
            whole = self._whole(done, place, percent)
            if whole and self._is_share(done[place].value, whole, percent.value):
                return self._give(done[place], percent)
        return False

    def take_before(self, done: list[Quantity]) -> None:
        """Give '98.9 % (271/274)' the percentage that stands before part and whole."""
        if len(done) < 2 or done[-2].kind is not Kind.PERCENT:
            return
        percent, count = done[-2], done[-1]
        near = 0 <= count.start - percent.tail <= _LONGEST_GAP
        unparted = near and not _ENDS.search(self.low, percent.tail, count.start)
        if not unparted or not self._open(count) or not count.out_of:
            return
        # '100 %, 22/22 …' are two figures.
        sure = percent.value != _ALL or "(" in self.low[percent.tail : count.start]
        if sure and self._is_share(count.value, count.out_of, percent.value):
            count.percent, count.first = percent.value, percent.first
            del done[-2]

    def reckoned(self, part: Quantity, whole: Quantity) -> bool:
        """Say whether the percentage of a part is its share of a whole that stands before it."""
        near = part.start - whole.tail <= _FAR
        return bool(near and whole.value) and self._is_share(
            part.value, whole.value or Decimal(0), part.percent
        )

    def _open(self, left: Quantity) -> bool:
        return left.kind is Kind.COUNT and left.percent is None

    def _give(self, left: Quantity, percent: Quantity) -> bool:
        left.percent = percent.value
        left.last = max(left.last, percent.tail)
        return True

    def _whole(self, done: Sequence[Quantity], place: int, percent: Quantity) -> Decimal | None:
        """Give what a count would be a share of: its own whole, else the count before it."""
        left = done[place]
        if not self._open(left) or not 0 <= percent.start - left.tail <= _FAR:
            return None
        if _ENDS.search(self.low, left.tail, percent.first):
            return None
        if left.out_of:
            return left.out_of
        before = done[place - 1] if place else None
        if not before or before.kind is not Kind.COUNT or left.start - before.tail > _FAR:
            return None
        whole_percent = percent.value is None or percent.value == percent.value.to_integral_value()
        return None if whole_percent else before.value

    def _is_share(self, part: Decimal | None, whole: Decimal, percent: Decimal | None) -> bool:
        """Whether a percentage is part of whole, to the digits that it is written with."""
        if part is None or percent is None or not whole or part > whole or percent > 100:
            return False
        rounding = Decimal("0.5") if percent == percent.to_integral_value() else _EXACT
        return abs(100 * part / whole - percent) <= rounding

    def _told(self, left: Quantity, percent: Quantity) -> bool:
        """Whether what stands between a count and a percentage makes it the count's share."""
        match = _OPENS.fullmatch(self.low, left.tail, percent.first)
        if not match or not self._fits(left, percent):
            return False
        link, bracket = match["link"].strip(), bool(match["bracket"])
        if not link or (bracket and _SHORT_WORD.fullmatch(link)):
            return bracket or left.out_of is not None
        found = self.tools.links.at(link, 0)
        if not found or "share" not in found.names:
            return False
        rest = link[found.end :].strip()
        qualifier = self.tools.before.at(rest, 0)
        return not rest or bool(qualifier and qualifier.end == len(rest))

    def _fits(self, left: Quantity, percent: Quantity) -> bool:
        if left.value is None or percent.value is None or percent.value > 100:
            return False
        if not left.out_of:
            return True
        return abs(100 * left.value / left.out_of - percent.value) <= _ROUNDING
