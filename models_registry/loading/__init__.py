"""From fixture files to records: all of them or none."""

from models_registry.loading.apply import Outcome, load
from models_registry.loading.rows import BrokenFixtureError, all_rows, reference_rows

__all__ = ["BrokenFixtureError", "Outcome", "all_rows", "load", "reference_rows"]
