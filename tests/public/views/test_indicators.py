"""The list of indicators."""

import csv

import pytest
from django.conf import settings

from tests.support import build
from tests.support.pages import page_at, rows_of_json

CASES = {
    "q=advanced delegates": ["delegates"],
    "q=Đại biểu": ["delegates"],
    "q=dai bieu": ["delegates"],
    "q=wanted-persons": ["persons-arrested", "wanted-persons"],
    "topic=conference": ["delegates", "provinces-covered"],
    "topic=welfare": ["funds-mobilised", "gift-value", "gifts", "houses-built"],
    "topic=welfare&q=value": ["gift-value"],
    "topic=conference&q=nothing": [],
}


def codes(question: str = "") -> list[str]:
    return sorted(row["code"] for row in rows_of_json(f"/indicators.json?{question}"))


@pytest.mark.parametrize(("question", "expected"), CASES.items(), ids=CASES)
def test_a_question_leaves_exactly_its_indicators(five_reports, question, expected):
    assert codes(question) == expected
    found = page_at(f"/indicators/?{question}")
    assert found.texts("p", class_="count") == [f"{len(expected)} row{'s' * (len(expected) != 1)}"]
    assert sorted(row.links[0] for row in found.rows) == [f"/indicators/{c}/" for c in expected]


def test_every_indicator_of_the_reference_is_listed(five_reports):
    path = settings.FIXTURES_DIR / "reference" / "indicators.csv"
    with path.open(encoding="utf-8", newline="") as file:
        expected = sorted(row["code"] for row in csv.DictReader(file))
    assert codes() == expected


def test_a_row_says_what_is_counted_and_how_often(five_reports):
    row = next(
        row
        for row in page_at("/indicators/?topic=models").rows
        if row.links[0] == "/indicators/models/"
    )
    assert row.cells[0] == "Models models"
    assert row.cells[1] == "Models"
    assert row.cells[2].startswith("Security-and-order models in being at a date")
    assert row.cells[3:] == ["model", "stock (at a date)", "4"]
    row = page_at("/indicators/?q=cameras newly").rows[0]
    assert row.cells[5] == "none held"


def test_a_row_in_vietnamese(five_reports):
    row = page_at("/vi/indicators/?q=delegates").rows[0]
    assert row.cells[0] == "Đại biểu điển hình tiên tiến delegates"
    assert row.cells[3] == "đại biểu"


def test_the_count_leaves_drafts_and_what_was_withdrawn_out(db):
    indicator = build.indicator()
    for state in ("draft", "published", "withdrawn"):
        build.figure(indicator=indicator, state=state)
    assert [row["figures"] for row in rows_of_json("/indicators.json")] == [1]


def test_a_list_of_many_pages_counts_all_its_rows(db):
    for _ in range(53):
        build.indicator()
    first = page_at("/indicators/")
    assert first.texts("p", class_="count") == ["53 rows"]
    assert (len(first.rows), len(page_at("/indicators/?page=2").rows)) == (50, 3)
    assert len(codes()) == 53
