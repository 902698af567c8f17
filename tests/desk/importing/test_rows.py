"""What becomes of each row of a file, and that all of them are stored or none."""

from contextlib import suppress

import pytest
from django.utils import translation

from models_registry.models import Figure, ImportRun
from models_registry.workflow.importing.rules import CHECKS, broken
from tests.desk.importing.importer import (
    a_draft,
    a_row,
    csv_file,
    importer,
    own_data_dir,
    row_of,
    run_page,
    workbook_of,
)
from tests.models.constraint_cases import CASES
from tests.support import build

__all__ = ["own_data_dir"]
pytestmark = pytest.mark.django_db


def test_a_new_row_becomes_a_draft_with_its_author():
    who = importer()
    report, body, unit = build.report(), build.body(), build.province()
    model = build.security_model(province=unit)
    at = build.place(province=unit)
    shown = who.send(
        csv_file(
            a_row(
                report=report.slug,
                scope="place",
                province=unit.pk,
                place=at.name_en,
                value="512",
                out_of="569",
                percent="89.98",
                qualifier="more_than",
                as_written="more than 512 of 569 (89.98%)",
                model=model.slug,
                stated_by=body.slug,
                detail="in schools",
                note_vi="Đọc lại.",
            )
        )
    )
    assert shown.counted() == {"new": 1}
    assert not Figure.objects.exists()
    run = shown.store()
    figure = Figure.objects.get()
    assert (figure.report, figure.place, figure.province) == (report, at, unit)
    assert (figure.value, figure.out_of, str(figure.percent)) == (512, 569, "89.98")
    assert (figure.qualifier, figure.model, figure.stated_by) == ("more_than", model, body)
    assert (figure.detail, figure.note_vi, figure.period_end) == (
        "in schools",
        "Đọc lại.",
        "2023-06",
    )
    # What the cells leave empty is what a form begins with.
    assert (figure.status, figure.fit, figure.territory) == ("achieved", "whole", "clear")
    assert (figure.state, figure.keyed, figure.version) == ("draft", "once", 1)
    entry = figure.history.get()
    assert (entry.history_user, entry.history_change_reason) == (who.desk.staff, f"import {run.pk}")
    assert (run.new, run.changed, run.same, run.made_by) == (1, 0, 0, who.desk.staff)
    assert "512 of 569" in who.desk.open(run_page(run)).html


def test_a_draft_with_that_id_is_changed_and_the_page_says_from_what_to_what():
    who = importer()
    draft = a_draft(value=512, as_written="512 groups", note_en="Kept.")
    row = row_of(draft, value="514", as_written="514 groups", qualifier="")
    shown = who.send(csv_file(row))
    assert shown.counted() == {"changed": 1}
    assert "<code>value</code>: <del>512</del> → <ins>514</ins>" in shown.text
    assert "<del>512 groups</del> → <ins>514 groups</ins>" in shown.text
    assert "qualifier</code>:" not in shown.text
    run = shown.store()
    held = draft.as_stored()
    assert (held.value, held.as_written, held.note_en, held.version) == (
        514,
        "514 groups",
        "Kept.",
        2,
    )
    assert held.history.first().history_user == who.desk.staff
    assert (run.new, run.changed) == (0, 1)


def test_what_is_stored_already_is_the_same_with_and_without_its_id():
    who = importer()
    public = build.figure(value=512, as_written="512 groups")
    draft = a_draft(value=7, as_written="7 groups")
    rows = [row_of(public), row_of(public, id=""), row_of(draft), row_of(draft, id="")]
    for each in rows:
        shown = who.send(csv_file(each))
        assert shown.counted() == {"same": 1}, shown.problems
        assert "nothing to import" in shown.text
        assert not shown.may_be_imported
    assert Figure.objects.count() == 2


def test_a_model_that_visitors_do_not_see_is_no_change_of_a_public_figure(client):
    unit = build.province()
    hidden = build.security_model(state="draft", province=unit)
    public = build.figure(model=hidden, province=unit)
    row = b"".join(client.get("/figures.csv").streaming_content)
    assert hidden.slug.encode() not in row
    assert importer().send(row).counted() == {"same": 1}
    assert public.as_stored().model == hidden


