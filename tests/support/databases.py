"""Databases that are made once a run, and copied: migrating takes as long as some hundred tests."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.support.postgres import Server
from tests.support.shared import folder, once, worker
from tests.support.site import Site, at_free_port, prepared, serving


def migrated(server: Server | None = None) -> Site:
    """Return what `migrate` makes of an empty database; it is only copied."""
    return once(f"migrated-{_engine(server)}", lambda: _migrated(server))


def _migrated(server: Server | None) -> Site:
    database = server.create_database("migrated") if server else ""
    site = at_free_port(folder() / f"migrated-{_engine(server)}", DATABASE_URL=database)
    done = site.manage("migrate", "--verbosity=0")
    assert done.returncode == 0, done.stderr
    return site


def empty_site(data_dir: Path, server: Server | None = None) -> Site:
    """Return a site whose database is one straight after `migrate`, on the server where given."""
    shutil.copytree(migrated(server).data_dir, data_dir, dirs_exist_ok=True)
    return at_free_port(data_dir, DATABASE_URL=_copy_of("migrated", data_dir, server))


def prepared_site(data_dir: Path, server: Server | None = None, **variables: str) -> Site:
    """Return a site as `prepared` leaves it: with the five reports, at a port of its own."""
    made = once(f"prepared-{_engine(server)}", lambda: _prepared(server))
    shutil.copytree(made.data_dir, data_dir, dirs_exist_ok=True)
    database = _copy_of("prepared", data_dir, server)
    return at_free_port(data_dir, DATABASE_URL=database, **variables)


def _prepared(server: Server | None) -> Site:
    data_dir = folder() / f"prepared-{_engine(server)}"
    shutil.copytree(migrated(server).data_dir, data_dir)
    database = server.create_database("prepared", "migrated") if server else ""
    return prepared(data_dir, DATABASE_URL=database)


def _copy_of(template: str, data_dir: Path, server: Server | None) -> str:
    # SQLite's file was copied with its folder.
    return server.create_database(f"{data_dir.name}-{worker()}", template) if server else ""


def _engine(server: Server | None) -> str:
    return "postgres" if server else "sqlite"


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, database_server: Server | None
) -> Iterator[Site]:
    """Serve a site of the session's own, with the five reports, on the run's database."""
    with serving(prepared_site(tmp_path_factory.mktemp("site"), database_server)) as running:
        yield running


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, database_server: Server | None
) -> Iterator[None]:
    """Connect the tests to a database of the worker's own, in the place of pytest-django's."""
    made = migrated(database_server)
    settings = connection.settings_dict
    if database_server:
        settings["NAME"] = f"tests-{worker()}"
        database_server.create_database(settings["NAME"], "migrated")
        yield
        return
    settings["NAME"] = "file:tests?mode=memory&cache=shared"
    with django_db_blocker.unblock():
        connection.ensure_connection()
    with closing(sqlite3.connect(made.data_dir / "movement.sqlite3")) as source:
        source.backup(connection.connection)
    yield
