"""Fixtures of the tests of pages."""

from tests.support.pages import five_reports, vietnamese_texts, world

__all__ = ["five_reports", "vietnamese_texts", "world"]
