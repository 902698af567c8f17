"""What each file holds: an ordered map from header to path, over the page's own rows."""

from models_registry.public.exports.columns import (
    AWARDS,
    INDICATORS,
    MODELS,
    PROVINCES,
    REPORTS,
    SITES,
)
from models_registry.public.exports.figures import COLUMNS as FIGURES

__all__ = ["AWARDS", "FIGURES", "INDICATORS", "MODELS", "PROVINCES", "REPORTS", "SITES"]
