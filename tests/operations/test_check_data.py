"""What check_data finds, each fault planted past every form and model."""

import datetime
from typing import Any

import pytest
from django.db import models

from models_registry.models import (
    Award,
    DatasetVersion,
    DismissedNumber,
    Figure,
    Indicator,
    Publisher,
    ReplicationSite,
    Report,
    SecurityModel,
)
from models_registry.operations.audit import CHECKS
from provinces.models import Place, Province, ProvinceStatus, Region
from tests.support import build


def plant(model: Any, key: Any, /, **columns: Any) -> None:
    """Write into a row as SQL does: no check, no history, no version."""
    assert models.QuerySet(model).filter(pk=key).update(**columns) == 1


def findings(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith(("error ", "warning "))]


# Without a fault


def test_the_five_reports_are_in_order(five_reports, audit):
    code, lines = audit()
    assert code == 0
    assert not findings(lines)
    assert "47 figures: the number of each of 44 stands in its words, 3 give none" in lines
    assert "10 awards: the counts of 5 looked up in their words, 5 give none" in lines
    assert "launch areas of lang-son-2023: 52 = 15 + 37, 37 / 15 = 246.7 %: consistent" in lines
    assert "provinces: 63 in force on 2025-06-30, 34 today" in lines
    assert lines[-1] == "0 errors, 0 warnings"


def test_each_check_is_run_once():
    assert len(set(CHECKS)) == len(CHECKS)


# What we did wrong. Each fault: the row, what is written into it, and the line that names it.

FAULTS = [
    # The rules of a figure
    (Figure, 12, {"value": "246.6"}, "error figure 12 evidence: "),
    (Figure, 6, {"as_written": "at 126,558 places"}, "error figure 6 evidence: "),
    (Figure, 22, {"out_of": 14}, "error figure 22 evidence: "),
    (Figure, 30, {"period_kind": "span"}, "error figure 30 period: "),
    (Figure, 5, {"territory": "unclear"}, "error figure 5 territory: "),
    (Figure, 30, {"province": "tuyen-quang-2025"}, "error figure 30 existence: "),
    (Figure, 24, {"part_of": 3, "part_kind": "of_which"}, "error figure 24 part_of: "),
    (Figure, 11, {"part_of": 15}, "error figure 11 part_of: "),
    (Figure, 31, {"copy_of": 30, "copy_kind": "differs"}, "error figure 31 copy_of: "),
    (Figure, 47, {"model": 9}, "error figure 47 model: "),
    # Awards and what was left out
    (Award, 3, {"collectives": 9}, "error award 3 evidence: The number does not stand"),
    (Award, 9, {"combined": 62}, "error award 9 evidence: "),
    (DismissedNumber, 11, {"number": "139"}, "error dismissed number 11 evidence: '139'"),
    # Dates and addresses
    (Figure, 34, {"period_start": "2013-13"}, "error figure 34 period_start: is no date"),
    (Report, 4, {"event_on": "2023-02-30"}, "error report ha-giang-2023 event_on: is no date"),
    (Report, 5, {"url": "javascript:alert(1)"}, "error report soc-trang-2024 url: "),
    (Publisher, 3, {"url": "nhandan"}, "error publisher nhan-dan url: "),
    # What visitors cannot see
    (Report, 2, {"state": "draft"}, "error figure 8 state: is published, but its report (2) is"),
    (Report, 2, {"state": "withdrawn"}, "error award 2 state: "),
    (SecurityModel, 18, {"state": "draft"}, "error recognition 3 state: "),
    (SecurityModel, 18, {"state": "draft"}, "error replication site 4 state: "),
    (Figure, 40, {"state": "withdrawn"}, "error figure 42 state: is published, but its part of"),
    (Report, 2, {"synthetic": True}, "error reports synthetic: 1 made-up reports stand beside 4"),
    # Places and provinces
    (Figure, 22, {"place": 9}, "error figure 22 place: "),
    (SecurityModel, 16, {"place": 9}, "error security model coastal-tour"),
    (Place, 2, {"within": 7}, "error place 2 place: lies within place 7 of another"),
    (Place, 5, {"within": 6}, "error place 5 chain: "),
    (Region, "RRD", {"member_count": 12}, "error region RRD members: has 12 members, of which 11"),
    (
        Province,
        "ha-giang",
        {"valid_to": None, "successor": None},
        "error provinces count: 35 today, not 34",
    ),
    (
        Province,
        "ha-giang",
        {"valid_to": datetime.date(2025, 6, 29)},
        "error provinces count: 62 on 2025-06-30, not 63",
    ),
    (
        Province,
        "tuyen-quang-2025",
        {"valid_from": datetime.date(2025, 7, 2)},
        "error province tuyen-quang successor: ended on 2025-06-30",
    ),
    (
        Province,
        "son-la",
        {"valid_from": datetime.date(2008, 8, 2)},
        "error province son-la status: ",
    ),
    # What follows from others
    (Figure, 8, {"folded": " other"}, "error figure 8 derived: out of date: folded"),
    (Figure, 8, {"claim": ""}, "error figure 8 derived: out of date: claim"),
    (Figure, 8, {"period_last": None}, "error figure 8 derived: out of date: period_last"),
    (Figure, 8, {"number_offsets": "0-1"}, "error figure 8 derived: out of date: number_offsets"),
    (Award, 3, {"number_offsets": ""}, "error award 3 derived: out of date: number_offsets"),
    (ReplicationSite, 1, {"number_offsets": "x"}, "error replication site 1 derived: "),
    (DismissedNumber, 4, {"number_offsets": ""}, "error dismissed number 4 derived: "),
    (Province, "hue", {"folded": ""}, "error province hue derived: "),
    (
        Figure,
        8,
        {"note_en": "new"},
        "error figure 8 history: its history ends with another note_en",
    ),
    (Figure, 8, {"stated_by": 4}, "error figure 8 history: "),
    (Figure, 5, {"stated_by": None}, "error figure 5 history: "),
    (Indicator, "models", {"unit_en": "scheme"}, "error indicator models history: "),
]


