"""Every named rule of the database: what it lets through, what it refuses, and with which words."""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction

from models_registry.models import DatasetVersion
from models_registry.models.award import AwardBody
from provinces.models.region import RegionMember
from tests.support import build

pytestmark = pytest.mark.django_db

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
CASES: dict[str, tuple[list[Make], list[Refused]]] = {
    "place_kind_known": known(
        build.place,
        "kind",
        *("district", "commune", "ward", "special_zone", "village", "school", "agency", "area"),
    ),
    "place_not_within_itself": codes(
        one(build.place),
        unlike(build.place, "province", within=None),
        lambda: (
            outer := build.place(kind="district"),
            build.place(saved=False, within=outer, province=outer.province),
        )[1],
        refused=[changed(build.place, within=lambda place: place)],
    ),
    "place_unique": codes(
        unlike(build.place, "name_en", "kind"),
        unlike(build.place, "name_en", "province", kind="ward"),
        unlike(build.place, "kind", "province"),
        lambda: (
            first := build.place(),
            outer := build.place(kind="district", province=first.province),
            build.place(saved=False, name_en=first.name_en, province=first.province, within=outer),
        )[2],
        refused=[
            twice(build.place, "province", "kind", "name_en"),
            lambda: (
                outer := build.place(kind="district"),
                first := build.place(within=outer, province=outer.province),
                build.place(
                    saved=False, name_en=first.name_en, province=first.province, within=outer
                ),
            )[2],
        ],
    ),
    "province_kind_known": known(build.province, "kind", "province", "municipality"),
    "province_valid_in_order": codes(
        one(build.province),
        one(build.province, valid_to=day("2025-06-30"), successor=_since_merger),
        one(
            build.province,
            valid_from=day("2025-06-29"),
            valid_to=day("2025-06-30"),
            successor=_since_merger,
        ),
        refused=[
            one(
                build.province,
                valid_from=day("2025-06-30"),
                valid_to=day(end),
                successor=build.province,
            )
            for end in ("2025-06-30", "2025-06-29")
        ],
    ),
    "province_ended_has_successor": codes(
        one(build.province),
        one(build.province, valid_to=day("2025-06-30"), successor=_since_merger),
        refused=[
            one(build.province, valid_to=day("2025-06-30")),
            one(build.province, successor=build.province),
        ],
    ),
    "province_not_its_own_successor": codes(
        changed(build.province, valid_to=day("2025-06-30"), successor=successor_of),
        refused=[changed(build.province, valid_to=day("2025-06-30"), successor=lambda unit: unit)],
    ),
    "province_code_unique": codes(
        unlike(build.province, "code", valid_from=day("2025-07-01")),
        unlike(build.province, "valid_from"),
        refused=[twice(build.province, "code", "valid_from")],
    ),
    "provincestatus_kind_known": known(build.province_status, "kind", "province", "municipality"),
    "provincestatus_valid_in_order": codes(
        one(build.province_status),
        one(build.province_status, valid_from=day("2025-01-01"), valid_to=day("2025-01-02")),
        refused=[
            one(build.province_status, valid_from=day("2025-01-02"), valid_to=day(end))
            for end in ("2025-01-02", "2025-01-01")
        ],
    ),
    "provincestatus_unique": codes(
        unlike(build.province_status, "province", valid_from=day("2025-01-01")),
        unlike(build.province_status, "valid_from"),
        refused=[twice(build.province_status, "province", "valid_from")],
    ),
    "provincealias_unique": codes(
        unlike(build.province_alias, "province"),
        refused=[
            twice(build.province_alias, "alias"),
            twice(build.province_alias, "alias", "province"),
        ],
    ),
    "region_valid_in_order": codes(
        one(build.region),
        one(build.region, valid_from=day("2025-01-01")),
        one(build.region, valid_to=day("2025-01-01")),
        one(build.region, valid_from=day("2025-01-01"), valid_to=day("2025-01-02")),
        refused=[
            one(build.region, valid_from=day("2025-01-02"), valid_to=day(end))
            for end in ("2025-01-02", "2025-01-01")
        ],
    ),
    "region_has_members": codes(
        one(build.region, member_count=1), refused=[one(build.region, member_count=0)]
    ),
    "regionalias_unique": codes(
        unlike(build.region_alias, "region"),
        refused=[twice(build.region_alias, "alias"), twice(build.region_alias, "alias", "region")],
    ),
    "regionmember_unique": codes(
        lambda: RegionMember(region=_group().region, province=build.province()),
        lambda: RegionMember(region=build.region(), province=_group().province),
        refused=[lambda: (member := _group(), RegionMember(**_parts_of(member)))[1]],
    ),
    "reporttext_unique": codes(
        unlike(build.report_text, "letters"),
        refused=[twice(build.report_text, "sha256")],
    ),
    "mark_number_within_words": codes(
        one(build.mark, start=5, end=8),
        one(build.mark, start=5, end=8, cited_start=5, cited_end=20),
        one(build.mark, start=5, end=8, cited_start=0, cited_end=8),
        refused=[
            one(build.mark, start=5, end=8, cited_start=6),
            one(build.mark, start=5, end=8, cited_end=7),
            one(build.mark, start=5, end=5),
            one(build.mark, start=5, end=4, cited_start=4, cited_end=9),
        ],
    ),
    "mark_not_within_itself": codes(
        one(build.mark, within=build.mark),
        refused=[changed(build.mark, within=lambda mark: mark)],
    ),
    "mark_unique": codes(
        unlike(build.mark, "text"),
        unlike(build.mark, "start", "end", "cited_start", "cited_end"),
        refused=[twice(build.mark, "text", "start", "end", "cited_start", "cited_end")],
    ),
    "award_state_known": states(build.award),
    "award_as_written_short": cited(build.award, 160),
    "award_scope_known": (
        areas(build.award)[0][:1],
        [Refused(one(build.award, scope="x", province=None), "scope", "award_area_by_scope")],
    ),
    "award_area_by_scope": areas(build.award),
    "award_kind_known": known(
        build.award,
        "kind",
        *("certificate_of_merit", "certificate_of_commendation", "certificate", "insignia"),
        *("order_or_medal", "commendation", "reward", "mixed", "unstated"),
    ),
    "award_recipients_known": (
        [
            one(build.award, recipients="collectives", collectives=3),
            one(build.award, recipients="individuals", individuals=3),
            one(build.award, recipients="collectives_and_individuals", collectives=3),
            one(build.award, recipients="combined", combined=26),
        ],
        [
            Refused(
                one(build.award, recipients="x", combined=26),
                "recipients",
                "award_counts_match_recipients",
            )
        ],
    ),
    "award_qualifier_known": (
        [in_turn(build.award, "qualifier", *QUALIFIERS), one(build.award, **UNQUANTIFIED)],
        [Refused(one(build.award, qualifier="x"), "qualifier")],
    ),
    "award_dates_formed": dates(build.award, "awarded_on", "period_start", "period_end"),
    "award_counts_match_recipients": codes(
        one(build.award, recipients="collectives", collectives=3),
        one(build.award, recipients="individuals", individuals=5),
        one(build.award, recipients="collectives_and_individuals", collectives=3, individuals=5),
        one(build.award, recipients="collectives_and_individuals", individuals=5),
        one(build.award, recipients="combined", combined=26),
        refused=[
            one(build.award, recipients="collectives", collectives=3, individuals=5),
            one(build.award, recipients="collectives", collectives=3, combined=8),
            one(build.award, recipients="individuals", individuals=5, collectives=3),
            one(build.award, recipients="individuals", individuals=5, combined=8),
            one(build.award, recipients="collectives_and_individuals", combined=8),
            one(build.award, recipients="combined", combined=8, collectives=3),
            one(build.award, recipients="combined", combined=8, individuals=5),
        ],
    ),
    "award_count_or_unquantified": codes(
        one(build.award, collectives=0),
        one(build.award, **UNQUANTIFIED),
        one(build.award, recipients="combined", **UNQUANTIFIED),
        refused=[
            one(build.award, collectives=None),
            one(build.award, collectives=3, **UNQUANTIFIED),
            one(build.award, recipients="individuals", individuals=3, **UNQUANTIFIED),
            one(build.award, recipients="combined", combined=3, **UNQUANTIFIED),
            one(build.award, recipients="combined", qualifier="about"),
        ],
    ),
    "award_period_in_order": codes(
        one(build.award, period_start="2018", period_end="2023"),
        one(build.award, period_start="2023", period_end="2023"),
        one(build.award, period_start="2023-06-15", period_end="2023"),
        one(build.award, period_start="2023", period_end="2023-01-01"),
        one(build.award, period_start="2023"),
        one(build.award, period_end="2023"),
        refused=[
            one(build.award, period_start="2024", period_end="2023"),
            one(build.award, period_start="2023-07", period_end="2023-06-30"),
            one(build.award, period_start="2023-06-30", period_end="2023-06-29"),
        ],
    ),
    "award_unique": codes(
        unlike(build.award, "as_written", "kind", "recipients"),
        unlike(build.award, "report", "kind", "recipients"),
        unlike(build.award, "report", "as_written", "recipients", kind="reward"),
        unlike(
            build.award, "report", "as_written", "kind", recipients="individuals", **UNQUANTIFIED
        ),
        after_withdrawal(build.award, *AWARD),
        refused=[twice(build.award, *AWARD), twice(build.award, *AWARD, state="draft")],
    ),
    "awardbody_unique": codes(
        lambda: AwardBody(award=_given().award, body=build.body()),
        lambda: AwardBody(award=build.award(), body=_given().body),
        refused=[lambda: (given := _given(), AwardBody(**_parts_of(given)))[1]],
    ),
    "body_slug_unique": codes(unlike(build.body), refused=[twice(build.body, "slug")]),
    "datasetversion_single_row": codes(
        lambda: DatasetVersion(pk=1), refused=[lambda: DatasetVersion(pk=2)]
    ),
    "dismissednumber_reason_known": known(
        build.dismissed,
        "reason",
        *("document_or_date", "name", "other_movement", "ceremony_audience", "derived", "page"),
        "unclear",
    ),
    "dismissednumber_as_written_short": cited(build.dismissed, 80),
    "dismissednumber_unique": codes(
        unlike(build.dismissed, "number", "as_written"),
        unlike(build.dismissed, "report", "number"),
        unlike(build.dismissed, "report", "as_written"),
        refused=[twice(build.dismissed, "report", "number", "as_written")],
    ),
    "figure_state_known": states(build.figure),
    "figure_as_written_short": (
        [
            one(build.figure, value=5, as_written="5"),
            one(build.figure, value=5, as_written="5" + " of them" * 19 + " in all"),
        ],
        [Refused(one(build.figure, as_written="", **UNQUANTIFIED), "as_written")],
    ),
    "figure_scope_known": (
        areas(build.figure)[0][:1],
        [Refused(one(build.figure, scope="x", province=None), "scope", "figure_area_by_scope")],
    ),
    "figure_area_by_scope": areas(build.figure),
    "figure_territory_known": (
        [one(build.figure, territory="clear"), with_units(territory="unclear")],
        [Refused(one(build.figure, territory="x"), "territory")],
    ),
    "figure_fit_known": known(build.figure, "fit", "whole", "part", "wider"),
    "figure_qualifier_known": (
        [in_turn(build.figure, "qualifier", *QUALIFIERS), one(build.figure, **UNQUANTIFIED)],
        [Refused(one(build.figure, qualifier="x"), "qualifier")],
    ),
    "figure_status_known": known(build.figure, "status", "achieved", "target", "proposed"),
    "figure_period_kind_known": (
        [
            one(build.figure, period_kind="as_of"),
            one(build.figure, period_kind="unstated"),
            one(build.figure, indicator=lambda: build.indicator(nature="flow"), **SPAN),
        ],
        [
            Refused(
                one(build.figure, period_kind="x"),
                "period_kind",
                "figure_dates_match_period_kind",
            )
        ],
    ),
    "figure_part_kind_known": (
        [part(part_kind="adds_up"), part(part_kind="of_which"), one(build.figure, part_kind="")],
        [Refused(part(part_kind="x"), "part_kind")],
    ),
    "figure_copy_kind_known": (
        [
            *(copy(copy_kind=kind) for kind in ("same", "rounded", "differs")),
            one(build.figure, copy_kind=""),
        ],
        [Refused(copy(copy_kind="x"), "copy_kind")],
    ),
    "figure_keyed_known": known(build.figure, "keyed", "once", "twice"),
    "figure_dates_formed": (
        [in_turn(build.figure, "period_end", *FORMS)],
        dates(build.figure, "period_start", "period_end", **SPAN)[1],
    ),
    "figure_value_or_unquantified": codes(
        one(build.figure, value=0),
        one(build.figure, value=3141, qualifier="more_than"),
        one(build.figure, **UNQUANTIFIED),
        refused=[
            one(build.figure, value=None),
            one(build.figure, value=None, qualifier="about"),
            one(build.figure, value=12, **UNQUANTIFIED),
            one(build.figure, value=0, **UNQUANTIFIED),
        ],
    ),
    "figure_whole_needs_part": codes(
        one(build.figure, value=512, out_of=569),
        one(build.figure, value=0, out_of=569),
        one(build.figure, value=512),
        refused=[
            one(build.figure, out_of=569, **UNQUANTIFIED),
            one(build.figure, value=0, out_of=0),
        ],
    ),
    "figure_part_within_whole": codes(
        one(build.figure, value=58, out_of=58),
        one(build.figure, value=57, out_of=58),
        refused=[
            one(build.figure, value=59, out_of=58),
            one(build.figure, value="58.01", out_of=58),
        ],
    ),
    "figure_percent_needs_value": codes(
        one(build.figure, value=37, percent="246.7"),
        one(build.figure, value=512, out_of=569, percent="89.98"),
        one(build.figure, value="89.98"),
        refused=[one(build.figure, percent="89.98", **UNQUANTIFIED)],
    ),
    "figure_dates_match_period_kind": codes(
        one(build.figure, period_kind="unstated"),
        one(build.figure, period_kind="as_of", period_end="2023"),
        *(
            one(build.figure, indicator=lambda: build.indicator(nature="flow"), **SPAN, **ends)
            for ends in (
                {"period_start": "2018"},
                {"period_end": "2023"},
                {"period_start": "2018", "period_end": "2023"},
            )
        ),
        refused=[
            one(build.figure, period_kind="unstated", period_end="2023"),
            one(build.figure, period_kind="unstated", period_start="2023"),
            one(build.figure, period_kind="as_of", period_start="2023"),
            one(build.figure, period_kind="as_of", period_start="2022", period_end="2023"),
            one(build.figure, period_kind="as_of", period_end=""),
            one(
                build.figure,
                indicator=lambda: build.indicator(nature="flow"),
                period_kind="span",
                period_end="",
            ),
        ],
    ),
    "figure_period_in_order": codes(
        *(
            one(
                build.figure,
                indicator=lambda: build.indicator(nature="flow"),
                period_start=start,
                period_end=end,
                **SPAN,
            )
            for start, end in (
                ("2018", "2023"),
                ("2023", "2023"),
                ("2023-06-15", "2023"),
                ("2023", "2023-01-01"),
                ("2023-06", "2023-06-15"),
                ("2023-06", ""),
                ("", "2023-06"),
            )
        ),
        refused=[
            one(build.figure, period_start=start, period_end=end, **SPAN)
            for start, end in (
                ("2024", "2023"),
                ("2024", "2023-12-31"),
                ("2023-07", "2023-06-30"),
                ("2023-06-30", "2023-06-29"),
            )
        ],
    ),
    "figure_unclear_has_unit": codes(
        with_units(territory="unclear"),
        with_units(territory="unclear", scope="place", at_place=True),
        one(build.figure, scope="country", territory="clear"),
        refused=[
            Refused(one(build.figure, territory="unclear", **area), "territory")
            for area in (
                {"scope": "country"},
                {"scope": "unnamed"},
                {"scope": "region", "region": build.region},
            )
        ],
    ),
    "figure_part_has_kind": codes(
        one(build.figure),
        part(part_kind="of_which"),
        refused=[part(), one(build.figure, **PART)],
    ),
    "figure_copy_has_kind": codes(
        one(build.figure),
        copy(copy_kind="rounded"),
        refused=[copy(), one(build.figure, **COPY)],
    ),
    "figure_not_of_itself": codes(
        part(**PART),
        copy(**COPY),
        refused=[
            changed(build.figure, part_of=lambda figure: figure, **PART),
            Refused(changed(build.figure, copy_of=lambda figure: figure, **COPY), "copy_of"),
        ],
    ),
    "figure_choice_has_reason": codes(
        one(build.figure, chosen_because="The ministry's own table says so.", **CHOSEN),
        one(build.figure),
        refused=[one(build.figure, **CHOSEN)],
    ),
    "figure_claim_unique": codes(
        *(
            unlike(build.figure, *(name for name in SAME_CLAIM if name != other))
            for other in ("report", "indicator", "province")
        ),
        unlike(build.figure, *SAME_CLAIM, detail="in schools"),
        unlike(build.figure, *SAME_CLAIM, status="target"),
        unlike(build.figure, *SAME_CLAIM[:-1], period_end="2023-06-29"),
        unlike(build.figure, *SAME_CLAIM[:-2], period_kind="unstated"),
        unlike(build.figure, "report", "indicator", scope="country"),
        lambda: (
            first := build.figure(),
            build.figure(
                saved=False,
                **{name: getattr(first, name) for name in SAME_CLAIM},
                model=build.security_model(province=first.province),
            ),
        )[1],
        after_withdrawal(build.figure, *SAME_CLAIM),
        refused=[
            twice(build.figure, *SAME_CLAIM),
            twice(build.figure, *SAME_CLAIM, state="draft"),
            twice(build.figure, *SAME_CLAIM, "detail", detail="in schools"),
            twice(build.figure, *SAME_CLAIM, fit="part"),
            twice(build.figure, *SAME_CLAIM[:-1], period_kind="unstated"),
            twice(build.figure, *SAME_CLAIM, scope="country"),
            twice(build.figure, *SAME_CLAIM, "region", region=build.region),
            twice(build.figure, *SAME_CLAIM, "place", place=build.place),
            lambda: (
                unit := build.province(),
                first := build.figure(province=unit, model=build.security_model(province=unit)),
                build.figure(
                    saved=False,
                    model=first.model,
                    **{name: getattr(first, name) for name in SAME_CLAIM},
                ),
            )[2],
        ],
    ),
    "keying_qualifier_known": (
        [in_turn(build.keying, "qualifier", *QUALIFIERS), one(build.keying, **UNQUANTIFIED)],
        [Refused(one(build.keying, qualifier="x"), "qualifier")],
    ),
    "keying_value_or_unquantified": codes(
        one(build.keying, value=0),
        one(build.keying, **UNQUANTIFIED),
        refused=[
            one(build.keying, value=None),
            one(build.keying, value=12, **UNQUANTIFIED),
        ],
    ),
    "keying_whole_needs_part": codes(
        one(build.keying, value=512, out_of=569),
        one(build.keying, value=512),
        refused=[
            one(build.keying, out_of=569, **UNQUANTIFIED),
            one(build.keying, value=0, out_of=0),
        ],
    ),
    "keying_part_within_whole": codes(
        one(build.keying, value=58, out_of=58),
        refused=[one(build.keying, value="58.01", out_of=58)],
    ),
    "keying_percent_needs_value": codes(
        one(build.keying, value=37, percent="246.7"),
        refused=[one(build.keying, percent="89.98", **UNQUANTIFIED)],
    ),
    "keying_outcome_known": (
        [
            one(build.keying, outcome="equal"),
            one(build.keying, outcome="unequal"),
            one(build.keying, outcome="decided", decided_because="Read again."),
        ],
        [Refused(one(build.keying, outcome="x"), "outcome")],
    ),
    "keying_decision_has_reason": codes(
        one(build.keying, outcome="decided", decided_because="Read again."),
        one(build.keying, outcome="equal"),
        refused=[
            one(build.keying, outcome="decided"),
            one(build.keying, outcome="equal", decided_because="Read again."),
            one(build.keying, outcome="unequal", decided_because="Read again."),
        ],
    ),
    "importrun_token_unique": codes(
        unlike(build.import_run, "sha256", "made_by"),
        refused=[twice(build.import_run, "token")],
    ),
    "importrun_wrote_something": codes(
        one(build.import_run, new=1, changed=0),
        one(build.import_run, new=0, changed=1),
        refused=[one(build.import_run, new=0, changed=0, same=5)],
    ),
    "importrun_undone_by_somebody": codes(
        one(build.import_run),
        one(build.import_run, made_at=noon(5), undone_by=build.staff, undone_at=noon(5)),
        refused=[
            one(build.import_run, undone_by=build.staff),
            one(build.import_run, made_at=noon(5), undone_at=noon(6)),
            one(build.import_run, made_at=noon(5), undone_by=build.staff, undone_at=noon(4)),
        ],
    ),
    "keying_one_to_decide": codes(
        unlike(build.keying, "by"),
        unlike(build.keying, "figure", outcome="equal"),
        twice(build.keying, "figure", outcome="equal"),
        refused=[twice(build.keying, "figure")],
    ),
    "correction_cause_known": known(
        build.correction, "cause", "misreading", "source", "redefinition"
    ),
    "correction_changes_something": codes(
        one(build.correction, old_value="12944", new_value="12994"),
        one(build.correction, old_value="", new_value="12994"),
        refused=[
            one(build.correction, old_value="12944", new_value="12944"),
            one(build.correction, old_value="", new_value=""),
        ],
    ),
    "correction_reason_given": codes(
        one(build.correction),
        refused=[Refused(one(build.correction, reason_en=""), "reason_en")],
    ),
    "break_date_given": codes(
        in_turn(build.break_, "from_on", *FORMS),
        refused=[Refused(one(build.break_, from_on=""), "from_on")],
    ),
    "break_reason_given": codes(
        one(build.break_), refused=[Refused(one(build.break_, reason_en=""), "reason_en")]
    ),
    "break_unique": codes(
        unlike(build.break_, "from_on"),
        unlike(build.break_, "indicator", from_on="2024"),
        unlike(build.break_, "indicator", "from_on", province=build.province),
        refused=[
            twice(build.break_, "indicator", "from_on"),
            twice(build.break_, "indicator", "from_on", "province", province=build.province),
        ],
    ),
    "justification_words_given": codes(
        one(build.justification, words="x"),
        refused=[Refused(one(build.justification, words=""), "words")],
    ),
    "justification_unique": codes(
        unlike(build.justification, "figure", "warning"),
        unlike(build.justification, "figure", "facts", warning="alike"),
        unlike(build.justification, "warning", "facts"),
        refused=[twice(build.justification, "figure", "warning", "facts")],
    ),
    "audit_kind_known": known(build.audit, "kind", "data", "links"),
    "fruitlesssearch_where_given": codes(
        one(build.fruitless_search),
        refused=[Refused(one(build.fruitless_search, where_en=""), "where_en")],
    ),
    "fruitlesssearch_year_known": codes(
        in_turn(build.fruitless_search, "year", None, 1945, 2024),
        refused=[
            *(one(build.fruitless_search, year=year) for year in (0, 1944)),
            Refused(one(build.fruitless_search, year=2101), "year"),
        ],
    ),
    "fruitlesssearch_unique": codes(
        unlike(build.fruitless_search, "indicator", "province", looked_on=day("2024-06-13")),
        unlike(build.fruitless_search, "indicator", "province", "looked_on", year=2023),
        unlike(build.fruitless_search, "indicator", "looked_on"),
        unlike(build.fruitless_search, "province", "looked_on"),
        refused=[
            twice(build.fruitless_search, "indicator", "province", "looked_on"),
            twice(build.fruitless_search, "indicator", "province", "looked_on", "year", year=2023),
        ],
    ),
    "indicator_topic_known": known(
        build.indicator,
        "topic",
        *("models", "groups", "cameras", "launches", "outreach", "results", "welfare"),
        "conference",
    ),
    "indicator_nature_known": (
        [
            one(build.indicator, nature="stock"),
            one(build.indicator, nature="flow"),
            one(build.indicator, nature="ratio", sums_over_places=False),
        ],
        [Refused(one(build.indicator, nature="x"), "nature")],
    ),
    "indicator_ratio_never_sums": codes(
        one(build.indicator, nature="ratio", sums_over_places=False),
        one(build.indicator, nature="stock", sums_over_places=True),
        one(build.indicator, nature="flow", sums_over_places=False),
        refused=[one(build.indicator, nature="ratio", sums_over_places=True)],
    ),
    "publisher_slug_unique": codes(
        unlike(build.publisher, "name"), refused=[twice(build.publisher, "slug")]
    ),
    "report_state_known": states(build.report),
    "report_event_basis_known": (
        [
            one(build.report, event_on="2023", event_basis="stated"),
            one(build.report, event_on="2023", event_basis="inferred"),
            one(build.report, event_basis=""),
        ],
        [Refused(one(build.report, event_on="2023", event_basis="x"), "event_basis")],
    ),
    "report_published_basis_known": (
        [
            one(build.report, published_on="2023", published_basis="stated"),
            one(build.report, published_on="2023", published_basis="inferred"),
            one(build.report, published_basis=""),
        ],
        [Refused(one(build.report, published_on="2023", published_basis="x"), "published_basis")],
    ),
    "report_dates_formed": (
        [
            one(build.report),
            in_turn(build.report, "event_on", *FORMS, event_basis="stated"),
            in_turn(build.report, "published_on", *FORMS, published_basis="stated"),
        ],
        dates(build.report, "event_on", "published_on")[1],
    ),
    "report_event_date_has_basis": codes(
        one(build.report),
        one(build.report, event_on="2023", event_basis="inferred"),
        refused=[
            one(build.report, event_on="2023", event_basis=""),
            one(build.report, event_on="", event_basis="stated"),
        ],
    ),
    "report_published_date_has_basis": codes(
        one(build.report),
        one(build.report, published_on="2023", published_basis="inferred"),
        refused=[
            one(build.report, published_on="2023", published_basis=""),
            one(build.report, published_on="", published_basis="stated"),
        ],
    ),
    "report_language_given": codes(
        one(build.report, language="vi"),
        one(build.report, language="fil"),
        refused=[
            one(build.report, language="v"),
            Refused(one(build.report, language=""), "language"),
        ],
    ),
    "report_slug_unique": codes(
        unlike(build.report, "title", "story"), refused=[twice(build.report, "slug")]
    ),
    "modelfamily_slug_unique": codes(
        unlike(build.family, "name_en"), refused=[twice(build.family, "slug")]
    ),
    "securitymodel_state_known": states(build.security_model),
    "securitymodel_theme_known": known(
        build.security_model,
        "theme",
        *("self-management", "religion", "border", "reintegration", "linkage", "patrol"),
        *("surveillance", "online", "environment", "school", "other"),
    ),
    "securitymodel_slug_unique": codes(
        unlike(build.security_model, "family", "report"),
        refused=[twice(build.security_model, "slug")],
    ),
    "securitymodel_name_unique": codes(
        unlike(build.security_model, "name_en", "family"),
        unlike(build.security_model, "province"),
        refused=[twice(build.security_model, "province", "name_en")],
    ),
    "modelname_unique": codes(
        unlike(build.model_name, "model", "report"),
        unlike(build.model_name, "model", "name"),
        unlike(build.model_name, "report", "name"),
        refused=[
            twice(build.model_name, "model", "report", "name"),
        ],
    ),
    "recognition_state_known": states(build.recognition),
    "recognition_as_written_short": cited(build.recognition, 160),
    "recognition_kind_known": known(
        build.recognition,
        "kind",
        *("commended", "announced_for_replication", "replicated", "recognised"),
    ),
    "recognition_dates_formed": dates(build.recognition, "recognised_on"),
    "recognition_unique": codes(
        *(
            unlike(build.recognition, *(name for name in RECOGNITION if name != other))
            for other in ("model", "report", "body")
        ),
        unlike(build.recognition, "model", "report", "body", kind="replicated"),
        unlike(build.recognition, "model", "report", "body", "kind", recognised_on="2023"),
        unlike(build.recognition, "model", "report", "kind", body=None),
        after_withdrawal(build.recognition, *RECOGNITION),
        refused=[
            twice(build.recognition, *RECOGNITION),
            twice(build.recognition, *RECOGNITION, body=lambda: None),
            twice(build.recognition, *RECOGNITION, state="draft"),
        ],
    ),
    "replicationsite_state_known": states(build.site),
    "replicationsite_as_written_short": cited(build.site, 160),
    "replicationsite_unique": codes(
        unlike(build.site, "model", "place"),
        unlike(build.site, "model", "report"),
        lambda: (
            first := build.site(),
            build.site(saved=False, place=first.place, report=first.report),
        )[1],
        after_withdrawal(build.site, *SITE),
        refused=[twice(build.site, *SITE), twice(build.site, *SITE, state="draft")],
    ),
}


