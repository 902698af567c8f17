"""Single cells, read as what their column holds. ValueError says what is wrong and what is right.

A cell is text, or a number where a workbook holds one, or `Unreadable`.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from models_registry.workflow.typed_numbers import readings, spelled
from movement_stats.lib.files import RUN_BY_SPREADSHEETS
from movement_stats.lib.letters import plain
from movement_stats.lib.partial_dates import FORM, first_day

NUMBER = re.compile(r"(0|[1-9]\d{0,12})(\.\d{1,2})?", re.ASCII)
WHOLE = re.compile(r"[1-9]\d{0,17}", re.ASCII)
# Longer ones are quoted by their beginning.
LONGEST_QUOTED = 40
# A workbook counts its days from here.
DAY_0 = datetime.date(1899, 12, 30)
LAST_DAY_NUMBER = 73_050


@dataclass(frozen=True)
class Unreadable:
    """A cell of a workbook that holds neither text nor a number: why, and what would be right."""

    message: str


Cell = str | Decimal | Unreadable


def text(cell: Cell) -> str:
    """Return the text of a cell as the forms take it."""
    if isinstance(cell, Decimal):
        raise ValueError(
            _("This cell is a number; format the column as text, so that it keeps every letter.")
        )
    return code(cell)


def code(cell: Cell) -> str:
    """Return a code or the name of a record; a number's digits."""
    written = _letters(cell)
    # /figures.csv guards what a spreadsheet would run.
    guarded = written.startswith("'") and written[1:].startswith(RUN_BY_SPREADSHEETS)
    return written[guarded:].strip()


def _letters(cell: Cell) -> str:
    if isinstance(cell, Unreadable):
        raise ValueError(cell.message)
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    written = str(plain(cell))
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in written):
        raise ValueError(_("It holds a letter that cannot be seen, or a new line: take it out."))
    return written


def number(cell: Cell) -> Decimal | None:
    """Return a plain number, None for an empty cell. Whatever else can be read is spelled out."""
    written = _letters(cell).strip()
    if written and not NUMBER.fullmatch(written):
        raise ValueError(_not_plain(written))
    return Decimal(written) if written else None


def _not_plain(written: str) -> str:
    found = readings(written, "") if len(written) <= LONGEST_QUOTED else ()
    digits = [f"{value:f}" for value in sorted(found, reverse=True)]
    plainly = [value for value in digits if NUMBER.fullmatch(value)]
    if not plainly:
        return _(
            "“%(text)s” is no number that can be kept: write digits alone, at most 13, with a "
            "point before one or two decimals."
        ) % {"text": _cut(written)}
    either = _(" or ")
    return _(
        "“%(text)s” can be read as %(readings)s: write digits alone, as %(plain)s, with a point "
        "before one or two decimals."
    ) % {
        "text": _cut(written),
        "readings": either.join(spelled(value) for value in sorted(found, reverse=True)),
        "plain": either.join(plainly),
    }


def day(cell: Cell) -> str:
    """Return a date as far as it is known, '' for an empty cell."""
    written = _letters(cell).strip()
    try:
        if written:
            first_day(written)
    except ValueError:
        raise ValueError(_not_a_day(written)) from None
    return written


def _not_a_day(written: str) -> str:
    if WHOLE.fullmatch(written) and len(written) < 6 and int(written) <= LAST_DAY_NUMBER:
        found = (DAY_0 + datetime.timedelta(days=int(written))).isoformat()
        return _(
            "“%(text)s” is a spreadsheet's number for the day %(day)s: format the column as text, "
            "and write 2023, 2023-03 or 2023-03-06."
        ) % {"text": written, "day": found}
    if FORM.fullmatch(written):
        return _("“%(text)s” is not in the calendar.") % {"text": written}
    return _("“%(text)s” is no date: write 2023, 2023-03 or 2023-03-06.") % {"text": _cut(written)}


def whole(cell: Cell) -> int | None:
    """Return the number of a figure, or of a version; None for an empty cell."""
    written = _letters(cell).strip()
    if written and not WHOLE.fullmatch(written):
        raise ValueError(
            _("“%(text)s” is no number of a figure: write digits alone, or leave it empty.")
            % {"text": _cut(written)}
        )
    return int(written) if written else None


def _cut(written: str) -> str:
    return written if len(written) <= LONGEST_QUOTED else written[:LONGEST_QUOTED] + "…"
