"""Whether the addresses of the reports still answer. It asks other hosts: no page calls it."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

AT_ONCE = 8
SECONDS = 15
# Hosts that refuse HEAD, or programs altogether, say nothing about the page.
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


class Link(NamedTuple):
    """An address: whose it is, and why it is dead; '' where it answers."""

    slug: str
    url: str
    dead: str


def looked_up(addresses: Iterable[tuple[str, str]]) -> Iterator[Link]:
    """Ask each (slug, address) once, several at a time, and yield what came of it in order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(_looked_up, addresses)


def _looked_up(address: tuple[str, str]) -> Link:
    slug, url = address
    return Link(slug, url, why_dead(url))


def why_dead(url: str) -> str:
    """Return why the address leads nowhere, '' where a page answers or the host only refuses us."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return "not an address of the web"
    request = Request(url, method="HEAD", headers={"User-Agent": "movement-stats link check"})  # noqa: S310 (checked above)
    try:
        with urlopen(request, timeout=SECONDS):  # noqa: S310 (checked above)
            return ""
    except HTTPError as error:
        return f"answers {error.code}" if error.code in GONE else ""
    except URLError as error:
        return f"does not answer: {error.reason}"
    except (OSError, ValueError) as error:
        return f"does not answer: {error}"
