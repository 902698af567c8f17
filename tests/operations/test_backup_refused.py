"""Files and databases that are not backed up or restored: one line that says why, and no trace."""

import errno
import json
import os
import resource
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from models_registry.models import Publisher, ReportText, Staff
from models_registry.models.report_text import private_files
from models_registry.operations.backup import saving
from models_registry.operations.backup.archive import Archive
from models_registry.operations.backup.manifest import BackupError
from models_registry.operations.backup.rows import carried
from tests.support import build
from tests.support.backups import Manifest, Members, forged

PUBLISHERS = "tables/models_registry.publisher.jsonl"
FIGURES = "tables/models_registry.figure.jsonl"
TEXTS = "tables/models_registry.reporttext.jsonl"
WORDS = b"26.558 models"

pytestmark = pytest.mark.django_db


def fill() -> None:
    """Hold one of what matters here: a figure, and a text with its file."""
    report = build.report()
    build.figure(report=report)
    build.publisher(slug="the-one")
    text = ReportText(report=report, letters=len(WORDS), sha256=sha256(WORDS).hexdigest())
    text.file.save("words.txt", ContentFile(WORDS), save=False)
    text.save()


def remove_files() -> None:
    storage = private_files()
    for name in storage.listdir("texts")[1]:
        storage.delete(f"texts/{name}")


