"""Answers packed with gzip on their way, streams too, in constant memory."""

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.http import HttpResponseBase

# What grows small when packed, by the beginning of its content type.
PACKED = ("text/html", "text/csv", "application/json")
LEVEL = 5
# zlib's word for a gzip file with the largest window; such a file names no time.
GZIP = 31
REFUSED = re.compile(r"q=0(\.0*)?")


@lru_cache(maxsize=256)
def accepts_gzip(header: str) -> bool:
    """Say whether a reader with this Accept-Encoding unpacks gzip."""
    for part in header.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() == "gzip":
            return not REFUSED.fullmatch(weight.strip())
    return False


def may_be_packed(response: HttpResponseBase) -> bool:
    """Say whether the answer is of a kind that travels packed, and not packed already."""
    kind = response.headers.get("Content-Type", "")
    return kind.startswith(PACKED) and "Content-Encoding" not in response.headers


def gzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks packed, each at once; the end of the file comes last.

    It holds a checksum, so that what was cut cannot be unpacked as if it were whole.
    """
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
    for chunk in chunks:
        yield packer.compress(chunk) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()
