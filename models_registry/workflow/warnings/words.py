"""Whether the words that are cited stand in the report's text, letter for letter."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from models_registry.workflow.texts.citation import places_of
from models_registry.workflow.warnings.context import Context
from models_registry.workflow.warnings.warning import Doubt, error

# How much of the text is shown where the words leave it.
SHOWN = 30


def words_stand_in_the_text(record: Any, context: Context) -> Iterator[Doubt]:
    """Look the cited words up, and say where the text goes another way."""
    if context.text_is_lost(record):
        message = _(
            "The file of the report's text is missing in the data folder, so these words cannot be "
            "looked up: whoever runs the server puts it back from a backup."
        )
        yield error("words", "as_written", message)
        return
    text = context.text_of(record)
    if text is None or not record.as_written or places_of(record.as_written, text):
        return
    message = _("These words do not stand in the report's text.")
    if same := _standing(record.as_written, text):
        _start, end = places_of(same, text)[0]
        there = {"same": same[-SHOWN:], "text": " ".join(text[end : end + SHOWN].split())}
        goes_on = _("After “%(same)s” the text goes on “%(text)s”.") % there
        message = f"{message} {goes_on}"
    yield error("words", "as_written", message)


def _standing(words: str, text: str) -> str:
    """Return the longest beginning of the words that stands in the text; '' for next to none."""
    short, long = 0, len(words)
    while short < long:
        middle = (short + long + 1) // 2
        if places_of(words[:middle], text):
            short = middle
        else:
            long = middle - 1
    return words[:short] if short >= 3 else ""