def in_groups(faults: list[Any]) -> list[list[Any]]:
    """Return the faults in groups that plant no two in one row: an audit for each would be slow."""
    groups: list[list[Any]] = []
    for fault in faults:
        fit = (group for group in groups if fault[:2] not in [other[:2] for other in group])
        group = next(fit, None)
        groups.append([fault]) if group is None else group.append(fault)
    return groups


@pytest.mark.parametrize("faults", in_groups(FAULTS))
def test_a_fault_of_ours_is_an_error(five_reports, audit, faults):
    for model, key, columns, _line in faults:
        plant(model, key, **columns)
    code, lines = audit()
    assert code == 1
    told = [line for *_fault, line in faults]
    assert not [line for line in told if not any(found.startswith(line) for found in lines)]


def test_a_derived_column_out_of_date_is_no_fault_of_the_history(five_reports, audit):
    columns = {"claim": "", "folded": "", "period_last": None, "number_offsets": ""}
    plant(Figure, 8, **columns)
    _code, lines = audit()
    assert [line for line in findings(lines) if " history: " in line] == []
    (told,) = [line for line in findings(lines) if line.startswith("error figure 8 derived: ")]
    assert set(told.removeprefix("error figure 8 derived: out of date: ").split(", ")) == {*columns}


def test_a_withdrawn_figure_is_not_held_to_the_rules(five_reports, audit):
    plant(Figure, 8, state="withdrawn", value=33)
    _code, lines = audit()
    assert not [line for line in lines if line.startswith("error figure 8 evidence")]
    assert any(line.startswith("46 figures: ") for line in lines)


def test_a_status_that_leaves_a_gap_is_an_error(five_reports, audit):
    status = ProvinceStatus.objects.exclude(valid_to=None).get(province="hue")
    plant(ProvinceStatus, status.pk, valid_to=datetime.date(2024, 12, 30))
    code, lines = audit()
    assert (code, "error province hue status: " in "\n".join(lines)) == (1, True)


