"""Numbers that belong to one figure: '512/569 cases, 89.98 %', '8 of 40 models'.

Which percentage is the share that a count makes is told by the words between, or by reckoning.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.extraction.matchers import Found, Tools
from models_registry.transcription.extraction.quantity import Kind, Quantity

# By how much a percentage may differ from the share that part and whole give, where words say
# that it is that share, and where nothing but the numbers says so.
_ROUNDING, _EXACT = Decimal("1.5"), Decimal("0.06")
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
        if not link or (bracket and _SHORT_LINK.fullmatch(link)):
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


_SLASH = re.compile(r" ?/ ?")
_LONGEST_GAP = 60
_LONGEST_OF = 24
_SENTENCE_END = re.compile(r"[;:.。!?\n]")
# How many letters a word between 'of' and the whole may have: 'of the country's 10,598'.
_SHORT_WORD = re.compile(r"[^\W\d_][\w']{0,15}")


@dataclass(frozen=True, slots=True)
class Parts:
    """Puts together what stands side by side in a text."""

    low: str
    tools: Tools

    def joined(self, quantities: Iterable[Quantity]) -> list[Quantity]:
        """Give the quantities, each with the whole and the percentage that stand beside it."""
        done: list[Quantity] = []
        shares = Shares(self.low, self.tools)
        for quantity in quantities:
            if done and quantity.kind is Kind.PERCENT and shares.take(done, quantity):
                self._settle_whole(done, shares)
                continue
            if done and self._join(done, quantity):
                shares.take_before(done)
            else:
                done.append(quantity)
        return done

    def _join(self, done: list[Quantity], right: Quantity) -> bool:
        left = done[-1]
        if left.kind is not Kind.COUNT or not 0 <= right.start - left.tail <= _LONGEST_GAP:
            return False
        if self._is_range(left, right):
            left.noun, left.kind, left.last = right.noun, right.kind, right.last
            return False
        if right.kind is Kind.COUNT and left.out_of is None and left.percent is None:
            return self._take_whole(done, left, right)
        return False

    def _settle_whole(self, done: list[Quantity], shares: Shares) -> None:
        """'Of 1,204 cases 1,098 were solved (91.2 %)': the share tells what the whole is."""
        if len(done) < 2 or done[-1].percent is None or done[-1].out_of is not None:
            return
        whole, part = done[-2:]
        if whole.kind is Kind.COUNT and self._behind_of(whole) and shares.reckoned(part, whole):
            del done[-1]
            self._put_first(done, whole, part)

    def _take_whole(self, done: list[Quantity], left: Quantity, right: Quantity) -> bool:
        gap = self.low[left.tail : right.first]
        link = "of" if _SLASH.fullmatch(gap) else self._link(gap)
        if link == "whole_first" or (not link and self._is_whole(left, right, gap)):
            return self._is_part(right, left) and self._put_first(done, left, right)
        if link == "of_same" and not self._same(left, right):
            link = ""
        if not link or not self._is_part(left, right):
            return False
        left.out_of, left.tail = right.value, right.tail
        left.counter = left.counter or right.counter
        if left.noun[0] >= left.noun[1] or (right.noun[0] < right.noun[1] and link == "of"):
            left.noun = right.noun
        left.last = max(left.last, right.last)
        return True

    def _is_range(self, left: Quantity, right: Quantity) -> bool:
        """'5 - 7 %', 'from 60 to 65 thousand people': both ends count what the second does."""
        return self._link(self.low[left.tail : right.first]) == "to"

    def _is_part(self, part: Quantity, whole: Quantity) -> bool:
        return part.value is not None and whole.value is not None and part.value <= whole.value

    def _put_first(self, done: list[Quantity], whole: Quantity, part: Quantity) -> bool:
        """Let the part take the place of the whole that stands before it."""
        part.out_of, part.first = whole.value, whole.first
        part.counter = part.counter or whole.counter
        if part.noun[0] >= part.noun[1]:
            part.noun = whole.noun
        done[-1] = part
        return True

    def _is_whole(self, left: Quantity, right: Quantity, gap: str) -> bool:
        """'Of 310 cases, 276 were solved': the whole stands first, behind an 'of'."""
        empty = right.noun[0] >= right.noun[1]
        return self._behind_of(left) and "." not in gap and (empty or self._same(left, right))

    def _behind_of(self, whole: Quantity) -> bool:
        """Whether a clause opens with 'of' and this number."""
        before = self.low[max(whole.first - _LONGEST_OF, 0) : whole.first].rstrip()
        found = [one for one in self.tools.links.find(before) if one.end == len(before)]
        if not found or not {"of", "of_total"}.intersection(found[-1].names):
            return False
        words = before[: found[-1].start].rstrip()
        return not words or words[-1] in ".,;:،؛\n"

    def _same(self, left: Quantity, right: Quantity) -> bool:
        """Whether two quantities count the same thing, as far as their words tell."""
        words = [self.low[slice(*one.noun)].split()[:1] for one in (left, right)]
        return not words[1] or words[0] == words[1]

    def _short(self, words: str, found: Found) -> bool:
        """'9,950 of the country's 10,598': one word may stand between 'of' and the whole."""
        return found.start == 0 and bool(_SHORT_WORD.fullmatch(words[found.end :].strip()))

    def _link(self, gap: str) -> str:
        """Give which kind of 'of' the words between two numbers end in."""
        words = gap.strip()
        for found in self.tools.links.find(words):
            rest = words[found.end :].strip()
            if _SENTENCE_END.search(words):
                return ""
            if "whole_first" in found.names and len(rest) <= 6:
                # Behind a comma it is 'of which': both are figures of their own.
                return "" if words[: found.start].endswith(("、", ",", "(")) else "whole_first"
            if rest and not ("of" in found.names and self._short(words, found)):
                continue
            if "to" in found.names and found.start == 0:
                return "to"
            if "of_total" in found.names:
                return "of_total"
            if "of" in found.names:
                return "of" if found.start == 0 else "of_same"
        return ""
