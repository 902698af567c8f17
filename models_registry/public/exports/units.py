"""Files of units that stand side by side: the figures, or a row a unit of today's; each row says
in which years it is compared, and whether it is.
"""

from collections.abc import Iterable, Sequence

from models_registry.models import Figure
from models_registry.public.exports.columns import FIGURES
from models_registry.statistics.by_unit import UnitRow
from movement_stats.lib.files import FileContents, PlainRow, plain, read

UNITS_HEADER = (
    *("province", "province_name", "value", "qualifier", "parts_reported", "parts"),
    *("period_start", "period_end", "figures", "without_number", "why_no_value", "indicator"),
    "outside_window",
)
WINDOW_HEADER = ("window_from", "window_to", "in_window")


def units_file(rows: Sequence[UnitRow]) -> FileContents:
    """Return the file of rows of today's reading, in their order."""
    values = ([*unit_values(row), *window_values(row)] for row in rows)
    return FileContents((*UNITS_HEADER, *WINDOW_HEADER), values, lambda: len(rows))


def figures_file(rows: Sequence[UnitRow]) -> FileContents:
    """Return the file of the figures of rows as reported, in their order."""
    keys = [figure.pk for row in rows for figure in row.figures]
    found = read(Figure.objects.filter(pk__in=keys).with_file_columns(), FIGURES)
    by_key = {values[0]: values for values in found}
    values = ([*by_key[row.figures[0].pk], *window_values(row)] for row in rows)
    return FileContents((*FIGURES, *WINDOW_HEADER), values, lambda: len(rows))


def window_values(row: UnitRow) -> PlainRow:
    """Return the years in which the row is compared, and whether its figures are of these."""
    return [row.window.first, row.window.last, plain(row.is_within)]


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
        _ids(total.outside),
    )
    return [plain(value) for value in values]


def _ids(figures: Iterable[Figure]) -> str:
    return "; ".join(str(figure.pk) for figure in figures)
