"""An XLSX workbook as rows of text and numbers: its first visible sheet, read in a small memory."""

import zipfile
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

# openpyxl's public readers either hold every cell of a merged range, which may be a whole sheet, or
# do not tell of merged cells and hidden rows and leave out rows that stand in another order.
from openpyxl.worksheet._reader import WorkSheetParser

from models_registry.workflow.importing.cells import Cell, Unreadable
from models_registry.workflow.importing.table import (
    MOST_COLUMNS,
    RefusedFileError,
    Row,
    Table,
    table_of,
)

# What the parts declare to unpack to; a part that holds more than it declares is not read on.
MOST_UNPACKED, MOST_PARTS = 16_000_000, 200
# Sheets and their texts are read piece by piece; other parts are held whole while they are read.
STREAMED = ("xl/worksheets/", "xl/sharedStrings.xml")
MOST_IN_MEMORY = 1_000_000


def read_workbook(data: bytes) -> Table:
    """Return the table on the first visible sheet. RefusedFileError."""
    try:
        _refuse_bombs(data)
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        try:
            return _table(book)
        finally:
            book.close()
    except RefusedFileError:
        raise
    except Exception:
        # Of a damaged workbook openpyxl, zipfile and the XML parser say so in a dozen ways.
        raise RefusedFileError(
            _("The file begins like an XLSX workbook but cannot be read as one; save it anew.")
        ) from None


def _refuse_bombs(data: bytes) -> None:
    """Refuse by what the archive declares, before any part is unpacked."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names:
        raise RefusedFileError(_("This is a ZIP file, not an XLSX workbook: send CSV or XLSX."))
    if len(names) != len(set(names)) or any(part.flag_bits & 1 for part in parts):
        raise RefusedFileError(_("The workbook has a password, or names a part twice."))
    in_memory = sum(part.file_size for part in parts if not part.filename.startswith(STREAMED))
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or in_memory > MOST_IN_MEMORY:
        raise RefusedFileError(
            _(
                "The workbook unpacks to too much: copy the rows into a new one, without pictures "
                "and formats, or save them as CSV in UTF-8."
            )
        )


def _table(book: Any) -> Table:
    sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
    if sheet is None:
        raise RefusedFileError(_("The workbook has no visible sheet."))
    notes = [_("The sheet “%(name)s” was read.") % {"name": sheet.title}]
    if others := ", ".join(other.title for other in book.worksheets if other is not sheet):
        notes.append(_("These sheets were not read: %(names)s.") % {"names": others[:200]})
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        table = table_of(_lines(parser), notes)
    _refuse_unseen(parser)
    return table


def _lines(parser: Any) -> Iterator[Row]:
    for number, cells in parser.parse():
        filled = {cell["column"]: _cell(cell) for cell in cells if cell["value"] is not None}
        last = max(filled, default=0)
        if last > MOST_COLUMNS:
            message = _("Row %(row)s has more than %(most)s cells.")
            raise RefusedFileError(message % {"row": number, "most": MOST_COLUMNS})
        yield number, [filled.get(column, "") for column in range(1, last + 1)]


def _cell(cell: Any) -> Cell:
    value, kind = cell["value"], cell["data_type"]
    if kind == "s":
        return str(value)
    if kind == "n" and isinstance(value, int | float):
        return Decimal(repr(value))
    messages = {
        "f": _("This cell is a formula: paste its value in its place."),
        "d": _(
            "This cell is a day of the spreadsheet's, which makes a day up where only the month "
            "is known: format the column as text, and write 2023, 2023-03 or 2023-03-06."
        ),
        "e": _("This cell holds an error: %(error)s.") % {"error": str(value)[:20]},
        "b": _("This cell is yes or no, and neither is meant here."),
    }
    return Unreadable(messages.get(kind, _("This cell holds neither text nor a number.")))


def _refuse_unseen(parser: Any) -> None:
    """Refuse what nobody who looks at the sheet can see, or sees in another place."""
    merged = parser.merged_cells.mergeCell if parser.merged_cells else []
    if rows := _hidden(parser.row_dimensions):
        message = _(
            "Rows are hidden (%(rows)s): show them or delete them, so that you see what is read."
        )
        raise RefusedFileError(message % {"rows": rows})
    if columns := _hidden(parser.column_dimensions):
        message = _("Columns are hidden (%(columns)s): show them or delete them.")
        raise RefusedFileError(message % {"columns": columns})
    if cells := _first([str(merge.ref) for merge in merged]):
        message = _("Cells are merged (%(cells)s): part them, and fill each.")
        raise RefusedFileError(message % {"cells": cells})


def _hidden(dimensions: dict[str, dict[str, str]]) -> str:
    return _first([name for name, of in dimensions.items() if of.get("hidden") in {"1", "true"}])


def _first(names: list[str]) -> str:
    return ", ".join(names[:10]) + ("…" if len(names) > 10 else "")
