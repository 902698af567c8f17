"""When claims agree, when they cannot both be right, and which one is preferred: by hand, and for
any claims.
"""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models_registry.models import Qualifier
from models_registry.models.agreement import (
    Claim,
    Relation,
    judged,
    relation,
    relations_among,
    rounded_to,
)
from movement_stats.lib.partial_dates import first_day, last_day

AGREE, CONTRADICT, NONE = Relation.AGREE, Relation.CONTRADICT, Relation.NONE


def claim(value, start="", end="2023", kind="as_of", **given) -> Claim:
    """Return a claim of a report of its own story, of a stock unless it says otherwise."""
    pk = given.pop("pk", 1)
    number, _, upper = str(value).partition("–")
    return Claim(
        pk=pk,
        story=given.pop("story", f"story-{pk}"),
        dated=given.pop("dated", ""),
        chosen=given.pop("chosen", False),
        value=Decimal(number),
        value_to=Decimal(upper) if upper else None,
        qualifier=given.pop("qualifier", "exact"),
        is_flow=kind == "span",
        period_kind=kind,
        start=start,
        end=end,
        first=first_day(start or end),
        last=last_day(end or start),
    )


def related(one: Claim, other: Claim) -> Relation:
    assert relation(one, other) is relation(other, one)
    return relation(one, other)


@pytest.mark.parametrize(
    ("one", "qualifier", "expected"),
    [
        (1350, "exact", CONTRADICT),
        (1400, "exact", AGREE),
        (1350, "nearly", CONTRADICT),  # 1,400 is not nearly 1,350
        (1500, "nearly", AGREE),  # rounded to a hundred: from 1,400 on
        (1600, "nearly", CONTRADICT),
        (1000, "more_than", AGREE),
        (1401, "more_than", CONTRADICT),
        (1401, "at_least", CONTRADICT),
        (1400, "at_least", AGREE),
        (1450, "about", CONTRADICT),  # rounded to ten: from 1,445 to 1,455
        (1000, "about", AGREE),  # rounded to a thousand: from 500 to 1,500
        (2000, "about", CONTRADICT),
        (1300, "up_to", CONTRADICT),
        (1400, "up_to", AGREE),
        (1500, "less_than", AGREE),
        ("1350–1500", "exact", AGREE),
        ("1350–1390", "exact", CONTRADICT),
        ("1300–1390", "about", AGREE),  # 1,300 to a hundred, so up to 1,440
    ],
)
def test_an_exact_number_and_what_another_report_gives(one, qualifier, expected):
    assert related(claim(1400), claim(one, pk=2, qualifier=qualifier)) is expected


@pytest.mark.parametrize(
    ("value", "step"), [("1400", "100"), ("48", "1"), ("15.6", "0.1"), ("0", "1"), ("2000", "1000")]
)
def test_a_number_is_rounded_to_the_place_of_its_last_digit(value, step):
    assert rounded_to(Decimal(value)) == Decimal(step)


def test_of_one_story_an_exact_number_goes_before_its_rounding_and_nothing_contradicts():
    exact = claim(1350, story="one", dated="2022")
    rounding = claim(1400, pk=2, story="one", dated="2023", qualifier="nearly")
    other = claim(58, pk=3, story="one", dated="2024")
    verdicts = judged([rounding, exact, other])
    assert verdicts[2].superseded_by == 1
    assert verdicts[1].superseded_by is None
    assert verdicts[3].superseded_by is None
    assert not any(verdict.in_conflict for verdict in verdicts.values())


YEAR, LONG = ("2023", "2023"), ("2018", "2023")


@pytest.mark.parametrize(
    ("shorter", "longer", "expected"),
    [
        ((40, *YEAR), (50, *LONG), NONE),
        ((50, *YEAR), (50, *LONG), NONE),
        ((51, *YEAR), (50, *LONG), CONTRADICT),
        ((51, "2023-02", "2023-03"), (50, "2023-01", "2023-06"), CONTRADICT),
        ((51, "2018", "2022"), (50, "2020", "2023"), NONE),  # neither contains the other
        ((51, "2023", "2023"), (50, "2023-01", "2023-12"), CONTRADICT),  # one span
        ((49, "2023", "2023"), (50, "2023-01", "2023-12"), CONTRADICT),
        ((51, "2023-01", "2023-06"), (50, "2023-06", "2023-12"), NONE),
        ((51, "", "2023"), (50, *LONG), NONE),  # who knows when it began
        ((51, "", "2023"), (50, "", "2023"), CONTRADICT),
        ((51, "2023", ""), (50, "", "2023"), NONE),
    ],
)
def test_flows_of_two_spans(shorter, longer, expected):
    one, other = (
        claim(value, start, end, "span", pk=pk)
        for pk, (value, start, end) in enumerate((shorter, longer), start=1)
    )
    assert related(one, other) is expected


