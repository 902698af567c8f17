"""Every rule of the database that a form can break is told at a field, and is never a 500."""

import pytest

from models_registry.models import Award, Figure
from tests.desk.clerk import person
from tests.support import build

pytestmark = pytest.mark.django_db

# What is typed over a right record to break each rule, and where that is told.
BREAKS = {
    "figure": {
        "as_written_short": ({"as_written": ""}, "as_written"),
        "scope_known": ({"scope": "x"}, "scope"),
        "area_by_scope": ({"scope": "country"}, "scope"),
        "territory_known": ({"territory": "x"}, "territory"),
        "fit_known": ({"fit": "x"}, "fit"),
        "qualifier_known": ({"qualifier": "x"}, "qualifier"),
        "status_known": ({"status": "x"}, "status"),
        "period_kind_known": ({"period_kind": "x"}, "period_kind"),
        "part_kind_known": ({"part_kind": "x"}, "part_kind"),
        "copy_kind_known": ({"copy_kind": "x"}, "copy_kind"),
        "dates_formed": ({"period_end": "2023-6"}, "period_end"),
        "value_or_unquantified": ({"value": ""}, "value"),
        "range_in_order": ({"value_to": "5"}, "value_to"),
        "whole_needs_part": ({"out_of": "0"}, "out_of"),
        "part_within_whole": ({"out_of": "5"}, "out_of"),
        "percent_needs_value": (
            {"value": "", "qualifier": "unquantified", "percent": "5"},
            "percent",
        ),
        "dates_match_period_kind": ({"period_start": "2023"}, "period_kind"),
        "period_in_order": (
            {"period_kind": "span", "period_start": "2024", "period_end": "2023"},
            "period_end",
        ),
        "unclear_has_unit": (
            {"scope": "country", "province": "", "territory": "unclear"},
            "territory",
        ),
        "part_has_kind": ({"part_kind": "of_which"}, "part_kind"),
        "copy_has_kind": ({"copy_kind": "same"}, "copy_kind"),
        "not_of_itself": ({"part_of": "itself", "part_kind": "of_which"}, "part_of"),
        "choice_has_reason": ({"chosen": "on"}, "chosen_because"),
        "claim_unique": ({"period_end": "2022"}, "indicator"),
    },
    "award": {
        "as_written_short": ({"as_written": ""}, "as_written"),
        "scope_known": ({"scope": "x"}, "scope"),
        "area_by_scope": ({"scope": "country"}, "scope"),
        "kind_known": ({"kind": "x"}, "kind"),
        "recipients_known": ({"recipients": "x"}, "recipients"),
        "qualifier_known": ({"qualifier": "x"}, "qualifier"),
        "dates_formed": ({"awarded_on": "2023-6"}, "awarded_on"),
        "counts_match_recipients": ({"individuals": "5"}, "recipients"),
        "count_or_unquantified": ({"collectives": ""}, "qualifier"),
        "period_in_order": ({"period_start": "2024", "period_end": "2023"}, "period_end"),
        "unique": ({"as_written": "5 of the 9 others"}, "as_written"),
    },
}
# What no form asks for: the state is an action, and how often a figure was keyed is not typed.
UNASKED = {"state_known", "keyed_known"}
CASES = [
    pytest.param(kind, *case, id=f"{kind}-{name}")
    for kind, cases in BREAKS.items()
    for name, case in cases.items()
]


def right(kind: str, number: int = 0, **given):
    """Return a right draft; of one report, the number tells them apart."""
    if kind == "figure":
        given |= {"value": 120, "as_written": "120 of 5 or 0, 5%", "indicator": build.indicator()}
        return build.figure(**given, state="draft")
    words = f"5 of 9 collectives, {number}"
    return build.award(**given, state="draft", collectives=9, as_written=words)


def beside(record):
    """Build another draft of the report, which the last rule says not to repeat."""
    if isinstance(record, Figure):
        same = {"indicator": record.indicator, "province": record.province, "period_end": "2022"}
        build.figure(report=record.report, state="draft", **same)
    else:
        build.award(report=record.report, state="draft", as_written="5 of the 9 others")


def over(record, typed):
    """Return what is typed over the record."""
    return {name: record.pk if value == "itself" else value for name, value in typed.items()}


