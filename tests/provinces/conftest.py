"""The reference data, for tests of names."""

from tests.support.world import reference

__all__ = ["reference"]
