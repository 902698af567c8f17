"""What a backup says of itself: where it comes from, and the checksum of all that it holds."""

import json
from dataclasses import asdict, dataclass
from typing import Any


class BackupError(Exception):
    """What stops a backup or a restore, in one line that says what would be right."""


FORMAT = 1


@dataclass(frozen=True)
class StoredTable:
    """One table: `last_number` is the highest id ever given out, None where none are counted."""

    name: str
    columns: list[str]
    rows: int
    last_number: int | None
    sha256: str

    @property
    def member(self) -> str:
        """The name of its lines within the file."""
        return f"tables/{self.name}.jsonl"


@dataclass(frozen=True)
class StoredFile:
    """One file that a row names: in which column, under which name."""

    column: str
    name: str
    size: int
    sha256: str

    @property
    def member(self) -> str:
        """The name of its contents within the file; those of the same contents share one."""
        return f"files/{self.sha256}"


@dataclass(frozen=True)
class Manifest:
    """All tables and files, the migrations that made the tables, and the version of the data."""

    made_at: str
    migrations: dict[str, str]
    dataset_version: int
    tables: list[StoredTable]
    files: list[StoredFile]

    def to_json(self) -> bytes:
        """Return it as it stands in the file."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Read it; BackupError where it is not one of this format."""
        try:
            content = json.loads(text)
            if content["format"] != FORMAT:
                raise BackupError(f"the file is of another format than {FORMAT}: use its program")
            return _manifest(content)
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise BackupError("the file is damaged: its manifest cannot be read") from error

    def summary(self) -> str:
        """Return in words how much it holds."""
        rows = sum(table.rows for table in self.tables)
        counts = f"{rows} rows of {len(self.tables)} tables, {len(self.files)} files"
        return f"{counts}, dataset version {self.dataset_version}"


def _manifest(content: Any) -> Manifest:
    tables = [
        StoredTable(
            str(table["name"]),
            [str(column) for column in table["columns"]],
            int(table["rows"]),
            None if table["last_number"] is None else int(table["last_number"]),
            str(table["sha256"]),
        )
        for table in content["tables"]
    ]
    files = [
        StoredFile(str(file["column"]), str(file["name"]), int(file["size"]), str(file["sha256"]))
        for file in content["files"]
    ]
    migrations = {str(app): str(name) for app, name in dict(content["migrations"]).items()}
    made_at, version = str(content["made_at"]), int(content["dataset_version"])
    return Manifest(made_at, migrations, version, tables, files)
