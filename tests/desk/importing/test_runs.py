"""What is shown is what is stored, once; a run is taken back as one; and who may do so."""

import os

import pytest
from django.db import models
from django.db.models.signals import pre_save
from django.utils import timezone

from models_registry.models import Figure, ImportRun, Indicator, Keying
from models_registry.workflow.importing import worker
from models_registry.workflow.importing.uploads import Stage, Upload
from provinces.models import Province
from tests.desk.clerk import person
from tests.desk.importing.importer import (
    SEND,
    Importer,
    a_draft,
    a_row,
    csv_file,
    importer,
    own_data_dir,
    row_of,
    run_page,
)
from tests.support import build

__all__ = ["own_data_dir"]
pytestmark = pytest.mark.django_db


def kept(tmp_path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "private" / "imports").iterdir())


def test_two_clicks_import_once():
    shown = importer().send(csv_file(a_row()))
    run = shown.store()
    answer = shown.press("import")
    assert answer.headers["Location"] == run_page(run)
    assert Figure.objects.count() == ImportRun.objects.count() == 1


def test_what_is_sent_is_kept_privately_and_removed_after(tmp_path):
    who = importer()
    shown = who.send(csv_file(a_row()))
    (token,) = kept(tmp_path)
    folder = tmp_path / "private" / "imports" / token
    assert os.stat(folder.parent).st_mode & 0o777 == 0o700
    assert {os.stat(path).st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    run = shown.store()
    assert kept(tmp_path) == []
    assert run.token == token
    second = who.send(csv_file(a_row()))
    second.press("discard")
    assert kept(tmp_path) == []
    assert who.desk.client.get(second.address).status_code == 404
    assert Figure.objects.count() == 1


@pytest.mark.parametrize("what", ["figure", "report", "claim", "reference"])
def test_what_was_changed_meanwhile_is_shown_anew(what):
    who = importer()
    draft = a_draft(value=5, as_written="5 groups")
    new = a_row(report=draft.report.slug)
    shown = who.send(csv_file(row_of(draft, value="6", as_written="6 groups"), new | {"id": ""}))
    assert shown.counted() == {"new": 1, "changed": 1}
    if what == "figure":
        draft.note_en = "Read again."
        draft.save()
    elif what == "report":
        draft.report.title = "Another title"
        draft.report.save()
    elif what == "reference":
        draft.indicator.name_en = "Another name"
        draft.indicator.save()
    else:
        _take_claim(draft.report, new)
    assert shown.press("import").status_code == 302
    again = shown.again()
    assert "Something was changed since this page was shown" in again.text
    assert not ImportRun.objects.exists()
    assert draft.as_stored().value == 5
    if what == "claim":
        assert again.counted() == {"changed": 1, "refused": 1}
    else:
        again.store()
        assert draft.as_stored().value == 6


def _take_claim(report, row) -> None:
    """Let somebody else enter a figure with the claim of this row."""
    unit, counted = (
        Province.objects.get(pk=row["province"]),
        Indicator.objects.get(pk=row["indicator"]),
    )
    end = {"period_end": row["period_end"]}
    build.figure(report=report, state="draft", indicator=counted, province=unit, **end)


def test_who_is_overtaken_while_it_is_stored_is_shown_it_anew():
    who = importer()
    first, second = (a_draft(value=5, as_written="5 groups") for _ in range(2))
    rows = [row_of(one, value="6", as_written="6 groups") for one in (first, second)]
    shown = who.send(csv_file(*rows))

    def once(sender, **kwargs):
        if sender is Figure:
            pre_save.disconnect(once)
            other = Figure.objects.get(pk=second.pk)
            other.note_en = "Read again."
            other.save()

    pre_save.connect(once, weak=False)
    shown.press("import")
    assert "Something was changed" in shown.again().text
    assert first.as_stored().value == 5
    assert not ImportRun.objects.exists()


# Taking back


def stored(who: Importer) -> tuple[ImportRun, Figure, Figure]:
    """Return a run that added a figure and changed another: the run, the new one, the changed."""
    draft = a_draft(value=5, as_written="5 groups", keyed="twice")
    rows = [a_row(), row_of(draft, value="6", as_written="6 groups")]
    run = who.send(csv_file(*rows)).store()
    return run, Figure.objects.exclude(pk=draft.pk).get(), draft.as_stored()


def take_back(who: Importer, run: ImportRun) -> str:
    """Press the button, and return what the page then says."""
    answer = who.desk.client.post(run_page(run), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_run_is_taken_back_as_one():
    who = importer()
    run, new, changed = stored(who)
    assert (changed.value, changed.keyed, changed.version) == (6, "once", 2)
    assert "Take the import back" in who.desk.open(run_page(run)).html
    assert "The import was taken back: 2 figures." in take_back(who, run)
    assert not Figure.objects.filter(pk=new.pk).exists()
    gone = Figure.history.filter(id=new.pk).first()
    assert (gone.history_type, gone.history_user) == ("-", who.desk.staff)
    assert gone.history_change_reason == f"undo of import {run.pk}"
    held = changed.as_stored()
    assert (held.value, held.as_written, held.keyed) == (5, "5 groups", "twice")
    assert held.version == 3
    run.refresh_from_db()
    assert run.undone_by == who.desk.staff
    assert run.undone_at <= timezone.now()
    listed = who.desk.open("/admin/models_registry/importrun/").html
    assert "taken back" in listed
    again = take_back(who, run)
    assert "Nothing was taken back. This import was taken back already." in again
    assert "Take the import back" not in again


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("changed", "was changed since"),
        ("published", "was published since"),
        ("deleted", "was deleted since"),
        ("keyed", "was keyed a second time since"),
        ("needed", "Other records refer to what the import made"),
    ],
)
def test_a_run_is_not_taken_back_when_one_is_no_longer_as_it_was(what, told):
    who = importer()
    run, new, changed = stored(who)
    if what == "changed":
        new.note_en = "Read again."
        new.save()
    elif what == "published":
        changed.state = "published"
        changed.save()
    elif what == "deleted":
        changed.delete()
    elif what == "keyed":
        build.keying(figure=new, value=513)
    else:
        part = {"report": new.report, "part_of": new, "part_kind": "of_which"}
        build.figure(state="draft", indicator=new.indicator, **part)
    page = take_back(who, run)
    assert "Nothing was taken back." in page
    assert told in page
    if what == "changed":
        assert f"Figure {new.pk} {told}" in page
    assert Figure.objects.filter(pk=new.pk).exists()
    assert ImportRun.objects.get().undone_at is None


