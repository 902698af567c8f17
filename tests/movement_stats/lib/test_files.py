import csv
import datetime
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models_registry.models import Award, Figure
from movement_stats.lib import files
from movement_stats.lib.files import Column, csv_text, inert, json_text, plain, read
from tests.support import build

STARTS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
# What a text column of both databases can hold: no NUL, no half of a pair.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
NUMBERS = st.one_of(
    st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-9, -1)
)
CELLS = st.one_of(st.none(), TEXT.filter(bool), NUMBERS)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8)
HEADER = ["id", "value", "as_written"]


@given(st.sampled_from(STARTS), TEXT)
def test_text_that_a_spreadsheet_would_run_is_inert(start, rest):
    cell = inert(start + rest)
    assert cell == "'" + start + rest


@given(TEXT.filter(lambda text: not text.startswith(tuple(STARTS))))
def test_other_text_is_left_as_it_is(text):
    assert inert(text) == text


@given(NUMBERS)
def test_numbers_are_never_touched_negative_ones_included(number):
    assert inert(number) == number
    assert type(inert(number)) is type(number)


@given(CELLS)
def test_no_cell_begins_as_a_formula_but_a_number(value):
    cell = inert(plain(value))
    assert not str(cell).startswith(tuple(STARTS)) or not isinstance(value, str)


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (None, None),
        ("", None),
        ("26,558 locations", "26,558 locations"),
        (True, "yes"),
        (False, "no"),
        (0, 0),
        (-3, -3),
        (Decimal("26558.00"), 26558),
        (Decimal("246.70"), 246.7),
        (Decimal("-0.50"), -0.5),
        (Decimal("1E+3"), 1000),
        (Decimal("9999999999999.99"), 9999999999999.99),
        (datetime.date(2023, 3, 6), "2023-03-06"),
    ],
)
def test_values_are_plain(value, held):
    assert plain(value) == held
    assert type(plain(value)) is type(held)


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=2, allow_nan=False))
def test_a_quantity_is_the_same_number_in_a_file(quantity):
    assert Decimal(str(plain(quantity))) == quantity


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def as_text(cell: object) -> str:
    return "" if cell is None else str(inert(cell))


@given(ROWS)
def test_what_was_written_as_csv_is_read_back(rows):
    text = "".join(csv_text(HEADER, rows))
    assert read_back(text) == [HEADER, *([as_text(cell) for cell in row] for row in rows)]
    assert text.startswith("id,value,as_written\r\n")
    assert text.endswith("\r\n")


@given(ROWS, TEXT)
def test_what_was_written_as_json_is_read_back(rows, version):
    read = json.loads("".join(json_text(HEADER, rows, len(rows), version)))
    assert list(read) == ["count", "version", "rows"]
    assert (read["count"], read["version"]) == (len(rows), version)
    assert read["rows"] == [dict(zip(HEADER, row, strict=True)) for row in rows]


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 5])
def test_files_are_whole_at_any_number_of_chunks(monkeypatch, length):
    monkeypatch.setattr(files, "CHUNK", 2)
    rows = [[number, number * 10, f"'{number}'"] for number in range(length)]
    assert read_back("".join(csv_text(HEADER, rows)))[1:] == [[*map(str, row)] for row in rows]
    held = json.loads("".join(json_text(HEADER, rows, length, "7")))
    assert [list(row.values()) for row in held["rows"]] == rows


def test_a_formula_is_inert_in_csv_and_itself_in_json():
    rows = [[1, -5, "=cmd()"]]
    assert "".join(csv_text(HEADER, rows)) == "id,value,as_written\r\n1,-5,'=cmd()\r\n"
    assert json.loads("".join(json_text(HEADER, rows, 1, "")))["rows"][0]["as_written"] == "=cmd()"


def test_vietnamese_stays_readable_in_both():
    rows = [[1, 2, "Đà Nẵng"]]
    assert "Đà Nẵng" in "".join(csv_text(HEADER, rows))
    assert "Đà Nẵng" in "".join(json_text(HEADER, rows, 1, ""))


@pytest.mark.django_db
@pytest.mark.parametrize("chunk", [1, 2, 3, 2_000])
def test_rows_are_read_in_their_order_whatever_the_chunk(monkeypatch, chunk):
    monkeypatch.setattr(files, "CHUNK", chunk)
    made = [build.figure(value=value) for value in (30, 10, 20)]
    columns = {"id": Column("id"), "value": Column("value"), "unit": Column("indicator__unit_en")}
    read_rows = list(read(Figure.objects.order_by("value"), columns))
    assert read_rows == [[made[n].pk, value, "model"] for n, value in ((1, 10), (2, 20), (0, 30))]


@pytest.mark.django_db
def test_values_of_a_to_many_path_are_joined_in_order(monkeypatch):
    monkeypatch.setattr(files, "CHUNK", 1)
    first = build.award(bodies=[build.body(name_en="Ministry B"), build.body(name_en="Ministry A")])
    second = build.award(bodies=[build.body(name_en="Police")])
    columns = {"body": Column("bodies__name_en", many=True), "id": Column("id")}
    assert list(read(Award.objects.order_by("pk"), columns)) == [
        ["Ministry A; Ministry B", first.pk],
        ["Police", second.pk],
    ]


@pytest.mark.django_db
def test_of_a_to_many_path_those_alone_are_joined_that_the_column_wants():
    model = build.security_model()
    for name, state in (("Shown", "published"), ("Draft", "draft"), ("Gone", "withdrawn")):
        build.recognition(model=model, body=build.body(name_en=name), state=state)
    build.recognition(model=model, body=None)
    only = {"recognitions__state": "published"}
    columns = {"by": Column("recognitions__body__name_en", many=True, only=only)}
    assert list(read(type(model).objects.all(), columns)) == [["Shown"]]


@pytest.mark.parametrize(
    ("column", "path"),
    [
        (Column("value"), "value"),
        (Column("bodies__name_en", many=True), None),
        (Column("superseded", sortable=False), None),
    ],
)
def test_a_list_is_sorted_by_single_columns_alone(column, path):
    assert column.sort_path == path
