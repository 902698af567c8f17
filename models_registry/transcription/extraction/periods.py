"""The words of a sentence that say when."""

from bisect import bisect_right

from models_registry.transcription.extraction.matchers import Tools
from models_registry.transcription.extraction.normalized_text import Plain
from models_registry.transcription.extraction.quantity import Span
from models_registry.transcription.extraction.sentences import Sentences


class Periods:
    """The periods that a text names."""

    def __init__(self, plain: Plain, tools: Tools, sentences: Sentences) -> None:
        self._spans = [match.span() for match in tools.periods.finditer(plain.low)]
        self._starts = [start for start, _ in self._spans]
        self._sentences = sentences

    def of(self, place: int) -> Span | None:
        """Give the period nearest before a place in its sentence, else the first after it."""
        first, last = self._sentences.around(place)
        index = bisect_right(self._starts, place)
        before, after = self._spans[max(index - 1, 0) : index], self._spans[index : index + 1]
        for start, end in before + after:
            if first <= start and end <= last:
                return start, end
        return None
