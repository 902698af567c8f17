"""What is measured, served: the site, the least that Django can do, and Datasette."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.databases import Held
from tests.support.environment import ROOT, environment

WORKERS = "2"
GUNICORN = (sys.executable, "-m", "gunicorn", "-c", "movement_stats/gunicorn.conf.py")


@dataclass(frozen=True)
class Served:
    """A server that answers at a port; `process` is the one that was started."""

    port: int
    process: int

    def memory(self) -> float:
        """Return MiB that its processes hold for themselves alone: no file of a database that is
        mapped, and nothing twice that workers share. Where only the system's own figure is to be
        had, that one, with both.
        """
        listed = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid=,rss="], stdout=subprocess.PIPE, text=True, check=True
        )
        rows = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
        sizes = {pid: size for pid, parent, size in rows if self.process in (pid, parent)}
        return sum(_own_memory(pid, or_else=size) for pid, size in sizes.items()) / 1024


def _own_memory(pid: int, or_else: int) -> int:
    counted = Path(f"/proc/{pid}/smaps_rollup")
    if not counted.exists():
        return or_else
    parts = (line.split() for line in counted.read_text().splitlines()[1:])
    return sum(int(size) for name, size, *_unit in parts if name == "Private_Dirty:")


def site(held: Held, cached: bool) -> AbstractContextManager[Served]:
    """Serve the site, with its cache of whole answers, empty at first, or without any."""
    shutil.rmtree(held.folder / "answers", ignore_errors=True)
    env = {**held.env, **({} if cached else {"CACHE_URL": "none"})}
    return _serving([*GUNICORN, "movement_stats.wsgi"], env, "/healthz")


def floor(held: Held) -> AbstractContextManager[Served]:
    """Serve a bare view of Django under the settings of gunicorn that the site has."""
    return _serving([*GUNICORN, "bench.floor"], held.env, "/1")


def peer(file: Path) -> AbstractContextManager[Served]:
    """Serve a file with Datasette, set as its own pages advise for large tables."""
    command = [sys.executable, "-m", "datasette", "serve", "-i", str(file)]
    settings = ["--setting", "suggest_facets", "off", "--setting", "sql_time_limit_ms", "60000"]
    settings += ["--setting", "facet_time_limit_ms", "60000"]
    return _serving([*command, *settings, "--port={port}"], environment(), "/-/versions.json")


@contextmanager
def _serving(command: list[str], env: dict[str, str], asked: str) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [part.format(port=port) for part in command]
    variables = {**env, "PORT": str(port), "WEB_CONCURRENCY": WORKERS}
    process = subprocess.Popen(
        command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}{asked}", process)
        yield Served(port, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _wait_for(address: str, process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"nothing answers at {address}")
