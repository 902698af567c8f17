"""What the workers of one run share: a folder, and what the first that needs it makes."""

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
# The variable that hands the folder on to the workers.
FOLDER = "TESTS_FOLDER"


def folder() -> Path:
    """Return the run's folder, which is removed at its end."""
    return Path(os.environ[FOLDER])


def worker() -> str:
    """Return the name of this worker, in small letters and digits; pytest alone is one too."""
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


def once(name: str, make: Callable[[], T]) -> T:
    """Return what `make` returned to the first worker that asked; the others wait for it.

    What is returned is kept as a pickle. A failure is not kept: each worker meets its own.
    """
    kept = folder() / f"{name}.pickle"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make()))
    return pickle.loads(kept.read_bytes())
