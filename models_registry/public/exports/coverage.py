"""The file of coverage: a row for each unit and column of which something is held or sought."""

from collections.abc import Iterable
from typing import Any

from models_registry.statistics.coverage import Cell, CellState, Coverage, Row
from movement_stats.lib.files import plain

HEADER = (
    *("province", "topic", "figures", "indicator", "year"),
    *("zero", "without_number", "looked_for_on", "state", "looked_in"),
)


def cells(coverage: Coverage, rows: Iterable[Row]) -> list[list[Any]]:
    """Return the file's rows, in the order of the table's."""
    return [
        [plain(value) for value in _values(row, cell, coverage.by.named(column.key))]
        for row in rows
        for column, cell in zip(coverage.columns, row.cells, strict=True)
        if cell.state != CellState.NOTHING
    ]


def _values(row: Row, cell: Cell, named: dict[str, Any]) -> list[Any]:
    search = cell.search
    return [
        row.unit.pk,
        named["topic"],
        cell.figures,
        named.get("indicator"),
        named.get("year"),
        cell.zero,
        cell.without_number,
        search.looked_on if search else None,
        cell.state.value,
        search.where_en if search else None,
    ]
