"""What is held of each provincial unit and what is not, by topic, by indicator and by year."""

import csv
import datetime
from collections import Counter
from typing import Any

import pytest

from models_registry.models import Topic
from tests.support import build
from tests.support.environment import ROOT
from tests.support.pages import fetch, page_at, rows_of_csv, rows_of_json, vietnamese

pytestmark = pytest.mark.django_db

KEYED_BY_HAND = ROOT / "tests" / "expected" / "figures.csv"
# Held beyond that table; see tests/public/exports/test_agreement.py.
BESIDE = {("soc-trang", "replication-sites"): 1}
NOTHING = "–nothing held"


def headings(address: str) -> list[str]:
    """Return what stands over the columns after the unit and the sum."""
    return page_at(address).texts("th", scope="col")[2:]


def cells(address: str = "/coverage/") -> dict[tuple[str, str], str]:
    """Return what the table says, by unit and column, without the gaps."""
    shown, over = page_at(address), headings(address)
    return {
        (row.links[0].split("/")[-2], column): text
        for row in shown.rows
        for column, text in zip(over, row.cells[2:], strict=True)
        if text != NOTHING
    }


def in_file(question: str = "", *columns: str) -> list[tuple[Any, ...]]:
    """Return these columns of the file's rows, in its order."""
    return [
        tuple(row[column] for column in columns)
        for row in rows_of_json(f"/coverage.json?{question}")
    ]


def shares(address: str = "/coverage/") -> list[str]:
    return page_at(address).texts("strong")[:3]


def columns_linked(address: str) -> dict[str, str]:
    """Return where the headings lead that lead deeper."""
    named = set(headings(address))
    return {one.text: one.has["href"] for one in page_at(address).find("a") if one.text in named}


# By topic


def test_the_five_reports_are_covered_as_a_second_person_counted_them(five_reports):
    topics = {row["code"]: row["topic"] for row in rows_of_csv("/indicators.csv")}
    with KEYED_BY_HAND.open(encoding="utf-8", newline="") as file:
        keyed = Counter((row["province"], row["indicator"]) for row in csv.DictReader(file))
    expected = Counter()
    for (province, indicator), figures in (keyed + Counter(BESIDE)).items():
        if province:
            expected[province, topics[indicator]] += figures
    named = dict(zip(Topic.labels, Topic.values, strict=True))
    shown = {(unit, named[topic]): text for (unit, topic), text in cells().items()}
    assert {cell: int(text.split()[0]) for cell, text in shown.items()} == expected
    held = in_file("", "province", "topic", "figures")
    assert {(unit, topic): figures for unit, topic, figures in held} == expected


def test_how_many_units_of_each_set_have_any_figure(five_reports):
    """Of the five, Lang Son and Son La did not change."""
    assert shares() == ["5 of 86", "5 of 63", "2 of 34"]
    assert shares("/coverage/?indicator=models") == ["3 of 86", "3 of 63", "1 of 34"]


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
    assert cells() == {(province.pk, "Models"): "2", (province.pk, "Welfare"): "1"}


# What a cell says, and where it leads. Each: the figures in it, what it says, what leads on.

STATES = [
    ([5, 7], "2", "2", "held"),
    ([5, 0], "2 zero: 1", "2", "held"),
    ([5, 0, None], "3 zero: 1 no number: 1", "3", "held"),
    ([0], "zero 1 figure", "zero", "zero"),
    ([0, 0, None], "zero 3 figures no number: 1", "zero", "zero"),
    ([None, None], "no number 2 figures", "no number", "without_number"),
]
QUESTIONS = ["", "topic=models", "indicator=counted"]


def hold(unit: Any, values: list[Any], **given: Any) -> None:
    """Hold a figure for each value, None for one without a number."""
    for value in values:
        qualifier = "unquantified" if value is None else "exact"
        build.figure(province=unit, value=value, qualifier=qualifier, **given)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(("values", "says", "link", "state"), STATES)
