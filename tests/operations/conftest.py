"""The five reports, loaded once for the tests of a file; and fixtures that a test may break.

A file that asks for the five reports has them in the database until its end, so a test that
wants an empty database stands in another file.
"""

import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

Audit = Callable[[], tuple[int, list[str]]]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reports", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def five_reports(loaded, db) -> None:
    """Return with the five reports in the database; the test's own changes are rolled back."""


@pytest.fixture
def audit(db) -> Audit:
    """Return a function that runs check_data and returns its exit code and its lines."""

    def audit() -> tuple[int, list[str]]:
        out = StringIO()
        try:
            call_command("check_data", stdout=out)
        except SystemExit as done:
            return int(done.code or 0), out.getvalue().splitlines()
        return 0, out.getvalue().splitlines()

    return audit


class Fixtures:
    """A copy of the fixtures that a test may break."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def edit(self, file: str, old: str, new: str) -> None:
        """Put other words in the place of the first that are so."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def shorten(self, *files: str) -> None:
        """Leave of each table the header and a row."""
        for file in files:
            path = self.folder / file
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            path.write_text("".join(lines[:2]), encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        with (self.folder / file).open("a", encoding="utf-8") as opened:
            opened.write(text)


@pytest.fixture
def fixtures(tmp_path: Path, settings) -> Fixtures:
    folder = tmp_path / "fixtures"
    shutil.copytree(settings.FIXTURES_DIR, folder)
    settings.FIXTURES_DIR = folder
    return Fixtures(folder)
