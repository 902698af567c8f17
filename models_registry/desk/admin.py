"""The desk: where staff enter what they read."""

from models_registry.desk import accounts
from models_registry.desk.double_entry import admin as double_entry
from models_registry.desk.importing import admin as importing
from models_registry.desk.records import award, figure, reference, report, security_model
from models_registry.desk.texts import admin as texts

__all__ = [
    "accounts",
    "award",
    "double_entry",
    "figure",
    "importing",
    "reference",
    "report",
    "security_model",
    "texts",
]
