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
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from models_registry.workflow.importing.storage import Source

TOKEN = re.compile("[0-9a-f]{32}")
KEPT_SECONDS = 7 * 24 * 3600
# What is told of an upload.
CHECKING, CHECKED, IMPORTING = "checking", "checked", "importing"
FAILED, INTERRUPTED, GONE = "failed", "interrupted", "gone"
AT_WORK = (CHECKING, IMPORTING)


def folder() -> Path:
    """Return the folder of all uploads, which only its owner may enter."""
    path: Path = settings.DATA_DIR / "private" / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


class BusyError(Exception):
    """Somebody works on this upload."""


class Upload:
    """One file that was sent, known by its token."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.path = folder() / token

    @classmethod
    def keep(cls, name: str, data: bytes, by: int) -> "Upload":
        """Keep a file that the account of this id has sent."""
        upload = cls(secrets.token_hex(16))
        upload.path.mkdir(mode=0o700)
        upload._write("file", data)
        digest = sha256(data).hexdigest()
        upload._write_json("about", {"name": name, "sha256": digest, "by": by, "at": time.time()})
        return upload

    @classmethod
    def find(cls, token: str, by: int) -> "Upload | None":
        """Return the upload of this token that the account has sent, None where there is none."""
        upload = cls(token) if TOKEN.fullmatch(token) else None
        return upload if upload and upload.about.get("by") == by else None

    @property
    def about(self) -> dict[str, Any]:
        """The file's name, its SHA-256, who sent it and when; {} for none."""
        return self._read_json("about")

    @property
    def source(self) -> Source:
        """What the record of an import says of the file."""
        about = self.about
        return Source(about["name"], about["sha256"], self.token)

    @property
    def data(self) -> bytes:
        """The file."""
        return (self.path / "file").read_bytes()

    @property
    def plan(self) -> dict[str, Any]:
        """What the file would do, as it was last planned."""
        return self._read_json("plan")

    def keep_plan(self, plan: dict[str, Any]) -> None:
        """Keep what the file would do."""
        self._write_json("plan", plan)

    def tell(self, state: str, done: int = 0, total: int = 0) -> None:
        """Say how far the work has come."""
        self._write_json("progress", {"state": state, "done": done, "total": total})

    def progress(self) -> dict[str, Any]:
        """Return the state, and of how many rows how many are done."""
        found = self._read_json("progress") or {"state": GONE, "done": 0, "total": 0}
        if found["state"] in AT_WORK and not self._is_held():
            # It may have ended between the two looks.
            found = self._read_json("progress") or {**found, "state": GONE}
            if found["state"] in AT_WORK:
                found["state"] = INTERRUPTED
        return found

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

    def _is_held(self) -> bool:
        if not (self.path / "about").exists():
            return False
        try:
            self.hold().close()
        except BusyError:
            return True
        return False

    def remove(self) -> None:
        """Remove the file and all that was said of it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _read_json(self, name: str) -> dict[str, Any]:
        try:
            found: dict[str, Any] = json.loads((self.path / name).read_bytes())
        except FileNotFoundError:
            return {}
        return found

    def _write_json(self, name: str, value: dict[str, Any]) -> None:
        self._write(name, json.dumps(value).encode())

    def _write(self, name: str, data: bytes) -> None:
        """Write a file that is there whole or as it was before; only its owner may read it."""
        handle, unnamed = tempfile.mkstemp(dir=self.path, prefix=".unfinished-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(unnamed, self.path / name)


def uploads_of(by: int) -> Iterator[Upload]:
    """Yield the uploads of an account that still wait, the latest first."""
    found = (Upload(path.name) for path in folder().iterdir() if TOKEN.fullmatch(path.name))
    mine = [upload for upload in found if upload.about.get("by") == by]
    yield from sorted(mine, key=lambda one: one.about.get("at", 0), reverse=True)


def remove_old() -> None:
    """Remove uploads that nobody has asked about for a week."""
    for path in folder().iterdir():
        is_old = path.stat().st_mtime < time.time() - KEPT_SECONDS
        if is_old and not Upload(path.name)._is_held():
            shutil.rmtree(path, ignore_errors=True)
