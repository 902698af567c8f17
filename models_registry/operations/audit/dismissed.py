"""What was left out on purpose is a number of the words beside it."""

import unicodedata
from collections.abc import Iterator

from models_registry.models import DismissedNumber
from models_registry.operations.audit.checks_records import each
from models_registry.operations.audit.finding import Finding, error, in_order


def dismissed_numbers_stand_in_their_words() -> Iterator[Finding]:
    """Find each number, as it is written, in its words."""
    count = 0
    for dismissed in each(DismissedNumber.objects.order_by("pk"), "dismissed numbers"):
        count += 1
        if _composed(dismissed.number) not in _composed(dismissed.as_written):
            told = f"'{dismissed.number}' does not stand in '{dismissed.as_written}'"
            yield error(dismissed, "evidence", told)
    if count:
        yield in_order(f"{count} dismissed numbers", "each looked up in its words")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
