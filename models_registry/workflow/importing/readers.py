"""A CSV file as rows of text: UTF-8, commas, RFC 4180."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from models_registry.workflow.importing.cells import Cell
from models_registry.workflow.importing.errors import RefusedFileError
from models_registry.workflow.importing.table import MOST_COLUMNS, Row

OTHER_UNICODE = (
    *(codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    *(codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
)
LONE_RETURN = re.compile("\r(?!\n)")


def lines_of_csv(data: bytes) -> Iterator[Row]:
    """Yield the lines of the file with their numbers, the header's is 1. RefusedFileError."""
    text = _decoded(data)
    _refuse_letters(text)
    _refuse_other_marks(text)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if len(cells) > MOST_COLUMNS:
                raise RefusedFileError(
                    _("Row %(row)s has more than %(most)s cells.")
                    % {"row": number, "most": MOST_COLUMNS}
                )
            found: list[Cell] = list(cells)
            yield number, found
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


def _refuse_letters(text: str) -> None:
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        told = _("Line %(line)s holds a NUL: the file is damaged, or no text.")
        raise RefusedFileError(told % {"line": line})
    if lone := LONE_RETURN.search(text):
        line = text.count("\n", 0, lone.start()) + 1
        raise RefusedFileError(
            _("Line %(line)s ends with a carriage return alone: save the file as CSV in UTF-8.")
            % {"line": line}
        )


def _refuse_other_marks(text: str) -> None:
    first = text.lstrip("\r\n").partition("\n")[0]
    if "," in first:
        return
    if ";" in first:
        raise RefusedFileError(_("The cells are apart by semicolons: save them with commas."))
    if "\t" in first:
        raise RefusedFileError(_("The cells are apart by tabs: save them with commas."))
