"""An XLSX workbook as rows of text and numbers: its first visible sheet, read in a small memory."""

import zipfile
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

# The one reader that streams a sheet and tells of hidden rows and merged cells as well.
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
MOST_HELD = 1_000_000


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
    held = [part.file_size for part in parts if not part.filename.startswith(STREAMED)]
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or sum(held) > MOST_HELD:
        raise RefusedFileError(
            _(
                "The workbook unpacks to too much: copy the rows into a new one, without pictures "
                "and formats, or save them as CSV in UTF-8."
            )
        )


def _table(book: Any) -> Table:
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        raise RefusedFileError(_("The workbook has no visible sheet."))
    others = [sheet.title for sheet in book.worksheets if sheet is not shown[0]]
    notes = [_("The sheet “%(name)s” was read.") % {"name": shown[0].title}]
    if others:
        told = _("These sheets were not read: %(names)s.")
        notes.append(told % {"names": ", ".join(others)[:200]})
    return _read(shown[0], book, notes)


def _read(sheet: Any, book: Any, notes: list[str]) -> Table:
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        table = table_of(_lines(parser), notes)
    _refuse_hidden(parser)
    _refuse_merged(parser)
    return table


def _lines(parser: Any) -> Iterator[Row]:
    for number, cells in parser.parse():
        found: dict[int, Cell] = {
            cell["column"]: _cell(cell) for cell in cells if cell["value"] is not None
        }
        last = max(found, default=0)
        if last > MOST_COLUMNS:
            told = _("Row %(row)s has more than %(most)s cells.")
            raise RefusedFileError(told % {"row": number, "most": MOST_COLUMNS})
        yield number, [found.get(column, "") for column in range(1, last + 1)]


def _cell(cell: Any) -> Cell:
    value, kind = cell["value"], cell["data_type"]
    if kind == "s":
        return str(value)
    if kind == "n" and isinstance(value, int | float):
        return Decimal(repr(value))
    told = {
        "f": _("This cell is a formula: paste its value in its place."),
        "d": _(
            "This cell is a day of the spreadsheet's, which makes a day up where only the month "
            "is known: format the column as text, and write 2023, 2023-03 or 2023-03-06."
        ),
        "e": _("This cell holds an error: %(error)s.") % {"error": str(value)[:20]},
        "b": _("This cell is yes or no, and neither is meant here."),
    }
    return Unreadable(told.get(kind, _("This cell holds neither text nor a number.")))


def _refuse_hidden(parser: Any) -> None:
    rows = [row for row, given in parser.row_dimensions.items() if _is_hidden(given)]
    columns = [name for name, given in parser.column_dimensions.items() if _is_hidden(given)]
    if rows:
        raise RefusedFileError(
            _("Rows are hidden (%(rows)s): show them or delete them, so that you see what is read.")
            % {"rows": _listed(rows)}
        )
    if columns:
        raise RefusedFileError(
            _("Columns are hidden (%(columns)s): show them or delete them.")
            % {"columns": _listed(columns)}
        )


def _is_hidden(given: dict[str, str]) -> bool:
    return given.get("hidden") in {"1", "true"}


def _refuse_merged(parser: Any) -> None:
    ranges = [str(one.ref) for one in parser.merged_cells.mergeCell] if parser.merged_cells else []
    if ranges:
        raise RefusedFileError(
            _("Cells are merged (%(cells)s): part them, and fill each.")
            % {"cells": _listed(ranges)}
        )


def _listed(names: list[str]) -> str:
    return ", ".join(names[:10]) + ("…" if len(names) > 10 else "")
