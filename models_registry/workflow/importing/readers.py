"""A file that somebody sends: which kind it is, by what it holds and not by its name; and a CSV
file as rows of text (UTF-8, commas, RFC 4180).
"""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from models_registry.workflow.importing.table import (
    MOST_COLUMNS,
    MOST_FILE_BYTES,
    RefusedFileError,
    Row,
    Table,
    table_of,
)
from models_registry.workflow.importing.workbook import read_workbook

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# How other kinds of file begin, and what they are called.
OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"PK\x05\x06": "ZIP",
    b"\x1f\x8b": "GZIP",
    b"{\\rtf": "RTF",
}
OTHER_UNICODE = (
    *(codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    *(codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
)


def read_table(data: bytes) -> Table:
    """Return the table that a CSV file or an XLSX workbook holds. RefusedFileError."""
    if len(data) > MOST_FILE_BYTES:
        message = _("The file is larger than %(most)s MB: split it into several.")
        raise RefusedFileError(message % {"most": MOST_FILE_BYTES // 1_000_000})
    if data.startswith(ZIP):
        return read_workbook(data)
    if data.startswith(OLD_OFFICE):
        raise RefusedFileError(
            _(
                "This is a workbook of the old kind (.xls), or one with a password: save it as "
                ".xlsx without a password, or as CSV in UTF-8."
            )
        )
    for begins, kind in OTHERS.items():
        if data.startswith(begins):
            message = _("This is a %(kind)s file, whatever its name says: send CSV or XLSX.")
            raise RefusedFileError(message % {"kind": kind})
    return table_of(_lines_of_csv(data))


def _lines_of_csv(data: bytes) -> Iterator[Row]:
    """Yield the lines of the file with their numbers, the header's is 1. RefusedFileError."""
    text = _decoded(data)
    _refuse_letter(text, "\0", _("Line %(line)s holds a NUL: the file is damaged, or no text."))
    _refuse_letter(
        text,
        "\r(?!\n)",
        _("Line %(line)s ends with a carriage return alone: save the file as CSV in UTF-8."),
    )
    _refuse_separators(text)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if len(cells) > MOST_COLUMNS:
                message = _("Row %(row)s has more than %(most)s cells.")
                raise RefusedFileError(message % {"row": number, "most": MOST_COLUMNS})
            yield number, [*cells]
    except csv.Error:
        raise RefusedFileError(
            _(
                "Row %(row)s has a double quote that is not closed, or letters behind one: a quote "
                "inside a text is written twice."
            )
            % {"row": number + 1}
        ) from None


def _decoded(data: bytes) -> str:
    if data.startswith(OTHER_UNICODE):
        raise RefusedFileError(_("The file is in UTF-16 or UTF-32: save it as CSV in UTF-8."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedFileError(
            _(
                "Line %(line)s is not UTF-8; another encoding, such as windows-1258, would spoil "
                "letters: save the file as CSV in UTF-8."
            )
            % {"line": line}
        ) from None


def _refuse_letter(text: str, letter: str, message: str) -> None:
    """Refuse a text in which this pattern is found, with the line where it first is."""
    if found := re.search(letter, text):
        line = text.count("\n", 0, found.start()) + 1
        raise RefusedFileError(message % {"line": line})


def _refuse_separators(text: str) -> None:
    first = text.lstrip("\r\n").partition("\n")[0]
    if "," in first:
        return
    if ";" in first:
        raise RefusedFileError(_("The cells are apart by semicolons: save them with commas."))
    if "\t" in first:
        raise RefusedFileError(_("The cells are apart by tabs: save them with commas."))
