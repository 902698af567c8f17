"""What may be wrong with a figure: small questions, each about one record, asked while it is typed
and before it is published.

A question finds errors, which keep the record from being published, and warnings, which want a
word of justification. What a figure may never say is a rule of its own (`figure_rules`, the
constraints of the database) and is not asked again here.
"""

from collections.abc import Iterator
from typing import Any

from models_registry.models import Figure
from models_registry.workflow.warnings.arithmetic import (
    part_is_within_its_whole,
    percentage_follows_from_its_counts,
    share_is_at_most_all,
    whole_is_the_sum_of_its_parts,
)
from models_registry.workflow.warnings.context import Context
from models_registry.workflow.warnings.duplicates import claim_is_new
from models_registry.workflow.warnings.magnitude import (
    number_is_near_what_is_known,
    stock_does_not_fall,
)
from models_registry.workflow.warnings.period import (
    period_has_begun_to_be_known,
    period_is_not_after_the_report,
)
from models_registry.workflow.warnings.warning import Doubt, Level, Question
from models_registry.workflow.warnings.wording import (
    figure_is_what_its_words_say,
    magnitude_is_plain,
    number_is_not_left_out,
    words_stand_in_the_text,
)

# Of every record with words that were read in a report.
OF_WORDS: list[Question] = [words_stand_in_the_text]
OF_FIGURES: list[Question] = [
    magnitude_is_plain,
    figure_is_what_its_words_say,
    number_is_not_left_out,
    claim_is_new,
    number_is_near_what_is_known,
    stock_does_not_fall,
    part_is_within_its_whole,
    whole_is_the_sum_of_its_parts,
    share_is_at_most_all,
    percentage_follows_from_its_counts,
    period_has_begun_to_be_known,
    period_is_not_after_the_report,
]

__all__ = ["Context", "Doubt", "Level", "doubts_of", "errors_of"]


def doubts_of(record: Any, context: Context) -> Iterator[Doubt]:
    """Ask every question about a record, saved or not, whose own fields are right."""
    questions = [*OF_WORDS, *(OF_FIGURES if isinstance(record, Figure) else [])]
    for question in questions:
        yield from question(record, context)


def errors_of(record: Any) -> list[Doubt]:
    """Return what keeps one record from being public, whatever is said for it."""
    return [one for one in doubts_of(record, Context.of([record])) if one.is_error]
