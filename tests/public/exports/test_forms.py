"""CSV and JSON: the page's own rows, cell by cell the same, safe and plain."""

import csv
import io
import json
import re

import pytest

from models_registry.models import Figure
from movement_stats.lib import files
from tests.support import build
from tests.support.pages import (
    LISTS,
    fetch,
    json_of,
    keys_in_file,
    keys_on_page,
    page_at,
    rows_of_csv,
    rows_of_json,
    text_of,
)

pytestmark = pytest.mark.django_db

# Text that a spreadsheet would run, and text that only looks like it.
RUN = ["=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝cmd()", "＋1", "－1", "＠SUM(A1)", "="]
NOT_RUN = ["a=b", " =x", "'quoted", "1-2", "５", "“=x”", "#x", "(5)"]


@pytest.mark.parametrize("name", LISTS)
def test_csv_and_json_agree_cell_by_cell(world, name):
    texts, values = rows_of_csv(f"/{name}.csv"), rows_of_json(f"/{name}.json")
    assert len(texts) == len(values) > 10
    for text, value in zip(texts, values, strict=True):
        assert list(text) == list(value)
        for column in text:
            assert text[column] == ("" if value[column] is None else str(value[column])), column


@pytest.mark.parametrize("name", LISTS)
def test_json_counts_its_rows(world, name):
    content = json_of(f"/{name}.json")
    assert list(content) == ["count", "version", "rows"]
    assert content["count"] == len(content["rows"])
    assert isinstance(content["version"], str)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        (
            "figures",
            {"id", "value", "value_to", "out_of", "percent", "part_of", "copy_of", "version"},
        ),
        ("awards", {"id", "collectives", "individuals", "combined"}),
        ("models", {"id"}),
        ("sites", {"sites", "out_of", "figure"}),
        ("provinces", {"figures"}),
        ("reports", {"figures", "awards", "models", "dismissed"}),
        ("indicators", {"figures"}),
    ],
)
def test_numbers_are_numbers_and_all_else_is_text_or_null(world, name, numbers):
    for row in rows_of_json(f"/{name}.json"):
        for column, value in row.items():
            kinds = (int, float) if column in numbers else str
            assert value is None or isinstance(value, kinds), column
            assert not isinstance(value, bool)
            assert value != ""


@pytest.mark.parametrize("name", LISTS)
def test_a_file_is_utf8_without_a_mark_and_rfc_4180(world, name):
    raw = b"".join(fetch(f"/{name}.csv").streaming_content)
    assert not raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert text.endswith("\r\n")
    # Every line ends in CRLF, and as many lines as rows: no cell of this data holds one.
    assert len(re.findall(r"(?<!\r)\n|\r(?!\n)", text)) == 0
    assert text.count("\r\n") == len(rows)
    raw = b"".join(fetch(f"/{name}.json").streaming_content)
    assert json.loads(raw.decode("utf-8"))
    assert b"\\u" not in raw


def test_quotes_commas_and_ends_of_lines_stay_within_their_cell():
    words = '5 "so-called", new\r\nand old\nmodels'
    build.figure(value=5, as_written=words)
    assert rows_of_csv("/figures.csv")[0]["as_written"] == words
    assert rows_of_json("/figures.json")[0]["as_written"] == words
    assert '"5 ""so-called"", new\r\nand old\nmodels"' in text_of(fetch("/figures.csv"))


@pytest.mark.parametrize("words", RUN, ids=repr)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe_in_csv_alone(words):
    build.figure(qualifier="unquantified", as_written=words, detail=words, period=words)
    text, value = rows_of_csv("/figures.csv")[0], rows_of_json("/figures.json")[0]
    for column in ("as_written", "detail", "period"):
        assert text[column] == f"'{words}"
        assert value[column] == words


@pytest.mark.parametrize("words", NOT_RUN, ids=repr)
def test_other_text_is_left_as_it_is(words):
    build.figure(qualifier="unquantified", as_written=words)
    assert rows_of_csv("/figures.csv")[0]["as_written"] == words


def test_the_first_of_several_values_is_made_safe_too():
    build.award(bodies=[build.body(name_en="=b"), build.body(name_en="Front")])
    assert rows_of_csv("/awards.csv")[0]["body"] == "'=b; Front"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("-5", "-5"),
        ("-0.5", "-0.5"),
        ("0", "0"),
        ("26558", "26558"),
        ("246.7", "246.7"),
        ("89.98", "89.98"),
        ("60000000000", "60000000000"),
        ("1234567890123", "1234567890123"),
        ("1234567890123.45", "1234567890123.45"),
        ("0.01", "0.01"),
        ("10.10", "10.1"),
        ("100.00", "100"),
    ],
)
def test_a_number_is_never_touched(value, written):
    build.figure(value=value, as_written=f"{value} counted")
    assert rows_of_csv("/figures.csv")[0]["value"] == written
    text = text_of(fetch("/figures.json"))
    assert f'"value": {written},' in text


