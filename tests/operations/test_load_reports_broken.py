"""Fixtures that are broken: file, row and field are named, and nothing is loaded."""

import re
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from models_registry.models import Figure, Indicator, Report
from provinces.models import Province, Region
from tests.operations.conftest import Fixtures

Break = Callable[[Fixtures], None]
LONG = ("province_aliases", "province_status", "region_members")
LANG_SON = "reports/lang-son-2023.yaml"
# What is named by the report of Lang Son, by what several reports share, and by each other.
UNITS = (
    *("ha-noi", "ha-giang", "dien-bien", "lai-chau", "son-la", "lang-son", "da-nang", "soc-trang"),
    *("tuyen-quang-2025", "da-nang-2025", "can-tho-2025"),
)
ROW_8 = f"{LANG_SON}, row 3 (models_registry.figure 8)"
FIGURE_8_AGAIN = """
- model: models_registry.figure
  pk: 8
  fields: {}
"""


def edit(file: str, old: str, new: str) -> Break:
    return lambda fixtures: fixtures.edit(file, old, new)


def append(file: str, text: str) -> Break:
    return lambda fixtures: fixtures.append(file, text)


def write(file: str, content: bytes) -> Break:
    return lambda fixtures: (fixtures.folder / file).write_bytes(content) and None


def remove(file: str) -> Break:
    return lambda fixtures: (fixtures.folder / file).unlink()


BROKEN = {
    "unknown field": (
        edit(LANG_SON, "indicator: launch-events", "indikator: launch-events"),
        f"{ROW_8}, field indikator: there is no such field",
    ),
    "field that is computed": (
        edit(LANG_SON, "indicator: launch-events", "folded: x"),
        f"{ROW_8}, field folded: this field is not loaded",
    ),
    "unknown model": (
        edit(LANG_SON, "models_registry.award", "models_registry.prize"),
        f"{LANG_SON}, row 2 (models_registry.prize 2), field model: there is no such model",
    ),
    "model that is no record": (
        edit(LANG_SON, "models_registry.award", "models_registry.staff"),
        f"{LANG_SON}, row 2 (models_registry.staff 2), field model: this model is not loaded",
    ),
    "missing record": (
        edit(LANG_SON, "indicator: launch-events", "indicator: no-such"),
        f"{ROW_8}, field indicator: refers to no record",
    ),
    "missing record by its words": (
        edit(LANG_SON, "[lang-son-provincial-police]", "[no-such]"),
        f"{LANG_SON}, row 2 (models_registry.award 2), field bodies: refers to no record",
    ),
    "words of another number": (
        edit(LANG_SON, "[lang-son, Lang Son city]", "[lang-son]"),
        f"{LANG_SON}, row 2 (models_registry.award 2), field place: has a value of the wrong kind",
    ),
    "field that stands twice": (
        edit(LANG_SON, "indicator: launch-events", "fit: whole\n    fit: part"),
        f"{LANG_SON}: field fit stands twice",
    ),
    "day that is none": (
        edit(LANG_SON, "indicator: launch-events", "indicator: 2022-02-30"),
        f"{LANG_SON}: ",
    ),
    "text with NUL": (
        edit(LANG_SON, "indicator: launch-events", 'indicator: launch-events\n    detail: "a\\0b"'),
        f"{ROW_8}, field detail: has a value of the wrong kind",
    ),
    "no YAML": (append(LANG_SON, "\n- [unclosed"), f"{LANG_SON}: while parsing"),
    "no text": (write(LANG_SON, b"\xff\xfe"), f"{LANG_SON}: "),
    "no list": (write(LANG_SON, b"a: 1"), f"{LANG_SON}: must be a list of records"),
    "no record": (append(LANG_SON, "\n- 5\n"), ": a record has model, pk and fields"),
    "no fields": (
        append(LANG_SON, "\n- {model: models_registry.figure, pk: 99999, fields: 5}\n"),
        ", field fields: must name its fields",
    ),
    "constraint": (
        edit(LANG_SON, "    value: '32'\n", ""),
        f"{ROW_8}, field value: Give a value, or say that the report gives no number.",
    ),
    "code": (
        edit(LANG_SON, "period_kind: span", "period_kind: spam"),
        f"{ROW_8}, field period_kind: ",
    ),
    "evidence": (
        edit(LANG_SON, "value: '32'", "value: '33'"),
        f"{ROW_8}, field as_written: The number does not stand in these words.",
    ),
    "number": (edit(LANG_SON, "value: '32'", "value: thirty"), f"{ROW_8}, field value: "),
    "date": (edit(LANG_SON, "'2022'", "'2022-13'"), f"{ROW_8}, field period_start: "),
    "list for a number": (edit(LANG_SON, "value: '32'", "value: [3]"), f"{ROW_8}, field value: "),
    "number for a list": (
        edit(LANG_SON, "bodies:\n      - [lang-son-provincial-police]", "bodies: 4"),
        f"{LANG_SON}, row 2 (models_registry.award 2), field bodies: has a value of the wrong kind",
    ),
    "record that stands twice": (
        append(LANG_SON, FIGURE_8_AGAIN),
        "(models_registry.figure 8): the same record stands twice",
    ),
    "claim that stands twice": (
        edit(LANG_SON, "  pk: 9\n  fields:\n", "  pk: 9\n  fields:\n    detail: x\n")
        and edit(LANG_SON, "indicator: models-new", "indicator: launch-events"),
        f"{LANG_SON}, row 4 (models_registry.figure 9)",
    ),
    "cells": (
        append("reference/provinces.csv", "99,too-few\n"),
        f"reference/provinces.csv, line {len(UNITS) + 2}: has not as many cells as the header",
    ),
    "cells too many": (
        append("reference/region_aliases.csv", "A,RRD,3\n"),
        "has not as many cells as the header",
    ),
    "column": (
        edit("reference/indicators.csv", "topic,", "theme,"),
        "reference/indicators.csv, line 2, field topic: the column is missing",
    ),
    "yes or no": (
        edit("reference/indicators.csv", "stock,yes", "stock,maybe"),
        "reference/indicators.csv, line 2, field sums_over_places: must be yes or no",
    ),
    "day": (
        edit("reference/provinces.csv", "2008-08-01", "2008-02-30"),
        "field valid_from: ",
    ),
    "missing file": (remove("reference/regions.csv"), "reference/regions.csv: "),
}


