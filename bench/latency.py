"""One request at a time: how long an answer takes that nothing holds ready."""

import json
import statistics
from collections.abc import Callable, Hashable
from typing import TypeVar

from bench import tables
from bench.addresses import BROWSER, PAGES, list_in
from bench.databases import Held, run
from bench.load import Load, one_by_one
from bench.servers import Served, site

ROUNDS = 3
LAST = "before=end"
Key = TypeVar("Key", bound=Hashable)


def by_size(large: Held, small: Held) -> None:
    """Print how long pages take at both sizes."""
    with site(large, cached=False) as here, site(small, cached=False) as there:
        asked = [(name, served) for name in PAGES for served in (here, there)]
        taken = in_turns({(name, at): seconds_of(at, PAGES[name]) for name, at in asked})
    tables.head("page, not cached", f"{large.count:,}: ms", f"{small.count:,}: ms", "ratio")
    for name in PAGES:
        most, least = taken[name, here], taken[name, there]
        tables.row(name, tables.ms(most), tables.ms(least), tables.ratio(most, least))


def by_order(held: Held) -> None:
    """Print how long the list of figures takes in each order, its first page and its last."""
    names = json.loads(run(held.env, "-m", "bench.inside", "orders"))
    orders = ["", *(f"{minus}{name}" for name in names for minus in ("", "-"))]
    asked = [(order, place) for order in orders for place in ("", LAST)]
    with site(held, cached=False) as served:
        taken = in_turns({key: seconds_of(served, list_in(*key)) for key in asked})
    least = taken["", ""]
    tables.head("the list by", "first page, ms", "ratio", "last page, ms", "ratio")
    for order in orders:
        first, last = taken[order, ""], taken[order, LAST]
        ratios = tables.ratio(first, least), tables.ratio(last, least)
        tables.row(order or "no order", tables.ms(first), ratios[0], tables.ms(last), ratios[1])


def saving(large: Held, small: Held) -> None:
    """Print the processor time of saving one public figure, all that follows from it included."""
    asked = ("-m", "bench.inside", "saving")
    taken = in_turns(
        {held.count: lambda held=held: float(run(held.env, *asked)) for held in (large, small)}
    )
    tables.head("figures", "saving one, ms of processor time")
    for count, seconds in taken.items():
        tables.row(f"{count:,}", tables.ms(seconds))


def seconds_of(served: Served, address: str) -> Callable[[], float]:
    """Return what measures an address: the median of three requests."""
    asked = Load(served.port, [address], BROWSER)
    return lambda: statistics.median(one_by_one(asked, times=3))


def in_turns(measures: dict[Key, Callable[[], float]]) -> dict[Key, float]:
    """Return the median of each measure, all of them taken in turns."""
    taken: dict[Key, list[float]] = {key: [] for key in measures}
    for _ in range(ROUNDS):
        for key, measure in measures.items():
            taken[key].append(measure())
    return {key: statistics.median(each) for key, each in taken.items()}
