"""The rows of the fixture files, each with the place where it stands."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

Fields = dict[str, Any]


class BrokenFixtureError(Exception):
    """What is wrong in which file, row and field; nothing has been loaded."""

    def __init__(self, where: str, problem: str, field_name: str = "") -> None:
        of_field = f", field {field_name}" if field_name else ""
        super().__init__(f"{where}{of_field}: {problem}")


@dataclass(frozen=True)
class Row:
    """One record of a file: its model, by what it is known again, and its fields."""

    where: str
    model: str
    identity: Fields
    fields: Fields = field(default_factory=dict)


class _OnceOnly(yaml.SafeLoader):
    """YAML in which no field stands twice: of two values the last would win unseen."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return the mapping; ConstructorError names the field that stands twice."""
        names = [key.value for key, _value in node.value]
        for key, _value in node.value:
            if names.count(key.value) > 1:
                problem = f"field {key.value} stands twice"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
        return super().construct_mapping(node, deep)


def all_rows() -> list[Row]:
    """Return the rows of all fixtures, in an order in which each refers to earlier ones."""
    return [*reference_rows(), *_report_rows(settings.FIXTURES_DIR / "reports")]


def reference_rows() -> list[Row]:
    """Return the rows of the reference data: regions, provinces, their names, indicators."""
    folder = settings.FIXTURES_DIR / "reference"
    return [row for name, make in REFERENCE.items() for row in make(folder / name)]


def _report_rows(folder: Path) -> Iterator[Row]:
    # '_shared.yaml' sorts first: what several reports refer to.
    for path in sorted(folder.glob("*.yaml")):
        where = f"{folder.name}/{path.name}"
        try:
            records = yaml.load(path.read_text(encoding="utf-8"), _OnceOnly) or []  # noqa: S506 - a safe loader
        except (yaml.YAMLError, ValueError) as error:
            raise BrokenFixtureError(where, " ".join(str(error).split())) from None
        if not isinstance(records, list):
            raise BrokenFixtureError(where, "must be a list of records")
        for number, record in enumerate(records, 1):
            yield _yaml_row(f"{where}, row {number}", record)


def _yaml_row(where: str, record: Any) -> Row:
    if not isinstance(record, dict) or set(record) != {"model", "pk", "fields"}:
        raise BrokenFixtureError(where, "a record has model, pk and fields")
    if not isinstance(record["fields"], dict):
        raise BrokenFixtureError(where, "must name its fields", "fields")
    named = f"{where} ({record['model']} {record['pk']})"
    return Row(named, str(record["model"]), {"pk": record["pk"]}, record["fields"])


def _csv(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    where = f"reference/{path.name}"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, record in enumerate(csv.DictReader(file, strict=True), 2):
                if None in record or None in record.values():
                    raise BrokenFixtureError(
                        f"{where}, line {number}", "has not as many cells as the header"
                    )
                yield f"{where}, line {number}", record
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BrokenFixtureError(where, str(error)) from None


def _cell(where: str, record: dict[str, str], name: str) -> str:
    try:
        return record[name]
    except KeyError:
        raise BrokenFixtureError(where, "the column is missing", name) from None


def _copied(where: str, record: dict[str, str], names: dict[str, str]) -> Fields:
    """Return the cells under the fields' names; an empty cell of a date or number is unknown."""
    return {to: _cell(where, record, name) for to, name in names.items()}


def _unknown_where_empty(fields: Fields, *names: str) -> Fields:
    return {**fields, **{name: fields[name] or None for name in names}}


REGION_FIELDS = ("scheme", "name_en", "name_vi", "valid_from", "valid_to", "member_count")


def _regions(path: Path) -> Iterator[Row]:
    names = {
        n: n for n in ("scheme", "name_en", "name_vi", "valid_from", "valid_to", "member_count")
    }
    for where, record in _csv(path):
        fields = _unknown_where_empty(_copied(where, record, names), "valid_from", "valid_to")
        fields["informal"] = _cell(where, record, "informal") == "true"
        yield Row(where, "provinces.region", {"pk": _cell(where, record, "code")}, fields)


PROVINCE_FIELDS = (
    "code",
    "name_en",
    "name_vi",
    "kind",
    "iso_3166_2",
    "valid_from",
    "valid_to",
    "area_km2",
    "population",
    "population_year",
    "population_source",
)


def _provinces(path: Path) -> Iterator[Row]:
    records = list(_csv(path))
    # Successors first, so that each row refers to rows before it.
    records.sort(key=lambda pair: pair[1].get("valid_to", "") != "")
    for where, record in records:
        fields = _copied(where, record, {name: name for name in PROVINCE_FIELDS})
        unknown = ("valid_to", "area_km2", "population", "population_year")
        fields = _unknown_where_empty(fields, *unknown)
        own = _cell(where, record, "id")
        # The file names a unit that goes on unchanged as its own successor.
        successor = _cell(where, record, "successor_id")
        fields["successor"] = None if successor in ("", own) else successor
        fields["region"] = _cell(where, record, "region_code_2025") or _cell(
            where, record, "region_code"
        )
        yield Row(where, "provinces.province", {"pk": own}, fields)


def _members(path: Path) -> Iterator[Row]:
    members: dict[str, list[str]] = defaultdict(list)
    for where, record in _csv(path):
        members[_cell(where, record, "region_code")].append(_cell(where, record, "province_id"))
    for code, ids in members.items():
        yield Row(
            f"reference/{path.name} ({code})", "provinces.region", {"pk": code}, {"members": ids}
        )


def _statuses(path: Path) -> Iterator[Row]:
    names = {n: n for n in ("name_en", "name_vi", "kind", "valid_to", "basis_vi")}
    names["basis_en"] = "basis"
    for where, record in _csv(path):
        fields = _unknown_where_empty(_copied(where, record, names), "valid_to")
        key = {
            "province": _cell(where, record, "id"),
            "valid_from": _cell(where, record, "valid_from"),
        }
        yield Row(where, "provinces.provincestatus", key, fields)


def _aliases(path: Path) -> Iterator[Row]:
    for where, record in _csv(path):
        fields = _copied(where, record, {"province": "province_id", "type": "type"})
        yield Row(
            where, "provinces.provincealias", {"alias": _cell(where, record, "alias")}, fields
        )


def _region_aliases(path: Path) -> Iterator[Row]:
    for where, record in _csv(path):
        fields = _copied(where, record, {"region": "region_code"})
        key = {"alias": _cell(where, record, "alias")}
        yield Row(where, "provinces.regionalias", key, fields)


INDICATOR_FIELDS = {
    "topic": "topic",
    "name_en": "name_en",
    "name_vi": "name_vi",
    "unit_en": "unit",
    "unit_vi": "unit_vi",
    "nature": "nature",
    "definition_en": "definition_en",
    "definition_vi": "definition_vi",
}


def _indicators(path: Path) -> Iterator[Row]:
    for where, record in _csv(path):
        fields = _copied(where, record, INDICATOR_FIELDS)
        sums = _cell(where, record, "sums_over_places")
        if sums not in ("yes", "no"):
            raise BrokenFixtureError(where, "must be yes or no", "sums_over_places")
        fields["sums_over_places"] = sums == "yes"
        yield Row(where, "models_registry.indicator", {"pk": _cell(where, record, "code")}, fields)


REFERENCE: dict[str, Callable[[Path], Iterator[Row]]] = {
    "regions.csv": _regions,
    "provinces.csv": _provinces,
    "region_members.csv": _members,
    "province_status.csv": _statuses,
    "province_aliases.csv": _aliases,
    "region_aliases.csv": _region_aliases,
    "indicators.csv": _indicators,
}