def test_a_keying_from_before_the_run_does_not_stand_in_its_way():
    who = importer()
    draft = a_draft(value=5, as_written="5 groups")
    waiting = build.keying(figure=draft, value=8)
    row = row_of(draft, note_en="Read again.")
    run = who.send(csv_file(row)).store()
    assert "taken back: 1 figure." in take_back(who, run)
    assert draft.as_stored().note_en == ""
    assert Keying.objects.get() == waiting


def test_runs_one_upon_the_other_are_taken_back_one_after_the_other():
    who = importer()
    first = who.send(csv_file(a_row())).store()
    figure = Figure.objects.get()
    second = who.send(csv_file(row_of(figure, note_en="Read again."))).store()
    assert f"Figure {figure.pk} was changed since" in take_back(who, first)
    assert "taken back: 1 figure." in take_back(who, second)
    assert "taken back: 1 figure." in take_back(who, first)
    assert not Figure.objects.exists()


def test_derived_columns_computed_otherwise_do_not_stand_in_the_way_of_taking_back():
    who = importer()
    run, new, changed = stored(who)
    columns = {"claim": "", "folded": "", "period_first": None, "number_offsets": ""}
    models.QuerySet(Figure).filter(pk__in=[new.pk, changed.pk]).update(**columns)
    assert "taken back: 2 figures." in take_back(who, run)
    held = changed.as_stored()
    assert (held.as_written, held.number_offsets) == ("5 groups", "0-1")
    assert held.claim.startswith(f"{held.indicator_id}|")


# Behind the request, and what is told when it was interrupted