def test_a_rounded_number_of_a_shorter_span_may_be_what_the_longer_one_has():
    longer = claim(50, *LONG, "span")
    assert related(longer, claim(60, *YEAR, "span", pk=2, qualifier="about")) is CONTRADICT
    assert related(longer, claim(100, *YEAR, "span", pk=2, qualifier="about")) is NONE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2023", "2023-06-30", CONTRADICT),
        ("2023-06", "2023-06-15", CONTRADICT),
        ("2023-06", "2023-07", NONE),
        ("2023-06-14", "2023-06-15", NONE),
        ("2022", "2023", NONE),
    ],
)
def test_a_stock_at_two_dates_may_change(one, other, expected):
    assert related(claim(40, end=one), claim(41, pk=2, end=other)) is expected


def test_of_three_claims_two_agree():
    """The two stand against the third by the later of their reports."""
    first = claim(100, pk=1, dated="2020")
    third = claim(120, pk=3, dated="2022")
    for second, preferred in (("2023", 2), ("2021", 3)):
        verdicts = judged([first, claim(100, pk=2, dated=second), third])
        others = {1, 2, 3} - {preferred}
        assert {key: verdicts[key].superseded_by for key in others} == dict.fromkeys(
            others, preferred
        )
        assert verdicts[preferred].superseded_by is None
        assert all(verdict.in_conflict for verdict in verdicts.values())


def test_an_exact_number_that_a_later_report_rounds_is_preferred_to_what_came_between():
    exact, rounding = claim(100, dated="2020"), claim(100, pk=2, dated="2023", qualifier="about")
    between = claim(170, pk=3, dated="2022")
    verdicts = judged([exact, rounding, between])
    assert [verdicts[pk].superseded_by for pk in (1, 2, 3)] == [None, 1, 1]


DAYS = st.dates(datetime.date(2021, 1, 1), datetime.date(2023, 12, 31))


@st.composite
def any_claims(draw, kind=None) -> list[Claim]:
    kind = kind or draw(st.sampled_from(["as_of", "span"]))
    made = []
    for pk in range(1, draw(st.integers(1, 7)) + 1):
        first, last = sorted([draw(DAYS), draw(DAYS)])
        start = "" if kind == "as_of" or draw(st.booleans()) else first.isoformat()
        end = draw(st.sampled_from([last.isoformat(), last.isoformat()[:7], str(last.year)]))
        made.append(
            claim(
                draw(st.sampled_from([0, 9, 10, 11, 12, 100, 110, "9–12"])),
                start,
                end,
                kind,
                pk=pk,
                story=draw(st.sampled_from("abc")),
                dated=draw(st.sampled_from(["", "2022", "2023-05", "2024"])),
                chosen=draw(st.booleans()),
                qualifier=draw(st.sampled_from(sorted(set(Qualifier.values) - {"unquantified"}))),
            )
        )
    return made


@given(any_claims())
def test_a_claim_that_is_not_preferred_names_one_that_is_and_that_it_is_related_to(claims):
    verdicts, related = judged(claims), relations_among(claims)
    for one in claims:
        preferred = verdicts[one.pk].superseded_by
        others = {other.pk for other, _how in related[one.pk]}
        if preferred is None:
            # Of those that are counted no two say the same or contradict each other.
            assert all(verdicts[other].superseded_by is not None for other in others)
        else:
            assert preferred in others
            assert verdicts[preferred].superseded_by is None


@given(any_claims(), st.randoms())
def test_the_order_in_which_claims_are_read_changes_nothing(claims, chance):
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert judged(shuffled) == judged(claims)


@given(any_claims())
def test_claims_are_related_as_each_two_of_them_are(claims):
    """However the walk over time leaves out those that cannot meet."""
    related = relations_among(claims)
    for one in claims:
        each = {other.pk: relation(one, other) for other in claims if other is not one}
        assert {other.pk: how for other, how in related[one.pk]} == {
            pk: how for pk, how in each.items() if how is not NONE
        }


@given(any_claims())
def test_who_is_contradicted_contradicts(claims):
    verdicts, related = judged(claims), relations_among(claims)
    for one in claims:
        rivals = [other for other, how in related[one.pk] if how is CONTRADICT]
        assert verdicts[one.pk].in_conflict == bool(rivals)
        assert all(other.story != one.story for other in rivals)
