"""Which figures are public, which conflict, and which of them is preferred."""

import datetime
from typing import Any

import pytest

from models_registry.models import Figure, Report
from models_registry.statistics.contradictions import beside
from tests.support import build

pytestmark = pytest.mark.django_db


# Public and visible


STATES = ("draft", "published", "withdrawn")


def figures_of_all_states() -> dict[tuple[str, str], Figure]:
    """Return a figure of each state in a report of each state: (report's, figure's) → figure."""
    return {
        (of_report, of_figure): build.figure(report=build.report(state=of_report), state=of_figure)
        for of_report in STATES
        for of_figure in STATES
    }


def test_public_are_the_published_figures_of_published_reports():
    made = figures_of_all_states()
    assert list(Figure.objects.public()) == [made["published", "published"]]


def test_visible_are_the_public_figures_and_those_withdrawn_by_themselves_or_with_their_report():
    made = figures_of_all_states()
    assert set(Figure.objects.visible()) == {
        made["published", "published"],
        made["published", "withdrawn"],
        made["withdrawn", "published"],
        made["withdrawn", "withdrawn"],
    }


# Conflicts. Two claims of one stock of one unit, each in a report of a story of its own.


class Claims:
    """Figures that say the same of the same, unless a test says otherwise."""

    def __init__(self, **shared: Any) -> None:
        if "province" not in shared and not {"scope", "place", "region"} & set(shared):
            shared["province"] = build.province()
        self.shared = {"indicator": build.indicator(), **shared}

    def of(self, report: Report | None = None, **given: Any) -> Figure:
        return build.figure(report=report or build.report(), **self.shared | given)


def preferred_over(figure: Figure) -> int | None:
    """Return the id of the claim that is preferred to this one, None where this one is."""
    return figure.as_stored().superseded_by_id


def rivals_of(figure: Figure) -> list[Figure]:
    """Return the claims that contradict the figure, by id."""
    return beside(figure.as_stored()).contradicting


def assert_first_beats_second(better: Figure, worse: Figure) -> None:
    assert preferred_over(better) is None
    assert preferred_over(worse) == better.pk
    assert set(Figure.objects.conflicting()) == {better, worse}
    assert rivals_of(better) == [worse]
    assert rivals_of(worse) == [better]


def assert_no_conflict(*figures: Figure) -> None:
    assert [preferred_over(figure) for figure in figures] == [None] * len(figures)
    assert list(Figure.objects.conflicting()) == []
    assert [rivals_of(figure) for figure in figures] == [[]] * len(figures)


DATES = [
    # What beats what: (event, publication) of the later report, then of the earlier one.
    (("2023-07-02", ""), ("2023-07-01", "")),
    (("", "2023-07-02"), ("", "2023-07-01")),
    (("2023-07-02", ""), ("", "2023-07-01")),
    (("", "2023-07-02"), ("2023-07-01", "")),
    (("2023-07-02", "2023-07-03"), ("2023-07-01", "2023-12-31")),
    (("2023-08", ""), ("2023-07-31", "")),
    (("2024", ""), ("2023-12-31", "")),
    (("2010", ""), ("", "")),
    (("", "2010"), ("", "")),
]


@pytest.mark.parametrize("later_first", [True, False])
@pytest.mark.parametrize(("later", "earlier"), DATES)
def test_the_later_report_is_preferred(later, earlier, later_first):
    """By its event, else by its publication; an undated report never beats a dated one."""
    claims, made = Claims(), {}
    order = [("later", later), ("earlier", earlier)]
    for name, (event, published) in order if later_first else reversed(order):
        made[name] = claims.of(build.report(event_on=event, published_on=published))
    assert_first_beats_second(made["later"], made["earlier"])


@pytest.mark.parametrize("date", ["2023-07-01", "2023-07", ""])
def test_of_reports_of_one_date_the_figure_entered_first_is_preferred(date):
    claims = Claims()
    first, second = (claims.of(build.report(event_on=date)) for _ in range(2))
    assert first.pk < second.pk
    assert_first_beats_second(first, second)


