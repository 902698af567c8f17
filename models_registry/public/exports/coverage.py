"""The file of coverage: a row for each unit and column of which something is held or sought."""

from collections.abc import Iterable

from models_registry.statistics.coverage import CellState, Coverage, CoverageCell, CoverageRow
from movement_stats.lib.files import FileContents, PlainRow, plain

COVERAGE_HEADER = (
    *("province", "topic", "figures", "indicator", "year"),
    *("zero", "without_number", "looked_for_on", "state", "looked_in"),
)


def coverage_file(coverage: Coverage, rows: Iterable[CoverageRow]) -> FileContents:
    """Return the file of a table. rows: its rows, in the order asked for."""
    cells = [
        _values(row, cell, coverage.by.named(column.key))
        for row in rows
        for column, cell in zip(coverage.columns, row.cells, strict=True)
        if cell.state != CellState.NOTHING
    ]
    return FileContents(COVERAGE_HEADER, cells, lambda: len(cells))


def _values(row: CoverageRow, cell: CoverageCell, column: dict[str, str | int | None]) -> PlainRow:
    search = cell.search
    values = (
        row.unit.pk,
        column["topic"],
        cell.figures,
        column.get("indicator"),
        column.get("year"),
        cell.zero,
        cell.without_number,
        search.looked_on if search else None,
        cell.state.value,
        search.where_en if search else None,
    )
    return [plain(value) for value in values]
