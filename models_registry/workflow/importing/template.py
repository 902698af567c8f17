"""Files to fill in: the columns, with the drafts that wait or without, as CSV and as XLSX."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils import translation
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from models_registry.models import Figure, State
from models_registry.workflow.importing.columns import COLUMNS, codes_of, told
from models_registry.workflow.importing.records import JOINED
from models_registry.workflow.importing.table import MOST_ROWS
from movement_stats.lib.files import csv_text

# A spreadsheet keeps what is typed in such a column as it was typed.
AS_TEXT = "@"
WIDTH = 18


def drafts() -> Iterable[dict[str, str]]:
    """Return the drafts as rows, as many as a file may hold: column → text."""
    waiting = Figure.objects.filter(state=State.DRAFT).select_related(*JOINED)
    return [told(figure) for figure in waiting.order_by("report", "pk")[:MOST_ROWS]]


def as_csv(rows: Iterable[dict[str, str]]) -> bytes:
    """Return the rows under their header, as the site's other files are written."""
    return "".join(csv_text(COLUMNS, (list(row.values()) for row in rows))).encode()


def as_workbook(rows: Iterable[dict[str, str]]) -> bytes:
    """Return a workbook: the rows, and a sheet that says in both languages what goes where."""
    book = Workbook(write_only=True)
    _fill(book.create_sheet("figures"), rows)
    _explain(book.create_sheet("columns"))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _fill(sheet: Any, rows: Iterable[dict[str, str]]) -> None:
    for place in range(1, len(COLUMNS) + 1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.number_format, column.width = AS_TEXT, WIDTH
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, name, bold=True) for name in COLUMNS])
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row.values()])


def _explain(sheet: Any) -> None:
    for letter, width in zip("ABCDE", (WIDTH, WIDTH, WIDTH, 70, 70), strict=True):
        sheet.column_dimensions[letter].width = width
    for line in explained():
        sheet.append([_cell(sheet, text) for text in line])


def explained() -> list[list[str]]:
    """Return the columns: name, whether it must be there, its codes, and what it is, twice."""
    lines = [["column", "must be there", "codes", "English", "Tiếng Việt"]]
    for name, column in COLUMNS.items():
        words = []
        for language in ("en", "vi"):
            with translation.override(language):
                words.append(str(column.about))
        codes = ", ".join(codes_of(name))
        lines.append([name, "x" if column.needed else "", codes, *words])
    return lines


def _cell(sheet: Any, text: str, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    # Never a formula, whatever it begins with.
    cell.data_type, cell.number_format = "s", AS_TEXT
    if bold:
        cell.font = Font(bold=True)
    return cell
