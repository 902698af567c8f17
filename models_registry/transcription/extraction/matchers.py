"""The word lists of a language, made ready to find the longest phrase at each place in one pass."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import maxsize

from models_registry.transcription.extraction.normalized_text import lower
from models_registry.transcription.languages import LANGUAGES, WORDINGS
from models_registry.transcription.languages.form import Edges, Wording

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


@dataclass(frozen=True, slots=True)
class Tools:
    """One language's lists; see `wording/form.py` for what each holds."""

    language: str
    wording: Wording
    edges: Edges
    concepts: Matcher
    counters: Matcher
    which: Matcher
    them: Matcher
    before: Matcher
    after: Matcher
    amounts: Matcher
    links: Matcher
    names: Matcher
    tallies: Matcher
    not_counted: Matcher
    percent: Matcher
    lead: Matcher
    ends: Matcher
    rough: Matcher
    see_also: Matcher
    honours: Matcher
    masks: tuple[re.Pattern[str], ...]
    periods: re.Pattern[str]
    spread: tuple[re.Pattern[str], ...]


@lru_cache
def tools(language: str) -> Tools:
    """Make the tools of a language that has a wording."""
    wording, edges = WORDINGS[language], LANGUAGES[language].edges
    return Tools(
        language=language,
        wording=wording,
        edges=edges,
        concepts=Matcher(wording.concepts, edges),
        counters=Matcher(wording.counters, edges),
        which=Matcher({"which": wording.of_which}, edges),
        them=Matcher({"them": wording.of_them}, edges),
        before=Matcher(wording.before, edges),
        after=Matcher(wording.after, edges),
        amounts=Matcher({"amount": wording.amounts, "some": wording.some}, edges),
        links=Matcher(
            {
                "of": wording.out_of,
                "of_total": wording.out_of_total,
                "whole_first": wording.whole_first,
                "share": wording.share,
                "which": wording.of_which,
                "equals": wording.equals,
                "sum": wording.sums,
                "to": f"- | – | {wording.range_to}",
            },
            edges,
        ),
        names=Matcher({"names": wording.names, "counts": wording.counts}, edges),
        tallies=Matcher({"tallies": wording.tallies}, edges),
        not_counted=Matcher({"not": wording.not_counted, "few": wording.few}, edges),
        percent=Matcher({"percent": f"% | ٪ | {wording.percent}"}, edges),
        lead=Matcher({"lead": wording.lead}, edges),
        rough=Matcher({"rough": wording.rough}, edges),
        see_also=Matcher({"also": wording.see_also}, edges),
        honours=Matcher({"honours": wording.honours}, edges),
        # Written-on particles end a noun, so here the phrases say themselves where they stand.
        ends=Matcher({"end": wording.ends, "join": wording.joins}),
        masks=tuple(
            re.compile(mask, re.MULTILINE) for mask in (*wording.masks, *_month_days(wording))
        ),
        periods=re.compile("|".join(wording.periods) or "(?!)"),
        spread=tuple(map(re.compile, wording.spread)),
    )


def _month_days(wording: Wording) -> list[str]:
    """Give the patterns of 'March 17, 2023' and '6 juin'."""
    months = [
        re.escape(lower(month.strip())) for month in wording.months.split("|") if month.strip()
    ]
    if not months:
        return []
    named = f"(?:{'|'.join(months)})"
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
    year = r"(?:,? (?:de |del )?\d{4})?"
    return [
        rf"\b{named} {day}(?![\d.,]?\d){year}",
        rf"\b{day} ?(?:de |of |d')?{named}\b{year}",
    ]
