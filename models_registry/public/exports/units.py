"""The file of today's units: a row a unit, with the figures that it rests on."""

from typing import Any

from models_registry.statistics.by_unit import UnitRow
from movement_stats.lib.files import plain

HEADER = (
    *("province", "province_name", "value", "qualifier", "parts_reported", "parts"),
    *("period_start", "period_end", "figures", "without_number", "why_no_value", "indicator"),
)


def row(one: UnitRow) -> list[Any]:
    """Return a row's plain values, in the header's columns; several ids are joined by '; '."""
    total = one.total
    ends = total.dates
    values = (
        one.unit.pk,
        one.unit.name_en,
        total.value,
        total.qualifier if total.value is not None else "",
        len(total.counted),
        total.of,
        ends[0] if ends else "",
        ends[-1] if ends else "",
        "; ".join(str(figure.pk) for figure in total.counted),
        "; ".join(str(figure.pk) for figure in total.silent),
        total.why_not,
        one.indicator.pk,
    )
    return [plain(value) for value in values]
