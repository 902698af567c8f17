"""What each file holds: an ordered map from header to path, over the page's own rows."""

from models_registry.public.exports.columns import (
    AWARDS,
    CORRECTIONS,
    FIGURES,
    INDICATORS,
    MODELS,
    PROVINCES,
    REPORTS,
    SITES,
)

__all__ = [
    "AWARDS",
    "CORRECTIONS",
    "FIGURES",
    "INDICATORS",
    "MODELS",
    "PROVINCES",
    "REPORTS",
    "SITES",
]