def test_a_unit_without_status_is_an_error(five_reports, audit):
    models.QuerySet(ProvinceStatus).filter(province="son-la").delete()
    code, lines = audit()
    assert (code, "error province son-la status: " in "\n".join(lines)) == (1, True)


def test_a_text_longer_than_its_column_is_an_error(five_reports, audit, monkeypatch):
    # The column is made shorter: PostgreSQL takes no longer text.
    monkeypatch.setattr(Figure._meta.get_field("period"), "max_length", 30)
    code, lines = audit()
    assert code == 1
    assert "error figure 10 period: has 36 characters, at most 30 fit" in lines


def test_an_award_of_nobody_is_an_error(five_reports, audit):
    models.QuerySet(Award.bodies.through).filter(award=1).delete()
    code, lines = audit()
    assert code == 1
    assert "error award 1 bodies: names no body that gave it" in lines
    assert "error award 1 history: its history ends with other bodies" in lines


def test_a_body_added_without_a_trace_is_an_error(five_reports, audit):
    Award.bodies.through._base_manager.create(award_id=1, body_id=2)
    code, lines = audit()
    assert (code, findings(lines)) == (
        1,
        ["error award 1 history: its history ends with other bodies"],
    )


def test_a_record_without_history_is_an_error(five_reports, audit):
    models.QuerySet(Figure.history.model).filter(id=8).delete()
    code, lines = audit()
    assert (code, findings(lines)) == (1, ["error figure 8 history: has no history"])


def test_a_record_whose_history_ends_with_its_deletion_is_an_error(five_reports, audit):
    models.QuerySet(Figure.history.model).filter(id=8).update(history_type="-")
    code, lines = audit()
    assert code == 1
    assert findings(lines) == ["error figure 8 history: its history says that it was deleted"]


def test_a_record_removed_without_a_trace_is_an_error(five_reports, audit):
    models.QuerySet(DismissedNumber).filter(pk=4)._raw_delete("default")
    code, lines = audit()
    told = "is gone, and the history does not say so"
    assert (code, findings(lines)) == (1, [f"error dismissed number 4 history: {told}"])


def test_a_record_deleted_by_staff_is_in_order(five_reports, audit):
    DismissedNumber.objects.get(pk=4).delete()
    assert audit()[0] == 0


def test_public_data_without_a_version_is_an_error(five_reports, audit):
    models.QuerySet(DatasetVersion).delete()
    code, lines = audit()
    assert (code, len(findings(lines))) == (1, 1)
    assert findings(lines)[0].startswith("error dataset version missing: ")


# What the sources contradict. These records are saved as staff saves them, so that nothing else
# is wrong with them: the exit code is 0.


def of_son_la(code: str = "models", **given: Any) -> Figure:
    """Return a figure beside those of the five reports, of a year and, as stocks fall between
    years, of a detail of its own.
    """
    indicator = Indicator.objects.get(pk=code)
    if indicator.nature != "stock":
        given = {"period_kind": "span", "period_start": "2011", "period_end": "2011"} | given
    given = {"period_end": "2011", "detail": "of the tests", **given}
    return build.figure(indicator=indicator, province=Province.objects.get(pk="son-la"), **given)


def warnings_of(audit: Any) -> list[str]:
    code, lines = audit()
    assert code == 0, "\n".join(findings(lines))
    return findings(lines)


def summary_of(audit: Any) -> list[str]:
    code, lines = audit()
    assert (code, findings(lines)) == (0, [])
    return lines


def test_a_percentage_that_does_not_follow_is_a_warning(five_reports, audit):
    figure = of_son_la(value=512, out_of=569, percent="89.89")
    told = "512 of 569 is 89.98%, and 89.89% is entered."
    assert warnings_of(audit) == [f"warning figure {figure.pk} percent: {told}"]


@pytest.mark.parametrize(
    ("percent", "words"), [("89.98", "89.98"), ("90", "90"), ("90", "90.0"), ("89.9", "90.0, 89.9")]
)
def test_a_percentage_is_compared_as_exactly_as_it_is_written(five_reports, audit, percent, words):
    figure = of_son_la(value=512, out_of=569, percent=percent, as_written=f"512/569, {words}%")
    wrong = percent == "89.9"
    assert bool(warnings_of(audit)) == wrong, figure


