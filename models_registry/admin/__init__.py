"""The desk: where staff enter what they read."""

from models_registry.admin import (
    award,
    dismissed,
    figure,
    fruitless_search,
    importing,
    keying,
    reference,
    report,
    report_text,
    security_model,
    staff,
)

__all__ = [
    "award",
    "dismissed",
    "figure",
    "fruitless_search",
    "importing",
    "keying",
    "reference",
    "report",
    "report_text",
    "security_model",
    "staff",
]
