"""The sentence around a citation, where the report's text is held."""

import re
from contextlib import suppress
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist

from models_registry.models import Figure

LONGEST = 300
# A dot within a number ends no sentence.
ENDS = re.compile(r"[.!?؟]\s|[。！？\n]")


class Surroundings(NamedTuple):
    """What stands before and after the words in their sentence."""

    before: str
    after: str


def sentence_around(figure: Figure) -> Surroundings | None:
    """Return what stands around the figure's words; None where no text is held that has them."""
    # No text was pasted, or its file is not there any more: the words themselves are.
    with suppress(ObjectDoesNotExist, OSError):
        text = figure.report.text.words
        start = _start_in(text, figure)
        return None if start < 0 else _cut(text, start, start + len(figure.as_written))
    return None


def _start_in(text: str, figure: Figure) -> int:
    """Return where the words begin: at the figure's mark, else where they stand first, else -1."""
    if figure.mark and text.startswith(figure.as_written, figure.mark.cited_start):
        return int(figure.mark.cited_start)
    return text.find(figure.as_written)


def _cut(text: str, start: int, end: int) -> Surroundings:
    before, after = text[max(0, start - LONGEST) : start], text[end : end + LONGEST]
    begin = max((match.end() for match in ENDS.finditer(before)), default=0)
    stop = ENDS.search(after)
    return Surroundings(before[begin:].lstrip(), after[: stop.end()].rstrip() if stop else after)
