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
from models_registry.workflow.importing.columns import COLUMNS, NEEDED, as_row, codes_of
from models_registry.workflow.importing.records import JOINED
from models_registry.workflow.importing.table import MOST_ROWS
from movement_stats.lib.files import csv_text

# A spreadsheet keeps what is typed in such a column as it was typed.
AS_TEXT = "@"
WIDTH = 18


def drafts() -> list[dict[str, str]]:
    """Return the drafts as rows, as many as a file may hold: column → text."""
    waiting = Figure.objects.filter(state=State.DRAFT).select_related(*JOINED)
    return [as_row(figure) for figure in waiting.order_by("report", "pk")[:MOST_ROWS]]


def as_csv(rows: Iterable[dict[str, str]]) -> bytes:
    """Return the rows under their header, as the site's other files are written."""
    return "".join(csv_text(COLUMNS, (list(row.values()) for row in rows))).encode()


def as_workbook(rows: Iterable[dict[str, str]]) -> bytes:
    """Return a workbook: the rows, and a sheet that says in both languages what goes where."""
    book = Workbook(write_only=True)
    figures, columns = book.create_sheet("figures"), book.create_sheet("columns")
    for place in range(1, len(COLUMNS) + 1):
        column = figures.column_dimensions[get_column_letter(place)]
        column.number_format, column.width = AS_TEXT, WIDTH
    figures.freeze_panes = "A2"
    figures.append([_cell(figures, name, bold=True) for name in COLUMNS])
    for row in rows:
        figures.append([_cell(figures, text) for text in row.values()])
    for letter, width in zip("ABCDE", (WIDTH, WIDTH, WIDTH, 70, 70), strict=True):
        columns.column_dimensions[letter].width = width
    for line in _explained():
        columns.append([_cell(columns, text) for text in line])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _explained() -> Iterable[list[str]]:
    """Yield the columns: name, whether it must be there, its codes, and what it is, twice."""
    yield ["column", "must be there", "codes", "English", "Tiếng Việt"]
    for name, about in COLUMNS.items():
        words = []
        for language in ("en", "vi"):
            with translation.override(language):
                words.append(str(about))
        yield [name, "x" if name in NEEDED else "", ", ".join(codes_of(name)), *words]


def _cell(sheet: Any, text: str, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    # Never a formula, whatever it begins with.
    cell.data_type, cell.number_format = "s", AS_TEXT
    if bold:
        cell.font = Font(bold=True)
    return cell
