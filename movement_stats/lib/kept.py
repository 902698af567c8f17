"""What is made once for a state of the data, and then kept as long as that state is in force."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """What was made for the newest state that was asked for, by key; of any other state nothing.

    A state is whatever tells one from all others of all databases that the process may meet. The
    keys must be few: what they name is held until the state changes. Threads may make a thing
    twice, and may ask for different states; each gets what belongs to its own.
    """

    def __init__(self) -> None:
        self._held: tuple[Hashable, dict[Hashable, T]] = (None, {})

    def get(self, state: Hashable, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under the key, made now where the state has none yet."""
        held, things = self._held
        if held != state:
            things = {}
            self._held = (state, things)
        if key not in things:
            things[key] = make()
        return things[key]
