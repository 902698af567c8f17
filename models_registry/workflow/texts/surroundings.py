"""The sentence around a citation, where the report's text is held."""

import re
from contextlib import suppress
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist

from models_registry.models import Figure
from models_registry.workflow.texts.citation import places_of

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
        places = places_of(figure.as_written, text)
        begins = figure.mark.cited_start if figure.mark else 0
        # At the figure's mark; else where they stand first.
        meant = next((one for one in places if one[0] >= begins), next(iter(places), None))
        return sentence_at(text, *meant) if meant else None
    return None


def sentence_at(text: str, start: int, end: int) -> Surroundings:
    """Return what stands before and after text[start:end] in its sentence."""
    before, after = text[max(0, start - LONGEST) : start], text[end : end + LONGEST]
    begin = max((match.end() for match in ENDS.finditer(before)), default=0)
    stop = ENDS.search(after)
    return Surroundings(before[begin:].lstrip(), after[: stop.end()].rstrip() if stop else after)