@pytest.mark.parametrize("date", ["2022-07-01", ""])
def test_a_person_s_choice_beats_a_later_report(date):
    claims = Claims()
    later = claims.of(build.report(event_on="2023-07-01"))
    chosen = claims.of(build.report(event_on=date), chosen=True, chosen_because="The ministry's.")
    assert_first_beats_second(chosen, later)


def test_of_two_choices_the_later_report_is_preferred():
    claims = Claims(chosen=True, chosen_because="Each by another person.")
    earlier = claims.of(build.report(event_on="2022"))
    later = claims.of(build.report(event_on="2023"))
    assert_first_beats_second(later, earlier)


def test_among_three_claims_each_of_the_others_names_the_preferred_one():
    claims = Claims()
    undated = claims.of()
    latest = claims.of(build.report(event_on="2023-09"))
    middle = claims.of(build.report(event_on="2023-08"))
    assert preferred_over(latest) is None
    assert preferred_over(middle) == latest.pk
    assert preferred_over(undated) == latest.pk
    assert rivals_of(undated) == [latest, middle]
    assert rivals_of(middle) == [undated, latest]
    assert rivals_of(latest) == [undated, middle]


@pytest.mark.parametrize(
    "area",
    [
        lambda: {"scope": "country"},
        lambda: {"scope": "unnamed"},
        lambda: {"region": build.region()},
        lambda: {"place": build.place()},
    ],
    ids=["country", "unnamed", "region", "place"],
)
def test_claims_of_any_scope_may_conflict(area):
    claims = Claims(**area())
    assert_first_beats_second(claims.of(), claims.of())


def test_claims_under_one_model_detail_and_status_conflict():
    model = build.security_model()
    claims = Claims(province=model.province, model=model, detail="in schools", status="target")
    assert_first_beats_second(claims.of(), claims.of())


def test_equal_values_of_two_stories_agree_and_one_counts():
    claims = Claims(value=857)
    earlier = claims.of(build.report(event_on="2022"))
    later = claims.of(build.report(event_on="2023"))
    assert (preferred_over(earlier), preferred_over(later)) == (later.pk, None)
    assert list(Figure.objects.conflicting()) == []
    assert beside(earlier.as_stored()).agreeing == [later]
    assert beside(later.as_stored()).agreeing == [earlier]
    assert list(Figure.objects.comparable()) == [later]


# No conflict


def test_claims_of_one_story_do_not_conflict():
    claims = Claims()
    first = claims.of()
    assert_no_conflict(first, claims.of(build.report(story=first.report.story)))


def test_a_copy_conflicts_with_nothing_and_its_original_alone_does():
    claims = Claims()
    counted = claims.of(build.report(event_on="2022"))
    outlet = build.report(story=counted.report.story, event_on="2024")
    copy = claims.of(outlet, copy_of=counted, copy_kind="same")
    rival = claims.of(build.report(event_on="2023"))
    assert preferred_over(copy) is None
    assert rivals_of(copy) == []
    assert_first_beats_second(rival, counted)


@pytest.mark.parametrize("fit", ["part", "wider"])
def test_what_does_not_fit_the_definition_conflicts_with_nothing(fit):
    claims = Claims()
    assert_no_conflict(claims.of(fit=fit), claims.of(), claims.of(fit=fit, detail="in schools"))


def test_two_parts_of_what_the_indicator_means_do_not_conflict():
    claims = Claims(fit="part")
    assert_no_conflict(claims.of(), claims.of())


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_public_conflicts_with_nothing(state):
    claims = Claims()
    assert_no_conflict(claims.of(), claims.of(state=state))


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_figure_of_a_report_that_is_not_public_is_nobody_s_rival(state):
    claims = Claims()
    shown = claims.of(build.report(event_on="2022"))
    claims.of(build.report(event_on="2023", state=state))
    assert_no_conflict(shown)