@pytest.mark.parametrize(
    "question",
    [
        "",
        "sort=-value",
        "sort=value",
        "province=son-la",
        "report=lang-son-2023&sort=-period_start",
        "q=models&sort=indicator",
        "year_from=2023&sort=period_end",
        "region=NMM&scope=province&qualifier=more_than",
        "withdrawn=1&sort=-id",
        "theme=online",
    ],
)
def test_a_file_holds_exactly_the_rows_of_the_page_in_its_order(five_reports, question):
    on_page = keys_on_page("figures", question)
    assert keys_in_file("figures", question) == on_page
    assert [row["id"] for row in rows_of_csv(f"/figures.csv?{question}")] == on_page


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_its_files_hold_the_same_rows(five_reports, name):
    on_page, number = [], 1
    while True:
        shown = page_at(f"/{name}/?page={number}")
        on_page += keys_on_page(name, f"page={number}")
        if not shown.find("a", rel="next"):
            break
        number += 1
    assert keys_in_file(name) == on_page
    key = LISTS[name]
    assert [row[key] for row in rows_of_csv(f"/{name}.csv")] == on_page


@pytest.mark.parametrize("name", LISTS)
def test_the_page_links_its_files_under_the_same_question(five_reports, name):
    asked = "q=a&sort=-" + next(iter(rows_of_json(f"/{name}.json")[0]))
    shown = page_at(f"/{name}/?{asked}&page=1")
    assert shown.link("CSV") == f"/{name}.csv?{asked}"
    assert shown.link("JSON") == f"/{name}.json?{asked}"
    assert page_at(f"/vi/{name}/?{asked}").link("CSV") == f"/{name}.csv?{asked}"


@pytest.mark.parametrize("name", LISTS)
def test_the_same_address_gives_the_same_bytes(world, name):
    for form in ("csv", "json"):
        first = text_of(fetch(f"/{name}.{form}"))
        assert text_of(fetch(f"/{name}.{form}")) == first


def test_the_language_that_a_browser_asks_for_changes_no_byte(world):
    from tests.support.pages import reader

    asked = reader.get("/figures.csv", headers={"accept-language": "vi"})
    assert text_of(asked) == text_of(fetch("/figures.csv"))


def many(count: int) -> list[int]:
    report, indicator, province = build.report(), build.indicator(), build.province()
    made = Figure.objects.bulk_create(
        Figure(
            report=report,
            indicator=indicator,
            scope="province",
            province=province,
            # Equal values side by side, so that ties fall across the chunks' edge.
            value=number // 700,
            as_written=f"{number // 700} counted",
            detail=f"group {number}",
            period_kind="unstated",
            state="published",
        )
        for number in range(count)
    )
    return [figure.pk for figure in made]


def test_no_row_is_lost_or_met_twice_where_chunks_meet():
    made = many(2 * files.CHUNK + 3)
    assert len(made) > 2_500
    by_id = rows_of_json("/figures.json")
    assert [row["id"] for row in by_id] == made
    assert json_of("/figures.json?sort=-value")["count"] == len(made)
    rows = rows_of_csv("/figures.csv?sort=-value")
    assert [int(row["id"]) for row in rows] == sorted(
        made, key=lambda id: ((id - made[0]) // 700, id), reverse=True
    )
    chunks = list(fetch("/figures.csv").streaming_content)
    # Header, then a chunk each.
    assert len(chunks) == 4


def test_several_values_are_joined_in_every_chunk(monkeypatch):
    monkeypatch.setattr(files, "CHUNK", 3)
    expected = []
    for number in range(8):
        bodies = [build.body(name_en=f"{letter}{number}") for letter in "ba"]
        build.award(bodies=bodies)
        expected.append(f"a{number}; b{number}")
    assert [row["body"] for row in rows_of_csv("/awards.csv")] == expected
    assert [row["body"] for row in rows_of_json("/awards.json")] == expected


@pytest.mark.parametrize("chunk", [1, 2, 3, 47])
def test_the_size_of_a_chunk_changes_no_byte(five_reports, monkeypatch, chunk):
    whole = {form: text_of(fetch(f"/figures.{form}")) for form in ("csv", "json")}
    monkeypatch.setattr(files, "CHUNK", chunk)
    for form, text in whole.items():
        assert json_or_text(form, text_of(fetch(f"/figures.{form}"))) == json_or_text(form, text)


def json_or_text(form: str, text: str) -> object:
    return json.loads(text) if form == "json" else text
