"""Work that need not be done again as long as what it was made from is the same."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest_of(paths: Iterable[Path], *said: str) -> str:
    """Return what tells these files, with their places, and these words from any others."""
    digest = hashlib.sha256(repr(said).encode())
    for path in sorted(paths):
        digest.update(f"\n{path}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_done(mark: Path, digest: str) -> bool:
    """Say whether the work was last done from this digest."""
    return mark.exists() and mark.read_text() == digest


def mark_done(mark: Path, digest: str) -> None:
    """Remember from what the work was done."""
    mark.write_text(digest)