def _models() -> list[type[models.Model]]:
    """Return the models of the two apps that have tables of their own, without the histories'."""
    ours = [apps.get_app_config(app) for app in ("provinces", "models_registry")]
    found = [model for app in ours for model in app.get_models() if model._meta.managed]
    return [model for model in found if not hasattr(model, "history_type")]


CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in _models()
    for constraint in model._meta.constraints
    if isinstance(constraint, models.CheckConstraint | models.UniqueConstraint)
}


def _all(side: int) -> list[Any]:
    return [
        pytest.param(name, case, id=f"{name}-{number}")
        for name, cases in CASES.items()
        for number, case in enumerate(cases[side], 1)
    ]


def test_every_constraint_has_both():
    without_accepted = sorted(name for name in CONSTRAINTS if not CASES.get(name, ([], []))[0])
    without_refused = sorted(name for name in CONSTRAINTS if not CASES.get(name, ([], []))[1])
    assert without_accepted == []
    assert without_refused == []
    assert sorted(set(CASES) - set(CONSTRAINTS)) == []


def test_every_rule_has_words_of_its_own_for_whoever_breaks_it():
    default = models.CheckConstraint.default_violation_error_message
    wordless = [n for n, (_m, c) in CONSTRAINTS.items() if c.violation_error_message == default]
    assert wordless == []


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_the_database_itself_holds_every_constraint(model):
    declared = {constraint.name for constraint in model._meta.constraints}
    assert declared - _held_by_the_database(model._meta.db_table) == set()


