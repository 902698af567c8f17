"""'More than', 'nearly' and their like, on either side of a number."""

import re

from models_registry.transcription.extraction.matchers import Match, Matchers
from models_registry.transcription.extraction.normalized_text import skip_space
from models_registry.transcription.extraction.nouns import Concepts
from models_registry.transcription.extraction.quantity import Quantity
from models_registry.transcription.languages.form import Edges
from models_registry.transcription.tokens import Span

_CURRENCY_END = re.compile(r"(?: ?(?:us)?[$€£]| ?\b(?:vnd|usd))? ?$")
_LONGEST_COUNTER = 4
_LONGEST_NOUN = 40
_NEAR = 12
_BREAK = re.compile(r"[,;:.()\n\d、。،]")


class Qualifiers:
    """The qualifiers of a text."""

    def __init__(self, low: str, matchers: Matchers, concepts: Concepts) -> None:
        self._low, self._matchers, self._concepts = low, matchers, concepts
        self._before = {match.end: match for match in matchers.before.find(low)}

    def apply(self, quantity: Quantity) -> None:
        """Fill in the qualifier of a quantity, and take its words to the quantity's own."""
        gap = _CURRENCY_END.search(self._low, max(quantity.first - 8, 0), quantity.first)
        before = self._before.get(gap.start() if gap else quantity.first)
        if before:
            quantity.qualifier, quantity.first = before.names[0], before.start
            return
        if any(self._matchers.rough.find(self._low, quantity.start, quantity.end)):
            quantity.qualifier = "about"
            return
        after = self._after(quantity)
        if after:
            quantity.qualifier = after.names[0]
            quantity.last = max(quantity.last, after.end)
            quantity.noun = self._noun_around(quantity, after)

    def _noun_around(self, quantity: Quantity, after: Match) -> Span:
        """Give the noun without the qualifier, or the one behind it: '100件を超えるモデル'."""
        start, end = quantity.noun
        if self._matchers.edges is Edges.NONE or after.start <= start:
            stop = min(after.end + _LONGEST_NOUN, len(self._low))
            behind = self._concepts.noun_after(after.end, stop)
            if self._concepts.heads(*behind):
                quantity.last = max(quantity.last, behind[1])
                return behind
        return start, max(start, min(end, after.start))

    def _after(self, quantity: Quantity) -> Match | None:
        """Give the qualifier right behind the number, its counter or its noun."""
        low, tail, end = self._low, quantity.tail, quantity.noun[1]
        unspaced = self._matchers.edges is Edges.NONE
        # '1,000人以上': where no spaces are written a counter may stand between.
        longest = min(_LONGEST_COUNTER if unspaced else 1, len(low) - tail)
        for place in range(tail, tail + max(longest, 1)):
            if after := self._matchers.after.at(low, skip_space(low, place)):
                return after
        near_noun = self._matchers.after.find(low, max(tail, end - _LONGEST_NOUN), end + _NEAR)
        after = next(near_noun, None)
        if not after or (unspaced and after.start > end + 1):
            return None
        return None if _BREAK.search(low, tail, after.start) else after
