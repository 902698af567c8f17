"""Restoring a backup into an empty database: all of it, compared with the file, or nothing."""

from contextlib import ExitStack
from pathlib import Path

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from models_registry.models import Figure, FigureCount
from models_registry.models.figure_count import count_all_again
from models_registry.operations.backup.archive import Archive
from models_registry.operations.backup.files import put_files
from models_registry.operations.backup.manifest import BackupError, Manifest
from models_registry.operations.backup.rows import (
    carried,
    column_names,
    fingerprint,
    insert,
    lines,
    migrations,
)
from movement_stats.lib.numbering import count_from
from movement_stats.lib.planning import count_rows
from movement_stats.lib.progress import progress


def restore_backup(path: Path) -> Manifest:
    """Store all that the file holds; BackupError or OSError, and nothing is stored, where not.

    The database is one straight after `migrate`, of the program that wrote the file.
    """
    with path.open("rb") as file:
        archive = Archive(file)
        _refuse_unfit(archive.manifest)
        archive.verify()
        try:
            with ExitStack() as undo:
                with transaction.atomic():
                    _store(archive, undo)
                undo.pop_all()
        except DatabaseError as error:
            raise BackupError(str(error).partition("\n")[0]) from error
    return archive.manifest


def _refuse_unfit(manifest: Manifest) -> None:
    here = migrations()
    for app in sorted(here.keys() | manifest.migrations.keys()):
        then, now = manifest.migrations.get(app, "nothing"), here.get(app, "nothing")
        if then != now:
            raise BackupError(
                f"the file was written at {app} {then}, and this program is at {now}: "
                "restore it with the program that wrote it, and migrate afterwards"
            )
    ours = {name: column_names(model) for name, model in carried().items()}
    theirs = {table.name: table.columns for table in manifest.tables}
    if len(theirs) != len(manifest.tables):
        raise BackupError("the file is not a backup: it names a table twice")
    for name in sorted(ours.keys() | theirs.keys()):
        _refuse_other_columns(name, ours.get(name, []), theirs.get(name, []))


def _refuse_other_columns(name: str, ours: list[str], theirs: list[str]) -> None:
    if unknown := sorted(set(theirs) - set(ours)):
        raise BackupError(f"the file has columns of {name} that are not known: {unknown[0]}")
    if missing := sorted(set(ours) - set(theirs)):
        raise BackupError(f"the file lacks columns of {name}: {missing[0]}")
    if theirs != ours:
        raise BackupError(f"the file has the columns of {name} in another order")


def _store(archive: Archive, undo: ExitStack) -> None:
    models = carried()
    for name, model in models.items():
        if QuerySet(model).exists():
            raise BackupError(
                f"the database is not empty ({name} has rows): a backup goes into a database "
                "of its own, straight after manage.py migrate"
            )
    for table in archive.manifest.tables:
        insert(models[table.name], archive.lines(table))
        if table.last_number is not None:
            count_from(models[table.name], table.last_number)
    put_files(archive, undo)
    # Past the models nothing looks after what refers to what; deferred to here, any order serves.
    connection.check_constraints()
    _compare(archive.manifest)
    count_all_again(FigureCount, Figure)
    count_rows(thoroughly=True)


def _compare(manifest: Manifest) -> None:
    models = carried()
    for table in manifest.tables:
        stored = progress(lines(models[table.name]), f"{table.name} compared", "rows", table.rows)
        if fingerprint(stored) != (table.rows, table.sha256):
            raise BackupError(f"{table.name}: the database does not hold what the file says")