def test_claims_of_another_status_do_not_conflict():
    claims = Claims()
    assert_no_conflict(claims.of(), claims.of(status="target"), claims.of(status="proposed"))


def test_claims_of_another_detail_do_not_conflict():
    claims = Claims()
    assert_no_conflict(
        claims.of(), claims.of(detail="in schools"), claims.of(detail="by the Women's Union")
    )


def test_a_claim_under_a_model_does_not_conflict_with_another_model_s_nor_with_one_of_all():
    unit = build.province()
    first, second = (build.security_model(province=unit) for _ in range(2))
    claims = Claims(province=unit)
    assert_no_conflict(claims.of(), claims.of(model=first), claims.of(model=second))


def test_claims_of_two_indicators_do_not_conflict():
    claims = Claims()
    assert_no_conflict(claims.of(), claims.of(indicator=build.indicator()))


def test_claims_of_two_units_do_not_conflict_nor_does_a_unit_with_its_successor():
    (old, other), new = build.merged()
    claims = Claims(period_end="2025")
    assert_no_conflict(*(claims.of(province=unit) for unit in (old, other, new)))


def test_a_place_does_not_conflict_with_another_nor_with_its_province():
    unit = build.province()
    first, second = (build.place(province=unit) for _ in range(2))
    claims = Claims(province=unit)
    assert_no_conflict(
        claims.of(), claims.of(scope="place", place=first), claims.of(scope="place", place=second)
    )


def test_scopes_do_not_conflict_with_each_other():
    claims = Claims(scope="country")
    assert_no_conflict(
        claims.of(),
        claims.of(scope="unnamed"),
        claims.of(scope="region", region=build.region()),
        claims.of(scope="province", province=build.province()),
    )


def test_a_claim_without_a_period_conflicts_with_nothing():
    claims = Claims(period_kind="unstated")
    first, second = claims.of(), claims.of()
    assert_no_conflict(first, second)


# Periods


TOUCHING = [
    ("2023", "2023-06-30"),
    ("2023", "2023-01-01"),
    ("2023", "2023-12-31"),
    ("2023", "2023-06"),
    ("2023", "2023"),
    ("2023-06", "2023-06-15"),
    ("2023-06", "2023-06-30"),
    ("2024-02", "2024-02-29"),
    ("2023-06-30", "2023-06-30"),
]
APART = [
    ("2023-06-29", "2023-06-30"),
    ("2023-06", "2023-07-01"),
    ("2023-06", "2023-05-31"),
    ("2023-06", "2023-07"),
    ("2023", "2024-01-01"),
    ("2023", "2022-12"),
    ("2023", "2024"),
]


@pytest.mark.parametrize(("one", "other"), TOUCHING)
def test_dates_that_are_one_at_the_coarser_precision_conflict(one, other):
    claims = Claims()
    assert_first_beats_second(claims.of(period_end=one), claims.of(period_end=other))


@pytest.mark.parametrize(("one", "other"), APART)
def test_dates_that_differ_at_the_coarser_precision_do_not(one, other):
    claims = Claims()
    assert_no_conflict(claims.of(period_end=one), claims.of(period_end=other))


def test_a_date_and_a_span_do_not_conflict():
    claims = Claims(indicator=build.indicator(nature="ratio", sums_over_places=False))
    assert_no_conflict(claims.of(period_end="2023"), claims.of(period_kind="span"))


# What the files say


def in_file(figure: Figure) -> Any:
    return Figure.objects.with_file_columns().get(pk=figure.pk)


def test_a_figure_alone_is_preferred_and_superseded_by_none():
    row = in_file(build.figure())
    assert (row.superseded, row.preferred, row.revised_on) == ("", True, None)


def test_of_two_claims_the_one_that_is_not_preferred_names_the_other():
    claims = Claims()
    later = claims.of(build.report(event_on="2023-07"))
    earlier = claims.of(build.report(event_on="2023-06"))
    assert (in_file(later).superseded, in_file(later).preferred) == ("", True)
    assert (in_file(earlier).superseded, in_file(earlier).preferred) == (str(later.pk), False)


