"""The file of a province's page: every row on it, whatever it is a row of."""

from collections.abc import Iterator

from django.db.models import QuerySet

from models_registry.statistics.province_profile import ProvinceProfile
from movement_stats.lib.files import Column, FileContents, PlainRow, read

CITED = {"as_written": "as_written", "language": "report__language", "report": "report__slug"}
WHERE = {"id": "pk", "province": "province", "place": "place__name_en"}
PERIOD = {"period_start": "period_start", "period_end": "period_end", "period": "period"}
FIGURE_PATHS = {
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
MODEL_PATHS = {**WHERE, "name": "slug", "detail": "theme", "report": "report__slug"}
SITE_PATHS = {**WHERE, "name": "model_slug", **CITED}
AWARD_PATHS = {
    **WHERE,
    "name": "kind",
    "collectives": "collectives",
    "individuals": "individuals",
    "combined": "combined",
    "qualifier": "qualifier",
    **PERIOD,
    **CITED,
}
SEARCH_PATHS = {
    "id": "pk",
    "province": "province",
    "name": "indicator",
    "detail": "where_en",
    "period": "year",
    "looked_on": "looked_on",
}
REPORT_PATHS = {"id": "pk", "name": "slug", "language": "language", "report": "slug"}
PROVINCE_HEADER = (
    *("part", "id", "province", "place", "name", "detail", "value", "out_of", "unit"),
    *("collectives", "individuals", "combined", "qualifier", "status"),
    *("period_kind", "period_start", "period_end", "period", "as_written", "language", "report"),
    "looked_on",
)
# What a row is, its records, and where the columns come from.
Section = tuple[str, QuerySet, dict[str, str]]


def province_file(profile: ProvinceProfile) -> FileContents:
    """Return the file of all that a unit's page shows."""
    sections = sections_of(profile)

    def count() -> int:
        return sum(records.count() for _part, records, _paths in sections)

    return FileContents(PROVINCE_HEADER, rows_of(sections), count)


def sections_of(profile: ProvinceProfile) -> list[Section]:
    """Return the file's sections in its order: what a row is, the records, the columns' paths.

    `name` is the indicator's code, the model's slug, the award's kind or the report's slug; of a
    search, `period` is the year asked for, and `detail` says where somebody looked. A column that
    a section does not have stays empty.
    """
    return [
        ("figure", profile.figures, FIGURE_PATHS),
        ("model", profile.models, MODEL_PATHS),
        ("site", profile.sites.with_names(), SITE_PATHS),
        ("award", profile.awards, AWARD_PATHS),
        ("report", profile.reports, REPORT_PATHS),
        ("search", profile.searches, SEARCH_PATHS),
    ]


def rows_of(sections: list[Section]) -> Iterator[PlainRow]:
    """Yield the file's rows, in the header's columns."""
    for part, records, paths in sections:
        columns = {name: Column(path) for name, path in paths.items()}
        for values in read(records, columns):
            row = dict(zip(columns, values, strict=True), part=part)
            yield [row.get(name) for name in PROVINCE_HEADER]
