"""When two claims of one thing agree, when they cannot both be right, and which one is preferred.

One thing: the same indicator, area, model, detail, status and kind of period (`Figure.claim`).
Pure rules over what claims say; `standing` reads them from the database.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property
from itertools import islice
from typing import Any

ENDLESS = Decimal("Infinity")


@dataclass(frozen=True)
class Claim:
    """What decides between claims of one thing.

    story: that of its report. dated: its report's date, of the event, else of publication, ''
    where it has none. start, end: the period as stated; first, last: the days that it touches.
    """

    pk: int
    story: str
    dated: str
    chosen: bool
    value: Decimal
    value_to: Decimal | None
    qualifier: str
    is_flow: bool
    period_kind: str
    start: str
    end: str
    first: datetime.date
    last: datetime.date

    @property
    def is_exact(self) -> bool:
        """Whether it gives one number as it is."""
        return self.qualifier == "exact" and self.value_to is None

    @property
    def is_open(self) -> bool:
        """Whether it is of a span one end of which is not stated."""
        return self.period_kind == "span" and not (self.start and self.end)

    @cached_property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number that it may mean.

        A number that is rounded may be off by what it is rounded to: 'about 1,400' by half a
        hundred, 'nearly 1,400' by a hundred below.
        """
        low, high = self.value, self.value if self.value_to is None else self.value_to
        step = rounded_to(self.value)
        return {
            "more_than": (low, ENDLESS),
            "at_least": (low, ENDLESS),
            "about": (low - step / 2, high + step / 2),
            "nearly": (low - step, high),
            "up_to": (-ENDLESS, high),
            "less_than": (-ENDLESS, high),
        }.get(self.qualifier, (low, high))


def rounded_to(value: Decimal) -> Decimal:
    """Return the place of the last digit that is not zero: 100 of 1,400, 1 of 48, 0.1 of 15.6."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if value and isinstance(exponent, int) else 0)


class Relation(Enum):
    """How two claims of one thing stand to each other."""

    AGREE = auto()
    CONTRADICT = auto()
    NONE = auto()


# The other claims of a thing, and how each stands to one of them.
Related = list[tuple[Claim, Relation]]


def relation(one: Claim, other: Claim) -> Relation:
    """Return whether two claims of one thing agree, or cannot both be right.

    Of one date or span they agree where some number fits both. A flow of a shorter span may be
    smaller, never greater, than that of a longer one around it; a stock may change from one date
    to the next; of spans that only overlap, or whose ends are not stated, nothing follows. Reports
    of one story do not contradict each other: they print one claim.
    """
    same_story = one.story == other.story
    if _same_time(one, other):
        if _overlap(one.bounds, other.bounds):
            return Relation.AGREE
        return Relation.NONE if same_story else Relation.CONTRADICT
    if same_story or not one.is_flow or one.is_open or other.is_open:
        return Relation.NONE
    for shorter, longer in ((one, other), (other, one)):
        if is_within(shorter, longer):
            exceeds = shorter.bounds[0] > longer.bounds[1]
            return Relation.CONTRADICT if exceeds else Relation.NONE
    return Relation.NONE


def is_within(shorter: Claim, longer: Claim) -> bool:
    """Whether each day of the one period is a day of the other."""
    return longer.first <= shorter.first and shorter.last <= longer.last


def _same_time(one: Claim, other: Claim) -> bool:
    """Dates are the same where the coarser of the two holds the other; spans by their days."""
    if one.period_kind == "as_of":
        return one.first <= other.last and other.first <= one.last
    same_ends = (bool(one.start), bool(one.end)) == (bool(other.start), bool(other.end))
    return same_ends and (one.first, one.last) == (other.first, other.last)


def _overlap(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    return bool(one[0] <= other[1] and other[0] <= one[1])


@dataclass(frozen=True)
class Verdict:
    """What follows for one claim: the one that is preferred to it, and whether one contradicts."""

    superseded_by: int | None
    in_conflict: bool


def judged(claims: Iterable[Claim]) -> dict[int, Verdict]:
    """Return the verdict on each of the claims of one thing, by id.

    The strongest claim is preferred to all that it agrees with, for these say the same once more,
    and to all that it contradicts; then the strongest of the others. So each claim that is not
    preferred names one that is.
    """
    given = list(claims)
    related = relations_among(given)
    superseded: dict[int, int] = {}
    for claim in sorted(given, key=lambda claim: strength(claim, related[claim.pk]), reverse=True):
        if claim.pk not in superseded:
            for other, _how in related[claim.pk]:
                superseded.setdefault(other.pk, claim.pk)
    return {
        claim.pk: Verdict(
            superseded.get(claim.pk),
            any(how is Relation.CONTRADICT for _other, how in related[claim.pk]),
        )
        for claim in given
    }


def relations_among(claims: Iterable[Claim]) -> dict[int, Related]:
    """Return, for each of the claims of one thing by id, the others that it agrees with or
    contradicts.
    """
    in_time = sorted(claims, key=lambda claim: claim.first)
    found: dict[int, Related] = {claim.pk: [] for claim in in_time}
    for place, one in enumerate(in_time, start=1):
        for other in islice(in_time, place, None):
            if other.first > one.last:
                break  # as all that come later, it has no day in common with the one
            if (how := relation(one, other)) is not Relation.NONE:
                found[one.pk].append((other, how))
                found[other.pk].append((one, how))
    return found


def strength(claim: Claim, related: Related) -> tuple[bool, str, bool, str, int]:
    """Return by what one claim is preferred to another: a person's choice, else the later report,
    its own or one that agrees; of these an exact number, the later report, the claim entered first.
    """
    agreeing = (other.dated for other, how in related if how is Relation.AGREE)
    confirmed = max([claim.dated, *agreeing])
    return claim.chosen, confirmed, claim.is_exact, claim.dated, -claim.pk