def test_a_percentage_of_a_number_that_is_not_exact_is_let_be(five_reports, audit):
    words = "more than 500 of 569 groups, 90%"
    of_son_la(value=500, out_of=569, percent="90", qualifier="more_than", as_written=words)
    assert warnings_of(audit) == []


def test_a_part_above_its_whole_is_a_warning(five_reports, audit):
    whole = of_son_la(value=40)
    part = of_son_la(
        "models-typical", value=48, report=whole.report, part_of=whole, part_kind="of_which"
    )
    told = f"The part, 48, is more than its whole, 40 (figure {whole.pk})."
    (line,) = warnings_of(audit)
    assert line.startswith(f"warning figure {part.pk} part: {told}")


def parts_of(whole: Figure, *values: int | None) -> None:
    for number, value in enumerate(values):
        of_son_la(
            value=value,
            qualifier="exact" if value is not None else "unquantified",
            report=whole.report,
            detail=f"part {number}",
            fit="part",
            part_of=whole,
            part_kind="adds_up",
        )


def test_parts_that_do_not_add_up_are_a_warning(five_reports, audit):
    whole = of_son_la(value=100)
    parts_of(whole, 60, 41)
    told = "Its 2 parts add up to 101, and the whole is 100."
    assert warnings_of(audit) == [f"warning figure {whole.pk} parts: {told}"]


def test_parts_that_add_up_are_in_order(five_reports, audit):
    parts_of(of_son_la(value=100), 60, 40)
    assert "1 wholes: each is the sum of its parts" in summary_of(audit)


def test_parts_without_a_value_are_not_added_up(five_reports, audit):
    parts_of(of_son_la(value=100), 60, None)
    assert not any("sum of its parts" in line for line in summary_of(audit))


def launch(areas: int, above: int, percent: str) -> list[Figure]:
    report = build.report()
    codes = ("launch-areas", "launch-areas-above-target", "launch-above-target-percent")
    numbers = zip(codes, (areas, above, percent), strict=True)
    return [of_son_la(code, value=value, report=report) for code, value in numbers]


def test_launches_that_miss_their_target_are_a_warning(five_reports, audit):
    *_others, share = launch(52, 37, "264.7")
    told = "52 = 15 + 37, 37 / 15 = 246.67 %, not 264.7 %"
    assert warnings_of(audit) == [f"warning figure {share.pk} target: {told}"]


def test_launches_without_a_target_left_are_a_warning(five_reports, audit):
    _all, above, _share = launch(37, 37, "100")
    told = "37 of 37 areas above the target leave no target"
    assert warnings_of(audit) == [f"warning figure {above.pk} target: {told}"]


def test_launches_are_compared_as_exactly_as_the_percentage_is_written(five_reports, audit):
    slug = launch(52, 37, "247")[0].report.slug
    line = f"launch areas of {slug}: 52 = 15 + 37, 37 / 15 = 247 %: consistent"
    assert line in summary_of(audit)


def test_launches_of_different_periods_are_not_compared(five_reports, audit):
    report = build.report()
    of_son_la("launch-areas", value=9, report=report)
    of_son_la("launch-areas-above-target", value=9, report=report, period_end="2012")
    of_son_la("launch-above-target-percent", value=9, report=report)
    assert warnings_of(audit) == []


def test_a_conflict_is_a_warning_for_each_pair(five_reports, audit):
    # Undated, dated, and dated later: the last is preferred.
    dates = ("", "2012-01-05", "2012-02")
    a, b, c = (of_son_la(value=n, report=build.report(event_on=on)) for n, on in enumerate(dates))
    assert warnings_of(audit) == [
        f"warning figure {one.pk} conflict: {one.value} here, {other.value} in figure {other.pk} "
        f"({one.report.slug}, {other.report.slug}); preferred: figure {c.pk}"
        for one, other in ((a, b), (a, c), (b, c))
    ]


