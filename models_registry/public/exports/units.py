"""The file of today's units: a row a unit, with the figures that it rests on."""

from collections.abc import Iterable, Sequence

from models_registry.models import Figure
from models_registry.statistics.by_unit import UnitRow
from movement_stats.lib.files import FileContents, PlainRow, plain

UNITS_HEADER = (
    *("province", "province_name", "value", "qualifier", "parts_reported", "parts"),
    *("period_start", "period_end", "figures", "without_number", "why_no_value", "indicator"),
)


def units_file(rows: Sequence[UnitRow]) -> FileContents:
    """Return the file of rows of today's reading, in their order."""
    return FileContents(UNITS_HEADER, map(unit_values, rows), lambda: len(rows))


def unit_values(row: UnitRow) -> PlainRow:
    """Return a row's plain values, in the header's columns; several ids are joined by '; '."""
    total = row.total
    ends = total.dates
    values = (
        row.unit.pk,
        row.unit.name_en,
        total.value,
        total.qualifier if total.value is not None else "",
        len(total.counted),
        total.of,
        ends[0] if ends else "",
        ends[-1] if ends else "",
        _ids(total.counted),
        _ids(total.without_value),
        total.why_not,
        row.indicator.pk,
    )
    return [plain(value) for value in values]


def _ids(figures: Iterable[Figure]) -> str:
    return "; ".join(str(figure.pk) for figure in figures)
