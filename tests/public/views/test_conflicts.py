"""Claims that contradict each other, side by side."""

import re

import pytest

from tests.support import build
from tests.support.pages import fetch, page_at, rows_of_csv, rows_of_json, vietnamese

pytestmark = pytest.mark.django_db


def rivals(*dates: str, **shared):
    """Return claims of the same, one a report of each of these dates."""
    shared.setdefault("indicator", build.indicator())
    if "place" not in shared and "region" not in shared:
        shared.setdefault("province", build.province())
    return [build.figure(report=build.report(event_on=date), **shared) for date in dates]


def figures_of(rows) -> list[int]:
    """Return the ids of the figures, in the order of their rows; headings of groups are none."""
    links = (row.links[0] for row in rows if len(row.cells) > 1)
    return [int(link.split("/")[-2]) for link in links]


def on_page(question: str = "") -> list[int]:
    return figures_of(page_at(f"/conflicts/?{question}").rows)


def preferences(prefix: str = "") -> list[str]:
    return [row.cells[2] for row in page_at(f"{prefix}/conflicts/").rows if len(row.cells) > 1]


def test_each_group_has_a_heading_and_its_claims_the_preferred_first():
    earlier, later = rivals("2023-01", "2023-06", detail="in schools")
    heading, first, second = page_at("/conflicts/").rows
    assert heading.cells == [
        f"{later.indicator.name_en}, {later.province.name_en} in schools",
    ]
    assert figures_of([first, second]) == [later.pk, earlier.pk]
    assert first.cells[0] == f"{later.value:,} model"
    assert first.cells[1] == "as of 30 June 2023"
    assert first.cells[3:] == [later.as_written, later.report.slug, "June 2023"]


def test_groups_stand_apart_whatever_the_order_of_entry():
    one, other = {"indicator": build.indicator()}, {"indicator": build.indicator()}
    one["province"] = other["province"] = build.province()
    made = [rivals(date, **shared)[0] for date in ("2023", "2024") for shared in (one, other)]
    groups = [on_page(f"indicator={shared['indicator'].pk}") for shared in (one, other)]
    assert groups == [[made[2].pk, made[0].pk], [made[3].pk, made[1].pk]]
    assert on_page() in ([*groups[0], *groups[1]], [*groups[1], *groups[0]])


def test_the_later_report_is_preferred():
    rivals("2023-01", "2023-06")
    later, earlier = preferences()
    assert later.startswith("Preferred: its report is later.")
    assert re.match(r"Figure \d+ is preferred\. [\d,]+ model, as of 30 June 2023 here, ", earlier)
    assert earlier.endswith(": no number fits both at once.")


def test_of_one_date_the_claim_entered_first_is_preferred():
    first, second = rivals("2023", "2023")
    assert on_page() == [first.pk, second.pk]
    said = "Preferred: of reports of one date, it was entered first."
    assert preferences()[0].startswith(said)


def test_a_dated_report_is_preferred_to_an_undated_one():
    undated, dated = rivals("", "2020")
    assert on_page() == [dated.pk, undated.pk]
    assert preferences()[0].startswith("Preferred: its report is later.")


@pytest.mark.parametrize(("prefix", "reason"), [("", "Printed by it."), ("/vi", "Do đơn vị in.")])
def test_a_persons_choice_is_preferred_with_its_reason(prefix, reason):
    (later,) = rivals("2024")
    chosen = build.figure(
        indicator=later.indicator,
        province=later.province,
        report=build.report(event_on="2020"),
        chosen=True,
        chosen_because="Printed by it.",
        chosen_because_vi="Do đơn vị in.",
    )
    assert on_page() == [chosen.pk, later.pk]
    assert reason in preferences(prefix)[0]


def test_the_claim_that_is_not_preferred_links_the_one_that_is():
    _earlier, later = rivals("2023-01", "2023-06")
    words = f"Figure {later.pk} is preferred."
    assert page_at("/conflicts/").link(words) == f"/figures/{later.pk}/"


def spans(*claims, **shared):
    """Return claims of one flow, each a value and the years from which and to which it counts."""
    shared |= {"indicator": build.indicator(nature="flow"), "province": build.province()}
    return [
        build.figure(value=value, period_kind="span", period_start=start, period_end=end, **shared)
        for value, start, end in claims
    ]


