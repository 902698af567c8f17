"""Long files are worked on behind the answer, in a thread with a connection of its own."""

import threading

import pytest
from django.db import connections

from models_registry.models import Figure, ImportRun
from models_registry.workflow.importing import worker
from tests.desk.importing.importer import Importer, a_row, csv_file, importer, own_data_dir

__all__ = ["own_data_dir"]
pytestmark = pytest.mark.django_db(transaction=True)


def wait() -> None:
    """Wait until no work is left behind a request."""
    for thread in threading.enumerate():
        if thread.name.startswith("import-"):
            thread.join()


def sent(who: Importer, monkeypatch):
    monkeypatch.setattr(worker, "MOST_IN_REQUEST", 1)
    row = a_row()
    shown = who.send(csv_file(*(row | {"detail": f"group {n}"} for n in range(250))))
    wait()
    return shown.again()


def test_a_long_file_is_planned_and_stored_behind_the_answer(monkeypatch):
    who = importer()
    shown = sent(who, monkeypatch)
    assert shown.counted() == {"new": 250}
    assert not Figure.objects.exists()
    told = []
    monkeypatch.setattr(worker, "PAUSE", 0)
    tell = worker.Upload.tell
    monkeypatch.setattr(
        worker.Upload, "tell", lambda self, *args: (told.append(args), tell(self, *args))
    )
    shown.press("import")
    wait()
    assert Figure.objects.count() == 250
    run = ImportRun.objects.get()
    assert {one.history_user for one in run.written()} == {who.desk.staff}
    # Of 250 new figures, 200 go in one statement.
    assert told == [("importing", 0, 250), ("importing", 200, 250), ("importing", 250, 250)]
    answer = who.desk.client.get(shown.address)
    assert answer.headers["Location"].endswith(f"/importrun/{run.pk}/change/")


def test_what_breaks_off_half_way_stores_nothing(monkeypatch):
    shown = sent(importer(), monkeypatch)
    insert, inserted = Figure.objects.bulk_create, []

    def break_off(figures):
        if inserted:
            raise RuntimeError("the power went")
        inserted.extend(insert(figures))

    monkeypatch.setattr(Figure.objects, "bulk_create", break_off)
    shown.press("import")
    wait()
    assert len(inserted) == 200
    assert not Figure.objects.exists()
    assert not ImportRun.objects.exists()
    assert "It failed, and nothing was stored." in shown.again().text


def test_the_thread_leaves_no_connection_open(monkeypatch):
    closed = []
    close_all = connections.close_all
    monkeypatch.setattr(
        type(connections), "close_all", lambda self: (closed.append(1), close_all())
    )
    sent(importer(), monkeypatch)
    assert closed == [1]