def test_a_withdrawn_figure_says_so_and_is_not_preferred():
    claims = Claims()
    withdrawn = claims.of(build.report(event_on="2024"), state="withdrawn")
    other = claims.of(build.report(event_on="2023"))
    assert (in_file(withdrawn).superseded, in_file(withdrawn).preferred) == ("withdrawn", False)
    assert (in_file(other).superseded, in_file(other).preferred) == ("", True)


def test_a_copy_is_not_preferred():
    counted = build.figure()
    outlet = build.report(story=counted.report.story)
    copy = build.figure(report=outlet, copy_of=counted, copy_kind="rounded")
    assert (in_file(copy).superseded, in_file(copy).preferred) == ("", False)


def test_a_draft_is_not_preferred():
    row = in_file(build.figure(state="draft"))
    assert (row.superseded, row.preferred) == ("", False)


def test_a_corrected_figure_tells_the_day_of_its_last_correction():
    figure, other = build.figure(), build.figure()
    for month, day in ((3, 1), (5, 9), (4, 30)):
        build.correction(figure=figure, made_on=datetime.date(2024, month, day))
    build.correction(figure=other, made_on=datetime.date(2024, 6, 1))
    assert in_file(figure).revised_on == datetime.date(2024, 5, 9)


@pytest.mark.parametrize(
    ("kind", "start", "end", "precision"),
    [
        ("as_of", "", "2023", "year"),
        ("as_of", "", "2023-06", "month"),
        ("as_of", "", "2023-06-30", "day"),
        ("span", "2018", "2023", "year"),
        ("span", "2023-01", "2023-06", "month"),
        ("span", "2023-01-01", "2023-06-30", "day"),
        ("span", "2018", "", "year"),
        ("span", "2018-05", "", "month"),
        ("span", "", "2023-06-30", "day"),
        ("span", "2018", "2023-06-30", "year; day"),
        ("span", "2018-05", "2023", "month; year"),
        ("unstated", "", "", ""),
    ],
)
def test_the_precision_of_a_period_is_that_of_its_ends(kind, start, end, precision):
    figure = build.figure(
        indicator=build.indicator(nature="flow" if kind == "span" else "stock"),
        period_kind=kind,
        period_start=start,
        period_end=end,
    )
    assert in_file(figure).period_precision == precision


def test_the_outlet_is_the_publisher_else_the_one_that_the_text_names():
    here, there = build.publisher(), build.publisher()
    both = build.report(publisher=here, original_publisher=there)
    reports = [both, build.report(original_publisher=there), build.report()]
    rows = [in_file(build.figure(report=report)) for report in reports]
    assert [row.outlet_name for row in rows] == [here.name, there.name, None]


# Further questions


def test_figures_about_a_unit_are_its_own_its_places_and_its_predecessors():
    (old, other), new = build.merged()
    whole = build.figure(province=old)
    inside = build.figure(place=build.place(province=old))
    beside, since = build.figure(province=other), build.figure(province=new, period_end="2026")
    build.figure()
    assert set(Figure.objects.about_unit(old, [])) == {whole, inside}
    assert set(Figure.objects.about_unit(new, [old, other])) == {whole, inside, beside, since}


def test_a_figure_of_an_unclear_extent_is_about_both_units():
    (old, _other), new = build.merged()
    unclear = build.figure(province=new, territory="unclear")
    build.figure(province=new, period_end="2026")
    assert list(Figure.objects.about_unit(old, [])) == [unclear]


def test_the_number_of_queries_does_not_grow_with_the_figures(django_assert_num_queries):
    claims = Claims()
    for _ in range(5):
        claims.of()
    with django_assert_num_queries(1):
        list(Figure.objects.public().with_names().with_file_columns())
    with django_assert_num_queries(1):
        list(Figure.objects.conflicting())
