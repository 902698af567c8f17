"""The site as it is served: a real server process over a prepared database."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.environment import ROOT, environment

SERVE = ["-m", "gunicorn", "-c", "movement_stats/gunicorn.conf.py", "movement_stats.wsgi"]
Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Site:
    """A site at `url`; `env` is what its processes are started with."""

    url: str
    env: dict[str, str]
    data_dir: Path

    def manage(self, *arguments: str, input: str | None = None, **variables: str) -> Done:
        """Run a command of manage.py on the site's database; the caller looks at its code."""
        return python("manage.py", *arguments, env={**self.env, **variables}, input=input)

    @property
    def log(self) -> str:
        """Return what the server has written so far."""
        return (self.data_dir / "server.log").read_text()


def python(*arguments: str, env: dict[str, str], input: str | None = None) -> Done:
    """Run Python in the project's folder."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=env,
        input=input,
        capture_output=True,
        text=True,
        timeout=300,
    )


def prepared(data_dir: Path, **variables: str) -> Site:
    """Return a site on a free port whose database is prepared; nothing serves it yet."""
    site = at_free_port(data_dir, **variables)
    done = site.manage("prepare", PUBLIC_ONLY="0")
    assert done.returncode == 0, f"manage.py prepare failed:\n{done.stdout}{done.stderr}"
    return site


def at_free_port(data_dir: Path, **variables: str) -> Site:
    """Return a site on a free port; its database is whatever the folder holds."""
    port = free_port()
    env = environment(DATA_DIR=str(data_dir), HOST="127.0.0.1", PORT=str(port), **variables)
    return Site(f"http://127.0.0.1:{port}", env, data_dir)


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve the site until the block ends."""
    with (site.data_dir / "server.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, *SERVE], cwd=ROOT, env=site.env, stdout=log, stderr=log
        )
    try:
        _wait_until_it_answers(site, process)
        yield site
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_it_answers(site: Site, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    answer: object = "no answer"
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{site.url}/healthz", timeout=5):
                return
        except OSError as error:
            answer = error
        time.sleep(0.1)
    raise RuntimeError(f"the site does not serve ({answer}):\n{site.log}")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
