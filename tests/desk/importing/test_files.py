"""Files that are refused as a whole, each with what is wrong and what would be right."""

import csv
import datetime
import zipfile
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook

from models_registry.models import Figure
from models_registry.workflow.importing.table import MOST_FILE_BYTES, MOST_ROWS
from tests.desk.importing.importer import (
    a_draft,
    a_row,
    csv_file,
    importer,
    own_data_dir,
    workbook_of,
)
from tests.support import build

__all__ = ["own_data_dir"]
pytestmark = pytest.mark.django_db

HEADER = "report,indicator,scope,province,value,qualifier,period_kind,period_start,period_end"
HEADER += ",as_written"
LINE = "r,i,province,p,5,exact,as_of,,2023,5 groups"


def table(*lines: str, header: str = HEADER) -> bytes:
    return "\r\n".join([header, *lines]).encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"\n\n", "The file is empty."),
        (table(), "a header and no rows"),
        (table(LINE, header=HEADER.replace(",", ";")), "apart by semicolons"),
        (table(LINE, header=HEADER.replace(",", "\t")), "apart by tabs"),
        (table(LINE).decode().encode("utf-16"), "UTF-16 or UTF-32"),
        (table(LINE).decode().encode("utf-32"), "UTF-16 or UTF-32"),
        (table(LINE, LINE + " ô").decode().encode("cp1258"), "Line 3 is not UTF-8"),
        (table(LINE, LINE + "\0"), "Line 3 holds a NUL"),
        (table(LINE).replace(b"\r\n", b"\r"), "Line 1 ends with a carriage return alone"),
        (table(LINE, '"' + LINE), "Row 3 has a double quote that is not closed"),
        (table(LINE, '"r"x' + LINE), "Row 3 has a double quote"),
        (table(LINE, LINE + ",more"), "Row 3 has 11 cells, and the header has 10"),
        (table(LINE, HEADER), "Row 3 is a second header"),
        (table(LINE, header=HEADER.replace("value", "valeu")), "Is “value” meant?"),
        (table(LINE, header=HEADER.replace("value", "Value")), "no column “Value”"),
        (table(LINE, header=HEADER.replace("value", "")), "a cell without a name"),
        (table(LINE, header=HEADER.replace("value", "scope")), "“scope” stands there more than"),
        (table(LINE, header=HEADER.replace("value", "detail")), "missing in the first row: value"),
        (table("," * 200), "Row 2 has more than 100 cells"),
        (table('"' + "x" * 200_000 + '"'), "Row 2 has a double quote"),
        (b"%PDF-1.7 ...", "This is a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "This is a PNG file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "of the old kind (.xls)"),
        (b"PK\x03\x04 and nothing more", "cannot be read as one"),
        (b"x" * (MOST_FILE_BYTES + 1), "larger than 2 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_is_refused_with_what_would_be_right(data, told):
    for name in ("figures.csv", "figures.xlsx"):
        assert told in importer(name=name).refused(data, name)


def test_all_that_is_wrong_with_a_header_is_told_at_once():
    told = importer().refused(table(LINE, header="report,colour,report"))
    assert "colour" in told
    assert "more than once" in told
    assert "missing in the first row: indicator, scope, province" in told


def test_more_rows_than_a_file_may_hold_are_refused():
    told = importer().refused(table(*[LINE] * (MOST_ROWS + 1)))
    assert "more than 5000 rows" in told


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_is_read_with_and_without_its_mark(mark):
    shown = importer().send(mark + csv_file(a_row(note_vi="Đọc lại.")))
    assert shown.counted() == {"new": 1}


def test_empty_lines_count_where_rows_are_numbered():
    row = a_row(value="x")
    header, line, *_rest = csv_file(row).split(b"\r\n")
    shown = importer().send(b"\r\n".join([header, b"", b"", line]))
    assert '<th scope="row">4</th>' in shown.html


# Workbooks


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("value", "=500+12", "This cell is a formula: paste its value"),
        ("period_end", datetime.date(2023, 3, 1), "makes a day up where only the month is known"),
        ("value", True, "This cell is yes or no"),
        ("value", "#REF!", "This cell holds an error: #REF!"),
        ("value", 26.558, "“26.558” can be read as 26558 or 26 point 558"),
        ("value", "1.234", "“1.234” can be read as 1234 or 1 point 234"),
        ("value", 10**20, "no number that can be kept"),
        ("period_end", 45123, "a spreadsheet's number for the day 2023-07-16"),
        ("as_written", 512, "This cell is a number; format the column as text"),
    ],
    ids=str,
)
def test_a_cell_of_a_workbook_is_refused_at_its_row_and_column(column, value, told):
    shown = importer().send(workbook_of(a_row(**{column: value})), "figures.xlsx")
    assert '<th scope="row">2</th>' in shown.html
    ((name, words),) = shown.problems
    assert (name, told in words) == (column, True), words


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda sheet: sheet.merge_cells("A2:A3"), "Cells are merged (A2:A3)"),
        (lambda sheet: _hide(sheet.row_dimensions[2]), "Rows are hidden (2)"),
        (lambda sheet: _hide(sheet.column_dimensions["B"]), "Columns are hidden (B)"),
        (lambda sheet: sheet.insert_rows(1), None),
        (lambda sheet: sheet.delete_rows(2, 9), "a header and no rows"),
        (lambda sheet: sheet.delete_rows(1, 9), "The file is empty."),
        (lambda sheet: sheet.cell(2, 101, "x"), "Row 2 has more than 100 cells"),
        (lambda sheet: sheet.cell(1, 12, "colour"), "There is no column “colour”"),
    ],
)
def test_a_workbook_is_refused_for_what_one_cannot_see(change, told):
    data = workbook_of(a_row(), a_row(), change=change)
    if told is None:
        assert importer().send(data, "figures.xlsx").counted() == {"new": 2}
    else:
        assert told in importer().refused(data, "figures.xlsx")


