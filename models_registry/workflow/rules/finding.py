"""A finding that a person's word settles, and the facts on which that word holds."""

from decimal import Decimal
from hashlib import sha256

from models_registry.models import Figure
from models_registry.models.finding import Finding, Level
from models_registry.statistics.precision import plainly


def warning(
    code: str, field: str, message: str, *facts: object, other: Figure | None = None
) -> Finding:
    """Return a finding that a word of justification removes as long as the facts are the same."""
    return Finding(code, Level.WARNING, field, message, facts_of(*facts), other)


def facts_of(*facts: object) -> str:
    """Return facts as one text of at most 200 letters; what is longer, as its checksum."""
    text = "|".join(plainly(fact) if isinstance(fact, Decimal) else str(fact) for fact in facts)
    return text if len(text) <= 200 else sha256(text.encode()).hexdigest()
