"""Writing a backup: one state of the database, verified before the file gets its name."""

from collections.abc import Iterable
from pathlib import Path

from django.db.models import Model, QuerySet
from django.utils import timezone

from models_registry.models import DatasetVersion
from models_registry.operations.backup.archive import Archive, Writer
from models_registry.operations.backup.files import add_files
from models_registry.operations.backup.manifest import Manifest
from models_registry.operations.backup.rows import carried, column_names, lines, migrations
from movement_stats.lib.new_file import new_file
from movement_stats.lib.numbering import last_number
from movement_stats.lib.progress import progress
from movement_stats.lib.snapshot import snapshot


def save_backup(path: Path) -> Manifest:
    """Write all data into a new file at `path`; BackupError or OSError, and no file, where not."""
    with new_file(path) as file:
        with snapshot(), Writer(file) as writer:
            manifest = _write(writer)
        file.flush()
        Archive(file).verify()
    return manifest


def _write(writer: Writer) -> Manifest:
    made_at, at_state = timezone.now(), migrations()
    tables = [
        writer.add_table(name, column_names(model), last_number(model), _rows(model))
        for name, model in carried().items()
    ]
    manifest = Manifest(
        made_at=made_at.isoformat(timespec="seconds"),
        migrations=at_state,
        dataset_version=DatasetVersion.current().number,
        tables=tables,
        files=list(add_files(writer)),
    )
    writer.add_manifest(manifest)
    return manifest


def _rows(model: type[Model]) -> Iterable[bytes]:
    return progress(lines(model), model._meta.label_lower, "rows", QuerySet(model).count())
