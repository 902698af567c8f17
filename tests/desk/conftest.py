"""Fixtures of the tests of the desk."""

from tests.support.pages import vietnamese_texts

__all__ = ["vietnamese_texts"]
