"""The databases that are measured: made-up figures, the same rows in each."""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from tests.support.environment import ROOT, environment
from tests.support.postgres import Server, start_postgres

# What a careful user of Datasette makes for these questions, the ids after the filters.
PEER_INDEXES = (("indicator", "province"), ("province",), ("qualifier",), ("status",))
ROWS_AT_ONCE = 10_000


@dataclass(frozen=True)
class Held:
    """A database with made-up figures: how many, of which kind, and what a program needs of it."""

    count: int
    kind: str
    folder: Path
    env: dict[str, str]

    @property
    def file(self) -> Path:
        """Where SQLite keeps it."""
        return self.folder / "movement.sqlite3"


def run(env: dict[str, str], *arguments: str) -> str:
    """Run Python in the project's folder and return what it prints; ends where it fails."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        sys.exit(f"failed: {' '.join(arguments)}")
    return done.stdout


def prepare(env: dict[str, str]) -> None:
    """Migrate a database and collect the static files of its site."""
    run(env, "manage.py", "migrate", "--verbosity=0")
    run(env, "manage.py", "collectstatic", "--no-input", "--verbosity=0")


def fill(env: dict[str, str], count: int, seed: int = 1) -> float:
    """Make figures up; return the seconds that it took."""
    start = time.perf_counter()
    run(env, "manage.py", "generate_figures", f"--count={count}", f"--seed={seed}")
    return time.perf_counter() - start


def in_sqlite(count: int, kept: Path) -> Held:
    """Return a database of so many figures: made now, or the one that an earlier run left."""
    folder = kept / str(count)
    folder.mkdir(parents=True, exist_ok=True)
    held = Held(count, "SQLite", folder, environment(DATA_DIR=str(folder)))
    prepare(held.env)
    if not _holds_figures(held.file):
        seconds = fill(held.env, count)
        print(f"{count:,} figures made up in {seconds:.0f} s", file=sys.stderr)
    return held


def _holds_figures(file: Path) -> bool:
    with sqlite3.connect(file) as source:
        return bool(source.execute("SELECT 1 FROM models_registry_figure LIMIT 1").fetchone())


@contextmanager
def a_postgres() -> Iterator[Server]:
    """Yield a server of this run's own."""
    server = start_postgres()
    try:
        yield server
    finally:
        server.stop()


def in_postgres(source: Held, server: Server) -> Held:
    """Return a copy of a SQLite database in a PostgreSQL server."""
    url = server.create_database(f"bench_{source.count}")
    env = environment(DATA_DIR=str(source.folder), DATABASE_URL=url)
    held = Held(source.count, "PostgreSQL", source.folder, env)
    prepare(env)
    with sqlite3.connect(source.file) as rows, psycopg.connect(url) as target:
        # Rows come table by table, so that a row may come before the one that it names.
        target.execute("SET session_replication_role = replica")
        tables = _tables(target)
        names = SQL(", ").join(map(Identifier, tables))
        target.execute(SQL("TRUNCATE {}").format(names))
        for table in tables:
            _copy(rows, target, table)
    run(held.env, "-m", "bench.inside", "numbering")
    with psycopg.connect(url, autocommit=True) as target:
        target.execute("VACUUM ANALYZE")
    return held


def _tables(target: "psycopg.Connection[tuple[str]]") -> list[str]:
    named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    return [name for (name,) in target.execute(named)]


def _copy(rows: sqlite3.Connection, target: "psycopg.Connection[tuple[str]]", table: str) -> None:
    found = rows.execute(f'SELECT * FROM "{table}"')
    columns = SQL(", ").join(Identifier(name) for name, *_ in found.description)
    into = SQL("COPY {} ({}) FROM STDIN").format(Identifier(table), columns)
    with target.cursor() as cursor, cursor.copy(into) as copy:
        for row in found:
            copy.write_row(row)


def for_the_peer(source: Held) -> Path:
    """Return a file of one table, `figures`: the columns of our file, with the peer's indexes."""
    file = source.folder / "peer.sqlite3"
    if not file.exists():
        made = source.folder / "being-made.sqlite3"
        made.unlink(missing_ok=True)
        run({**source.env, "PEER": str(made)}, "-m", "bench.databases")
        made.rename(file)
    return file


def _write_for_the_peer(file: str) -> None:
    from models_registry.models import Figure
    from models_registry.public.exports import FIGURES
    from movement_stats.lib.files import plain

    names = list(FIGURES)
    with sqlite3.connect(file) as target:
        types = ["INTEGER PRIMARY KEY", *("" for _ in names[1:])]
        columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(names, types, strict=True))
        target.execute(f"CREATE TABLE figures ({columns})")
        insert = f"INSERT INTO figures VALUES ({', '.join('?' * len(names))})"
        rows = Figure.objects.public().with_file_columns().order_by("pk")
        found = rows.values_list(*(column.path for column in FIGURES.values())).iterator()
        while chunk := [[plain(value) for value in row] for row in islice(found, ROWS_AT_ONCE)]:
            target.executemany(insert, chunk)
        for index in PEER_INDEXES:
            target.execute(f"CREATE INDEX by_{'_'.join(index)} ON figures ({', '.join(index)})")


@contextmanager
def a_folder(kept: str) -> Iterator[Path]:
    """Yield the folder to keep databases in, or one that is removed in the end."""
    if kept:
        yield Path(kept).resolve()
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield Path(folder)


if __name__ == "__main__":
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "movement_stats.settings"
    django.setup()
    _write_for_the_peer(os.environ["PEER"])