def test_a_figure_later_than_its_report_is_a_warning(five_reports, audit):
    report = build.report(event_on="2010-12-30", published_on="2010-12")
    figure = of_son_la(report=report)
    of_son_la("cameras", report=report, status="target")
    told = "The period ends on 1 January 2011 or later, and the report is of 31 December 2010."
    assert warnings_of(audit) == [f"warning figure {figure.pk} later: {told}"]


def test_a_stock_that_falls_is_a_warning_and_made_up_ones_are_let_be(five_reports, audit):
    before, after = (
        of_son_la("cameras", value=90),
        of_son_la("cameras", value=80, period_end="2012"),
    )
    lines = warnings_of(audit)
    assert [line.partition(": ")[0] for line in lines] == [
        f"warning figure {figure.pk} fallen" for figure in (before, after)
    ]
    for figure in (before, after):
        plant(Report, figure.report_id, synthetic=True)
    assert not [line for line in audit()[1] if " fallen: " in line]


def test_a_warning_that_somebody_justified_is_not_told_again(five_reports, audit):
    figure = of_son_la(value=512, out_of=569, percent="89.89")
    given = {"warning": "percent", "facts": "512|569|89.89"}
    build.justification(figure=figure, **given)
    assert warnings_of(audit) == []
    build.justification(
        figure=of_son_la("cameras", value=512, out_of=568, percent="89.89"), **given
    )
    assert len(warnings_of(audit)) == 1


def test_an_event_after_the_publication_is_a_warning(five_reports, audit):
    late = build.report(event_on="2011-02", published_on="2011-01-31")
    build.report(event_on="2011-01-31", published_on="2011-01")
    told = "the event (2011-02) is after the publication (2011-01-31)"
    assert warnings_of(audit) == [f"warning report {late.slug} dates: {told}"]


@pytest.mark.parametrize(
    ("published_on", "looked_on", "overlooked"),
    [
        ("2012-03-05", "2012-03-06", True),
        ("2012-03-05", "2012-03-05", False),
        ("2012-03", "2012-04-01", True),
        ("2012-03", "2012-03-31", False),
        ("2012", "2013-01-01", True),
        ("2012", "2012-12-31", False),
        ("", "2024-01-01", False),
    ],
)
def test_a_search_that_missed_what_had_been_published_is_a_warning(
    five_reports, audit, published_on, looked_on, overlooked
):
    figure = of_son_la("cameras", report=build.report(published_on=published_on))
    day = datetime.date.fromisoformat(looked_on)
    about = {"indicator": figure.indicator, "province": figure.province, "looked_on": day}
    searches = [build.fruitless_search(**about, year=year) for year in (None, 2011, 2010)]
    told = f"found nothing on {looked_on}, but figure {figure.pk} had been published"
    assert warnings_of(audit) == [
        f"warning fruitless search {search.pk} overlooked: {told}"
        for search in searches[: 2 if overlooked else 0]
    ]


# What only several reports of one story can hold


def copies(kind: str, original: int, copy: int) -> Figure:
    reports = [build.report(story="one-story") for _ in range(2)]
    first = of_son_la(value=original, report=reports[0])
    return of_son_la(value=copy, report=reports[1], copy_of=first, copy_kind=kind)


@pytest.mark.parametrize(
    ("kind", "original", "copy"), [("same", 1350, 1400), ("rounded", 1400, 1400)]
)
def test_a_copy_that_is_not_what_it_is_called_is_an_error(
    five_reports, audit, kind, original, copy
):
    figure = copies(kind, original, copy)
    told = f"called {kind}: {copy} and {original} in figure {figure.copy_of_id}"
    code, lines = audit()
    assert (code, findings(lines)) == (1, [f"error figure {figure.pk} copy: {told}"])


@pytest.mark.parametrize(
    ("kind", "original", "copy"), [("same", 9, 9), ("rounded", 1350, 1400), ("differs", 58, 58)]
)
def test_a_copy_that_is_what_it_is_called_is_in_order(five_reports, audit, kind, original, copy):
    copies(kind, original, copy)
    assert "1 copies: compared with their originals" in summary_of(audit)


