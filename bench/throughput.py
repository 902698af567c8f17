"""Many requests at a time, beside a peer: requests a second, how long they take, and memory."""

import json
import statistics
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import tables
from bench.addresses import BROWSER, PAGES, filtered
from bench.databases import Held, run
from bench.floor import ETAG
from bench.load import Answered, Load, answered
from bench.servers import Served, floor, peer, site

ROUNDS = 3
# How long one round lasts: longer where fewer are answered.
SECONDS_BESIDE_THE_PEER, SECONDS_BESIDE_THE_FLOOR = 4, 2
# Few rows, and many. Of each there are so many questions that none is asked twice: no answer is
# held ready.
FILTERS = (("province", "indicator"), ("province", "qualifier", "fit"))
FACETS = "_facet=keyed&_facet=status&_size=50"
HEAD = ("", "requests/s", "p50, ms", "p99, ms", "first byte, ms", "MiB", "ratio")


@dataclass
class Side:
    """One of two that are compared: what it is called, where it is, and what it answered."""

    name: str
    served: Served
    answers: list[Answered]

    def ask(self, addresses: list[str], seconds: float, known: str = "") -> None:
        """Ask for so long; with the ETag of an answer that is known, for 304s alone."""
        headers = {**BROWSER, "If-None-Match": known} if known else BROWSER
        status = 304 if known else 200
        self.answers.append(answered(Load(self.served.port, addresses, headers, status, seconds)))

    def each_second(self) -> float:
        return statistics.median(answer.each_second for answer in self.answers)

    def median(self, of: Callable[[Answered], float]) -> str:
        return tables.ms(statistics.median(map(of, self.answers)))

    def print(self, beside: "Side") -> None:
        tables.row(
            self.name,
            f"{self.each_second():.1f}",
            self.median(lambda answer: answer.percentile(50)),
            self.median(lambda answer: answer.percentile(99)),
            self.median(lambda answer: answer.first_byte),
            f"{self.served.memory():.0f}",
            tables.ratio(self.each_second(), beside.each_second()),
        )


def beside_the_peer(held: Held, file: Path) -> None:
    """Print the filtered list beside Datasette's page of the same rows with two facets."""
    values = json.loads(run(held.env, "-m", "bench.inside", "values"))
    with site(held, cached=True) as here, peer(file) as there:
        tables.head(*HEAD)
        for filters in FILTERS:
            ours = Side(f"list by {' and '.join(filters)}", here, [])
            theirs = Side("Datasette", there, [])
            questions = filtered({name: values[name] for name in filters})
            for number in range(ROUNDS):
                asked = questions[number::ROUNDS]
                ours.ask([f"/figures/?{question}" for question in asked], SECONDS_BESIDE_THE_PEER)
                pages = [f"/{file.stem}/figures?{question}&{FACETS}" for question in asked]
                theirs.ask(pages, SECONDS_BESIDE_THE_PEER)
            ours.print(beside=theirs)
            theirs.print(beside=theirs)


def beside_the_floor(held: Held) -> None:
    """Print pages that are held ready, and 304s, beside a bare view of as many bytes."""
    with site(held, cached=True) as here, floor(held) as there:
        tables.head(*HEAD)
        for name, address in PAGES.items():
            tag, size = etag_and_size(here, address)
            for what, known in ((name, ""), (f"{name}, 304", tag)):
                ours, least = Side(what, here, []), Side("bare view", there, [])
                for _ in range(ROUNDS):
                    ours.ask([address], SECONDS_BESIDE_THE_FLOOR, known)
                    least.ask([f"/{size}"], SECONDS_BESIDE_THE_FLOOR, ETAG if known else "")
                ours.print(beside=least)
                least.print(beside=least)


def etag_and_size(served: Served, address: str) -> tuple[str, int]:
    """Return the ETag of an answer, and how many bytes it has on its way."""
    asked = urllib.request.Request(f"http://127.0.0.1:{served.port}{address}", headers=BROWSER)
    with urllib.request.urlopen(asked) as answer:
        return answer.headers["ETag"], len(answer.read())
