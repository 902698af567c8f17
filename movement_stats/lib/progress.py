"""The progress of long work, told where somebody is watching."""

from collections.abc import Iterable
from typing import Any

from tqdm import tqdm


def progress(
    rows: "Iterable[Any] | None", what: str, unit: str, total: int | None = None
) -> "tqdm[Any]":
    """Return the rows with a bar of how many have gone by; without rows, a bar to be updated.

    It comes after a second and leaves no line behind; a log, which nobody watches, gets none.
    """
    return tqdm(rows, what, total=total, unit=f" {unit}", delay=1, leave=False, disable=None)
