"""A table of figures as it was read: its header, and its rows with the numbers that one sees; or
why a file is none.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from models_registry.workflow.importing.cells import Cell
from models_registry.workflow.importing.columns import COLUMNS, NEEDED, NOT_READ


class RefusedFileError(ValidationError):
    """The file as a whole cannot be read; the messages say why, and what would be right."""


class ChangedError(ValidationError):
    """The records are not those for which the rows were shown."""


MOST_BYTES = 2_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 100

Row = tuple[int, list[Cell]]


@dataclass
class Table:
    """The rows of a file under the columns that are read; `notes` say what was not read."""

    columns: list[str]
    rows: list[Row]
    notes: list[str] = field(default_factory=list)


def table_of(lines: Iterable[Row], notes: Iterable[str] = ()) -> Table:
    """Return the table that a file's lines make: a header, then rows. RefusedFileError.

    Empty lines count where rows are numbered, and are left out.
    """
    found = iter(_filled(lines))
    header = _header(next(found, None))
    rows: list[Row] = []
    for number, cells in found:
        _refuse_more(rows)
        rows.append((number, _within(header, number, cells)))
    if not rows:
        raise RefusedFileError(_("The file has a header and no rows: there is nothing to import."))
    return _read_columns(header, rows, list(notes))


def _filled(lines: Iterable[Row]) -> Iterable[Row]:
    for number, cells in lines:
        while cells and _is_empty(cells[-1]):
            cells.pop()
        if cells:
            yield number, cells


def _is_empty(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _refuse_more(rows: list[Row]) -> None:
    if len(rows) == MOST_ROWS:
        raise RefusedFileError(
            _("The file has more than %(most)s rows: split it into several.") % {"most": MOST_ROWS}
        )


def _header(line: Row | None) -> list[str]:
    """Return the columns' names. RefusedFileError tells all that is wrong with them at once."""
    if line is None:
        raise RefusedFileError(_("The file is empty."))
    names = [cell.strip() if isinstance(cell, str) else "" for cell in line[1]]
    wrong = [*_unknown(names), *_missing(names)]
    if wrong:
        raise RefusedFileError([ValidationError(words) for words in wrong])
    return names


def _unknown(names: list[str]) -> Iterable[str]:
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


def _missing(names: list[str]) -> Iterable[str]:
    if missing := [name for name in NEEDED if name not in names]:
        told = ", ".join(missing)
        yield _("These columns are missing in the first row: %(names)s.") % {"names": told}


def _within(header: list[str], number: int, cells: list[Cell]) -> list[Cell]:
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


def _read_columns(header: list[str], rows: list[Row], notes: list[str]) -> Table:
    places = [place for place, name in enumerate(header) if name in COLUMNS]
    unread = [name for name in header if name in NOT_READ]
    if unread:
        told = _("These columns were not read, since they follow from others: %(names)s.")
        notes.append(told % {"names": ", ".join(unread)})
    read: list[Any] = [(number, [cells[place] for place in places]) for number, cells in rows]
    return Table([header[place] for place in places], read, notes)