@pytest.fixture(scope="module")
def kept(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a backup of a few records; the database is empty again."""
    path = tmp_path_factory.mktemp("backup") / "kept.zip"
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        call_command("backup", str(path), stdout=StringIO())
        transaction.set_rollback(True)
    remove_files()
    return path


@pytest.fixture
def path(kept: Path, tmp_path: Path) -> Iterator[Path]:
    """Return a backup of a test's own; the files that it stored are removed."""
    copy = tmp_path / "a.zip"
    copy.write_bytes(kept.read_bytes())
    yield copy
    remove_files()


def restore(path: Path) -> None:
    call_command("restore", str(path), stdout=StringIO())


def backup(path: Path) -> None:
    call_command("backup", str(path), stdout=StringIO())


def refused(command: Callable[[Path], None], path: Path) -> str:
    """Run the command, which refuses in one line; return the line."""
    with pytest.raises(CommandError) as caught:
        command(path)
    line = str(caught.value)
    assert "\n" not in line
    return line


def nothing_is_held() -> bool:
    rows = any(models.QuerySet(model).exists() for model in carried().values())
    return not rows and not private_files().listdir("texts")[1]


def not_restored(path: Path, why: str) -> None:
    line = refused(restore, path)
    assert line.startswith("nothing was restored: ")
    assert why in line
    assert nothing_is_held()


# Files that are no backup


def test_as_it_is_the_file_is_restored(path):
    restore(path)
    assert Publisher.objects.get().slug == "the-one"
    assert ReportText.objects.get().words == WORDS.decode()


def test_a_file_that_is_not_there(tmp_path):
    private_files().save("texts/other.txt", ContentFile(b"")) and remove_files()
    not_restored(tmp_path / "no.zip", "No such file or directory")
    not_restored(tmp_path, "Is a directory")
    not_restored(Path("a" * 5_000), "File name too long")


@pytest.mark.parametrize("contents", [b"", b"PK", b"id,value\r\n1,2\r\n", b"\0" * 10_000])
def test_a_file_that_is_no_zip(path, contents):
    path.write_bytes(contents)
    not_restored(path, "the file is not a whole backup")


def test_a_zip_of_something_else(path):
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<xml/>")
    not_restored(path, "it holds no manifest")


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_file_that_is_cut(path, share):
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    not_restored(path, "the file is not a whole backup")


def test_wherever_a_byte_is_changed_it_is_noticed(kept, tmp_path):
    whole, changed = kept.read_bytes(), tmp_path / "changed.zip"
    for place in range(0, len(whole), len(whole) // 300):
        byte = bytes([whole[place] ^ 0x41])
        changed.write_bytes(whole[:place] + byte + whole[place + 1 :])
        with changed.open("rb") as file, pytest.raises(BackupError):
            Archive(file).verify()


def test_a_file_that_claims_to_hold_far_more_than_it_can(path):
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("manifest.json", "w") as member:
        for _ in range(150):
            member.write(b" " * 2**20)
    assert path.stat().st_size < 2**20
    not_restored(path, "the file claims to hold more than it can")


# Believable files of something else


def other_format(held: Members, manifest: Manifest) -> None:
    manifest["format"] = 2


def other_migrations(held: Members, manifest: Manifest) -> None:
    manifest["migrations"]["provinces"] = "0099_later"


def unknown_table(held: Members, manifest: Manifest) -> None:
    manifest["tables"].append({**manifest["tables"][0], "name": "auth.user"})


def missing_table(held: Members, manifest: Manifest) -> None:
    manifest["tables"] = [
        one for one in manifest["tables"] if one["name"] != "models_registry.publisher"
    ]


def table_twice(held: Members, manifest: Manifest) -> None:
    manifest["tables"].append(manifest["tables"][0])


def _columns(manifest: Manifest) -> list[str]:
    tables = {table["name"]: table for table in manifest["tables"]}
    return tables["models_registry.publisher"]["columns"]


def unknown_column(held: Members, manifest: Manifest) -> None:
    _columns(manifest).append("colour")


def missing_column(held: Members, manifest: Manifest) -> None:
    _columns(manifest).remove("slug")


def columns_in_another_order(held: Members, manifest: Manifest) -> None:
    _columns(manifest).reverse()


def no_tables(held: Members, manifest: Manifest) -> None:
    del manifest["tables"]


def manifest_of_text(held: Members, manifest: Manifest) -> None:
    manifest.update(tables="all", files=3)


def path_out_of_the_folder(held: Members, manifest: Manifest) -> None:
    held["../../evil"] = b"evil"


def missing_part(held: Members, manifest: Manifest) -> None:
    del held[FIGURES]


def other_file(held: Members, manifest: Manifest) -> None:
    held[f"files/{sha256(WORDS).hexdigest()}"] = b"other words"


def no_stored_file(held: Members, manifest: Manifest) -> None:
    del held[f"files/{sha256(WORDS).hexdigest()}"]
    manifest["files"].clear()


def file_that_no_row_names(held: Members, manifest: Manifest) -> None:
    manifest["files"].append({**manifest["files"][0], "name": "texts/more.txt"})


def file_outside_its_folder(held: Members, manifest: Manifest) -> None:
    name = manifest["files"][0]["name"]
    held[TEXTS] = held[TEXTS].replace(name.encode(), b"../../evil.txt")
    manifest["files"][0]["name"] = "../../evil.txt"


def line_that_is_no_row(held: Members, manifest: Manifest) -> None:
    held[PUBLISHERS] = b"17\n"


def row_too_short(held: Members, manifest: Manifest) -> None:
    held[PUBLISHERS] = b"[1,1]\n"


def _publisher(held: Members, old: bytes, new: bytes) -> None:
    assert old in held[PUBLISHERS]
    held[PUBLISHERS] = held[PUBLISHERS].replace(old, new)


def text_in_place_of_a_number(held: Members, manifest: Manifest) -> None:
    row = json.loads(held[PUBLISHERS])
    row[_columns(manifest).index("version")] = "many"
    held[PUBLISHERS] = json.dumps(row).encode() + b"\n"


def number_beyond_all(held: Members, manifest: Manifest) -> None:
    row = json.loads(held[PUBLISHERS])
    row[_columns(manifest).index("version")] = 10**30
    held[PUBLISHERS] = json.dumps(row).encode() + b"\n"


def half_a_letter(held: Members, manifest: Manifest) -> None:
    _publisher(held, b"the-one", b"\\ud800")


def id_twice(held: Members, manifest: Manifest) -> None:
    held[PUBLISHERS] = 2 * held[PUBLISHERS]


def rule_broken(held: Members, manifest: Manifest) -> None:
    held[FIGURES] = held[FIGURES].replace(b'"achieved"', b'"dreamt"')


def reference_to_nothing(held: Members, manifest: Manifest) -> None:
    held["tables/models_registry.report.jsonl"] = b""


def another_way_of_writing(held: Members, manifest: Manifest) -> None:
    # Stored, it would be 1: a file that says otherwise than it is stored was not ours.
    row = json.loads(held[PUBLISHERS])
    row[_columns(manifest).index("version")] = "1"
    held[PUBLISHERS] = json.dumps(row).encode() + b"\n"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (other_format, "the file is of another format"),
        (other_migrations, "the file was written at provinces 0099_later, and this program is at"),
        (unknown_table, "columns of auth.user that are not known"),
        (missing_table, "the file lacks columns of models_registry.publisher: "),
        (table_twice, "it names a table twice"),
        (unknown_column, "columns of models_registry.publisher that are not known: colour"),
        (missing_column, "the file lacks columns of models_registry.publisher: slug"),
        (columns_in_another_order, "in another order"),
        (no_tables, "its manifest cannot be read"),
        (manifest_of_text, "its manifest cannot be read"),
        (path_out_of_the_folder, "other parts than its manifest names"),
        (missing_part, "other parts than its manifest names"),
        (other_file, "is not what its manifest says"),
        (no_stored_file, "names texts/words.txt, which the file does not hold"),
        (file_that_no_row_names, "files that no row names"),
        (file_outside_its_folder, "names a file outside its folder"),
        (line_that_is_no_row, "models_registry.publisher: a row cannot be stored"),
        (row_too_short, "models_registry.publisher: a row cannot be stored"),
        (text_in_place_of_a_number, "models_registry.publisher: a row cannot be stored"),
        (number_beyond_all, "models_registry.publisher: a row cannot be stored"),
        (half_a_letter, "models_registry.publisher: a row cannot be stored"),
        (id_twice, "models_registry.publisher: a row cannot be stored"),
        (rule_broken, "models_registry.figure: a row cannot be stored"),
        (reference_to_nothing, "nothing was restored"),
        (another_way_of_writing, "the database does not hold what the file says"),
    ],
)
def test_a_file_that_does_not_fit(path, change, why):
    not_restored(forged(path, change), why)


