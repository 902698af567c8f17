"""The file of a backup: a zip of a manifest, a file of lines for each table, and stored files."""

import io
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from hashlib import sha256
from typing import IO, Any, Self
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.core.files.base import File

from models_registry.operations.backup.manifest import (
    BackupError,
    Manifest,
    StoredFile,
    StoredTable,
)
from models_registry.operations.backup.rows import fingerprint
from movement_stats.lib.progress import progress

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 64 * 2**20
LONGEST_LINE = 16 * 2**20
# Rows shrink to a tenth or so. What claims to be far larger than its file is a trap.
LARGEST_RATIO, SMALL = 200, 100 * 2**20
BLOCK = 2**20
# The file ends, as the comment of the zip, with the SHA-256 of all before it: what zip itself
# does not look at, such as the hour of a part, is not changed unseen either.
SEAL = 64
# What Python's zipfile raises over a file that is cut, changed or made up.
DAMAGE = (
    *(BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, LookupError, ArithmeticError, RuntimeError),
)


class Writer:
    """Writes one backup into an open file, part by part; ended by leaving its with block."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._zip = file, ZipFile(file, "w", ZIP_DEFLATED)
        # Put in its place by the seal at the end.
        self._zip.comment = b"0" * SEAL

    def add_table(
        self, name: str, columns: list[str], last_number: int | None, rows: Iterable[bytes]
    ) -> StoredTable:
        """Write a table's lines, and return what the manifest says of it."""
        with self._member(f"tables/{name}.jsonl") as member:
            count, digest = fingerprint(_written(rows, member))
        return StoredTable(name, columns, count, last_number, digest)

    def add_file(self, column: str, name: str, file: "File[bytes]") -> StoredFile:
        """Write a stored file's contents, and return what the manifest says of it."""
        # Read twice: its member is named by its checksum.
        stored = StoredFile(column, name, *measured(file))
        if stored.member not in self._zip.NameToInfo:
            file.seek(0)
            with self._member(stored.member) as member:
                for block in _blocks(file):
                    member.write(block)
        return stored

    def add_manifest(self, manifest: Manifest) -> None:
        """Write what the file says of itself."""
        with self._member(MANIFEST) as member:
            member.write(manifest.to_json())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: type[BaseException] | None, *rest: object) -> None:
        # What failed is thrown away: whether it can still be ended does not matter.
        with suppress(OSError, ValueError) if failed else nullcontext():
            self._zip.close()
            seal = _seal(self._file)
            self._file.seek(-SEAL, io.SEEK_END)
            self._file.write(seal)

    def _member(self, name: str) -> Any:
        return self._zip.open(name, "w", force_zip64=True)


class Archive:
    """A backup that is read. Nothing in it is believed until `verify()` has compared all of it."""

    def __init__(self, file: IO[bytes]) -> None:
        with _damage_named():
            self._zip = ZipFile(file)
            size = file.seek(0, io.SEEK_END)
            declared = sum(member.file_size for member in self._zip.infolist())
            if declared > LARGEST_RATIO * size + SMALL:
                raise BackupError("the file claims to hold more than it can: it is not a backup")
            if MANIFEST not in self._zip.NameToInfo:
                raise BackupError("the file is not a backup: it holds no manifest")
            if self._zip.comment != _seal(file):
                raise BackupError("the file is damaged: its checksum is another")
            with self._zip.open(MANIFEST) as member:
                self.manifest = Manifest.from_json(member.read(LARGEST_MANIFEST))

    def verify(self) -> None:
        """Compare all that the file holds with its manifest; BackupError where they differ."""
        members = [member.filename for member in self._zip.infolist()]
        tables = {table.member for table in self.manifest.tables}
        files = {file.member for file in self.manifest.files}
        if sorted(members) != sorted({MANIFEST, *tables, *files}):
            raise BackupError("the file holds other parts than its manifest names")
        for table in self.manifest.tables:
            found = fingerprint(self.lines(table))
            self._compare(table.member, found, (table.rows, table.sha256))
        for file in self.manifest.files:
            with _damage_named(), self.contents(file) as contents:
                found = measured(contents)
            self._compare(file.member, found, (file.size, file.sha256))

    def _compare(self, member: str, found: tuple[int, str], named: tuple[int, str]) -> None:
        if found != named:
            raise BackupError(f"the file is damaged: {member} is not what its manifest says")

    def lines(self, table: StoredTable) -> Iterator[bytes]:
        """Yield the lines of a table."""
        yield from progress(self._lines(table), table.name, "rows", table.rows)

    def _lines(self, table: StoredTable) -> Iterator[bytes]:
        with _damage_named(), self._zip.open(table.member) as member:
            # ZipExtFile.readline() with a limit reads byte after byte.
            lines = io.BufferedReader(member, BLOCK)  # type: ignore[type-var]
            while line := lines.readline(LONGEST_LINE):
                yield line

    def contents(self, file: StoredFile) -> IO[bytes]:
        """Return a stored file's contents, open for reading."""
        return self._zip.open(file.member)


@contextmanager
def _damage_named() -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        why = str(error).partition("\n")[0]
        raise BackupError(f"the file is not a whole backup ({why})") from error


def _written(rows: Iterable[bytes], member: IO[bytes]) -> Iterator[bytes]:
    for line in rows:
        member.write(line)
        yield line


def _blocks(file: Any) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield block


def _seal(file: IO[bytes]) -> bytes:
    left = file.seek(0, io.SEEK_END) - SEAL
    file.seek(0)
    digest = sha256()
    while left > 0 and (block := file.read(min(left, BLOCK))):
        digest.update(block)
        left -= len(block)
    return digest.hexdigest().encode()


def measured(file: Any) -> tuple[int, str]:
    """Return how long the rest of an open file is, and its SHA-256."""
    size, digest = 0, sha256()
    for block in _blocks(file):
        size += len(block)
        digest.update(block)
    return size, digest.hexdigest()
