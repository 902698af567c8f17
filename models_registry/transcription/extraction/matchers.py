"""The word lists of a language as patterns that find the longest phrase at each place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import maxsize

from models_registry.transcription.extraction.indicators import HEADS
from models_registry.transcription.extraction.normalized_text import lower
from models_registry.transcription.languages import LANGUAGES, WORDINGS
from models_registry.transcription.languages.form import Edges, Phrases, Wording

_NOTHING = "(?!)"
_BORDER_BEFORE, _BORDER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that stands at low[start:end], and the names it goes by in its list."""

    start: int
    end: int
    names: tuple[str, ...]


class Matcher:
    """The phrases of a list, by name; see `languages/form.py` for how they are written."""

    def __init__(
        self,
        lists: Mapping[str, Phrases],
        edges: Edges = Edges.WORD,
        within: frozenset[str] = frozenset(),
    ) -> None:
        named = [(phrase, name) for name, phrases in lists.items() for phrase in _lower(phrases)]
        self._names = _all_names(named, edges)
        _add_names_within(self._names, [one for one in named if one[1] in within])
        phrases = {phrase for phrase, _ in named}
        # A star opens the beginning; a sign ('%') has no border before it.
        unspaced = edges is Edges.NONE
        free = {phrase for phrase in phrases if unspaced or not phrase[0].isalnum()}
        bound = phrases - free
        particles = edges.value if edges is Edges.ARABIC else ""
        self._pattern = re.compile(
            rf"{_BORDER_BEFORE}{particles}(?P<bound>{_branches(bound, edges)})"
            rf"|(?P<free>{_branches(free, edges)})"
        )

    def find(self, low: str, start: int = 0, end: int = maxsize) -> Iterator[Match]:
        """Give the phrases within low[start:end] in text order; none overlap."""
        for match in self._pattern.finditer(low, start, end):
            yield self._named(match)

    def at(self, low: str, place: int) -> Match | None:
        """Give the phrase that begins at a place."""
        match = self._pattern.match(low, place)
        return self._named(match) if match else None

    def _named(self, match: re.Match[str]) -> Match:
        return Match(*match.span(), self._names[match["bound"] or match["free"]])


def _lower(phrases: Phrases) -> list[str]:
    return [lower(phrase) for phrase in phrases]


def _all_names(named: list[tuple[str, str]], edges: Edges) -> dict[str, tuple[str, ...]]:
    """Give the names of each phrase, and of the open phrases that it begins with.

    'efterlysta', a person, is also 'efterlyst*', wanted.
    """
    names: dict[str, dict[str, None]] = {}
    for phrase, name in named:
        names.setdefault(phrase.strip("*"), {})[name] = None
    opens = [
        (phrase.strip("*"), name)
        for phrase, name in named
        if phrase.endswith("*") or edges is Edges.NONE
    ]
    for phrase, own in names.items():
        if "other" not in own:
            own |= {name: None for start, name in opens if phrase.startswith(start)}
    return {phrase: tuple(own) for phrase, own in names.items()}


def _add_names_within(names: dict[str, tuple[str, ...]], parts: list[tuple[str, str]]) -> None:
    """Give phrases the names of those that stand inside: 'crude weapons' are also 'crude'."""
    for phrase, own in names.items():
        if "other" not in own:
            inside = [name for part, name in parts if f" {part.strip('*')} " in f" {phrase} "]
            names[phrase] = tuple(dict.fromkeys([*own, *inside]))


def _branches(phrases: set[str], edges: Edges) -> str:
    """Give the phrases as one pattern; the longest comes first, since the first that fits wins."""
    branches = []
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase.strip("*")), phrase)):
        # A star leaves the end open; a sign ('n°') has no border behind it.
        closed = edges is not Edges.NONE and phrase[-1].isalnum()
        branches.append(re.escape(phrase.strip("*")) + (_BORDER_AFTER if closed else ""))
    return "|".join(branches) or _NOTHING


class Matchers:
    """One language's lists; see `languages/form.py` for what each holds."""

    def __init__(self, language: str, wording: Wording, edges: Edges) -> None:
        def matcher(**lists: Phrases) -> Matcher:
            return Matcher(lists, edges)

        self.language, self.wording, self.edges = language, wording, edges
        narrowing = frozenset(wording.concepts) - HEADS - {"other"}
        self.concepts = Matcher(wording.concepts, edges, within=narrowing)
        self.counters = Matcher(wording.counters, edges)
        self.before = Matcher(wording.before, edges)
        self.after = Matcher(wording.after, edges)
        self.which = matcher(which=wording.of_which)
        self.them = matcher(them=wording.of_them)
        self.amounts = matcher(amount=wording.amounts, some=wording.some)
        self.links = matcher(**_links(wording))
        self.names = matcher(names=wording.names, counts=wording.counts)
        self.tallies = matcher(tallies=wording.tallies)
        self.not_counted = matcher(**{"not": wording.not_counted, "few": wording.few})
        self.percent = matcher(percent=("%", "٪", *wording.percent))
        self.lead = matcher(lead=wording.lead)
        self.rough = matcher(rough=wording.rough)
        self.see_also = matcher(also=wording.see_also)
        self.honours = matcher(honours=wording.honours)
        self.changes = matcher(changes=wording.changes)
        self.changed = matcher(changed=wording.changed)
        self.averages = matcher(averages=wording.averages)
        self.each = matcher(each=wording.each)
        self.compared = matcher(compared=wording.compared)
        self.between = matcher(between=wording.between)
        self.share_of = matcher(of=wording.share_of)
        self.given_to = matcher(to=wording.given_to)
        # Written-on particles end a noun, so here the phrases say themselves where they stand.
        self.ends = Matcher({"end": (*wording.ends, *wording.compared), "join": wording.joins})
        self.masks = [re.compile(m, re.MULTILINE) for m in (*wording.masks, *_month_days(wording))]
        self.periods = re.compile("|".join(wording.periods) or _NOTHING)
        self.spread = [re.compile(pattern) for pattern in wording.spread]
        self.shares = [re.compile(pattern) for pattern in wording.shares]


@lru_cache
def matchers_of(language: str) -> Matchers:
    """Give the matchers of a language that has a wording."""
    return Matchers(language, WORDINGS[language], LANGUAGES[language].edges)


def _links(wording: Wording) -> dict[str, Phrases]:
    """Give what may stand between two numbers, or a number and its noun."""
    return {
        "of": wording.out_of,
        "of_total": wording.out_of_total,
        "whole_first": wording.whole_first,
        "share": wording.share,
        "which": wording.of_which,
        "equals": wording.equals,
        "sum": wording.sums,
        "to": ("-", "–", *wording.range_to),
    }


def _month_days(wording: Wording) -> list[str]:
    """Give the patterns of 'March 17, 2023' and '6 juin'."""
    months = "|".join(map(re.escape, _lower(wording.months)))
    if not months:
        return []
    named = f"(?:{months})"
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
    year = r"(?:,? (?:de |del )?\d{4})?"
    return [
        rf"\b{named} {day}(?![\d.,]?\d){year}",
        rf"\b{day} ?(?:de |of |d')?{named}\b{year}",
    ]
