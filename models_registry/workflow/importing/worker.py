"""The work on an upload: planning it, storing it; long ones behind the answer to the request.

A thread of the server is enough: it has a connection of its own, and one transaction. Where the
process ends, the database forgets the transaction, and the upload is told as interrupted.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import IO, Any

from django.db import connections
from django.utils import translation
from django.utils.translation import gettext as _

from models_registry.models import ImportRun
from models_registry.workflow.importing.plan import Tell, plan_of
from models_registry.workflow.importing.readers import read_table
from models_registry.workflow.importing.storage import PlanChangedError, store
from models_registry.workflow.importing.table import MOST_ROWS, Table
from models_registry.workflow.importing.uploads import Stage, Upload

# More rows than these are worked on in a thread.
MOST_IN_REQUEST = 100
# How often the progress is written, in seconds.
PAUSE = 0.3

log = logging.getLogger(__name__)


def check(upload: Upload, table: Table | None = None) -> None:
    """Plan the file, which is read anew without its table. BusyError where somebody works on it."""
    rows = len(table.rows) if table else _rows(upload)
    _work(upload, Stage.CHECKING, rows, lambda: _check(upload, table or read_table(upload.data)))


def store_seen(upload: Upload, mark: str, by: Any) -> None:
    """Store what the person has seen, which `mark` says. BusyError where somebody works on it."""
    _work(upload, Stage.IMPORTING, _rows(upload), lambda: _store(upload, mark, by))


def run_of(token: str) -> ImportRun | None:
    """Return what was stored of an upload, None where nothing was."""
    return ImportRun.objects.filter(token=token).first()


def _rows(upload: Upload) -> int:
    """Return how many rows were planned; one that was not planned to its end has to wait."""
    return len(upload.plan.get("rows", [])) or MOST_ROWS


def _check(upload: Upload, table: Table, *notes: str) -> None:
    plan = plan_of(table, _teller(upload, Stage.CHECKING))
    plan.notes[:0] = notes
    upload.keep_plan(plan.as_data())
    upload.tell(Stage.CHECKED)


def _store(upload: Upload, mark: str, by: Any) -> None:
    table = read_table(upload.data)
    try:
        store(plan_of(table), mark, upload, by, _teller(upload, Stage.IMPORTING))
    except PlanChangedError:
        if run_of(upload.token) is None:
            note = _("Something was changed since this page was shown; look at it again.")
            _check(upload, table, note)
            return
    upload.remove()


def _teller(upload: Upload, stage: Stage) -> Tell:
    last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > PAUSE:
            last = time.monotonic()
            upload.tell(stage, done, total)

    return tell


def _work(upload: Upload, stage: Stage, rows: int, work: Callable[[], None]) -> None:
    lock = upload.hold()
    upload.tell(stage, 0, rows)
    if rows <= MOST_IN_REQUEST:
        _finish(upload, lock, work)
        return
    arguments = (upload, lock, work, translation.get_language())
    threading.Thread(target=_in_thread, args=arguments, name=f"import-{upload.token}").start()


def _in_thread(upload: Upload, lock: IO[bytes], work: Callable[[], None], language: str) -> None:
    try:
        with translation.override(language):
            _finish(upload, lock, work)
    finally:
        connections.close_all()


def _finish(upload: Upload, lock: IO[bytes], work: Callable[[], None]) -> None:
    with lock:
        try:
            work()
        except Exception:
            # Whatever it is, the person waits for an end, and the log has the rest.
            log.exception("an import of figures failed")
            upload.tell(Stage.FAILED)
