"""Whole answers held for those who ask again: in the worker's memory, and in what workers share."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.cache import caches
from django.http.response import ResponseHeaders

# An answer is its headers and its body.
Held = tuple[ResponseHeaders, bytes]
# The longest body, in bytes, that a worker keeps in its own memory beside the shared cache.
SMALL = 100_000
logger = logging.getLogger(__name__)


def find(key: str) -> Held | None:
    """Return the answer held under a key, None where there is none."""
    memory = caches["memory"]
    held: Held | None = memory.get(key)
    if held is None and (held := from_shared(key)) and len(held[1]) <= SMALL:
        memory.set(key, held)
    return held


def hold(key: str, headers: ResponseHeaders, body: bytes) -> None:
    """Hold an answer under a key."""
    to_shared(key, (headers, body))


def from_shared(key: str) -> Any:
    """Return what the workers share under a key; None too where the cache does not answer."""
    return _unless_away(lambda: caches["default"].get(key))


def to_shared(key: str, value: Any, **options: Any) -> None:
    """Share a value with the other workers; without effect where the cache does not answer."""
    _unless_away(lambda: caches["default"].set(key, value, **options))


def _unless_away(ask: Callable[[], Any]) -> Any:
    # Whatever a cache fails with, a page can do without it.
    try:
        return ask()
    except Exception as error:
        logger.warning("CACHE_URL: the cache does not answer: %s", error)
        return None


def gathered(
    chunks: Iterable[bytes],
    pack: Callable[[Iterable[bytes]], Iterable[bytes]],
    most: int,
    keep: Callable[[bytes], None],
) -> Iterator[bytes]:
    """Yield the chunks packed; when all have gone by, keep what was sent.

    most: of how many bytes, before packing, anything is kept; no more stay in memory.
    """
    passed, parts = 0, []

    def counted() -> Iterator[bytes]:
        nonlocal passed
        for chunk in chunks:
            passed += len(chunk)
            yield chunk

    for part in pack(counted()):
        parts.append(part)
        if passed > most:
            parts.clear()
        yield part
    if passed <= most:
        keep(b"".join(parts))