def test_progress_is_told_while_somebody_works_and_interrupted_when_nobody_does(tmp_path):
    who = importer()
    shown = who.send(csv_file(a_row()))
    upload = Upload(kept(tmp_path)[0])
    address = f"{shown.address}progress/"
    with upload.hold():
        upload.tell(Stage.IMPORTING, 30, 120)
        told = who.desk.client.get(address).json()
        assert told == {"state": "importing", "done": 30, "total": 120, "at_work": True}
        page = who.desk.open(shown.address).html
        assert 'max="120"' in page
        assert f'<a href="{shown.address}">Look again</a>' in page
        # A second worker is not let in.
        assert shown.press("import").status_code == 302
        assert shown.press("discard").status_code == 302
        assert not ImportRun.objects.exists()
    told = who.desk.client.get(address).json()
    assert (told["state"], told["at_work"]) == ("interrupted", False)
    page = shown.again()
    assert "It was interrupted, and nothing was stored." in page.text
    assert "It was interrupted" in who.desk.open(SEND).html
    page.press("again")
    assert shown.again().counted() == {"new": 1}


def test_a_failure_is_told_and_nothing_is_stored(monkeypatch, caplog):
    shown = importer().send(csv_file(a_row()))

    def fail(*_args):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(worker, "store", fail)
    shown.press("import")
    assert "It failed, and nothing was stored." in shown.again().text
    assert "the disk is full" in caplog.text
    assert not Figure.objects.exists()


def test_uploads_that_nobody_asked_about_for_a_week_are_removed(tmp_path):
    who = importer()
    who.send(csv_file(a_row()))
    (old,) = kept(tmp_path)
    week_ago = timezone.now().timestamp() - 8 * 24 * 3600
    os.utime(tmp_path / "private" / "imports" / old, (week_ago, week_ago))
    who.send(csv_file(a_row()))
    assert old not in kept(tmp_path)
    assert len(kept(tmp_path)) == 1


# Who may


def test_who_only_reads_sees_the_runs_and_imports_none():
    run, _new, _changed = stored(importer())
    reader = person("reader")
    figures = reader.open("/admin/models_registry/figure/").html
    assert "Import figures" not in figures
    assert reader.client.get(SEND).status_code == 403
    assert reader.client.post(SEND).status_code == 403
    assert reader.client.get("/admin/models_registry/importrun/drafts.csv").status_code == 403
    page = reader.open(run_page(run)).html
    assert "Take the import back" not in page
    assert reader.client.post(run_page(run)).status_code == 403
    assert ImportRun.objects.get().undone_at is None


def test_an_upload_is_its_senders_alone():
    shown = importer().send(csv_file(a_row()))
    other = person("publisher")
    assert other.client.get(shown.address).status_code == 404
    assert other.client.post(shown.address, {"do": "import"}).status_code == 404
    assert other.client.get(f"{shown.address}progress/").json()["state"] == "gone"


@pytest.mark.parametrize("token", ["x", "0" * 32, "0" * 3000])
def test_an_upload_that_is_not_there_is_not_found(token):
    who = importer()
    answer = who.desk.client.get(f"/admin/models_registry/importrun/upload/{token}/")
    assert answer.status_code == 404


def test_the_list_of_figures_leads_to_the_import():
    page = importer().desk.open("/admin/models_registry/figure/").html
    assert f'href="{SEND}"' in page


@pytest.mark.parametrize("query", ["?kind=x", "?kind=refused&page=999", "?page=abc", "?page=-1"])
def test_a_preview_asked_for_what_cannot_be_is_shown(query):
    who = importer()
    shown = who.send(csv_file(a_row()))
    assert "What would become of each row" in who.desk.open(shown.address + query).html


def test_the_history_page_of_a_run_says_what_came_of_it():
    who = importer()
    run, _new, _changed = stored(who)
    take_back(who, run)
    page = who.desk.open(run_page(run).replace("change", "history")).html
    assert "figures.csv" in page
    assert run.sha256 in page


@pytest.mark.parametrize("key", ["abc", "9" * 30, "0", "-1", "31337"])
def test_a_run_that_is_not_there_is_not_found(key):
    who = importer()
    address = f"/admin/models_registry/importrun/{key}/change/"
    assert who.desk.client.get(address).status_code == 404
    assert who.desk.client.post(address).status_code == 404
