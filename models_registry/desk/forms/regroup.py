"""The rows that a page really sent, and those among them that were deleted or published elsewhere.

Django builds as many rows as the page says it sent; here they are counted. And it pairs the rows
with those that are stored, by number; a row that has gone would take what was typed with it. Here
such rows move behind the others, as new ones.
"""

import re
from collections import defaultdict
from typing import Any

Row = dict[str, list[str]]
# More rows than a page offers, so that what is too much can be told and nothing is lost.
MOST = 250


def regrouped(data: Any, prefix: str, held: set[str], fates: dict[str, str]) -> Any:
    """Return the data with its rows in order, the stored ones first, and with their true numbers.

    held: ids of the rows that may be changed here; fates: what became of those that were typed
    into and are gone: they are new ones now, and say why. A row that is gone and was not typed
    into is left out.
    """
    rows = _rows(data, prefix)
    kept = [row for row in rows if _id(row) in held]
    gone = [row for row in rows if _id(row) not in held and _id(row)]
    typed = [row for row in gone if _id(row) in fates and not row.get("DELETE")]
    anew = [{**row, "id": [""], "seen": [""], "met": [fates[_id(row)]]} for row in typed]
    new = [row for row in rows if not _id(row)]
    return _written(data, prefix, [*kept, *anew, *new], len(kept))


def _rows(data: Any, prefix: str) -> list[Row]:
    found: dict[int, Row] = defaultdict(dict)
    for key in data:
        if match := re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,4}})-(\w+)", key, re.ASCII):
            found[int(match[1])][match[2]] = data.getlist(key)
    return [found[number] for number in sorted(found)]


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
