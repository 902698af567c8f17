"""Fixtures of the tests of files."""

from tests.support.pages import vietnamese_texts
from tests.support.world import five_reports, reference, world

__all__ = ["five_reports", "reference", "vietnamese_texts", "world"]