def _held_by_the_database(table: str) -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return set(connection.introspection.get_constraints(cursor, table))
        # Django's reader of SQLite's checks ends in an IndexError at some of ours.
        cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s", [table])
        made_by = " ".join(sql for (sql,) in cursor.fetchall() if sql)
    return set(re.findall(r'(?:CONSTRAINT|UNIQUE INDEX) "(\w+)"', made_by))


@pytest.mark.parametrize(("name", "make"), _all(0))
def test_it_lets_through_what_is_right(name, make):
    made = make()
    for record in made if isinstance(made, Iterator) else [made]:
        assert isinstance(record, CONSTRAINTS[name][0])
        record.full_clean()
        record.save()


@pytest.mark.parametrize(("name", "case"), _all(1))
def test_the_database_refuses_what_is_wrong_and_full_clean_does_in_words_that_help(name, case):
    record = case.make()
    model, constraint = CONSTRAINTS[name]
    assert isinstance(record, model)
    _database_refuses(record, {name, case.implied} | _columns(name))
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    if case.field:
        assert case.field in refused.value.message_dict
        with pytest.raises(ValidationError) as refused:
            record.validate_constraints()
    assert str(constraint.violation_error_message) in refused.value.message_dict[NON_FIELD_ERRORS]


def _database_refuses(record: models.Model, names: set[str]) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        # As a fixture is loaded: no save() of ours, no clean().
        record.save_base(raw=True, force_insert=record._state.adding)
    assert _named(str(refused.value)) & names, refused.value


def _named(words: str) -> set[str]:
    """Return the names that the database's message holds."""
    return {word.strip("\"',") for word in words.split()}


def _columns(name: str) -> set[str]:
    """Return what SQLite names in the place of a unique rule over plain columns: the columns."""
    model, constraint = CONSTRAINTS[name]
    if connection.vendor != "sqlite" or isinstance(constraint, models.CheckConstraint):
        return set()
    if not all(isinstance(part, models.F) for part in constraint.expressions):
        return set()
    fields = constraint.fields or [part.name for part in constraint.expressions]
    columns = [model._meta.get_field(field).column for field in fields]
    return {f"{model._meta.db_table}.{column}" for column in columns[-1:]}
