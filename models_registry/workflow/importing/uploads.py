"""Files that wait for a person's word: kept privately, with how far the work on them has come.

Progress stands in a small file, not in the database, whose writer is busy with the import itself.
Whoever works on an upload holds its lock, which ends with the process: an upload that is said to
be worked on and that nobody holds was interrupted.
"""

import fcntl
import json
import os
import re
import secrets
import shutil
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

TOKEN = re.compile("[0-9a-f]{32}")
KEPT_SECONDS = 7 * 24 * 3600


class Stage(TextChoices):
    """How far an upload has come."""

    CHECKING = "checking", _("The rows are being checked.")
    CHECKED = "checked", _("Checked; it waits for you.")
    IMPORTING = "importing", _("The rows are being imported.")
    FAILED = "failed", _("It failed, and nothing was stored. Whoever runs the server finds why.")
    INTERRUPTED = "interrupted", _("It was interrupted, and nothing was stored.")
    GONE = "gone", _("It has gone.")


AT_WORK = (Stage.CHECKING, Stage.IMPORTING)


class BusyError(Exception):
    """Somebody works on this upload."""


class Upload:
    """One file that was sent, known by its token."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.path = _folder() / token

    @classmethod
    def keep(cls, name: str, data: bytes, by: int) -> "Upload":
        """Keep a file that the account of this id has sent."""
        upload = cls(secrets.token_hex(16))
        upload.path.mkdir(mode=0o700)
        upload._write("file", data)
        digest = sha256(data).hexdigest()
        upload._write("about", {"name": name, "sha256": digest, "by": by, "at": time.time()})
        return upload

    @classmethod
    def find(cls, token: str, by: int) -> "Upload | None":
        """Return the upload of this token that the account has sent, None where there is none."""
        upload = cls(token) if TOKEN.fullmatch(token) else None
        return upload if upload and upload.about.get("by") == by else None

    @property
    def about(self) -> dict[str, Any]:
        """The file's name, its SHA-256, who sent it and when; {} for none."""
        return self._read("about")

    @property
    def data(self) -> bytes:
        """The file."""
        return (self.path / "file").read_bytes()

    @property
    def plan(self) -> dict[str, Any]:
        """What the file would do, as it was last planned."""
        return self._read("plan")

    def keep_plan(self, plan: dict[str, Any]) -> None:
        """Keep what the file would do."""
        self._write("plan", plan)

    def tell(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Say how far the work has come."""
        self._write("progress", {"state": stage, "done": done, "total": total})

    def progress(self) -> dict[str, Any]:
        """Return the stage as `state`, and of how many rows how many are done."""
        progress = self._progress()
        if progress["state"] in AT_WORK and not self._is_busy():
            # It may have ended between the two looks.
            progress = self._progress()
            if progress["state"] in AT_WORK:
                progress["state"] = Stage.INTERRUPTED
        return progress

    def _progress(self) -> dict[str, Any]:
        return self._read("progress") or {"state": Stage.GONE, "done": 0, "total": 0}

    def hold(self) -> IO[bytes]:
        """Return the lock, to be closed when the work is done. BusyError where somebody has it."""
        try:
            lock = (self.path / "about").open("rb")
        except FileNotFoundError:
            raise BusyError from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise BusyError from None
        return lock

    def _is_busy(self) -> bool:
        try:
            self.hold().close()
        except BusyError:
            return (self.path / "about").exists()
        return False

    def remove(self) -> None:
        """Remove the file and all that was said of it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def remove_if_old(self) -> None:
        """Remove an upload that nobody has asked about for a week."""
        if self.path.stat().st_mtime < time.time() - KEPT_SECONDS and not self._is_busy():
            self.remove()

    def _read(self, name: str) -> dict[str, Any]:
        try:
            content: dict[str, Any] = json.loads((self.path / name).read_bytes())
        except FileNotFoundError:
            return {}
        return content

    def _write(self, name: str, content: bytes | dict[str, Any]) -> None:
        """Write a file that is there whole or as it was before; only its owner may read it."""
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        handle, unnamed = tempfile.mkstemp(dir=self.path, prefix=".unfinished-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(unnamed, self.path / name)


def _folder() -> Path:
    """Return the folder of all uploads, which only its owner may enter."""
    path: Path = settings.DATA_DIR / "private" / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def uploads() -> list[Upload]:
    """Return all uploads, the latest first."""
    waiting = [Upload(path.name) for path in _folder().iterdir() if TOKEN.fullmatch(path.name)]
    return sorted(waiting, key=lambda upload: upload.about.get("at", 0), reverse=True)