def test_one_refused_row_and_nothing_can_be_imported():
    who = importer()
    shown = who.send(csv_file(a_row(), a_row(value="", as_written="many"), a_row()))
    assert shown.counted() == {"new": 2, "refused": 1}
    assert "1 row is refused, so nothing can be imported" in shown.text
    assert not shown.may_be_imported
    assert shown.press("import").status_code == 302
    assert not Figure.objects.exists()
    assert not ImportRun.objects.exists()


def _refused(**given) -> tuple[str, str]:
    shown = importer().send(csv_file(a_row(**given)))
    assert shown.counted() == {"refused": 1}
    (problem,) = shown.problems
    return problem


@pytest.mark.parametrize(
    ("given", "column", "words"),
    [
        ({"report": "no-such"}, "report", "There is none called “no-such”"),
        ({"indicator": "no-such"}, "indicator", "There is none called “no-such”"),
        ({"province": "no-such"}, "province", "There is none called “no-such”"),
        ({"model": "no-such"}, "model", "There is none called “no-such”"),
        ({"stated_by": "no-such"}, "stated_by", "There is none called “no-such”"),
        ({"place": "Nowhere"}, "place", "has no place “Nowhere”"),
        ({"id": "31337"}, "id", "There is no figure 31337; leave the cell empty"),
        ({"part_of": "31337"}, "part_of", "There is no figure 31337."),
        ({"id": "x"}, "id", "“x” is no number of a figure"),
        ({"qualifier": "over"}, "qualifier", "one of exact, more_than, at_least"),
        ({"scope": ""}, "scope", "cannot be blank"),
        ({"scope": "region"}, "scope", "Name just the area that the scope says"),
        ({"value": "513"}, "as_written", "The number does not stand in these words."),
        ({"value": "", "as_written": "many"}, "value", "say that the report gives no number"),
        ({"as_written": "512 " + "x" * 160}, "as_written", "at most 160 characters"),
        ({"period_kind": "span"}, "period_kind", "This indicator is a stock"),
        ({"period_end": ""}, "period_kind", "A date stands in the period's end alone"),
        ({"out_of": "500", "as_written": "512 of 500"}, "out_of", "more than the whole"),
        ({"period_end": "2023-02-30"}, "period_end", "“2023-02-30” is not in the calendar."),
        ({"period_end": "06/03/2023"}, "period_end", "write 2023, 2023-03 or 2023-03-06"),
        ({"period_end": "45123"}, "period_end", "number for the day 2023-07-16"),
        ({"as_written": "512\u0007"}, "as_written", "a letter that cannot be seen"),
    ],
    ids=str,
)
def test_a_row_is_refused_at_its_column_with_what_would_be_right(given, column, words):
    name, told = _refused(**given)
    assert (name, words in told) == (column, True), (name, told)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1.234", "“1.234” can be read as 1234 or 1 point 234: write digits alone, as 1234"),
        ("26.558", "26558 or 26 point 558"),
        ("1,234", "1234 or 1 point 234"),
        ("15,6", "as 15.6"),
        ("26 558", "as 26558"),
        ("５１２", "as 512"),
        ("1.230", "1230 or 1 point 230"),
        ("512 groups", "is no number"),
        ("-5", "is no number"),
        ("1e3", "is no number"),
        ("=5+5", "is no number"),
        ("0512", "write digits alone"),
        ("9" * 5000, "is no number"),
    ],
)
def test_a_number_is_plain_or_refused_with_both_readings(written, told):
    name, words = _refused(value=written)
    assert (name, told in words) == ("value", True), words


def test_a_plain_number_keeps_its_magnitude():
    who = importer()
    rows = [a_row(value="26558", as_written="26.558"), a_row(value="246.7", as_written="246,7")]
    for row in rows:
        row["report"] = build.report(state="draft", language="vi").slug
    who.send(csv_file(*rows)).store()
    assert [str(one.value) for one in Figure.objects.order_by("pk")] == ["26558.00", "246.70"]


def test_what_was_published_changes_only_by_a_correction():
    who = importer("publisher")
    public = build.figure(value=512, as_written="512 groups")
    shown = who.send(csv_file(row_of(public, value="514", as_written="514 groups")))
    assert [name for name, _words in shown.problems] == ["value", "as_written"]
    assert "changes only with a correction" in shown.problems[0][1]
    assert f'href="/admin/models_registry/figure/{public.pk}/change/"' in shown.html


