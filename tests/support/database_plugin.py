"""The database that the tests run on; loaded with -p, since Django's settings are read early.

pytest-django reads the settings before any conftest.py is, so what they depend on is set here:
a data folder of the tests' own and, with --database=postgres, a PostgreSQL server of their own.
The workers of pytest-xdist are told of the run's folder and of its server by their environment,
and have each a data folder inside.
"""

import gc
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from tests.support import shared
from tests.support.environment import environment
from tests.support.postgres import Server, running_in, start_postgres

# The variable that hands the folder of the run's PostgreSQL on to the workers.
POSTGRES = "TESTS_POSTGRES"
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
    # Tests make much garbage and little of it in circles: to look for it so often takes a tenth.
    gc.set_threshold(200_000, 50, 100)
    # A run that is ended, not only one that is interrupted, stops the servers it started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if shared.FOLDER not in os.environ:
        _begin(early_config, parser.parse_known_args(args).database)
    data_dir = shared.folder() / shared.worker()
    server = _server()
    # No test is answered from what another one built; those of the cache have one of their own.
    wanted = environment(
        DATA_DIR=str(data_dir), DATABASE_URL=server.url if server else "", CACHE_URL="none"
    )
    os.environ.clear()
    os.environ.update(wanted)
    # The middleware that serves static files warns where the folder is missing.
    (data_dir / "static").mkdir(parents=True)


def _begin(config: pytest.Config, database: str) -> None:
    """Make what all workers share, until the run ends."""
    folder = tempfile.mkdtemp(prefix="movement-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ[shared.FOLDER] = folder
    if database == "postgres":
        server = start_postgres()
        config.add_cleanup(server.stop)
        os.environ[POSTGRES] = str(server.folder)


def _server() -> Server | None:
    folder = os.environ.get(POSTGRES)
    return running_in(Path(folder)) if folder else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("database") == "postgres":
        left_out = [item for item in items if not touches_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if touches_database(item)]
    _sort_by_file(items)


def _sort_by_file(items: list[pytest.Item]) -> None:
    """Put each file's tests together, since a worker takes whole files, and in one order."""
    places: dict[Path, int] = {}
    for item in items:
        places[item.path] = max(places.get(item.path, 0), _place(item))
    order = {path: (place, number) for number, (path, place) in enumerate(places.items())}
    items.sort(key=lambda item: order[item.path])


def _place(item: pytest.Item) -> int:
    """Return 2 for the browser, 1 for what empties the whole database at its end, else 0.

    Playwright's loop runs in its thread from its first use to its end, and Django's connections
    refuse a thread with a loop: the browser comes last.
    """
    if "browser" in getattr(item, "fixturenames", ()):
        return 2
    marker = item.get_closest_marker("django_db")
    return int(bool(marker and marker.kwargs.get("transaction")))


def touches_database(item: pytest.Item) -> bool:
    """Tell whether the test says that it uses the database, by fixture or by marker."""
    return bool(
        TOUCH_THE_DATABASE.intersection(getattr(item, "fixturenames", ()))
        or item.get_closest_marker("django_db")
        or item.get_closest_marker("both_databases")
    )


@pytest.fixture(scope="session")
def database_server() -> Server | None:
    """Return the run's PostgreSQL server, or None on SQLite."""
    return _server()
