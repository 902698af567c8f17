"""Words that are cited: where they stand in their text, the sentence around them, and the few
around a number left out.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist

from models_registry.models import DismissedNumber, Figure, Mark, ReportText
from movement_stats.lib.letters import plain

LONGEST_WORDS = 80
LONGEST_NUMBER = 40
BREAKS = re.compile(r"\s*[\n\t\v\f]\s*")


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Return where the words stand in the text, each place as its start and end.

    Only spaces are free: a run of spaces, no-break spaces and line ends in the text is one space
    to whoever types it. Everything else counts, the case of letters and the shape of apostrophes
    too.
    """
    pieces = plain(words).split()
    if not pieces:
        return []
    pattern = r"\s+".join(map(re.escape, pieces))
    return [match.span() for match in re.finditer(pattern, text)]


def on_one_line(words: str) -> str:
    """Return words as one line; no-break spaces stay, since they belong to numbers."""
    return BREAKS.sub(" ", words).strip()


def around(words: str, start: int, end: int) -> Iterator[str]:
    """Yield words that hold words[start:end]: at most 80 letters, ever fewer, each another."""
    end = min(end, start + LONGEST_NUMBER)
    for spare in range(LONGEST_WORDS - (end - start), -1, -2):
        before = spare // 2
        first, last = max(0, start - before), end + spare - before
        head = words[first:start] if first == 0 else _from_word(words[first - 1 : start])
        tail = words[end:last] if last >= len(words) else _to_word(words[end : last + 1])
        yield on_one_line(head + words[start:end] + tail)


def _from_word(head: str) -> str:
    """Return the text without what is left of its first word, and without its first letter."""
    _cut, space, rest = head.partition(" ")
    return rest if space else head[1:]


def _to_word(tail: str) -> str:
    rest, space, _cut = tail.rpartition(" ")
    return rest if space else tail[:-1]


def dismissals(text: ReportText, chosen: Iterable[tuple[Mark, str]]) -> list[DismissedNumber]:
    """Return a dismissed number, unsaved, for each (mark, reason).

    A number that stands twice among equal words is cited with fewer of them the second time.
    """
    report, words = text.report, text.words
    stored = set(report.dismissednumbers.values_list("number", "as_written"))
    dismissed = []
    for mark, reason in chosen:
        number = on_one_line(words[mark.start : mark.end])[:LONGEST_NUMBER]
        citations = list(around(words, mark.start, mark.end))
        unused = (citation for citation in citations if (number, citation) not in stored)
        as_written = next(unused, citations[0])
        stored.add((number, as_written))
        dismissed.append(
            DismissedNumber(
                report=report, number=number, as_written=as_written, reason=reason, mark=mark
            )
        )
    return dismissed


# Letters on each side of the words.
LONGEST_SURROUNDINGS = 300
# A dot within a number ends no sentence.
ENDS = re.compile(r"[.!?؟]\s|[。！？\n]")


class Surroundings(NamedTuple):
    """What stands before and after the words in their sentence."""

    before: str
    after: str


def sentence_around(figure: Figure) -> Surroundings | None:
    """Return what stands around the figure's words; None where no text is kept that has them."""
    # No text was pasted, or its file is not there any more: the words themselves are.
    with suppress(ObjectDoesNotExist, OSError):
        text = figure.report.text.words
        places = places_of(figure.as_written, text)
        begins = figure.mark.cited_start if figure.mark else 0
        # At the figure's mark; else where they stand first.
        later = (place for place in places if place[0] >= begins)
        meant = next(later, next(iter(places), None))
        return sentence_at(text, *meant) if meant else None
    return None


def sentence_at(text: str, start: int, end: int) -> Surroundings:
    """Return what stands before and after text[start:end] in its sentence."""
    before = text[max(0, start - LONGEST_SURROUNDINGS) : start]
    after = text[end : end + LONGEST_SURROUNDINGS]
    begin = max((match.end() for match in ENDS.finditer(before)), default=0)
    stop = ENDS.search(after)
    return Surroundings(before[begin:].lstrip(), after[: stop.end()].rstrip() if stop else after)
