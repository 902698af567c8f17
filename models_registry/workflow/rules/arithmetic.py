"""Whether parts, wholes and percentages fit together."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from models_registry.models import Figure, Nature, Qualifier
from models_registry.models.finding import Finding
from models_registry.models.indicator import ABOVE_TARGET_PERCENT
from models_registry.statistics.breakdown import parts_of
from models_registry.statistics.formatting import number
from models_registry.statistics.precision import agrees, share_of
from models_registry.workflow.rules.context import Context
from models_registry.workflow.rules.finding import warning

# What an indicator's unit is called where its value is a percentage.
PERCENT_UNIT = "percent"


def percentage_follows_from_its_counts(figure: Figure, context: Context) -> Iterator[Finding]:
    """Compare at the precision written; a count that is not exact gives no exact percentage."""
    share, percent = share_of(figure), figure.percent
    if share is None or percent is None or agrees(share, Decimal(percent), figure):
        return
    numbers = {"value": number(figure.value), "out_of": number(figure.out_of)}
    numbers |= {"share": f"{share:.2f}", "percent": number(percent)}
    message = _("%(value)s of %(out_of)s is %(share)s%%, and %(percent)s%% is entered.") % numbers
    yield warning("percent", "percent", message, figure.value, figure.out_of, percent)


def share_is_at_most_all(figure: Figure, context: Context) -> Iterator[Finding]:
    """Find shares over 100 per cent; a growth, or what is above a target, may be."""
    alone = figure.indicator.unit_en == PERCENT_UNIT and figure.indicator_id != ABOVE_TARGET_PERCENT
    shares = {"percent": figure.percent, "value": figure.value if alone else None}
    for field, share in shares.items():
        if share is not None and share > 100:
            message = _("%(percent)s%% is more than all. A share is at most 100%%.")
            yield warning("over-100", field, message % {"percent": number(share)}, field, share)


def part_is_within_its_whole(figure: Figure, context: Context) -> Iterator[Finding]:
    """Find a part that is more than what it is counted in."""
    whole = figure.part_of
    pairs = [(figure, whole)] if whole else []
    pairs += [(part, figure) for part in context.parts_of(figure)]
    for part, total in pairs:
        if part.value is None or total.value is None or part.value <= total.value:
            continue
        numbers = {"part": number(part.value), "whole": number(total.value), "figure": total.pk}
        message = _("The part, %(part)s, is more than its whole, %(whole)s (figure %(figure)s).")
        hint = _("Either one number is wrong, or it is no part of that figure.")
        other = total if part is figure else part
        facts = (part.value, total.pk, total.value)
        yield warning("part", "value", f"{message % numbers} {hint}", *facts, other=other)


def whole_is_the_sum_of_its_parts(figure: Figure, context: Context) -> Iterator[Finding]:
    """Find a whole that all its parts do not make up."""
    given = parts_of(figure, context.parts_of(figure))
    if figure.indicator.nature == Nature.RATIO or given is None or not given.missing:
        return
    exact = Qualifier.EXACT == given.qualifier == figure.qualifier
    # What is 'more than' may miss some; more than the whole it cannot be.
    if not exact and given.missing > 0:
        return
    sums = {"count": number(given.count), "sum": number(given.sum), "whole": number(figure.value)}
    message = _("Its %(count)s parts add up to %(sum)s, and the whole is %(whole)s.") % sums
    yield warning("parts", "value", message, figure.value, given.count, given.sum)
