"""A file that is there whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that gets its name when the block ends without an error; else it is gone.

    Only its owner may read it. OSError where it cannot be written, FileExistsError where
    something has the name already.
    """
    _refuse_taken(path)
    handle, unnamed = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _refuse_taken(path)
        os.rename(unnamed, path)
    except BaseException:
        os.unlink(unnamed)
        raise
    _keep_name(path.parent)


def _refuse_taken(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _keep_name(folder: Path) -> None:
    # The name itself outlasts a power cut only once its folder is on the disk.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