@pytest.mark.parametrize("change", [half_a_letter, id_twice, rule_broken])
def test_rows_that_are_not_those_of_the_manifest(path, change):
    not_restored(forged(path, change, believable=False), "is not what its manifest says")


# Databases that take no backup


def test_a_database_that_holds_anything_is_left_as_it_is(path):
    Staff.objects.create(username="hoa")
    assert "models_registry.staff has rows" in refused(restore, path)
    assert Staff.objects.get().username == "hoa"
    assert not Publisher.objects.exists()


def test_a_second_time_is_once_too_often(path):
    restore(path)
    assert "the database is not empty" in refused(restore, path)
    assert Publisher.objects.count() == 1


def test_files_that_are_there_are_left_as_they_are(path):
    storage = private_files()
    storage.save("texts/words.txt", ContentFile(b"mine"))
    assert "another file texts/words.txt is there: move it away" in refused(restore, path)
    with storage.open("texts/words.txt") as file:
        assert file.read() == b"mine"
    assert not ReportText.objects.exists()


def test_a_file_of_the_same_contents_may_stay(path):
    """As where only the database is another, and the data folder is the same."""
    private_files().save("texts/words.txt", ContentFile(WORDS))
    restore(path)
    assert ReportText.objects.get().words == WORDS.decode()
    assert private_files().listdir("texts")[1] == ["words.txt"]


def test_a_public_site_restores_nothing(path, settings):
    settings.PUBLIC_ONLY = True
    not_restored(path, "PUBLIC_ONLY: must be 0")


def test_a_database_of_a_newer_program(path):
    MigrationRecorder(connection).record_applied("models_registry", "9999_later")
    not_restored(path, "the database is of a newer program (models_registry 9999_later)")
    assert "is of a newer program" in refused(backup, path.with_name("b.zip"))


def test_a_database_that_is_not_prepared(path):
    recorder = MigrationRecorder(connection)
    latest = max(name for app, name in recorder.applied_migrations() if app == "provinces")
    recorder.record_unapplied("provinces", latest)
    assert "run manage.py migrate first" in refused(restore, path)
    assert "run manage.py migrate first" in refused(backup, path.with_name("b.zip"))


# Backups that are not written


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Path]:
    """Hold a few records; return a folder for backups, in which none is left unfinished."""
    fill()
    folder = tmp_path / "backups"
    folder.mkdir()
    yield folder
    remove_files()
    assert not list(folder.glob(".*"))


def test_no_file_is_written_over(filled):
    path = filled / "a.zip"
    path.write_text("mine")
    assert refused(backup, path) == f"nothing was written: {path}: {os.strerror(errno.EEXIST)}"
    assert path.read_text() == "mine"


def test_a_folder_that_is_not_there(filled):
    assert "No such file or directory" in refused(backup, filled / "no" / "a.zip")
    assert "File exists" in refused(backup, filled)


def test_a_full_disk(filled):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, hard))
    try:
        line = refused(backup, filled / "a.zip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert line.startswith("nothing was written: ")
    assert "File too large" in line
    assert not list(filled.iterdir())


def test_what_is_interrupted(filled, monkeypatch):
    def interrupt(*args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(saving, "add_files", interrupt)
    assert refused(backup, filled / "a.zip") == "nothing was written: interrupted"
    assert not list(filled.iterdir())


def test_a_row_whose_file_is_gone(filled):
    remove_files()
    why = "models_registry.reporttext.file names texts/words.txt, which is missing"
    assert refused(backup, filled / "a.zip") == f"nothing was written: {why}"
    assert not list(filled.iterdir())


def test_a_copy_that_is_not_what_was_written(filled, monkeypatch):
    """What is told to be verified was read again."""

    def other(rows: Any, member: Any) -> Iterator[bytes]:
        for line in rows:
            member.write(line.swapcase())
            yield line

    monkeypatch.setattr("models_registry.operations.backup.archive._written", other)
    assert "the file is damaged" in refused(backup, filled / "a.zip")
    assert not list(filled.iterdir())
