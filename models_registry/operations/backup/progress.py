from collections.abc import Iterable, Iterator

from tqdm import tqdm


def shown(lines: Iterable[bytes], what: str, total: int) -> Iterator[bytes]:
    """Yield the lines, with a progress bar where it takes a while and somebody is watching.

    A nightly backup's log gets none.
    """
    bar = tqdm(lines, what, total=total, unit=" rows", delay=1, leave=False, disable=None)
    yield from bar
