"""The rules of what is entered: each is one function of a record and what stands around it.

A rule yields errors, which keep the record from being published, and warnings, which want a word
of justification. The same list is asked while a figure is typed, before it is published, and of
all that is stored by `check_data`. A new rule is a function, and its line in this list.
"""

from collections.abc import Iterator
from typing import Any

from models_registry.models import Figure, figure_rules
from models_registry.models.finding import Finding, Level, Rule, error
from models_registry.workflow.rules.arithmetic import (
    part_is_within_its_whole,
    percentage_follows_from_its_counts,
    share_is_at_most_all,
    whole_is_the_sum_of_its_parts,
)
from models_registry.workflow.rules.context import Context
from models_registry.workflow.rules.duplicates import claim_is_new
from models_registry.workflow.rules.magnitude import (
    number_is_near_what_is_known,
    stock_does_not_fall,
)
from models_registry.workflow.rules.period import (
    period_has_begun_to_be_known,
    period_is_not_after_the_report,
)
from models_registry.workflow.rules.wording import (
    figure_is_what_its_words_say,
    magnitude_is_plain,
    number_is_not_left_out,
    words_stand_in_the_text,
)

RULES_OF_FIGURES: list[Rule] = [
    *figure_rules.RULES,
    words_stand_in_the_text,
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
# Settled once the figure is public: reports may agree, and those that do not are told as conflicts.
AT_ENTRY: set[Rule] = {claim_is_new}
# Say nothing of figures that nobody read: a program wrote their words, and drew each by itself.
OF_WHAT_WAS_READ: set[Rule] = {
    magnitude_is_plain,
    figure_is_what_its_words_say,
    number_is_not_left_out,
    number_is_near_what_is_known,
    stock_does_not_fall,
}
OF_STORED = [rule for rule in RULES_OF_FIGURES if rule not in AT_ENTRY]
OF_MADE_UP = [rule for rule in OF_STORED if rule not in OF_WHAT_WAS_READ]

__all__ = ["Context", "Finding", "Level", "errors_of", "findings_of", "rules_of_stored"]


def findings_of(record: Any, context: Context) -> Iterator[Finding]:
    """Ask every rule about a record, saved or not, whose own fields are right."""
    if isinstance(record, Figure):
        for rule in RULES_OF_FIGURES:
            yield from rule(record, context)
        return
    for field, message in record.contradictions().items():
        yield error(field, field, str(message))
    if hasattr(record, "as_written"):
        yield from words_stand_in_the_text(record, context)


def errors_of(record: Any) -> list[Finding]:
    """Return what keeps one record from being public, whatever is said for it."""
    return [finding for finding in findings_of(record, Context.of([record])) if finding.is_error]


def rules_of_stored(figure: Figure) -> list[Rule]:
    """Return the rules that are asked of a figure as long as it is held."""
    return OF_MADE_UP if figure.report.synthetic else OF_STORED
