"""An audit, and fixtures that a test may break."""

import shutil
from collections.abc import Callable, Collection
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.support.world import five_reports, reference

__all__ = ["five_reports", "reference"]

Audit = Callable[[], tuple[int, list[str]]]


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

    def keep(self, file: str, names: Collection[str]) -> None:
        """Leave of a table the header, and the rows with one of the names in their first cells."""
        path = self.folder / file
        header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [row for row in rows if not set(row.split(",")[:2]).isdisjoint(names)]
        path.write_text("".join([header, *kept]), encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        with (self.folder / file).open("a", encoding="utf-8") as opened:
            opened.write(text)


@pytest.fixture
def fixtures(tmp_path: Path, settings) -> Fixtures:
    folder = tmp_path / "fixtures"
    shutil.copytree(settings.FIXTURES_DIR, folder)
    settings.FIXTURES_DIR = folder
    return Fixtures(folder)
