"""Files of the data folder that rows name, found by the kind of their column."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.files.base import File
from django.db.models import FileField, QuerySet

from models_registry.operations.backup.archive import Archive, Writer, measured
from models_registry.operations.backup.manifest import BackupError, StoredFile
from models_registry.operations.backup.rows import carried, columns


def _file_columns() -> dict[str, FileField]:
    return {
        f"{table}.{field.name}": field
        for table, model in carried().items()
        for field in columns(model)
        if isinstance(field, FileField)
    }


def _names_in(field: FileField) -> QuerySet:
    rows: QuerySet = QuerySet(field.model).filter(**{f"{field.name}__gt": ""})
    return rows.order_by(field.name).values_list(field.name, flat=True).distinct()


def add_files(writer: Writer) -> Iterator[StoredFile]:
    """Write every file that a row names; BackupError where one is missing: no copy is whole."""
    for column, field in _file_columns().items():
        for name in _names_in(field).iterator():
            try:
                with field.storage.open(name) as file:
                    yield writer.add_file(column, name, file)
            except (FileNotFoundError, SuspiciousOperation):
                raise BackupError(f"{column} names {name}, which is missing") from None


def put_files(archive: Archive, undo: ExitStack) -> None:
    """Store the files that the restored rows name; `undo` takes back those that were added."""
    files = {(file.column, file.name): file for file in archive.manifest.files}
    for column, field in _file_columns().items():
        for name in _names_in(field).iterator():
            file = files.pop((column, name), None)
            if file is None:
                raise BackupError(f"{column} names {name}, which the file does not hold")
            _put(field.storage, file, archive, undo)
    if files:
        raise BackupError("the file holds files that no row names")


def _put(storage: Any, file: StoredFile, archive: Archive, undo: ExitStack) -> None:
    try:
        if storage.exists(file.name):
            return _refuse_unless_same(storage, file)
        undo.callback(storage.delete, file.name)
        with archive.contents(file) as contents:
            storage.save(file.name, File(contents))
    except SuspiciousOperation:
        raise BackupError(f"{file.column} names a file outside its folder") from None


def _refuse_unless_same(storage: Any, file: StoredFile) -> None:
    # As where only the database is another, and the data folder is the same.
    with storage.open(file.name) as stored:
        if measured(stored) != (file.size, file.sha256):
            raise BackupError(f"{file.column}: another file {file.name} is there: move it away")
