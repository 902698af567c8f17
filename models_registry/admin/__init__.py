"""The desk: where staff enter what they read."""

from models_registry.admin import (
    award,
    dismissed,
    figure,
    reference,
    report,
    security_model,
    staff,
)

__all__ = ["award", "dismissed", "figure", "reference", "report", "security_model", "staff"]
