"""How the cases of a rule are told: makers of records that a rule lets through or refuses."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from models_registry.models.award import AwardBody
from provinces.models.region import RegionMember
from tests.support import build

Make = Callable[[], models.Model | Iterator[models.Model]]


@dataclass(frozen=True)
class Refused:
    """A record that breaks a rule.

    `field` is named where the field's own check speaks first: a rule on a field that is wrong
    already is not tried by `full_clean()`. `implied` is another rule that says the same of this
    record; which of the two a database names is its own affair.
    """

    make: Make
    field: str = ""
    implied: str = ""


Cases = dict[str, tuple[list[Make], list[Refused]]]


def one(builder: Callable[..., models.Model], **given: Any) -> Make:
    """Return a maker of an unsaved record."""
    return lambda: builder(saved=False, **{name: _now(value) for name, value in given.items()})


def _now(value: Any) -> Any:
    return value() if callable(value) else value


def in_turn(builder: Callable[..., models.Model], field: str, *values: Any, **given: Any) -> Make:
    """Return a maker of one record that is given one value of a field after the other."""

    def make() -> Iterator[models.Model]:
        record = builder(saved=False, **given, **{field: values[0]})
        for value in values:
            setattr(record, field, value)
            yield record

    return make


def changed(builder: Callable[..., models.Model], **how: Any) -> Make:
    """Return a maker of a saved record that was then changed; a function is told the record."""

    def make() -> models.Model:
        record = builder()
        for name, value in how.items():
            setattr(record, name, value(record) if callable(value) else value)
        return record

    return make


def twice(builder: Callable[..., models.Model], *same: str, **given: Any) -> Make:
    """Return a maker of a record that has the named parts of another, which is saved."""

    def make() -> models.Model:
        first = builder(**{name: _now(value) for name, value in given.items()})
        return builder(saved=False, **{name: getattr(first, name) for name in same})

    return make


def unlike(builder: Callable[..., models.Model], *same: str, **other: Any) -> Make:
    """Return a maker of a record that has the named parts of another, and others unlike it."""

    def make() -> models.Model:
        first = builder()
        parts = {name: getattr(first, name) for name in same}
        return builder(saved=False, **parts | {name: _now(value) for name, value in other.items()})

    return make


def after_withdrawal(builder: Callable[..., models.Model], *same: str) -> Make:
    return twice(builder, *same, state="withdrawn")


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def noon(of_june: int) -> datetime.datetime:
    return datetime.datetime(2026, 6, of_june, 12, tzinfo=datetime.UTC)


def known(builder: Callable[..., models.Model], field: str, *codes: str) -> Any:
    """Return the cases of a rule that a column holds a code of the contract."""
    accepted = [in_turn(builder, field, *codes)]
    return accepted, [Refused(one(builder, **{field: "x"}), field)]


def states(builder: Callable[..., models.Model]) -> Any:
    return known(builder, "state", "draft", "published", "withdrawn")


def cited(builder: Callable[..., models.Model], longest: int) -> Any:
    """Return the cases of a rule on the length of a citation; the column itself stops more."""
    accepted = [in_turn(builder, "as_written", "5", "5" * longest)]
    return accepted, [Refused(one(builder, as_written=""), "as_written")]


FORMS = ("2023", "2023-03", "2023-03-06")


def dates(builder: Callable[..., models.Model], *fields: str, **given: Any) -> Any:
    """Return the cases of a rule that dates are a year, a month, a day or nothing."""
    accepted = [in_turn(builder, f, "", *FORMS, **given) for f in fields]
    refused = [
        Refused(one(builder, **given, **{f: form}), f) for f in fields for form in ("202", "2023-3")
    ]
    return accepted, refused


def areas(builder: Callable[..., models.Model]) -> Any:
    """Return the cases of the rule that a claim names just the area that its scope says."""
    none: dict[str, Any] = {"province": None, "region": None, "place": None}
    accepted = [
        one(builder, scope="country"),
        one(builder, scope="unnamed"),
        one(builder, scope="region", region=build.region),
        one(builder, scope="province", province=build.province),
        lambda: (
            at := build.place(),
            builder(saved=False, scope="place", place=at, province=at.province),
        )[1],
    ]
    refused = [
        one(builder, scope=scope, **none | {area: make})
        for scope, area, make in [
            ("country", "province", build.province),
            ("country", "region", build.region),
            ("unnamed", "province", build.province),
            ("unnamed", "region", build.region),
            ("region", "province", build.province),
            ("province", "region", build.region),
            ("place", "province", build.province),
        ]
    ]
    refused += [one(builder, scope=scope, **none) for scope in ("region", "province", "place")]
    refused += [
        one(builder, scope="region", region=build.region, province=build.province),
        one(builder, scope="province", region=build.region, province=build.province),
        _of_a_place(builder, scope="province"),
        _of_a_place(builder, scope="country"),
        _of_a_place(builder, scope="place", region=build.region),
    ]
    return accepted, [Refused(make) for make in refused]


def _of_a_place(builder: Callable[..., models.Model], **given: Any) -> Make:
    def make() -> models.Model:
        at = build.place()
        values = {name: _now(value) for name, value in given.items()}
        return builder(saved=False, place=at, province=at.province, **values)

    return make


QUALIFIERS = ("exact", "more_than", "at_least", "about", "nearly", "up_to", "less_than")
UNQUANTIFIED = {"qualifier": "unquantified"}
SPAN = {"period_kind": "span"}
PART, COPY = {"part_kind": "of_which"}, {"copy_kind": "same"}
CHOSEN = {"chosen": True}


def codes(*accepted: Make, refused: list[Refused | Make]) -> Any:
    return list(accepted), [r if isinstance(r, Refused) else Refused(r) for r in refused]


def with_units(**given: Any) -> Make:
    """Return a maker of a figure of a unit that was merged, of a place in it where asked."""

    def make() -> models.Model:
        (old, *_others), _new = build.merged()
        values = dict(given)
        if values.pop("at_place", False):
            values["place"] = build.place(province=old)
        return build.figure(saved=False, province=old, **values)

    return make


def part(**given: Any) -> Make:
    """Return a maker of a part of a figure of the same report."""

    def make() -> models.Model:
        whole = build.figure()
        return build.figure(saved=False, report=whole.report, part_of=whole, **given)

    return make


def copy(**given: Any) -> Make:
    """Return a maker of a copy of a figure, in another report of the story."""

    def make() -> models.Model:
        original = build.figure()
        other = build.report(story=original.report.story)
        return build.figure(saved=False, report=other, copy_of=original, **given)

    return make


def successor_of(record: Any) -> Any:
    return build.province(valid_from=day("2025-07-01"))


def _since_merger() -> Any:
    return successor_of(None)


def _group() -> RegionMember:
    return RegionMember.objects.get(region=build.region(members=[build.province()]))


def _given() -> AwardBody:
    return AwardBody.objects.get(award=build.award())


def _parts_of(row: models.Model) -> dict[str, Any]:
    return {f.name: getattr(row, f.name) for f in row._meta.concrete_fields if not f.primary_key}


SAME_CLAIM = ("report", "indicator", "scope", "province", "period_kind", "period_end")
AWARD = ("report", "as_written", "kind", "recipients")
SITE = ("model", "place", "report")
RECOGNITION = ("model", "report", "body", "kind", "recognised_on")

# Name of the rule → what it lets through, what it refuses.
