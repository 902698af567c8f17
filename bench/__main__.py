"""The site beside Datasette and beside the least that Django can do, at two sizes.

    make bench N=1000000

Prints tables in Markdown. What is compared is asked in turns, three times or more, and the median
counts; an answer other than the one asked for ends the run. The databases are made up anew, or are
those that an earlier run left in the folder that KEEP names.
"""

import argparse
from contextlib import ExitStack

from bench.databases import a_folder, a_postgres, for_the_peer, in_postgres, in_sqlite
from bench.latency import by_order, by_size, saving
from bench.servers import WORKERS
from bench.throughput import beside_the_floor, beside_the_peer

SMALL = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1_000_000, help="figures of the larger size")
    parser.add_argument("--keep", default="", help="a folder in which databases are kept")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(a_folder(given.keep))
        small = in_sqlite(SMALL, folder)
        large = in_sqlite(given.count, folder)
        file = for_the_peer(large)
        server = stack.enter_context(a_postgres())
        copies = [in_postgres(each, server) for each in (large, small)]
        for held, smaller in ((large, small), copies):
            print(f"\n## {held.kind}, {held.count:,} figures, {WORKERS} workers", flush=True)
            by_size(held, smaller)
            by_order(held)
            beside_the_peer(held, file)
            beside_the_floor(held)
            saving(held, smaller)


if __name__ == "__main__":
    main()
