"""Finds the phrases of a word list in a text, the longest at each place, in one pass."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from sys import maxsize

from models_registry.transcription.extraction.normalized_text import lower
from models_registry.transcription.languages.form import Edges

_NOTHING = "(?!)"
_BORDER = {"before": r"(?<![^\W_])", "after": r"(?![^\W_])"}


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that stands at low[start:end], and the names it goes by in its list."""

    start: int
    end: int
    names: tuple[str, ...]


class Matcher:
    """The phrases of a list, by name; see `wording/form.py` for how they are written."""

    def __init__(self, lists: Mapping[str, str], edges: Edges = Edges.WORD) -> None:
        named = [(phrase, name) for name, phrases in lists.items() for phrase in _split(phrases)]
        self._names = _all_names(named, edges)
        free = {phrase for phrase, _ in named if _is_free(phrase, edges)}
        bound = {phrase for phrase, _ in named} - free
        particles = edges.value if edges is Edges.ARABIC else ""
        self._pattern = re.compile(
            rf"{_BORDER['before']}{particles}(?P<bound>{_branches(bound, edges)})"
            rf"|(?P<free>{_branches(free, edges)})"
        )

    def find(self, low: str, start: int = 0, end: int = maxsize) -> Iterator[Found]:
        """Give the phrases within low[start:end] in reading order; none overlap."""
        for match in self._pattern.finditer(low, start, end):
            yield self._found(match)

    def at(self, low: str, place: int) -> Found | None:
        """Give the phrase that begins at a place."""
        match = self._pattern.match(low, place)
        return self._found(match) if match else None

    def _found(self, match: re.Match[str]) -> Found:
        return Found(*match.span(), self._names[match["bound"] or match["free"]])


def _split(phrases: str) -> list[str]:
    return [lower(phrase) for part in phrases.split("|") if (phrase := part.strip())]


def _is_free(phrase: str, edges: Edges) -> bool:
    """Whether a phrase may begin within a word; a sign ('%') has no border before it."""
    return edges is Edges.NONE or phrase.startswith("*") or not phrase[0].isalnum()


def _all_names(named: list[tuple[str, str]], edges: Edges) -> dict[str, tuple[str, ...]]:
    """Give the names of each phrase, and of the open phrases that it begins with.

    'efterlysta', a person, is also 'efterlyst*', wanted.
    """
    names: dict[str, dict[str, None]] = {}
    for phrase, name in named:
        names.setdefault(phrase.strip("*"), {})[name] = None
    opens = [(p.strip("*"), n) for p, n in named if p.endswith("*") or edges is Edges.NONE]
    for bare, own in names.items():
        if "other" not in own:
            own |= {name: None for start, name in opens if bare.startswith(start)}
    return {bare: tuple(own) for bare, own in names.items()}


def _branches(phrases: set[str], edges: Edges) -> str:
    """Give the phrases as one pattern; the longest comes first, since the first that fits wins."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase.strip("*")), phrase))
    return "|".join(_branch(phrase, edges) for phrase in ordered) or _NOTHING


def _branch(phrase: str, edges: Edges) -> str:
    open_end = edges is Edges.NONE or phrase.endswith("*")
    # A phrase that ends in a sign ('n°') has no border behind it.
    open_end = open_end or not phrase[-1].isalnum()
    return re.escape(phrase.strip("*")) + ("" if open_end else _BORDER["after"])