def test_a_shorter_span_with_more_than_the_longer_one_says_so():
    spans((51, "2023", "2023"), (50, "2018", "2023"))
    shorter, longer = preferences()
    assert shorter.endswith(
        "51 model, 2023 is more than the longer period around it has: 50 model, 2018 – 2023."
    )
    assert longer.endswith(
        "50 model, 2018 – 2023 is less than a shorter period within it has: 51 model, 2023."
    )


def test_what_can_both_be_right_is_no_conflict():
    spans((40, "2023", "2023"), (50, "2018", "2023"))
    rivals("2023", "2024", value=7)
    indicator, province = build.indicator(), build.province()
    for end, value in (("2022", 5), ("2023", 6)):
        build.figure(indicator=indicator, province=province, period_end=end, value=value)
    assert on_page() == []


def test_of_three_claims_of_which_two_agree_the_third_contradicts_both():
    same = {"indicator": build.indicator(), "province": build.province()}
    first, third, second = (
        build.figure(report=build.report(event_on=on), value=value, **same)
        for on, value in (("2020", 100), ("2022", 120), ("2023", 100))
    )
    assert on_page() == [second.pk, first.pk, third.pk]
    said = preferences()
    assert said[0].startswith("Preferred: its report is later.")
    assert said[1].startswith(f"Agrees with figure {second.pk}, which is counted.")
    assert said[2].startswith(f"Figure {second.pk} is preferred.")


def test_filters_leave_whole_groups():
    one, other = rivals("2023", "2024"), rivals("2023", "2024", place=build.place())
    welfare = rivals("2023", "2024", indicator=build.indicator(topic="welfare"))
    ids = [figure.pk for figure in reversed(one)]
    assert on_page(f"province={one[0].province_id}") == ids
    assert on_page(f"indicator={one[0].indicator_id}") == ids
    assert on_page(f"q={one[0].province.name_en}") == ids
    assert on_page("topic=welfare") == [figure.pk for figure in reversed(welfare)]
    assert on_page("topic=cameras") == []
    assert len(on_page()) == len([*one, *other, *welfare])


@pytest.mark.parametrize("question", ["", "topic=models"])
def test_the_files_hold_the_claims_of_the_page_in_its_order(question):
    rivals("2023", "2024", "2022")
    rivals("2023", "2024", indicator=build.indicator(topic="welfare"))
    build.figure()
    shown = page_at(f"/conflicts/?{question}")
    assert len(figures_of(shown.rows)) == (5 if not question else 3)
    for rows in (rows_of_csv(shown.link("CSV")), rows_of_json(shown.link("JSON"))):
        assert [int(row["id"]) for row in rows] == figures_of(shown.rows)
    assert list(rows_of_csv("/conflicts.csv")[0]) == list(rows_of_csv("/figures.csv")[0])


def test_a_page_holds_fifty_claims():
    rivals(*["2023"] * 51)
    shown = page_at("/conflicts/")
    assert len(figures_of(shown.rows)) == 50
    assert len(on_page("page=2")) == 1
    assert len(rows_of_csv("/conflicts.csv")) == 51


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_the_five_reports_do_not_contradict_each_other(five_reports, prefix):
    shown = page_at(f"{prefix}/conflicts/")
    said = "No two reports that were read contradict each other about the same indicator and area."
    assert (vietnamese(said) if prefix else said) in shown.main
    assert not shown.rows
    assert rows_of_csv("/conflicts.csv") == []


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_published_conflicts_with_nothing(state):
    (held,) = rivals("2023")
    same = {"indicator": held.indicator, "province": held.province}
    build.figure(**same, state=state)
    build.figure(**same, report=build.report(state=state))
    assert on_page() == []
    assert rows_of_json("/conflicts.json") == []


@pytest.mark.parametrize("question", ["province=x", "indicator=x", "topic=x", "sort=value"])
def test_a_bad_filter_is_refused_by_name(question):
    parameter = question.partition("=")[0]
    assert page_at(f"/conflicts/?{question}", 400).texts("code") == [parameter]
    fetch(f"/conflicts.csv?{question}", 400)


def test_the_rule_is_explained():
    rivals("2023", "2024")
    assert "An undated report is never preferred to a dated one." in page_at("/conflicts/").main
