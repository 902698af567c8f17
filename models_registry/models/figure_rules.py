"""What a figure may not say, beyond what one row of a database can check.

Each rule takes a figure and the figures around it (`Around`), and yields errors. They are tried
whenever a record is cleaned, by forms and imports, and stand first among the rules that are asked
before publishing and by `check_data`.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from models_registry.models.agreement import Relation, relation
from models_registry.models.finding import Finding, Rule, error
from models_registry.models.scope import place_lies_in_its_province
from models_registry.models.standing import claim_of
from models_registry.transcription.evidence import missing_numbers
from models_registry.transcription.numbers import numbers_in
from movement_stats.lib.languages import written_number
from movement_stats.lib.tracked import Problems
from provinces.models import MERGER

if TYPE_CHECKING:
    from models_registry.models.figure import Figure

MOST_NAMED = 5


class Around:
    """What the rules ask about other figures, looked up in the database at each question.

    Where many figures are asked about at once, a context answers without a query for each.
    """

    def has_copies(self, figure: "Figure") -> bool:
        """Whether other figures are copies of this one."""
        return bool(figure.pk) and figure.copies.exists()

    def preferred_rival(self, figure: "Figure") -> "Figure | None":
        """Return the claim that a person prefers in the conflict in which this one stands."""
        preferred = type(figure)._default_manager.preferred_by_persons([figure.claim])
        return rival_among(figure, preferred)


def rival_among(figure: "Figure", others: "Iterable[Figure]") -> "Figure | None":
    """Return the first of the other claims of the same thing that this one contradicts."""
    own = claim_of(figure)
    for other in others:
        said = claim_of(other)
        if own and said and other.pk != figure.pk and relation(own, said) is Relation.CONTRADICT:
            return other
    return None


def contradictions(figure: "Figure") -> Problems:
    """Return what is wrong with the figure: field → message, {} where nothing is."""
    around = Around()
    found = (finding for rule in RULES for finding in rule(figure, around))
    return {finding.field: finding.message for finding in found}


def number_stands_in_its_words(record: Any, around: Around) -> Iterator[Finding]:
    """Find numbers of a figure or an award that its words do not hold."""
    words, language = record.as_written, record.report.language
    missing = missing_numbers(record.written_values(), words, language)
    if not missing:
        return
    message = _("The number does not stand in these words.")
    if written := [number.text for number in numbers_in(words, language)][:MOST_NAMED]:
        numbers = {"entered": "; ".join(map(written_number, missing)), "held": "; ".join(written)}
        message = f"{message} {_('%(entered)s is entered; they hold %(held)s.') % numbers}"
    yield error("evidence", "as_written", message)


def period_suits_the_indicator(figure: "Figure", around: Around) -> Iterator[Finding]:
    """Find a stock over a span and a flow at a date."""
    allowed = {"stock": {"as_of", "unstated"}, "flow": {"span", "unstated"}}
    nature = figure.indicator.nature
    if figure.period_kind in allowed.get(nature, {figure.period_kind}):
        return
    if nature == "stock":
        message = _("This indicator is a stock: it has a date, not a span.")
    else:
        message = _("This indicator is a flow: it has a span, not a date.")
    yield error("period", "period_kind", message)


# In these months reports spoke of units of both sets.
UNCLEAR_FROM, UNCLEAR_TO = MERGER, datetime.date(2025, 12, 31)


def extent_can_be_unclear(figure: "Figure", around: Around) -> Iterator[Finding]:
    """Find an unclear extent of a unit, or at a time, that leaves no doubt."""
    if figure.territory == "clear":
        return
    days = [figure.period_first, figure.period_last, *figure.report.days()]
    if not (figure.province and figure.province.has_twin):
        message = _("This unit's extent did not change, so it is clear.")
        yield error("territory", "territory", message)
    elif not any(day and UNCLEAR_FROM <= day <= UNCLEAR_TO for day in days):
        message = _("Only in the second half of 2025 can the extent be unclear.")
        yield error("territory", "territory", message)


def unit_existed(figure: "Figure", around: Around) -> Iterator[Finding]:
    """Find a unit that was founded after the period, or dissolved before it."""
    unit, first, last = figure.province, figure.period_first, figure.period_last
    if unit is None or figure.territory == "unclear" or first is None or last is None:
        return
    # The set of 63 began in 2008, but its units were not founded then.
    began = unit.valid_from if unit.valid_from >= MERGER else None
    if (began and last < began) or (unit.valid_to and first > unit.valid_to):
        message = _("This unit did not exist in the period; take the unit of that time.")
        yield error("existence", "province", message)


def part_stands_by_its_whole(figure: "Figure", around: Around) -> Iterator[Finding]:
    """Find a part of a figure of another report or unit of measure."""
    whole = figure.part_of
    if whole is None:
        return
    if whole.report_id != figure.report_id:
        yield error("part_of", "part_of", _("A part and its whole stand in one report."))
    elif whole.indicator.unit_en != figure.indicator.unit_en:
        yield error("part_of", "part_of", _("A part counts in the unit of its whole."))


def copy_names_its_original(figure: "Figure", around: Around) -> Iterator[Finding]:
    """Find a copy of what is no claim of another report of the story, or a copy itself."""
    original = figure.copy_of
    if original is None:
        return
    if original.report_id == figure.report_id or original.report.story != figure.report.story:
        message = _("A copy stands in another report of the same story.")
    elif original.copy_of_id is not None:
        message = _("Name the claim that is counted, not another copy of it.")
    elif around.has_copies(figure):
        message = _("Others are copies of this one, so it is the one that is counted.")
    else:
        return
    yield error("copy_of", "copy_of", message)


def model_is_of_the_province(figure: "Figure", around: Around) -> Iterator[Finding]:
    """Find a security model of another province."""
    if figure.model and figure.province_id and figure.model.province_id != figure.province_id:
        yield error("model", "model", _("This security model is another province's."))


def one_claim_is_preferred(figure: "Figure", around: Around) -> Iterator[Finding]:
    """Find a second claim that a person prefers in one conflict."""
    if not figure.chosen or figure.copy_of_id is not None:
        return
    if rival := around.preferred_rival(figure):
        message = _("Figure %s is preferred in this conflict already: take that back first.")
        yield error("chosen", "chosen", message % rival.pk)


RULES: list[Rule] = [
    place_lies_in_its_province,
    number_stands_in_its_words,
    period_suits_the_indicator,
    extent_can_be_unclear,
    unit_existed,
    part_stands_by_its_whole,
    copy_names_its_original,
    model_is_of_the_province,
    one_claim_is_preferred,
]
