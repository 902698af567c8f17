"""The database that the tests run on; loaded with -p, since Django's settings are read early.

pytest-django reads the settings before any conftest.py is, so what they depend on is set here:
a data folder of the tests' own and, with --database=postgres, a PostgreSQL server of their own.
"""

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from tests.support.environment import environment
from tests.support.postgres import Server, start_postgres

SERVER = pytest.StashKey[Server]()
TOUCH_THE_DATABASE = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=["sqlite", "postgres"],
        default="sqlite",
        help="sqlite runs every test; postgres those that touch the database",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(
    early_config: pytest.Config, parser: pytest.Parser, args: list[str]
) -> None:
    # A run that is ended, not only one that is interrupted, stops the servers it started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    data_dir = Path(tempfile.mkdtemp(prefix="movement-"))
    early_config.add_cleanup(lambda: shutil.rmtree(data_dir, ignore_errors=True))
    variables = {"DATA_DIR": str(data_dir)}
    if parser.parse_known_args(args).database == "postgres":
        server = early_config.stash[SERVER] = start_postgres()
        early_config.add_cleanup(server.stop)
        variables["DATABASE_URL"] = server.url
    wanted = environment(**variables)
    os.environ.clear()
    os.environ.update(wanted)
    # The middleware that serves static files warns where the folder is missing.
    (data_dir / "static").mkdir()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("database") == "postgres":
        left_out = [item for item in items if not touches_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if touches_database(item)]
    # Playwright's loop runs in this thread from its first use to its end, and Django's
    # connections refuse a thread with a loop: the browser comes last.
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


def touches_database(item: pytest.Item) -> bool:
    """Tell whether the test says that it uses the database, by fixture or by marker."""
    return bool(
        TOUCH_THE_DATABASE.intersection(getattr(item, "fixturenames", ()))
        or item.get_closest_marker("django_db")
        or item.get_closest_marker("both_databases")
    )


@pytest.fixture(scope="session")
def database_server(pytestconfig: pytest.Config) -> Server | None:
    """Return the run's PostgreSQL server, or None on SQLite."""
    return pytestconfig.stash.get(SERVER, None)
