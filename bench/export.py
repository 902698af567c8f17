"""What the list of figures costs as a file and as pages, beside the plainest writer there is.

    .venv/bin/python -m bench.export --count 100000 --database sqlite

Makes a database of its own with made-up figures and removes it. Each measurement runs in a fresh
process, so that one's peak of memory is not the other's; ours and the peer's runs alternate.
The peer is `csv.writer` over `values_list().iterator()` of the same columns.
"""

import argparse
import csv
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from bench.databases import a_folder, a_postgres, fill, prepare, run
from tests.support.environment import environment

Measured = dict[str, Any]


# In the fresh process


def measure(what: str) -> None:
    """Print one measurement as a line of JSON."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "movement_stats.settings"
    import django

    django.setup()
    client = warm_client()
    if what == "pages":
        print(json.dumps({name: page_seconds(client, at) for name, at in some_pages().items()}))
        return
    write = {"ours": lambda: through_the_view(client), "peer": by_the_peer}[what]
    print(json.dumps(measured(write)))


def warm_client() -> Any:
    """Return a client that has loaded the site's code and its connection."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    b"".join(client.get("/indicators.csv").streaming_content)
    return client


def measured(write: Callable[[], Iterator[bytes]]) -> Measured:
    before, start = peak_mib(), time.perf_counter()
    size = rows = 0
    for chunk in write():
        size += len(chunk)
        rows += chunk.count(b"\r\n")
    seconds = time.perf_counter() - start
    return {
        "rows": rows - 1,
        "seconds": seconds,
        "bytes": size,
        "before": before,
        "peak": peak_mib(),
    }


def peak_mib() -> float:
    # Linux counts in KiB, macOS in bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def through_the_view(client: Any) -> Iterator[bytes]:
    answer = client.get("/figures.csv")
    assert answer.status_code == 200
    return iter(answer.streaming_content)


def by_the_peer() -> Iterator[bytes]:
    from models_registry.models import Figure
    from models_registry.public.exports import FIGURES

    sink = Sink()
    writer = csv.writer(sink)
    writer.writerow(FIGURES)
    rows = Figure.objects.public().with_file_columns().order_by("pk")
    for row in rows.values_list(*(column.path for column in FIGURES.values())).iterator():
        writer.writerow(row)
        yield sink.taken()


class Sink:
    """A file that keeps only what was written since it was last asked."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def write(self, text: str) -> None:
        self.parts.append(text)

    def taken(self) -> bytes:
        written = "".join(self.parts).encode()
        self.parts.clear()
        return written


def some_pages() -> dict[str, str]:
    """Return the first page, the deepest that has a number, and the last."""
    from models_registry.models import Figure
    from movement_stats.lib.keyset import LAST_NUMBERED, PAGE_SIZE

    deepest = min(LAST_NUMBERED, -(-Figure.objects.public().count() // PAGE_SIZE))
    return {"first": "", f"page {deepest}": f"?page={deepest}", "last": "?before=end"}


def page_seconds(client: Any, asked: str, times: int = 5) -> float:
    client.get(f"/figures/{asked}")
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        answer = client.get(f"/figures/{asked}")
        taken.append(time.perf_counter() - start)
        assert answer.status_code == 200
    return statistics.median(taken)


# In the process that was started


@contextmanager
def database(kind: str) -> Iterator[dict[str, str]]:
    """Yield the environment of a database of this run's own; remove it in the end."""
    with ExitStack() as stack:
        folder = stack.enter_context(a_folder(""))
        variables = {}
        if kind == "postgres":
            server = stack.enter_context(a_postgres())
            variables["DATABASE_URL"] = server.create_database("bench")
        # Nothing is held ready: what is measured is built each time.
        yield environment(DATA_DIR=str(folder), CACHE_URL="none", **variables)


def runs(env: dict[str, str], times: int) -> dict[str, list[Measured]]:
    found: dict[str, list[Measured]] = {"ours": [], "peer": []}
    for _ in range(times):
        for what, each in found.items():
            each.append(json.loads(run(env, "-m", "bench.export", "--measure", what)))
    return found


def table(found: dict[str, list[Measured]]) -> None:
    names = {"ours": "/figures.csv", "peer": "csv.writer, values_list().iterator()"}
    head = ("", "rows", "s", "slowest", "rows/s", "MB", "RSS before", "peak", "grown, MiB")
    print("{:38} {:>9} {:>7} {:>7} {:>8} {:>6} {:>10} {:>6} {:>10}".format(*head))
    for what, each in found.items():
        middle = sorted(each, key=lambda one: one["seconds"])[len(each) // 2]
        rows, seconds, before = middle["rows"], middle["seconds"], middle["before"]
        peak, slowest = (max(one[name] for one in each) for name in ("peak", "seconds"))
        print(
            f"{names[what]:38} {rows:>9,} {seconds:>7.2f} {slowest:>7.2f} {rows / seconds:>8,.0f} "
            f"{middle['bytes'] / 1e6:>6.1f} {before:>10.1f} {peak:>6.1f} {peak - before:>10.1f}"
        )
    ours, peer = (statistics.median(one["seconds"] for one in each) for each in found.values())
    print(f"ours takes {ours / peer:.2f} times as long as the peer")


def pages(seconds: dict[str, float]) -> None:
    first = seconds["first"]
    told = (f"{name} {one * 1000:.0f} ms ({one / first:.2f})" for name, one in seconds.items())
    print(f"/figures/, a page of 50 (beside the first): {', '.join(told)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3, help="of each writer; the median counts")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--measure", choices=("ours", "peer", "pages"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure)
        return
    with database(given.database) as env:
        prepare(env)
        seconds = fill(env, given.count, given.seed)
        print(f"{given.database}: {given.count:,} figures, made up in {seconds:.0f} s")
        table(runs(env, given.runs))
        pages(json.loads(run(env, "-m", "bench.export", "--measure", "pages")))


if __name__ == "__main__":
    main()
