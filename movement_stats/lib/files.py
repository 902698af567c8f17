"""Lists as files: one writer, the same bytes on both databases, constant memory."""

import csv
import datetime
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO
from itertools import islice
from typing import Any

from django.db.models import QuerySet

CHUNK = 2_000
# A cell that begins so is run by a spreadsheet; the full-width forms by some.
RUN_BY_SPREADSHEETS = tuple("=+-@\t\r＝＋－＠")


@dataclass(frozen=True)
class Column:
    """Where a file's column comes from: a path of the queryset, an annotation included.

    `many` is a to-many path, whose values are joined by '; ', those alone for which `only` holds.
    A list cannot be sorted by such a column, nor by one that says so. `through` is a relation
    without which there is no value. `order_vi` is the path by which a page in Vietnamese is sorted
    in the place of `path`.
    """

    path: str
    many: bool = False
    only: Mapping[str, Any] = field(default_factory=dict)
    sortable: bool = True
    through: str = ""
    order_vi: str = ""

    @property
    def sort_path(self) -> str | None:
        """The path to sort by, None for none."""
        return self.path if self.sortable and not self.many else None


Columns = Mapping[str, Column]
Plain = str | int | float | None
PlainRow = list[Plain]
# Of a column of many values: by its path and the row's key.
Joined = dict[str, dict[Any, list[str]]]


@dataclass(frozen=True)
class FileContents:
    """What a file holds: its header, its rows, and what counts them."""

    header: Iterable[str]
    rows: Iterable[PlainRow]
    count: Callable[[], int]


def plain(value: Any) -> Plain:
    """Return a value as both kinds of file hold it: text, a number, or None for unknown."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value if isinstance(value, int | float) else str(value)


def inert(value: Plain) -> str | int | float:
    """Return a CSV cell: empty for unknown, and text that no spreadsheet runs."""
    if isinstance(value, str) and value.startswith(RUN_BY_SPREADSHEETS):
        return f"'{value}"
    return "" if value is None else value


def read(rows: QuerySet[Any], columns: Columns) -> Iterator[PlainRow]:
    """Yield the rows' plain values in the columns' order, a chunk in memory at a time."""
    single = [column.path for column in columns.values() if not column.many]
    found = rows.values_list("pk", *single).iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        joined = _joined(rows, columns, [row[0] for row in chunk])
        for key, *values in chunk:
            own = iter(values)
            yield [
                plain("; ".join(joined[column.path][key]) if column.many else next(own))
                for column in columns.values()
            ]


def _joined(rows: QuerySet[Any], columns: Columns, keys: list[Any]) -> Joined:
    joined: Joined = {}
    for column in columns.values():
        if column.many:
            texts = joined[column.path] = defaultdict(list)
            some = {f"{column.path}__isnull": False, **column.only}
            of_these = rows.model._default_manager.filter(pk__in=keys, **some)
            pairs = of_these.values_list("pk", column.path).distinct()
            for key, text in sorted(pairs, key=lambda pair: str(pair[1])):
                texts[key].append(str(text))
    return joined


def csv_text(header: Iterable[str], rows: Iterable[PlainRow]) -> Iterator[str]:
    """Yield an RFC 4180 file: header, then a row each."""
    lines = ([*map(inert, row)] for row in rows)
    chunk: list[list[str | int | float]] = [list(header)]
    while chunk:
        buffer = StringIO()
        csv.writer(buffer, lineterminator="\r\n").writerows(chunk)
        yield buffer.getvalue()
        chunk = list(islice(lines, CHUNK))


def json_text(
    header: Iterable[str], rows: Iterable[PlainRow], count: int, version: str
) -> Iterator[str]:
    """Yield `{"count": n, "version": "…", "rows": […]}`, an object a row."""
    names, start = list(header), True
    objects = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows)
    yield f'{{"count": {count}, "version": {json.dumps(version)}, "rows": ['
    while chunk := list(islice(objects, CHUNK)):
        yield ("" if start else ",\n") + ",\n".join(chunk)
        start = False
    yield "]}\n"
