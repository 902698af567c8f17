"""Numbers that belong to one figure: '512/569 cases, 89.98 %', '8 of 40 models'."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models_registry.transcription.reading.quantities import Kind, Quantity
from models_registry.transcription.reading.tools import Tools

_SLASH = re.compile(r" ?/ ?")
_LONGEST_GAP = 60
_LONGEST_OF = 24
# By how much a percentage may differ from the share that part and whole give.
_SENTENCE_END = re.compile(r"[;:.。!?\n]")
_ROUNDING = Decimal("1.5")
_OPENS = re.compile(
    r"(?:[^,;:.(\n،、]{0,50}(?P<comma>[,،、]| -)|[^;:.(\n]{0,60}(?P<bracket>\()) ?"
    r"(?P<link>[^,;:()\n]{0,40})"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Puts together what stands side by side in a text."""

    low: str
    tools: Tools

    def joined(self, quantities: Iterable[Quantity]) -> list[Quantity]:
        """Give the quantities, each with the whole and the percentage that stand beside it."""
        done: list[Quantity] = []
        for quantity in quantities:
            if not (done and self._join(done, quantity)):
                done.append(quantity)
        return done

    def _join(self, done: list[Quantity], right: Quantity) -> bool:
        left = done[-1]
        if left.kind is not Kind.COUNT or not 0 <= right.start - left.tail <= _LONGEST_GAP:
            return False
        if self._is_range(left, right):
            left.noun, left.kind, left.last = right.noun, right.kind, right.last
            return False
        if right.kind is Kind.PERCENT:
            return left.percent is None and self._take_percent(left, right)
        if right.kind is Kind.COUNT and left.out_of is None and left.percent is None:
            return self._take_whole(done, left, right)
        return False

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
        before = self.low[max(left.first - _LONGEST_OF, 0) : left.first].rstrip()
        found = [one for one in self.tools.links.find(before) if one.end == len(before)]
        if not found or not {"of", "of_total"}.intersection(found[-1].names):
            return False
        opens = (
            not before[: found[-1].start].strip()
            or before[: found[-1].start].rstrip()[-1:] in ".,;:،؛\n"
        )
        empty = right.noun[0] >= right.noun[1]
        return opens and "." not in gap and (empty or self._same(left, right))

    def _same(self, left: Quantity, right: Quantity) -> bool:
        """Whether two quantities count the same thing, as far as their words tell."""
        words = [self.low[slice(*one.noun)].split()[:1] for one in (left, right)]
        return not words[1] or words[0] == words[1]

    def _link(self, gap: str) -> str:
        """Give which kind of 'of' the words between two numbers end in."""
        words = gap.strip()
        for found in self.tools.links.find(words):
            rest = words[found.end :].strip()
            if _SENTENCE_END.search(words):
                return ""
            if "whole_first" in found.names and len(rest) <= 6:
                # Behind a comma it is 'of which': both are figures of their own.
                return "" if words[: found.start].endswith(("、", ",")) else "whole_first"
            if rest:
                continue
            if "to" in found.names and found.start == 0:
                return "to"
            if "of_total" in found.names:
                return "of_total"
            if "of" in found.names:
                return "of" if found.start == 0 else "of_same"
        return ""

    def _take_percent(self, left: Quantity, right: Quantity) -> bool:
        match = _OPENS.fullmatch(self.low, left.tail, right.first)
        if not match or not self._shares(bool(match["bracket"]), match["link"].strip(), left):
            return False
        if not self._fits(left, right):
            return False
        left.percent = right.value
        left.last = max(left.last, right.tail)
        return True

    def _shares(self, bracket: bool, link: str, left: Quantity) -> bool:
        """Whether what stands between a count and a percentage makes it the count's share."""
        if not link:
            return bracket or left.out_of is not None
        found = self.tools.links.at(link, 0)
        if not found or "share" not in found.names:
            return False
        rest = link[found.end :].strip()
        qualifier = self.tools.before.at(rest, 0)
        return not rest or bool(qualifier and qualifier.end == len(rest))

    def _fits(self, left: Quantity, right: Quantity) -> bool:
        if left.value is None or right.value is None or right.value > 100:
            return False
        if not left.out_of:
            return True
        return abs(100 * left.value / left.out_of - right.value) <= _ROUNDING
