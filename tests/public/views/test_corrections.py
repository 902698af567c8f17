"""The public log of corrections."""

import datetime

import pytest

from tests.support import build
from tests.support.pages import fetch, page_at, rows_of_csv, rows_of_json, vietnamese

pytestmark = pytest.mark.django_db

COLUMNS = ["id", "figure", "field", "old_value", "new_value", "cause", "reason_en", "reason_vi"]


def corrected_on(*days: tuple[int, int, int], **given):
    return [build.correction(made_on=datetime.date(*day), **given) for day in days]


def found_by(question: str = "") -> list[int]:
    """Return the ids in the file; the page must show as many rows."""
    rows = rows_of_json(f"/corrections.json?{question}")
    assert len(page_at(f"/corrections/?{question}").rows) == len(rows)
    return [row["id"] for row in rows]


def test_a_row_says_what_was_what_is_whose_change_it_was_and_why():
    correction = build.correction(old_value="12944", new_value="12994")
    (row,) = page_at("/corrections/").rows
    figure = correction.figure
    assert row.links == [f"/figures/{figure.pk}/"]
    assert row.cells == [
        "15 January 2024",
        f"{figure.indicator.name_en} {figure.province.name_en}, as of 30 June 2023",
        "Value",
        "12944 → 12994",
        "our misreading",
        "A digit was misread.",
    ]


def test_in_vietnamese():
    figure = build.correction(field="qualifier").figure
    (row,) = page_at("/vi/corrections/").rows
    assert row.links == [f"/vi/figures/{figure.pk}/"]
    assert row.cells[0] == "15/1/2024"
    assert row.cells[2] == vietnamese("Exactness")
    assert row.cells[4:] == [vietnamese("our misreading"), "Đọc nhầm một chữ số."]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"old_value": "", "new_value": "5"}, "empty → 5"),
        ({"old_value": "5", "new_value": ""}, "5 → empty"),
    ],
)
def test_a_value_that_was_or_is_unknown_is_called_empty(values, text):
    build.correction(**values)
    (row,) = page_at("/corrections/").rows
    assert row.cells[3] == text


def test_the_newest_comes_first():
    first, third, second = corrected_on((2024, 1, 15), (2024, 3, 1), (2024, 2, 1))
    assert found_by() == [third.pk, second.pk, first.pk]
    assert found_by("sort=made_on") == [first.pk, second.pk, third.pk]


def test_filters():
    (ours,) = corrected_on((2023, 12, 31))
    (source,) = corrected_on((2024, 1, 1), cause="source")
    figure = ours.figure
    for question in (
        f"province={figure.province_id}",
        f"indicator={figure.indicator_id}",
        f"report={figure.report.slug}",
        f"q={figure.province.name_en}",
        "cause=misreading",
        "year_to=2023",
    ):
        assert found_by(question) == [ours.pk], question
    assert found_by("year_from=2024") == [source.pk]
    assert found_by("cause=redefinition") == []


def test_a_province_asked_for_includes_its_predecessors():
    (part, _other), whole = build.merged()
    correction = build.correction(figure=build.figure(province=part))
    assert found_by(f"province={whole.pk}") == [correction.pk]
    assert found_by(f"province={whole.pk}&predecessors=no") == []


def test_more_than_one_page_is_walked():
    figure = build.figure()
    for _ in range(51):
        build.correction(figure=figure)
    shown = page_at("/corrections/")
    assert len(shown.rows) == 50
    assert len(page_at(f"/corrections/{shown.link('Next')}").rows) == 1
    assert len(rows_of_csv("/corrections.csv")) == 51


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_without_a_correction_the_page_says_that_none_was_needed(five_reports, prefix):
    shown = page_at(f"{prefix}/corrections/")
    said = "No published figure has needed a correction yet."
    assert (vietnamese(said) if prefix else said) in shown.main
    assert rows_of_csv("/corrections.csv") == []


def test_a_filter_that_leaves_none_does_not_say_so():
    build.correction()
    shown = page_at("/corrections/?cause=source")
    assert "has needed a correction" not in shown.main
    assert shown.link("Show everything") == "/corrections/"


def test_a_correction_of_a_draft_is_nowhere():
    build.correction(figure=build.figure(state="draft"))
    build.correction(figure=build.figure(report=build.report(state="draft")))
    assert found_by() == []


def test_a_correction_of_a_withdrawn_figure_stays_in_the_log_and_says_so():
    correction = build.correction(figure=build.figure(state="withdrawn"))
    assert found_by() == [correction.pk]
    assert page_at("/corrections/").rows[0].cells[1].endswith("withdrawn")


def test_the_columns_of_the_file():
    correction = build.correction()
    (row,) = rows_of_csv("/corrections.csv")
    assert list(row) == [*COLUMNS, "made_on"]
    assert row["id"] == str(correction.pk)
    assert row["figure"] == str(correction.figure_id)
    assert (row["old_value"], row["new_value"]) == ("12944", "12994")
    assert row["made_on"] == "2024-01-15"


@pytest.mark.parametrize(
    "question",
    ["province=x", "indicator=x", "report=x", "cause=x", "year_from=x", "q=⁂", "sort=x", "page=2"],
)
def test_a_bad_filter_is_refused_by_name(question):
    build.correction()
    parameter = question.partition("=")[0]
    assert page_at(f"/corrections/?{question}", 400).texts("code") == [parameter]
    fetch(f"/corrections.csv?{question}", 400)