def test_a_claim_that_is_held_already_is_refused_and_named():
    who = importer()
    held = build.figure(value=512, as_written="512 groups")
    shown = who.send(csv_file(row_of(held, id="", value="514", as_written="514 groups")))
    ((column, words),) = shown.problems
    assert column == "indicator"
    assert f"Figure {held.pk} holds this claim" in words


def test_a_draft_does_not_take_the_claim_of_another():
    who = importer()
    held, other = a_draft(detail="a"), a_draft(detail="b")
    row = row_of(other, report=held.report.slug, indicator=held.indicator_id, detail="a")
    row["province"] = held.province_id
    ((_column, words),) = who.send(csv_file(row)).problems
    assert f"Figure {held.pk} holds this claim" in words


def test_a_withdrawn_figure_leaves_its_claim_free():
    who = importer()
    gone = build.figure(value=512, as_written="512 groups", state="withdrawn")
    shown = who.send(csv_file(row_of(gone, id="", value="514", as_written="514 groups")))
    assert shown.counted() == {"new": 1}


@pytest.mark.parametrize("with_id", [True, False])
def test_two_rows_about_one_figure_are_refused(with_id):
    who = importer()
    row = row_of(a_draft(value=5, as_written="5 groups"), value="6", as_written="6 groups")
    row = row if with_id else a_row()
    shown = who.send(csv_file(row, row))
    ((_column, words),) = shown.problems
    assert words == "Row 2 of the file is about the same figure."


def test_a_report_that_was_withdrawn_takes_no_more():
    report = build.report(state="withdrawn")
    assert _refused(report=report.slug) == ("report", "The report was withdrawn.")


def test_who_saved_after_the_file_was_made_is_not_overwritten():
    who = importer()
    draft = a_draft(value=5, as_written="5 groups")
    row = row_of(draft, value="6", as_written="6 groups", version="1")
    draft.note_en = "Read again."
    draft.save()
    ((column, words),) = who.send(csv_file(row)).problems
    assert column == "version"
    assert "(version 1, now 2)" in words
    assert who.send(csv_file(row | {"version": "2"})).counted() == {"changed": 1}


def test_a_place_of_which_the_province_has_two_is_asked_by_the_form():
    unit = build.province()
    outer = build.place(province=unit, kind="district")
    for within in (None, outer):
        build.place(province=unit, name_en="Van Linh commune", within=within)
    column, words = _refused(scope="place", province=unit.pk, place="Van Linh commune")
    assert column == "place"
    assert "several places of this name" in words


def test_a_misspelled_code_is_asked_back():
    build.indicator(code="self-management-groups")
    _column, words = _refused(indicator="self-managment-groups")
    assert "Is “self-management-groups” meant?" in words


def test_the_guard_of_a_spreadsheet_is_taken_off_again():
    who = importer()
    row = a_row(as_written="'=512 groups", detail="'-x", note_en="'quoted'")
    who.send(csv_file(row)).store()
    figure = Figure.objects.get()
    assert (figure.as_written, figure.detail, figure.note_en) == ("=512 groups", "-x", "'quoted'")


def test_cells_of_a_workbook_are_read_as_what_they_are():
    who = importer()
    row = a_row(value=246.7, as_written="246.7 groups", period_end=2023, out_of=512)
    row["as_written"] = "246.7 of 512"
    shown = who.send(workbook_of(row), "figures.xlsx")
    assert "The sheet “Sheet” was read." in shown.text
    shown.store()
    figure = Figure.objects.get()
    assert (str(figure.value), figure.out_of, figure.period_end) == ("246.70", 512, "2023")


def test_the_page_speaks_vietnamese():
    who = importer()
    with translation.override("vi"):
        answer = who.desk.client.get("/vi/admin/models_registry/importrun/add/")
    assert answer.status_code == 200
    assert '<html lang="vi"' in answer.content.decode()


@pytest.mark.parametrize("rule", [check.name for check in CHECKS])
def test_the_rules_of_the_database_are_tried_as_the_database_tries_them(rule):
    """Those asked of many rows at once refuse what the database refuses, and nothing else."""

    def records(makes):
        for make in makes:
            made = make()
            for record in made if hasattr(made, "__next__") else [made]:
                with suppress(ValueError):  # of a date that is none
                    record.derive()
                yield record

    accepted, refused = CASES[rule]
    for record in records(accepted):
        assert list(broken([record])) == []
    for case in refused:
        for record in records([case.make]):
            ((found, words),) = broken([record])
            assert found is record
            assert words
