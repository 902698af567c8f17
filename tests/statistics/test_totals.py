"""What may be added up: the seven rules, each with a case worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models_registry.models import Figure, Qualifier
from models_registry.statistics.totals import add_up, combined
from models_registry.statistics.window import Window
from provinces.models import Province, UnitSet
from tests.support import build

pytestmark = pytest.mark.django_db


WINDOW = Window()


def total(indicator, units=UnitSet.OF_63, of=63):
    """Add up what is held of an indicator over one set of units."""
    rows = Figure.objects.filter(indicator=indicator).latest_per_unit_of_each_set()
    return add_up(indicator, rows.filter(unit_set=units).select_related("indicator"), of, WINDOW)


def test_thirteen_provinces_add_up_to_their_regions_total_which_is_in_no_sum(db):
    indicator, report = build.indicator(), build.report()
    units = [build.province() for _ in range(13)]
    region = build.region(members=units)
    values = [12, 7, 31, 5, 18, 22, 9, 14, 40, 3, 27, 11, 6]
    whole = build.figure(indicator=indicator, report=report, region=region, value=205)
    for unit, value in zip(units, values, strict=True):
        build.figure(
            indicator=indicator,
            report=report,
            province=unit,
            value=value,
            part_of=whole,
            part_kind="adds_up",
        )
    found = total(indicator)
    assert found.value == 205
    assert len(found.counted) == 13
    assert whole not in found.counted


def test_what_may_not_be_added_says_why(db):
    ratio = build.indicator(nature="ratio", sums_over_places=False)
    kinds = build.indicator(unit_en="kind", sums_over_places=False)
    silent = build.indicator()
    for indicator in (ratio, kinds):
        for _ in range(2):
            build.figure(indicator=indicator, value=5)
    build.figure(indicator=silent, value=None, qualifier="unquantified")
    assert total(ratio).why_not == "A ratio of several places is not the sum of theirs."
    assert total(kinds).why_not == "The same may be counted in several places."
    found = total(silent)
    assert (found.value, len(found.without_value)) == (None, 1)
    assert found.why_not == "No number is held that could be added."


def test_a_flow_is_added_only_over_one_period(db):
    indicator = build.indicator(nature="flow")
    year = {"period_kind": "span", "period_start": "2023", "period_end": "2023"}
    for value in (4, 5):
        build.figure(indicator=indicator, value=value, **year)
    assert total(indicator).value == 9
    half = {"period_kind": "span", "period_start": "2023-01", "period_end": "2023-06"}
    build.figure(indicator=indicator, value=6, **half)
    found = total(indicator)
    assert found.value is None
    assert found.why_not == "The figures are of different periods, or do not state theirs."


@pytest.mark.parametrize("period", [{"period_start": "2023"}, {"period_end": "2023"}])
def test_periods_that_are_not_known_are_not_the_same(db, period):
    indicator = build.indicator(nature="flow")
    for _ in range(2):
        build.figure(indicator=indicator, value=1, **{"period_kind": "span", **period})
    assert total(indicator).value is None


def test_a_stock_is_added_over_the_latest_of_each_unit(db):
    indicator, unit = build.indicator(), build.province()
    build.figure(indicator=indicator, province=unit, value=10, period_end="2020")
    build.figure(indicator=indicator, province=unit, value=12, period_end="2023-06")
    build.figure(indicator=indicator, value=30, period_end="2022")
    found = total(indicator)
    assert found.value == 42
    assert found.dates == ["2022", "2023-06"]


def test_a_unit_and_its_predecessors_are_in_no_sum_together(db):
    indicator = build.indicator()
    (first, second), new = build.merged()
    unchanged = build.province()
    build.figure(indicator=indicator, province=first, value=1)
    build.figure(indicator=indicator, province=second, value=2)
    build.figure(indicator=indicator, province=new, value=40, period_end="2026")
    build.figure(indicator=indicator, province=unchanged, value=100, period_end="2024")
    build.figure(indicator=indicator, province=unchanged, value=200, period_end="2026")
    assert total(indicator).value == 103
    assert total(indicator, UnitSet.OF_34).value == 240


@pytest.mark.parametrize(
    ("dates", "unit_set"),
    [
        ({"period_end": "2025-06-30"}, "63"),
        ({"period_end": "2025-07-01"}, "34"),
        ({"period_kind": "unstated", "event_on": "2025-07"}, "34"),
        ({"period_kind": "unstated", "event_on": "2025-06-30"}, "63"),
        ({"period_kind": "unstated", "event_on": "2024"}, "63"),
        ({"period_kind": "unstated", "event_on": "2026"}, "34"),
        ({"period_kind": "unstated", "event_on": "2025"}, ""),
        ({"period_kind": "unstated"}, ""),
    ],
)
def test_a_unit_that_did_not_change_is_placed_by_the_day(db, dates, unit_set):
    event_on = dates.pop("event_on", "")
    figure = build.figure(
        province=build.province(), report=build.report(event_on=event_on), **dates
    )
    assert figure.as_stored().unit_set == unit_set


def test_counts_narrowed_by_who_held_them_or_by_a_models_name_are_in_no_sum(db):
    indicator, report, unit = build.indicator(), build.report(), build.province()
    for number in range(5):
        build.figure(indicator=indicator, report=report, province=unit, detail=f"by union {number}")
    for _ in range(6):
        model = build.security_model(province=unit)
        build.figure(indicator=indicator, report=report, province=unit, model=model, fit="part")
    assert total(indicator).counted == []


def test_an_unclear_extent_is_in_no_sum(db):
    (old, _other), new = build.merged()
    indicator = build.indicator()
    for unit in (old, new):
        build.figure(indicator=indicator, province=unit, territory="unclear", period_end="2025-08")
    assert total(indicator).counted == []
    assert total(indicator, UnitSet.OF_34).counted == []


def test_one_conference_in_four_outlets_counts_once(db):
    indicator, unit = build.indicator(), build.province()
    stories = [build.report(story="one-conference", event_on="2023-07-28") for _ in range(4)]
    first = build.figure(indicator=indicator, province=unit, report=stories[0], value=1350)
    kinds = [("same", 1350, "exact"), ("rounded", 1400, "nearly"), ("differs", 58, "exact")]
    for outlet, (kind, value, qualifier) in zip(stories[1:], kinds, strict=True):
        build.figure(
            indicator=indicator,
            province=unit,
            report=outlet,
            value=value,
            qualifier=qualifier,
            copy_of=first,
            copy_kind=kind,
        )
    found = total(indicator)
    assert (found.value, found.qualifier, found.counted) == (1350, "exact", [first])


@pytest.mark.parametrize(
    ("kind", "printed", "copied"),
    [
        ("rounded", {"value": 1350}, {"value": 1400, "qualifier": "nearly"}),
        ("differs", {"value": 58, "out_of": 58}, {"value": 58}),
    ],
)
def test_a_copy_that_rounds_or_drops_the_whole_changes_no_count(db, kind, printed, copied):
    same = {"indicator": build.indicator(), "province": build.province()}
    outlets = [build.report(story="one-event", event_on="2023-07-28") for _ in range(2)]
    first = build.figure(**same, **printed, report=outlets[0])
    copy = {"copy_of": first, "copy_kind": kind}
    build.figure(**same, **copied, **copy, report=outlets[1])
    found = total(same["indicator"])
    assert (found.value, found.qualifier, found.counted) == (printed["value"], "exact", [first])
    assert not Figure.objects.conflicting().exists()
    # Where the first outlet's is withdrawn, the copy is the claim that visitors have.
    first.state = "withdrawn"
    first.save()
    found = total(same["indicator"])
    assert (found.value, found.qualifier) == (copied["value"], copied.get("qualifier", "exact"))


@given(rows=st.lists(st.tuples(st.integers(0, 999), st.booleans()), min_size=1, max_size=3))
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_regions_figure_and_copies_of_a_story_change_no_sum(db, rows):
    indicator = build.indicator()
    for value, is_copied in rows:
        told = build.figure(indicator=indicator, value=value, report=build.report(story="told"))
        if is_copied:
            copy = {"copy_of": told, "copy_kind": "same", "province": told.province}
            outlet = build.report(story="told")
            build.figure(indicator=indicator, value=value, report=outlet, **copy)
    before = total(indicator)
    build.figure(indicator=indicator, region=build.region(), value=10**6)
    build.figure(indicator=indicator, scope="country", value=10**7)
    assert before.value == total(indicator).value == sum(value for value, _copied in rows)
    assert len(total(indicator).counted) == len(rows)


def test_two_totals_of_one_city_by_date_and_by_month_conflict_and_one_counts(db):
    indicator, city = build.indicator(), build.province(kind="municipality")
    by_date = build.report(event_on="2023-07-28")
    by_month = build.report(event_on="2023-08-15")
    build.figure(
        indicator=indicator, province=city, value=70, period_end="2023-07-15", report=by_date
    )
    later = build.figure(
        indicator=indicator, province=city, value=75, period_end="2023-07", report=by_month
    )
    assert total(indicator).counted == [later]
    assert Figure.objects.conflicting().count() == 2


NUMBERS = st.integers(0, 10**9).map(Decimal)
BELOW = [Qualifier.MORE_THAN, Qualifier.AT_LEAST]
ABOVE = [Qualifier.NEARLY, Qualifier.UP_TO]


@given(st.lists(st.sampled_from(Qualifier.values)))
def test_qualifiers_carry_over(found):
    # What has no number is in no sum.
    found = [one for one in found if one not in {"unquantified", "less_than"}]
    kinds = set(found) - {"exact"}
    expected = "exact"
    if "about" in kinds or (kinds & set(BELOW) and kinds & set(ABOVE)):
        expected = "about"
    elif kinds:
        expected = "more_than" if kinds & set(BELOW) else "nearly"
    assert combined(found) == expected


@given(st.lists(st.tuples(NUMBERS, st.booleans()), max_size=8))
def test_what_gives_no_number_is_beside_the_sum(rows):
    indicator = build.indicator(saved=False)
    figures = [
        Figure(
            indicator=indicator,
            value=None if silent else value,
            province=Province(pk=f"province-{place}"),
            period_first=date(2023, 1, 1),
            period_last=date(2023, 12, 31),
        )
        for place, (value, silent) in enumerate(rows)
    ]
    found = add_up(indicator, figures, len(rows), WINDOW)
    numbers = [value for value, silent in rows if not silent]
    assert len(found.without_value) == len(rows) - len(numbers)
    assert found.value == (sum(numbers) if numbers else None)


def test_figures_that_overlap_are_never_added(db):
    indicator = build.indicator()
    (old, _other), new = build.merged()
    figures = [build.figure(indicator=indicator, province=unit) for unit in (old, new)]
    with pytest.raises(ValueError, match="overlap"):
        add_up(indicator, figures, 2, WINDOW)
    with pytest.raises(ValueError, match="overlap"):
        add_up(indicator, [figures[0], figures[0]], 2, WINDOW)
    with pytest.raises(ValueError, match="several indicators"):
        add_up(build.indicator(), figures[:1], 1, WINDOW)
