"""The file of a province's page: every row on it, whatever it is a row of."""

from collections.abc import Iterator
from typing import Any

from models_registry.statistics.province_profile import Dashboard
from movement_stats.lib.files import Column, read

CITED = {"as_written": "as_written", "language": "report__language", "report": "report__slug"}
WHERE = {"id": "pk", "province": "province", "place": "place__name_en"}
PERIOD = {"period_start": "period_start", "period_end": "period_end", "period": "period"}
FIGURES = {
    **WHERE,
    "name": "indicator",
    "detail": "detail",
    "value": "value",
    "out_of": "out_of",
    "unit": "indicator__unit_en",
    "qualifier": "qualifier",
    "status": "status",
    "period_kind": "period_kind",
    **PERIOD,
    **CITED,
}
MODELS = {**WHERE, "name": "slug", "detail": "theme", "report": "report__slug"}
SITES = {**WHERE, "name": "model_slug", **CITED}
AWARDS = {
    **WHERE,
    "name": "kind",
    "collectives": "collectives",
    "individuals": "individuals",
    "combined": "combined",
    "qualifier": "qualifier",
    **PERIOD,
    **CITED,
}
SEARCHES = {
    "id": "pk",
    "province": "province",
    "name": "indicator",
    "detail": "where_en",
    "period": "year",
    "looked_on": "looked_on",
}
REPORTS = {"id": "pk", "name": "slug", "language": "language", "report": "slug"}
HEADER = (
    *("part", "id", "province", "place", "name", "detail", "value", "out_of", "unit"),
    *("collectives", "individuals", "combined", "qualifier", "status"),
    *("period_kind", "period_start", "period_end", "period", "as_written", "language", "report"),
    "looked_on",
)


def parts(dashboard: Dashboard) -> list[tuple[str, Any, dict[str, str]]]:
    """Return the file's parts in its order: what a row is, the rows, and where columns come from.

    `name` is the indicator's code, the model's slug, the award's kind or the report's slug; of a
    search, `period` is the year asked for, and `detail` says where somebody looked. A column that
    a part does not have stays empty.
    """
    return [
        ("figure", dashboard.figures, FIGURES),
        ("model", dashboard.models, MODELS),
        ("site", dashboard.sites.with_names(), SITES),
        ("award", dashboard.awards, AWARDS),
        ("report", dashboard.reports, REPORTS),
        ("search", dashboard.searches, SEARCHES),
    ]


def rows(dashboard: Dashboard) -> Iterator[list[Any]]:
    """Yield the file's rows, in the header's columns."""
    for part, found, paths in parts(dashboard):
        columns = {name: Column(path) for name, path in paths.items()}
        for values in read(found, columns):
            own = dict(zip(columns, values, strict=True), part=part)
            yield [own.get(name) for name in HEADER]


def count(dashboard: Dashboard) -> int:
    """Return how many rows the file has."""
    return sum(found.count() for _part, found, _paths in parts(dashboard))
