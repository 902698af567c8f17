"""The list of provincial units."""

import pytest

from tests.support import build
from tests.support.pages import page_at, rows_of_csv, rows_of_json

HELD = {"da-nang": 3, "ha-giang": 6, "lang-son": 19, "soc-trang": 12, "son-la": 3}
NW = ["dien-bien", "hoa-binh", "lai-chau", "lao-cai", "son-la", "yen-bai"]
CASES = {
    "q=lang son": ["lang-son"],
    "q=tuyen quang": ["tuyen-quang", "tuyen-quang-2025"],
    "q=Tuyên Quang": ["tuyen-quang", "tuyen-quang-2025"],
    "q=thua thien hue": ["hue"],
    "q=tuyen&reading=today": ["tuyen-quang-2025"],
    "region=NW": NW,
    "region=NW&reading=today": ["dien-bien", "lai-chau", "son-la"],
    "region=NORTHWEST-14": [],
    "kind=municipality&reading=today": [
        *("bac-ninh-2025", "can-tho-2025", "da-nang-2025", "dong-nai-2025", "ha-noi"),
        *("hai-phong-2025", "ho-chi-minh-2025", "hue", "quang-ninh"),
    ],
    "region=SE&kind=municipality": ["ho-chi-minh"],
    "q=nowhere": [],
}


def row_of(id: str):
    """Return the unit's row on the page."""
    found = [row for page in (1, 2) for row in page_at(f"/provinces/?page={page}").rows]
    (row,) = [row for row in found if row.links[0] == f"/provinces/{id}/"]
    return row


def found_by(question: str) -> list[str]:
    return sorted(row["id"] for row in rows_of_json(f"/provinces.json?{question}"))


@pytest.mark.parametrize(("question", "expected"), CASES.items(), ids=CASES)
def test_a_question_leaves_exactly_its_units(five_reports, question, expected):
    assert found_by(question) == expected
    found = page_at(f"/provinces/?{question}")
    assert found.texts("p", class_="count") == [f"{len(expected)} row{'s' * (len(expected) != 1)}"]
    assert {row.links[0] for row in found.rows} == {f"/provinces/{id}/" for id in expected}


@pytest.mark.parametrize(
    ("question", "count"), [("", 86), ("reading=reported", 86), ("reading=today", 34)]
)
def test_a_reading_holds_its_units(five_reports, question, count):
    assert len(found_by(question)) == count
    assert page_at(f"/provinces/?{question}").texts("p", class_="count") == [f"{count} rows"]


def test_todays_units_are_those_that_nothing_succeeded(five_reports):
    assert all(row["valid_to"] is None for row in rows_of_json("/provinces.json?reading=today"))
    dissolved = [row for row in rows_of_json("/provinces.json") if row["valid_to"]]
    assert len(dissolved) == 52
    assert {row["valid_to"] for row in dissolved} == {"2025-06-30"}
    assert all(row["successor"] for row in dissolved)


def test_each_unit_is_counted_with_its_own_figures(five_reports):
    rows = rows_of_csv("/provinces.csv")
    assert {row["id"]: int(row["figures"]) for row in rows if row["figures"] != "0"} == HELD


def test_a_dissolved_unit_is_marked_with_its_successor_and_the_day(five_reports):
    row = row_of("ha-giang")
    assert row.cells[0] == "Ha Giang (until 2025)"
    assert row.cells[3] == "until 30 June 2025, now Tuyen Quang"
    assert "/provinces/tuyen-quang-2025/" in row.links
    assert row.cells[4] == "6"
    assert row_of("son-la").cells[3] == "unchanged"
    assert row_of("tuyen-quang-2025").cells[3:] == ["since 1 July 2025", "none held"]


def test_the_number_of_figures_leads_to_just_those(five_reports):
    link = row_of("ha-giang").links[-1]
    assert link == "/figures/?province=ha-giang&predecessors=no"
    assert len(page_at(link).rows) == 6


def test_a_row_in_vietnamese(five_reports):
    (row,) = page_at("/vi/provinces/?q=da nang&reading=today").rows
    assert row.cells[0] == "Đà Nẵng (từ năm 2025)"


def test_the_count_leaves_drafts_and_what_was_withdrawn_out(db):
    province = build.province()
    for state in ("draft", "published", "withdrawn"):
        build.figure(province=province, state=state)
    build.figure(place=build.place(province=province))
    build.figure(province=province, report=build.report(state="draft"))
    assert [row["figures"] for row in rows_of_json("/provinces.json")] == [2]


def test_a_unit_with_several_spellings_is_listed_once(db):
    province = build.province(name_en="Hue")
    for alias in ("Hue city", "Thua Thien Hue"):
        build.province_alias(province=province, alias=alias)
    assert found_by("q=hue") == [province.pk]


def test_todays_reading_counts_the_predecessors_rows_and_leads_to_them(five_reports):
    (row,) = page_at("/provinces/?q=tuyen&reading=today").rows
    assert (row.cells[0], row.cells[-1]) == ("Tuyen Quang (since 2025)", "6")
    assert row.links[-1] == "/figures/?province=tuyen-quang-2025"
    assert len(page_at(row.links[-1]).rows) == 6
    rows = rows_of_csv("/provinces.csv?reading=today")
    held = {row["id"]: int(row["figures"]) for row in rows if row["figures"] != "0"}
    # Ha Giang's six are Tuyen Quang's, Soc Trang's twelve Can Tho's.
    assert held == {
        **{"tuyen-quang-2025": 6, "can-tho-2025": 12},
        **{"da-nang-2025": 3, "lang-son": 19, "son-la": 3},
    }
    by_count = page_at("/provinces/?reading=today&sort=-figures").rows[:3]
    assert [row.cells[-1] for row in by_count] == ["19", "12", "6"]


def test_the_switch_keeps_the_rest_of_the_question_and_the_form_keeps_the_reading(five_reports):
    address = "/provinces/?kind=province&sort=-figures"
    shown = page_at(f"{address}&page=2")
    assert shown.link("Today's 34 provinces") == f"{address}&reading=today"
    today = page_at(shown.link("Today's 34 provinces"))
    assert today.link("As reported") == address
    (kept,) = today.find("input", name="reading")
    assert (kept.has["type"], kept.has["value"]) == ("hidden", "today")
    assert shown.find("input", name="reading") == []
