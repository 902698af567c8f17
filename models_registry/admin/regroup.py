"""Rows of a page that were deleted or published elsewhere, kept as what was typed.

Django pairs the rows that a page sends with those that are stored, by number; a row that has gone
would take what was typed with it. Here such rows move behind the others, as new ones.
"""

import re
from collections import defaultdict
from typing import Any

Row = dict[str, list[str]]
MANAGED = ("TOTAL_FORMS", "INITIAL_FORMS")
MOST = 1000


def regrouped(data: Any, prefix: str, held: set[str], fates: dict[str, str]) -> Any:
    """Return the data with each row that is no longer held among the new ones, and why.

    held: ids of the rows that may be changed here; fates: what became of those that were typed
    into and are gone. A row that is gone and was not typed into is left out.
    """
    rows, counts = _rows(data, prefix), _counts(data, prefix)
    if counts is None:
        return data
    total, initial = counts
    kept = [row for row in rows[:initial] if _id(row) in held]
    gone = [row for row in rows[:initial] if _id(row) not in held]
    if not gone:
        return data
    typed = [row for row in gone if _id(row) in fates and not row.get("DELETE")]
    anew = [{**row, "id": [""], "seen": [""], "met": [fates[_id(row)]]} for row in typed]
    return _written(data, prefix, [*kept, *anew, *rows[initial:total]], len(kept))


def _counts(data: Any, prefix: str) -> tuple[int, int] | None:
    """Return how many rows were sent and how many of them were stored; None for nonsense."""
    sent = [str(data.get(f"{prefix}-{name}", "")) for name in MANAGED]
    if not all(one.isdecimal() and len(one) <= 4 for one in sent):
        return None
    total, initial = map(int, sent)
    return (total, initial) if initial <= total <= MOST else None


def _rows(data: Any, prefix: str) -> list[Row]:
    found: dict[int, Row] = defaultdict(dict)
    for key in data:
        if match := re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,4}})-(\w+)", key, re.ASCII):
            found[int(match[1])][match[2]] = data.getlist(key)
    return [found[number] for number in range(max(found, default=-1) + 1)]


def _id(row: Row) -> str:
    return row.get("id", [""])[-1]


def _written(data: Any, prefix: str, rows: list[Row], initial: int) -> Any:
    fresh = data.copy()
    for key in data:
        if re.match(rf"{re.escape(prefix)}-\d", key):
            del fresh[key]
    for number, row in enumerate(rows):
        for name, values in row.items():
            fresh.setlist(f"{prefix}-{number}-{name}", values)
    fresh[f"{prefix}-TOTAL_FORMS"], fresh[f"{prefix}-INITIAL_FORMS"] = str(len(rows)), str(initial)
    return fresh
