"""A load of requests: some clients, each in a process of its own that keeps its connection."""

import http.client
import itertools
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

CLIENTS = 4


class WrongAnswerError(Exception):
    """A server answered otherwise than was asked: what was measured with it is void."""


@dataclass(frozen=True)
class Load:
    """What is asked: addresses, one after the other and round again, for so many seconds."""

    port: int
    addresses: Sequence[str]
    headers: Mapping[str, str]
    status: int = 200
    seconds: float = 5


@dataclass(frozen=True)
class Answered:
    """How it was answered: seconds until the first byte and the last, of each request."""

    seconds: float
    first_bytes: list[float]
    wholes: list[float]

    @property
    def each_second(self) -> float:
        """Requests a second."""
        return len(self.wholes) / self.seconds

    def percentile(self, share: int) -> float:
        """Seconds that `share` of a hundred requests did not exceed."""
        return statistics.quantiles(self.wholes, n=100, method="inclusive")[share - 1]

    @property
    def first_byte(self) -> float:
        """Median of the seconds until the first byte."""
        return statistics.median(self.first_bytes)


def answered(load: Load) -> Answered:
    """Ask with all clients at once. WrongAnswerError for another status than the load's."""
    shares = [load.addresses[number::CLIENTS] or load.addresses for number in range(CLIENTS)]
    loads = [Load(load.port, share, load.headers, load.status, load.seconds) for share in shares]
    with ProcessPoolExecutor(CLIENTS) as clients:
        found = [pair for pairs in clients.map(_ask, loads) for pair in pairs]
    return Answered(load.seconds, [first for first, _ in found], [whole for _, whole in found])


def _ask(load: Load) -> list[tuple[float, float]]:
    found = []
    addresses, end = itertools.cycle(load.addresses), time.monotonic() + load.seconds
    connection = http.client.HTTPConnection("127.0.0.1", load.port, timeout=120)
    while time.monotonic() < end:
        found.append(_seconds_of(connection, next(addresses), load))
    return found


def _seconds_of(
    connection: http.client.HTTPConnection, address: str, load: Load
) -> tuple[float, float]:
    start = time.perf_counter()
    connection.request("GET", address, headers=dict(load.headers))
    answer = connection.getresponse()
    first = time.perf_counter() - start
    answer.read()
    if answer.status != load.status:
        raise WrongAnswerError(f"{address}: {answer.status} instead of {load.status}")
    return first, time.perf_counter() - start


def one_by_one(load: Load, times: int) -> Iterator[float]:
    """Yield the seconds of one request at a time, so many of each address."""
    connection = http.client.HTTPConnection("127.0.0.1", load.port, timeout=600)
    for address in load.addresses:
        for _ in range(times):
            yield _seconds_of(connection, address, load)[1]
