"""'More than', 'nearly' and their like, on either side of a number."""

import re

from models_registry.transcription.extraction.matchers import Found, Tools
from models_registry.transcription.extraction.normalized_text import Plain
from models_registry.transcription.extraction.nouns import Concepts, noun_after
from models_registry.transcription.extraction.quantity import Quantity, Span
from models_registry.transcription.languages.form import Edges

_CURRENCY_END = re.compile(r"(?: ?(?:us)?[$€£]| ?\b(?:vnd|usd))? ?$")
_LONGEST_COUNTER = 4
_LONGEST_NOUN = 40
_NEAR = 12
_BREAK = re.compile(r"[,;:.()\n\d、。،]")


class Qualifiers:
    """The qualifiers of a text."""

    def __init__(self, plain: Plain, tools: Tools, concepts: Concepts) -> None:
        self._low, self._tools, self._concepts = plain.low, tools, concepts
        self._before = {found.end: found for found in tools.before.find(plain.low)}

    def apply(self, quantity: Quantity) -> None:
        """Fill in the qualifier of a quantity, and take its words to the quantity's own."""
        gap = _CURRENCY_END.search(self._low, max(quantity.first - 8, 0), quantity.first)
        found = self._before.get(gap.start() if gap else quantity.first)
        if found:
            quantity.qualifier, quantity.first = found.names[0], found.start
            return
        if any(self._tools.rough.find(self._low, quantity.start, quantity.end)):
            quantity.qualifier = "about"
            return
        after = self._after(quantity)
        if after:
            quantity.qualifier = after.names[0]
            quantity.last = max(quantity.last, after.end)
            quantity.noun = self._noun_around(quantity, after)

    def _noun_around(self, quantity: Quantity, after: Found) -> Span:
        """Give the noun without the qualifier, or the one behind it: '100件を超えるモデル'."""
        start, end = quantity.noun
        if self._tools.edges is Edges.NONE or after.start <= start:
            stop = min(after.end + _LONGEST_NOUN, len(self._low))
            behind = noun_after(self._low, after.end, stop, self._concepts, self._tools)
            if self._concepts.heads(*behind):
                quantity.last = max(quantity.last, behind[1])
                return behind
        return start, max(start, min(end, after.start))

    def _after(self, quantity: Quantity) -> Found | None:
        """Give the qualifier right behind the number, its counter or its noun."""
        low, tail, end = self._low, quantity.tail, quantity.noun[1]
        for place in (tail, *self._behind_counter(quantity)):
            if found := self._tools.after.at(low, place + (low[place : place + 1] == " ")):
                return found
        for found in self._tools.after.find(low, max(tail, end - _LONGEST_NOUN), end + _NEAR):
            if self._tools.edges is Edges.NONE and found.start > end + 1:
                return None
            return None if _BREAK.search(low, tail, found.start) else found
        return None

    def _behind_counter(self, quantity: Quantity) -> range:
        """'1,000人以上': where no spaces are written a counter may stand between."""
        if self._tools.edges is not Edges.NONE:
            return range(0)
        return range(quantity.tail + 1, min(quantity.tail + _LONGEST_COUNTER, len(self._low)))