def _hide(dimension) -> None:
    dimension.hidden = True


def test_the_first_sheet_that_one_sees_is_read_and_the_others_are_named():
    book = Workbook()
    book.active.sheet_state = "hidden"
    seen = book.create_sheet("figures")
    row = a_row()
    seen.append(list(row))
    seen.append(list(row.values()))
    book.create_sheet("columns")
    kept = BytesIO()
    book.save(kept)
    shown = importer().send(kept.getvalue(), "figures.xlsx")
    assert "The sheet “figures” was read." in shown.text
    assert "These sheets were not read: Sheet, columns." in shown.text
    assert shown.counted() == {"new": 1}


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Return a workbook with some of its parts replaced or added; '__' stands for '/'."""
    kept = BytesIO()
    wanted = {name.replace("__", "/"): content for name, content in parts.items()}
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in wanted:
                new.writestr(name, old.read(name))
        for name, content in wanted.items():
            new.writestr(name, content)
    return kept.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "aaaa">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<sheetData><row r="1"><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>"""


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"xl/worksheets/sheet1.xml": b" " * 17_000_000}, "unpacks to too much"),
        ({"xl/media/image.png": b" " * 2_000_000}, "unpacks to too much"),
        ({f"docProps/{number}.xml": b"" for number in range(200)}, "unpacks to too much"),
        ({"xl/worksheets/sheet1.xml": ENTITIES}, "cannot be read as one"),
        ({"xl/worksheets/sheet1.xml": b"<worksheet"}, "cannot be read as one"),
        ({"xl/styles.xml": b"\0"}, "cannot be read as one"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bomb_is_refused_before_it_is_opened(parts, told):
    assert told in importer().refused(repacked(workbook_of(a_row()), **parts), "figures.xlsx")


def test_a_zip_file_that_holds_a_workbook_is_no_workbook():
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("figures.xlsx", workbook_of(a_row()))
    assert "a ZIP file, not an XLSX workbook" in importer().refused(kept.getvalue(), "figures.xlsx")


def test_a_part_that_holds_more_than_it_declares_is_not_read_on():
    data = repacked(workbook_of(a_row()), **{"xl/worksheets/sheet1.xml": b" " * 17_000_000})
    # The sizes that the archive declares, in both of its lists.
    small, true = (1000).to_bytes(4, "little"), (17_000_000).to_bytes(4, "little")
    assert data.count(true) == 2
    told = importer().refused(data.replace(true, small), "figures.xlsx")
    assert "cannot be read as one" in told


# Files to fill in


def file(who, name: str) -> bytes:
    answer = who.desk.client.get(f"/admin/models_registry/importrun/{name}")
    assert answer.status_code == 200
    assert f'filename="{name}"' in answer.headers["Content-Disposition"]
    return answer.content


def test_the_empty_table_has_every_column_and_says_what_each_is_in_both_languages():
    who = importer()
    header = next(csv.reader(StringIO(file(who, "template.csv").decode())))
    book = load_workbook(BytesIO(file(who, "template.xlsx")))
    assert [cell.value for cell in book["figures"][1]] == header
    assert set(csv.reader([HEADER]).__next__()) <= set(header)
    explained = {row[0].value: row for row in book["columns"].iter_rows(min_row=2)}
    assert list(explained) == header
    assert explained["qualifier"][2].value.startswith("exact, more_than")
    assert book["figures"].column_dimensions["A"].number_format == "@"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_drafts_as_a_file_come_back_the_same_and_edited_they_change(kind):
    who = importer()
    unit = build.province()
    whole = a_draft(place=build.place(province=unit), province=unit, note_en="=1+1", value="246.7")
    part = a_draft(
        report=whole.report,
        part_of=whole,
        part_kind="of_which",
        model=build.security_model(province=unit),
        province=unit,
        stated_by=build.body(),
        indicator=whole.indicator,
    )
    build.figure()
    data = file(who, f"drafts.{kind}")
    assert who.send(data, f"drafts.{kind}").counted() == {"same": 2}
    if kind == "csv":
        rows = list(csv.DictReader(StringIO(data.decode())))
        rows[1]["note_vi"] = "Đọc lại."
        shown = who.send(csv_file(*rows))
        assert shown.counted() == {"changed": 1, "same": 1}
        shown.store()
        assert Figure.objects.get(pk=part.pk).note_vi == "Đọc lại."
        assert Figure.objects.get(pk=whole.pk).version == whole.version


@pytest.mark.parametrize("name", ["other.csv", "template.pdf", "drafts.zip"])
def test_there_are_no_other_files(name):
    answer = importer().desk.client.get(f"/admin/models_registry/importrun/{name}")
    assert answer.status_code == 404


def test_who_sends_no_file_is_told():
    answer = importer().desk.client.post("/admin/models_registry/importrun/add/", {})
    assert "This field is required." in answer.content.decode()
