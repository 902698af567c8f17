"""What is held of each provincial unit, by topic."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from models_registry.models import Topic
from tests.support import build
from tests.support.pages import fetch, page_at, rows_of_csv, rows_of_json, vietnamese

pytestmark = pytest.mark.django_db

KEYED_BY_HAND = Path(__file__).resolve().parent.parent / "expected" / "figures.csv"
# Held beyond that table; see tests/files/test_agreement.py.
BESIDE = {("soc-trang", "replication-sites"): 1}


def cells_on_page(address: str = "/coverage/") -> dict[tuple[str, str], int]:
    """Return what the table's cells say, by unit and topic; a cell without a link says a gap."""
    found = {}
    for row in page_at(address).rows:
        unit = row.links[0].split("/")[-2]
        for topic, text in zip(Topic.values, row.cells[2:], strict=True):
            if any(f"topic={topic}&" in link for link in row.links):
                found[unit, topic] = int(text)
            else:
                assert text == "–nothing held"
    return found


def cells_in_file(question: str = "") -> dict[tuple[str, str], int]:
    """Return what the file says, by unit and topic."""
    rows = rows_of_json(f"/coverage.json?{question}")
    return {(row["province"], row["topic"]): row["figures"] for row in rows}


def shares(address: str = "/coverage/") -> list[str]:
    return page_at(address).texts("strong")[:3]


def test_the_five_reports_are_covered_as_a_second_person_counted_them(five_reports):
    topics = {row["code"]: row["topic"] for row in rows_of_csv("/indicators.csv")}
    with KEYED_BY_HAND.open(encoding="utf-8", newline="") as file:
        keyed = Counter((row["province"], row["indicator"]) for row in csv.DictReader(file))
    expected = Counter()
    for (province, indicator), figures in (keyed + Counter(BESIDE)).items():
        if province:
            expected[province, topics[indicator]] += figures
    assert cells_on_page() == expected
    assert cells_in_file() == expected


def test_how_many_units_of_each_set_have_any_figure(five_reports):
    """Of the five, Lang Son and Son La did not change."""
    assert shares() == ["5 of 86", "5 of 63", "2 of 34"]


def test_the_sets_are_those_in_force_on_either_side_of_the_merger():
    (part, _other), whole = build.merged()
    build.province()
    build.figure(province=part)
    assert shares() == ["1 of 4", "1 of 3", "0 of 2"]
    build.figure(province=whole)
    assert shares() == ["2 of 4", "1 of 3", "1 of 2"]


def test_places_are_counted_along_and_the_sum_stands_beside_the_name():
    province = build.province()
    build.figure(province=province)
    build.figure(place=build.place(province=province))
    build.figure(province=province, indicator=build.indicator(topic="welfare"))
    (row,) = page_at("/coverage/").rows
    assert row.cells[1] == "3"
    assert cells_on_page() == {(province.pk, "models"): 2, (province.pk, "welfare"): 1}


def test_a_number_leads_to_just_those_figures():
    (part, _other), whole = build.merged()
    for _ in range(2):
        build.figure(province=whole)
    build.figure(province=whole, indicator=build.indicator(topic="welfare"))
    build.figure(province=part)
    row = next(row for row in page_at("/coverage/").rows if f"/provinces/{whole.pk}/" in row.links)
    assert row.cells[1:3] == ["3", "2"]
    assert [len(page_at(link).rows) for link in row.links[1:]] == [3, 2, 1]


def test_units_without_any_figure_are_named_below():
    held, missing = build.province(), build.province()
    build.figure(province=held)
    shown = page_at("/coverage/")
    (summary,) = [text for text in shown.texts("summary") if "nothing is held" in text]
    assert summary == "1 unit of which nothing is held"
    assert shown.link(str(missing)) == f"/provinces/{missing.pk}/"


def test_filters_leave_their_units_in_the_table_below_it_and_in_the_file():
    inside, outside = build.province(kind="municipality"), build.province()
    missing = build.province(kind="municipality")
    region = build.region(members=[inside, missing])
    for unit in (inside, outside):
        build.figure(province=unit)
    for question in (f"region={region.pk}", "kind=municipality"):
        shown = page_at(f"/coverage/?{question}")
        assert [row.links[0] for row in shown.rows] == [f"/provinces/{inside.pk}/"]
        assert "1 unit of which nothing is held" in shown.main
        assert rows_of_csv(shown.link("CSV")) == [
            {"province": inside.pk, "topic": "models", "figures": "1"}
        ]


def test_todays_units_alone():
    (part, _other), whole = build.merged()
    for unit in (part, whole):
        build.figure(province=unit)
    assert {unit for unit, _topic in cells_on_page("/coverage/?reading=today")} == {whole.pk}
    assert {unit for unit, _topic in cells_in_file("reading=today")} == {whole.pk}


def test_the_table_is_sorted_by_unit_and_by_sum():
    few, many = build.province(id="a-few"), build.province(id="many")
    build.figure(province=few)
    for _ in range(2):
        build.figure(province=many)
    for sort, expected in (
        ("", [few, many]),
        ("-figures", [many, few]),
        ("-province", [many, few]),
    ):
        found = page_at(f"/coverage/?sort={sort}" if sort else "/coverage/")
        assert [row.links[0] for row in found.rows] == [f"/provinces/{one.pk}/" for one in expected]
        assert [row["province"] for row in rows_of_csv(found.link("CSV"))] == [
            one.pk for one in expected
        ]


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_where_nothing_is_held_of_any_unit(prefix):
    build.province()
    shown = page_at(f"{prefix}/coverage/")
    said = "Nothing is held that answers this."
    assert (vietnamese(said) if prefix else said) in shown.main
    assert not shown.rows
    assert rows_of_csv("/coverage.csv") == []


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_published_is_not_counted(state):
    build.figure(state=state)
    build.figure(report=build.report(state=state))
    assert not page_at("/coverage/").rows
    assert shares() == ["0 of 2"] * 3
    assert rows_of_csv("/coverage.csv") == []


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        ("region=NOWHERE", "region"),
        ("kind=x", "kind"),
        ("reading=x", "reading"),
        ("sort=x", "sort"),
    ],
)
def test_a_bad_filter_is_refused_by_name(question, parameter):
    assert page_at(f"/coverage/?{question}", 400).texts("code") == [parameter]
    fetch(f"/coverage.csv?{question}", 400)


def test_files_refuse_what_they_do_not_know():
    fetch("/coverage.json?topic=models", 400)
    fetch("/coverage/?topic=models")


def test_in_vietnamese():
    figure = build.figure()
    (row,) = page_at("/vi/coverage/").rows
    assert row.cells[0] == figure.province.name_vi
    assert row.cells[3] == f"–{vietnamese('nothing held')}"