def test_a_cell_says_what_is_held_and_leads_to_just_those_figures(
    question, values, says, link, state
):
    indicator, unit = build.indicator(code="counted"), build.province()
    hold(unit, values, indicator=indicator)
    # What is no part of the cell: another indicator, topic, unit; what is not public.
    build.figure(province=unit, indicator=build.indicator(topic="welfare"))
    build.figure(indicator=indicator)
    build.figure(province=unit, indicator=indicator, state="draft")
    address = f"/coverage/?{question}&province={unit.pk}"
    over = {"": "Models", "topic=models": indicator.name_en, "indicator=counted": "2023"}[question]
    assert cells(address)[unit.pk, over] == says
    # The sum may be the same number: the cell's link names its column.
    row = next(one for one in page_at(address).rows if f"/provinces/{unit.pk}/" in one.links)
    column = {"": "topic=models", "topic=models": "indicator=counted"}.get(question, "year_from")
    (address_of_cell,) = {one for one in row.links[2:] if column in one}
    assert len(page_at(address_of_cell).rows) == len(values)
    asked = f"{question}&province={unit.pk}"
    found = in_file(asked, "indicator", "state", "figures", "zero", "without_number")
    cell = (state, len(values), values.count(0), values.count(None))
    assert cell in [values_of[1:] for values_of in found]


def test_a_search_without_a_result_shows_in_a_gap_and_leads_to_its_day_and_sources():
    unit = build.province()
    indicator = build.indicator(code="counted")
    search = build.fruitless_search(province=unit, indicator=indicator)
    for question in QUESTIONS:
        address = f"/coverage/?{question}"
        assert list(cells(address).values()) == ["looked for 12 June 2024"]
        (row,) = page_at(address).rows
        assert row.cells[1] == NOTHING
        assert row.links[1:] == [f"/provinces/{unit.pk}/#search-{search.pk}"]
        assert in_file(question, "province", "figures", "looked_for_on", "state", "looked_in") == [
            (unit.pk, 0, "2024-06-12", "looked_for", search.where_en)
        ]
    shown = page_at(f"/provinces/{unit.pk}/")
    (told,) = shown.find("li", id=f"search-{search.pk}")
    assert told.text == (
        f"{indicator.name_en}, of any year "
        f"Looked for on 12 June 2024 in: The portals of the province and of its police"
    )


def test_a_figure_held_later_answers_a_search_and_the_search_stays_told():
    search = build.fruitless_search(indicator=build.indicator(code="counted"))
    unit = search.province
    hold(unit, [5], indicator=search.indicator)
    for question in QUESTIONS:
        assert list(cells(f"/coverage/?{question}").values()) == ["1"]
        assert in_file(question, "state", "looked_for_on") == [("held", None)]
    (told,) = page_at(f"/provinces/{unit.pk}/").find("li", id=f"search-{search.pk}")
    assert "a figure is held by now" in told.text


def test_a_search_for_another_indicator_or_year_stands_beside_what_is_held():
    unit, indicator = build.province(), build.indicator(code="counted")
    hold(unit, [5], indicator=indicator)
    build.fruitless_search(
        province=unit, indicator=indicator, year=2024, looked_on=datetime.date(2025, 1, 31)
    )
    both = "1 looked for 31 January 2025"
    assert cells() == {(unit.pk, "Models"): both}
    assert cells("/coverage/?topic=models") == {(unit.pk, indicator.name_en): both}
    assert cells("/coverage/?indicator=counted") == {
        (unit.pk, "2023"): "1",
        (unit.pk, "2024"): "looked for 31 January 2025",
    }
    build.fruitless_search(province=unit, indicator=build.indicator(), year=2020)
    assert cells() == {(unit.pk, "Models"): both}


def test_of_two_searches_the_later_is_told():
    search = build.fruitless_search()
    build.fruitless_search(
        province=search.province,
        indicator=search.indicator,
        looked_on=datetime.date(2023, 6, 12),
    )
    assert in_file("", "looked_for_on") == [("2024-06-12",)]


def test_a_search_of_any_year_fills_the_gaps_of_all_years():
    indicator, held, sought = build.indicator(code="counted"), build.province(), build.province()
    for year in ("2019", "2021"):
        build.figure(province=held, indicator=indicator, period_end=year)
    build.figure(province=held, indicator=indicator, period_kind="unstated")
    build.fruitless_search(province=sought, indicator=indicator)
    told = "looked for 12 June 2024"
    of_any = {(sought.pk, over): told for over in ("2019", "2021", "Period not stated")}
    held_cells = {(held.pk, over): "1" for over in ("2019", "2021", "Period not stated")}
    assert cells("/coverage/?indicator=counted") == of_any | held_cells


