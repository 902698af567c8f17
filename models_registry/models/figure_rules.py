"""What a figure may not say, beyond what one row of a database can check.

Read by forms (as errors at a field) and by `check_data`; each rule stands here once.
"""

import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from models_registry.transcription.evidence import missing_numbers
from models_registry.transcription.numbers import numbers_in
from movement_stats.lib.languages import written_number
from movement_stats.lib.tracked import Problems
from provinces.models import MERGER

if TYPE_CHECKING:
    from models_registry.models.figure import Figure


MOST_NAMED = 5


def not_in_its_words(record: Any) -> str:
    """Return what is wrong with the words of a figure or an award, '' where nothing is."""
    words, language = record.as_written, record.report.language
    missing = missing_numbers(record.written_values(), words, language)
    if not missing:
        return ""
    told = gettext("The number does not stand in these words.")
    held = [one.text for one in numbers_in(words, language)][:MOST_NAMED]
    if not held:
        return told
    numbers = {"entered": "; ".join(map(written_number, missing)), "held": "; ".join(held)}
    return f"{told} {gettext('%(entered)s is entered; they hold %(held)s.') % numbers}"


# In these months reports spoke of units of both sets.
UNCLEAR_FROM, UNCLEAR_TO = MERGER, datetime.date(2025, 12, 31)


def contradictions(figure: "Figure") -> Problems:
    """Return what is wrong with the figure: field → message, {} where nothing is."""
    found: Problems = {}
    for rule in (_evidence, _period, _territory, _existence, _part, _copy, _model, _choice):
        found |= rule(figure)
    return found


def _evidence(figure: "Figure") -> Problems:
    told = not_in_its_words(figure)
    return {"as_written": told} if told else {}


def _period(figure: "Figure") -> Problems:
    allowed = {"stock": {"as_of", "unstated"}, "flow": {"span", "unstated"}}
    if figure.period_kind in allowed.get(figure.indicator.nature, {figure.period_kind}):
        return {}
    if figure.indicator.nature == "stock":
        return {"period_kind": _("This indicator is a stock: it has a date, not a span.")}
    return {"period_kind": _("This indicator is a flow: it has a span, not a date.")}


def _territory(figure: "Figure") -> Problems:
    if figure.territory == "clear":
        return {}
    if not (figure.province and figure.province.has_twin):
        return {"territory": _("This unit's extent did not change, so it is clear.")}
    days = [figure.period_first, figure.period_last, *figure.report.days()]
    if any(day and UNCLEAR_FROM <= day <= UNCLEAR_TO for day in days):
        return {}
    return {"territory": _("Only in the second half of 2025 can the extent be unclear.")}


def _existence(figure: "Figure") -> Problems:
    unit, first, last = figure.province, figure.period_first, figure.period_last
    if unit is None or figure.territory == "unclear" or first is None or last is None:
        return {}
    # The set of 63 began in 2008, but its units were not founded then.
    began = unit.valid_from if unit.valid_from >= MERGER else None
    if (began and last < began) or (unit.valid_to and first > unit.valid_to):
        return {"province": _("This unit did not exist in the period; take the unit of that time.")}
    return {}


def _part(figure: "Figure") -> Problems:
    whole = figure.part_of
    if whole is None:
        return {}
    if whole.report_id != figure.report_id:
        return {"part_of": _("A part and its whole stand in one report.")}
    if whole.indicator.unit_en != figure.indicator.unit_en:
        return {"part_of": _("A part counts in the unit of its whole.")}
    return {}


def _copy(figure: "Figure") -> Problems:
    original = figure.copy_of
    if original is None:
        return {}
    if original.report_id == figure.report_id or original.report.story != figure.report.story:
        return {"copy_of": _("A copy stands in another report of the same story.")}
    if original.copy_of_id is not None:
        return {"copy_of": _("Name the claim that is counted, not another copy of it.")}
    if figure.pk and figure.copies.exists():
        return {"copy_of": _("Others are copies of this one, so it is the one that is counted.")}
    return {}


def _model(figure: "Figure") -> Problems:
    if figure.model and figure.province_id and figure.model.province_id != figure.province_id:
        return {"model": _("This security model is another province's.")}
    return {}


def _choice(figure: "Figure") -> Problems:
    is_claim = figure.fit == "whole" and figure.territory == "clear" and figure.value is not None
    if not (figure.chosen and is_claim and figure.copy_of_id is None):
        return {}
    rivals = type(figure)._default_manager.competing_with(figure)
    if rival := rivals.filter(chosen=True).first():
        told = _("Figure %s is preferred in this conflict already: take that back first.")
        return {"chosen": told % rival.pk}
    return {}