def narrow(fixtures: Fixtures) -> None:
    """Leave the report of Lang Son and what it needs: what else is loaded takes its time."""
    fixtures.shorten(*(f"reference/{name}.csv" for name in LONG))
    fixtures.keep("reference/provinces.csv", UNITS)
    words = (fixtures.folder / LANG_SON).read_text(encoding="utf-8")
    indicators = re.findall(r"indicator: (\S+)", words)
    fixtures.keep("reference/indicators.csv", ["models", *indicators])
    for path in fixtures.folder.glob("reports/[!_]*.yaml"):
        if path.name not in LANG_SON:
            path.unlink()


def test_what_is_not_broken_is_loaded(db, fixtures):
    """So that each of the others is refused for what is broken in it."""
    narrow(fixtures)
    call_command("load_reports", stdout=StringIO())
    assert Report.objects.get().slug == "lang-son-2023"


@pytest.mark.parametrize("sort", BROKEN)
def test_a_broken_fixture_is_named_and_nothing_is_loaded(db, fixtures, sort):
    narrow(fixtures)
    break_, told = BROKEN[sort]
    break_(fixtures)
    with pytest.raises(CommandError) as refusal:
        call_command("load_reports", stdout=StringIO())
    (line,) = str(refusal.value).splitlines()
    assert line.startswith("nothing was loaded: re")
    assert told in line
    for model in (Report, Figure, Indicator, Province, Region):
        assert not model.objects.exists()