# By indicator and by year


def test_a_topic_leads_to_its_indicators_and_an_indicator_to_its_years():
    unit = build.province()
    one, other = (build.indicator(code=code, topic="cameras") for code in ("first", "second"))
    hold(unit, [5], indicator=one)
    hold(unit, [5, 6], indicator=other)
    topics = columns_linked(f"/coverage/?province={unit.pk}")
    deeper = topics["Cameras"]
    assert deeper == f"/coverage/?province={unit.pk}&topic=cameras"
    assert headings(deeper) == [one.name_en, other.name_en]
    assert cells(deeper) == {(unit.pk, one.name_en): "1", (unit.pk, other.name_en): "2"}
    years = columns_linked(deeper)[other.name_en]
    assert cells(years) == {(unit.pk, "2023"): "2"}
    shown = page_at(years)
    assert shown.texts("h1") == [f"Coverage: {other.name_en}, by year"]
    assert shown.link("Cameras") == deeper
    assert in_file("topic=cameras", "topic", "indicator", "year", "figures") == [
        ("cameras", one.pk, None, 1),
        ("cameras", other.pk, None, 2),
    ]


def test_a_figure_counts_in_each_year_that_its_period_touches():
    flow, unit = build.indicator(code="counted", nature="flow"), build.province()
    spans = [("2019-06", "2021"), ("2021-12", "2022-01-01"), ("2021", ""), ("", "2018")]
    for start, end in spans:
        about = {"indicator": flow, "province": unit, "period_kind": "span"}
        build.figure(**about, period_start=start, period_end=end)
    build.figure(indicator=flow, province=unit, period_kind="unstated")
    address = "/coverage/?indicator=counted"
    expected = {"2018": 1, "2019": 1, "2020": 1, "2021": 3, "2022": 1, "Period not stated": 1}
    found = {over: int(text) for (_unit, over), text in cells(address).items()}
    assert found == expected
    assert list(found) == list(expected)
    (row,) = page_at(address).rows
    assert row.cells[1] == "5"
    assert [len(page_at(link).rows) for link in row.links[1:]] == [5, *expected.values()]
    years = [2018, 2019, 2020, 2021, 2022, None]
    assert in_file("indicator=counted", "year", "figures") == list(
        zip(years, expected.values(), strict=True)
    )


def test_years_that_no_list_can_be_asked_for_have_no_column():
    unit, flow = build.province(), build.indicator(code="counted", nature="flow")
    about = {"indicator": flow, "province": unit, "period_kind": "span"}
    build.figure(**about, period_start="0987", period_end="1946")
    build.figure(**about, period_start="1900", period_end="1901")
    (row,) = page_at("/coverage/?indicator=counted").rows
    assert headings("/coverage/?indicator=counted") == ["1945", "1946"]
    assert row.cells[1:] == ["2", "1", "1"]


# In today's reading


def test_in_todays_reading_predecessors_are_counted_with_their_unit():
    (part, other), whole = build.merged()
    indicator = build.indicator(code="counted")
    for unit, values in ((part, [5, 0]), (whole, [7])):
        hold(unit, values, indicator=indicator, period_kind="unstated")
    build.fruitless_search(province=other, indicator=indicator)
    for question in QUESTIONS:
        address = f"/coverage/?{question}&reading=today"
        assert list(cells(address).values()) == ["3 zero: 1 looked for 12 June 2024"]
        assert {unit for unit, _column in cells(address)} == {whole.pk}
        (row,) = page_at(address).rows
        assert [len(page_at(link).rows) for link in row.links[1:3]] == [3, 3]
        assert row.links[3].startswith(f"/provinces/{other.pk}/#search-")
        assert in_file(f"{question}&reading=today", "province", "figures") == [(whole.pk, 3)]
        apart = {(part.pk, 2), (other.pk, 0), (whole.pk, 1)}
        assert set(in_file(question, "province", "figures")) == apart


