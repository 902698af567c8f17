"""A table of figures as it was read: its header, and its rows with the numbers that one sees; or
why a file is none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from models_registry.workflow.importing.cells import Cell
from models_registry.workflow.importing.columns import COLUMNS, NEEDED, NOT_READ

MOST_FILE_BYTES = 2_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 100

Row = tuple[int, list[Cell]]


class RefusedFileError(ValidationError):
    """The file as a whole cannot be read; the messages say why, and what would be right."""


@dataclass
class Table:
    """The rows of a file under the columns that are read; `notes` say what was not read."""

    columns: list[str]
    rows: list[Row]
    notes: list[str]


def table_of(lines: Iterable[Row], notes: Iterable[str] = ()) -> Table:
    """Return the table that a file's lines make: a header, then rows. RefusedFileError.

    Empty lines count where rows are numbered, and are left out.
    """
    filled = _filled(lines)
    header = _header(next(filled, (0, []))[1])
    read = [place for place, name in enumerate(header) if name in COLUMNS]
    rows: list[Row] = []
    for number, cells in filled:
        if len(rows) == MOST_ROWS:
            message = _("The file has more than %(most)s rows: split it into several.")
            raise RefusedFileError(message % {"most": MOST_ROWS})
        whole = _under(header, number, cells)
        rows.append((number, [whole[place] for place in read]))
    if not rows:
        raise RefusedFileError(_("The file has a header and no rows: there is nothing to import."))
    return Table([header[place] for place in read], rows, [*notes, *_unread(header)])


def _filled(lines: Iterable[Row]) -> Iterator[Row]:
    for number, cells in lines:
        while cells and isinstance(cells[-1], str) and not cells[-1].strip():
            cells.pop()
        if cells:
            yield number, cells


def _header(cells: list[Cell]) -> list[str]:
    """Return the columns' names. RefusedFileError tells all that is wrong with them at once."""
    if not cells:
        raise RefusedFileError(_("The file is empty."))
    names = [cell.strip() if isinstance(cell, str) else "" for cell in cells]
    if wrong := [*_misnamed(names), *_missing(names)]:
        raise RefusedFileError([ValidationError(message) for message in wrong])
    return names


def _misnamed(names: list[str]) -> Iterator[str]:
    known = [*COLUMNS, *NOT_READ]
    for name, count in Counter(names).items():
        if not name:
            yield _("The header has a cell without a name; each column needs one of its own.")
        elif name not in known:
            near = get_close_matches(name.lower(), known, 1)
            meant = _(" Is “%(name)s” meant?") % {"name": near[0]} if near else ""
            yield _("There is no column “%(name)s”.") % {"name": name[:40]} + meant
        elif count > 1:
            yield _("The column “%(name)s” stands there more than once.") % {"name": name}


def _missing(names: list[str]) -> Iterator[str]:
    if missing := ", ".join(name for name in NEEDED if name not in names):
        yield _("These columns are missing in the first row: %(names)s.") % {"names": missing}


def _unread(names: list[str]) -> Iterator[str]:
    if unread := ", ".join(name for name in names if name in NOT_READ):
        message = _("These columns were not read, since they follow from others: %(names)s.")
        yield message % {"names": unread}


def _under(header: list[str], number: int, cells: list[Cell]) -> list[Cell]:
    """Return a row's cells, as many as the header has."""
    if len(cells) > len(header):
        raise RefusedFileError(
            _(
                "Row %(row)s has %(cells)s cells, and the header has %(columns)s: a text that "
                "holds a comma needs double quotes around it."
            )
            % {"row": number, "cells": len(cells), "columns": len(header)}
        )
    if cells == header[: len(cells)]:
        raise RefusedFileError(_("Row %(row)s is a second header: take it out.") % {"row": number})
    return [*cells, *[""] * (len(header) - len(cells))]
