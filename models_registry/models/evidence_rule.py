"""The rule that a number stands in the words that are given as its evidence."""

from typing import Any

from django.utils.translation import gettext as _

from models_registry.transcription.evidence import missing_numbers
from models_registry.transcription.numbers import numbers_in
from movement_stats.lib.languages import written_number

MOST_NAMED = 5


def not_in_its_words(record: Any) -> str:
    """Return what is wrong with the words of a figure or an award, '' where nothing is."""
    words, language = record.as_written, record.report.language
    missing = missing_numbers(record.written_values(), words, language)
    if not missing:
        return ""
    told = _("The number does not stand in these words.")
    held = [one.text for one in numbers_in(words, language)][:MOST_NAMED]
    if not held:
        return told
    numbers = {"entered": "; ".join(map(written_number, missing)), "held": "; ".join(held)}
    return f"{told} {_('%(entered)s is entered; they hold %(held)s.') % numbers}"