@pytest.mark.parametrize("model", [Figure, Award])
def test_every_rule_is_tried(model):
    kind = model._meta.model_name
    rules = {rule.name.removeprefix(f"{kind}_") for rule in model._meta.constraints}
    assert rules - UNASKED == set(BREAKS[kind])


@pytest.mark.parametrize(("kind", "typed", "field"), CASES)
def test_a_broken_rule_is_told_at_its_field(kind, typed, field):
    record = right(kind)
    beside(record)
    form = person("transcriber").change(record)
    assert field in form.type(**over(record, typed)).refused().errors
    assert record.as_stored().version == record.version


@pytest.mark.parametrize("kind", BREAKS)
def test_each_broken_rule_is_told_at_the_field_of_its_row(kind):
    report = build.report(state="draft")
    form_of = person("transcriber").change
    broken = {}
    for number, (name, (typed, field)) in enumerate(BREAKS[kind].items()):
        record = right(kind, number, report=report)
        broken[name] = record, over(record, typed), field
    beside(record)
    form = form_of(report)
    rows = {value: name for name, (value, *_) in form.controls.values.items() if name[-3:] == "-id"}
    for record, typed, _field in broken.values():
        form.type(rows[str(record.pk)].removesuffix("-id"), **typed)
    errors = form.refused().errors
    for name, (record, _typed, field) in broken.items():
        assert rows[str(record.pk)].removesuffix("id") + field in errors, name
    for record, *_ in broken.values():
        assert record.as_stored().version == record.version


def test_two_equal_new_rows_are_told_at_the_second():
    desk = person("transcriber")
    indicator = build.indicator()
    for report in (None, build.report(state="draft")):
        form = desk.change(report) if report else desk.add("report")
        form.type(title="With twins", language="en")
        form.add_row("fig")
        for row in ("fig-0", "fig-1"):
            form.type(row, indicator=indicator, value="5", scope="country")
            form.type(row, period_kind="unstated", as_written="5 groups")
        assert set(form.refused().errors) == {"fig-1-indicator"}
    assert not Figure.objects.exists()


@pytest.mark.parametrize(
    ("nature", "typed", "field"),
    [
        ("stock", {"period_kind": "span", "period_start": "2023"}, "period_kind"),
        ("flow", {"period_kind": "as_of"}, "period_kind"),
        ("stock", {"as_written": "21 groups"}, "as_written"),
        ("stock", {"territory": "unclear"}, "territory"),
    ],
)
def test_what_contradicts_itself_is_told_in_a_new_report_too(nature, typed, field):
    desk = person("transcriber")
    form = desk.add("report").type(title="New", language="en")
    form.type(
        "fig-0",
        **{
            "indicator": build.indicator(nature=nature),
            "value": "20",
            "scope": "province",
            "province": build.province(),
            "period_kind": "as_of",
            "period_end": "2023",
            "as_written": "20 groups",
            **typed,
        },
    )
    assert set(form.refused().errors) == {f"fig-0-{field}"}


def test_a_count_of_an_award_stands_in_its_words():
    desk = person("transcriber")
    award = build.award(state="draft", collectives=26, as_written="to 26 collectives")
    again = desk.change(award).type(collectives="62").refused()
    assert set(again.errors) == {"as_written"}


def test_a_place_brings_its_province():
    desk = person("transcriber")
    place = build.place()
    form = desk.add("figure")
    form.type(report=build.report(), indicator=build.indicator(), value="5", scope="place")
    form.type(place=place, period_kind="unstated", as_written="5 groups").save()
    assert Figure.objects.get().province == place.province


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, "a\0b", "-1", "31337"])
def test_a_record_that_does_not_exist_is_refused(key):
    desk = person("transcriber")
    form = desk.change(build.figure(state="draft"))
    assert {"indicator", "place"} <= set(form.type(indicator=key, place=key).refused().errors)


def test_a_unit_is_followed_by_one_that_began_on_the_day_after():
    unit, neighbour = build.province(), build.province()
    form = person("administrator").change(unit).type(valid_to="2030-01-01", successor=neighbour)
    assert set(form.refused().errors) == {"successor"}