def test_two_claims_chosen_in_one_conflict_are_an_error(five_reports, audit):
    chosen = {"chosen": True, "chosen_because": "It is the later one."}
    a, b = (of_son_la(value=value, report=build.report(), **chosen) for value in (1, 2))
    code, lines = audit()
    told = "is preferred in this conflict already: take that back first."
    assert code == 1
    assert [line for line in findings(lines) if line.startswith("error")] == [
        f"error figure {one.pk} chosen: Figure {other.pk} {told}" for one, other in ((a, b), (b, a))
    ]


# What the desk's two persons keyed


def test_a_figure_is_keyed_twice_only_where_somebody_keyed_it_a_second_time(five_reports, audit):
    def twice(detail: str, **given: Any) -> Figure:
        return of_son_la(keyed="twice", detail=detail, report=build.report(), **given)

    alone, agreed = twice("alone"), twice("agreed", value=31)
    other, decided = twice("other", value=32), twice("decided", value=33)
    build.keying(figure=agreed, value=31, outcome="equal")
    wrong = build.keying(figure=other, value=31, outcome="equal")
    build.keying(figure=decided, value=31, outcome="equal")
    build.keying(figure=decided, value=32, outcome="decided", decided_because="Read again.")
    code, lines = audit()
    assert code == 1
    assert findings(lines) == [
        f"error figure {alone.pk} keyed: says keyed twice, but nobody keyed it a second time",
        f"error figure {other.pk} keyed: says keyed twice, but keying {wrong.pk}, called equal, "
        "is another number",
    ]


def test_what_is_public_waits_for_no_decision(five_reports, audit):
    draft = of_son_la(report=build.report(state="draft"), state="draft")
    build.keying(figure=draft)
    assert audit()[0] == 0
    public = of_son_la(report=build.report())
    keying = build.keying(figure=public)
    told = f"keying {keying.pk} waits for a decision, but the figure is published and keyed once"
    assert findings(audit()[1]) == [f"error figure {public.pk} keyed: {told}"]


def test_a_preference_among_nothing_is_told(five_reports, audit):
    figure = of_son_la(chosen=True, chosen_because="It was the later one.")
    told = "preferred by a person, but no other claim competes with it"
    code, lines = audit()
    assert (code, findings(lines)) == (0, [f"warning figure {figure.pk} chosen: {told}"])


def test_a_break_that_no_series_crosses_is_told(five_reports, audit):
    crossed, apart = build.indicator(), build.indicator()
    unit, other = (Province.objects.get(pk=key) for key in ("son-la", "lang-son"))
    for indicator, year, area in (
        (crossed, "2021", {"province": unit}),
        (crossed, "2023", {"province": unit}),
        (apart, "2021", {"province": unit}),
        (apart, "2023", {"province": other}),
    ):
        build.figure(indicator=indicator, period_end=year, **area)
    build.break_(indicator=crossed, from_on="2023")
    build.break_(indicator=crossed, from_on="2023", province=unit)
    idle = [
        build.break_(indicator=crossed, from_on="2023", province=other),
        build.break_(indicator=crossed, from_on="2024"),
        build.break_(indicator=apart, from_on="2023"),
    ]
    lines = [
        f"warning break {one.pk} break: no series of {one.indicator_id} has figures before "
        f"{one.from_on} and since then"
        for one in idle
    ]
    assert findings(audit()[1]) == lines
    # The country's totals are a series too.
    for year in ("2021", "2023"):
        build.figure(indicator=apart, period_end=year, scope="country")
    assert findings(audit()[1]) == lines[:2]


def test_words_cannot_break_a_line(five_reports, audit):
    plant(Figure, 8, as_written="33\nwords\x1b[2J", value=32)
    _code, lines = audit()
    (line,) = (line for line in lines if line.startswith("error figure 8 evidence"))
    assert line.endswith("(32: '33 words\N{REPLACEMENT CHARACTER}[2J')")
