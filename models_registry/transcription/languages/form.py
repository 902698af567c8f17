"""What a language's module says: its number words and the grammar they follow, the words by which
reports count, and no rules.

The words are data that anybody can edit: `words/<code>.toml`, whose lists are those of `Wording`.
Phrases are written in lower case. A star says that a word may go on there:
'*modell*' stands in 'Sicherheitsmodelle'. The longest phrase that stands at a place is the one
that is read, so that 'tổ chức' (an organisation) is never 'tổ' (a group).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from models_registry.transcription.tokens import Atom, Token

Phrases = tuple[str, ...]
ByName = Mapping[str, Phrases]


class Edges(Enum):
    """What stands around a word: a border, a border or written-on particles, or anything."""

    WORD = ""
    ARABIC = "[وف]?[بلک]?(?:ال|لل)?"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, by what they do.

    concepts: what is counted and what narrows it, by the names of `extraction/indicators.py`; the
    name 'other' holds phrases that only look like one of them.
    counters: words right behind a number that say what kind of thing is counted ('件', '명').
    honours: 'were praised', near which 'many groups' is an award.
    before, after: qualifiers by the side of the number on which they stand.
    amounts: numbers that are none ('tens of thousands of'). some: 'many', 'several'.
    out_of: between a part and its whole where nothing else stands; out_of_total: also after the
    part's unit. whole_first: between the whole and the part that follows it.
    sums: before the sum of what stands before it, which looks like out_of_total.
    of_which: before a number that counts some of what the number before it counts; of_them: behind.
    share: between a count and the percentage that it makes; percent: 'per cent' in words.
    lead: between a number and its noun ('2 millions de personnes'); equals: between a noun and
    the number that follows it ('số mô hình là 48').
    range_to: between the two ends of a range; rough: words in a number that make it 'about'.
    see_also: what begins a line that leads to other articles.
    tallies: what a number stands behind when it counts a page's readers, or a population.
    names: what a number stands behind when it is a name, a date or a document's number;
    counts: phrases that end like one of those and yet count ('tổng số').
    not_counted: what stands behind a number that is no figure: years, levels, tasks.
    few: what stands behind a number that is no figure while it is small: 'times'.
    ends: words at which the name of what is counted is over; joins: 'and', over which it goes on
    as long as it has not said what is counted ('key and complicated areas').
    months: names of months. masks: patterns whose numbers are no figures. periods: patterns.
    spread: patterns of 'replicated in schools', whose group 'where' says where, without a number.
    common: words that tell the language from the others.
    changes: before a number by which something rose or fell; changed: behind it. averages: before
    a number of so many for each; each: between it and what there are so many for. compared: before
    the time that a number is compared with. between: before the first end of a range whose second
    end stands behind an 'and'. shares: patterns of 'one in five', 'half of'; share_of: behind the
    '1/4' of something. given_to: between what is given and who is given it.
    noun_first: whether a noun before the number may say what is counted ('モデル863件').
    one_counts: whether the word for one is never an article.
    """

    concepts: ByName
    before: ByName = field(default_factory=dict)
    after: ByName = field(default_factory=dict)
    amounts: Phrases = ()
    some: Phrases = ()
    out_of: Phrases = ()
    out_of_total: Phrases = ()
    share: Phrases = ()
    of_which: Phrases = ()
    of_them: Phrases = ()
    percent: Phrases = ()
    range_to: Phrases = ()
    see_also: Phrases = ()
    tallies: Phrases = ()
    names: Phrases = ()
    not_counted: Phrases = ()
    ends: Phrases = ()
    joins: Phrases = ()
    common: Phrases = ()
    counters: ByName = field(default_factory=dict)
    rough: Phrases = ()
    lead: Phrases = ()
    equals: Phrases = ()
    whole_first: Phrases = ()
    sums: Phrases = ()
    few: Phrases = ()
    honours: Phrases = ()
    counts: Phrases = ()
    months: Phrases = ()
    masks: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    spread: tuple[str, ...] = ()
    changes: Phrases = ()
    changed: Phrases = ()
    averages: Phrases = ()
    each: Phrases = ()
    compared: Phrases = ()
    between: Phrases = ()
    shares: tuple[str, ...] = ()
    share_of: Phrases = ()
    given_to: Phrases = ()
    noun_first: bool = False
    one_counts: bool = False


# From a text to its number words.
Finder = Callable[[str], Iterator[Token]]


@dataclass(frozen=True, slots=True)
class Links:
    """Where 'and' joins two terms of a number.

    The term before it must leave room between `least` and `most`, and where `values` is given
    only these follow it (French 'et': 1 and 11). `needed`: terms never join without it.
    """

    least: int = 10
    most: int = 10**18
    values: frozenset[int] = frozenset()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """How the terms of a number go together in a language.

    links: see `Links`. tail: the gap across which digits may follow a multiplier without one
    of their own ('31万4,500'), a pattern; None where they may not. units_first: 'five and
    twenty'. next_place: a term must belong to the very next place, since 'một triệu hai' is
    said for 1,200,000. comma: 'two thousand, three hundred' is one number.
    """

    links: Links = field(default_factory=Links)
    tail: str | None = None
    units_first: bool = False
    next_place: bool = False
    comma: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The finder of number words in a text, the grammar, and the table of single words."""

    find: Finder
    grammar: Grammar
    words: Mapping[str, Atom]


@dataclass(frozen=True, slots=True)
class Script:
    """Letters that tell a language where they are at least this share of a text's letters."""

    letters: re.Pattern[str]
    share: float


@dataclass(frozen=True, slots=True)
class Language:
    """A language, as its module exports it.

    code: the primary subtag of its BCP-47 tags. wording: None where only its number words are
    held. space_groups: whether an ordinary space groups digits beside the mark that CLDR gives.
    script: None where the language is told by its commonest words alone.
    """

    code: str
    lexicon: Lexicon
    wording: Wording | None = None
    edges: Edges = Edges.WORD
    space_groups: bool = False
    script: Script | None = None

    @property
    def spaced(self) -> bool:
        """Say whether spaces stand between its words."""
        return self.edges is not Edges.NONE