def test_the_switch_keeps_the_question():
    build.figure(province=build.merged()[1])
    shown = page_at("/coverage/?topic=models&sort=-figures")
    today = shown.link("Today's 34 provinces")
    assert today == "/coverage/?topic=models&sort=-figures&reading=today"
    assert page_at(today).link("As reported") == "/coverage/?topic=models&sort=-figures"


# Which units


def test_only_the_units_named_are_shown():
    (part, _other), whole = build.merged()
    held = build.province()
    for unit in (part, whole, held):
        build.figure(province=unit)

    def units(question: str) -> list[str]:
        return [unit for unit, _topic in cells(f"/coverage/?{question}")]

    assert units(f"province={held.pk}") == [held.pk]
    assert units(f"province={held.pk}&province={part.pk}") == sorted([held.pk, part.pk])
    # A unit's rows include those of the units merged into it, each under its own name.
    assert units(f"province={whole.pk}") == sorted([part.pk, whole.pk])
    # A merged unit counts with the one of today.
    assert units(f"province={part.pk}&reading=today") == [whole.pk]


def test_units_without_any_figure_are_named_below():
    held, missing, sought = build.province(), build.province(), build.province()
    build.figure(province=held)
    build.fruitless_search(province=sought)
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
            {
                "province": inside.pk,
                "topic": "models",
                "figures": "1",
                "indicator": "",
                "year": "",
                "zero": "0",
                "without_number": "0",
                "looked_for_on": "",
                "state": "held",
                "looked_in": "",
            }
        ]


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


# Nothing, and nonsense


@pytest.mark.parametrize("prefix", ["", "/vi"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_where_nothing_is_held_of_any_unit(prefix, question):
    build.indicator(code="counted")
    build.province()
    shown = page_at(f"{prefix}/coverage/?{question}")
    said = "Nothing is held that answers this."
    assert (vietnamese(said) if prefix else said) in shown.main
    assert not shown.rows
    assert rows_of_csv(f"/coverage.csv?{question}") == []


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_published_is_not_counted_and_answers_no_search(state):
    figure = build.figure(state=state)
    build.figure(report=build.report(state=state))
    assert not page_at("/coverage/").rows
    assert shares() == ["0 of 2"] * 3
    assert rows_of_csv("/coverage.csv") == []
    build.fruitless_search(province=figure.province, indicator=figure.indicator)
    assert in_file("", "state") == [("looked_for",)]
    assert "a figure is held by now" not in page_at(f"/provinces/{figure.province_id}/").main


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        ("region=NOWHERE", "region"),
        ("kind=x", "kind"),
        ("reading=x", "reading"),
        ("reading=today&reading=today", "reading"),
        ("sort=x", "sort"),
        ("topic=x", "topic"),
        ("indicator=x", "indicator"),
        ("indicator=%EF%BF%BD" + "9" * 500, "indicator"),
        ("province=x", "province"),
        ("province=son-la&province=x", "province"),
        ("topic=welfare&indicator=counted", "topic"),
    ],
)
def test_a_bad_filter_is_refused_by_name(question, parameter):
    build.indicator(code="counted")
    build.province(id="son-la")
    assert page_at(f"/coverage/?{question}", 400).texts("code") == [parameter]
    fetch(f"/coverage.csv?{question}", 400)


def test_page_and_files_refuse_what_they_do_not_know():
    fetch("/coverage.json?year_from=2023", 400)
    fetch("/coverage/?year_from=2023", 400)


def test_in_vietnamese():
    figure = build.figure()
    (row,) = page_at("/vi/coverage/").rows
    assert row.cells[0] == figure.province.name_vi
    assert row.cells[3] == f"–{vietnamese('nothing held')}"
    build.fruitless_search(province=figure.province, indicator=build.indicator(topic="groups"))
    search = page_at("/vi/coverage/").rows[0]
    assert search.cells[3].endswith("12/6/2024")
    (told,) = page_at(f"/vi{search.links[3].split('#')[0].removeprefix('/vi')}").find(
        "li", id=search.links[3].split("#")[1]
    )
    assert "Cổng thông tin của tỉnh và của công an tỉnh" in told.text
