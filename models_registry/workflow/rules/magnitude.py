"""Whether the number is of the size of what is known of the same thing."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from models_registry.models import Figure, Nature, PeriodKind, Qualifier
from models_registry.models.finding import Finding
from models_registry.statistics.formatting import claim
from models_registry.workflow.rules.context import Context
from models_registry.workflow.rules.finding import warning

# So many times more or less is rather a slip of the pen than a change.
FAR = 10
# Spans are compared where one is at most so many times as long as the other.
LONGER = 2
# What is at least the number, and what is at most the number.
FROM = {Qualifier.EXACT, Qualifier.MORE_THAN, Qualifier.AT_LEAST}
UP_TO = {Qualifier.EXACT, Qualifier.NEARLY, Qualifier.UP_TO, Qualifier.LESS_THAN}


def number_is_near_what_is_known(figure: Figure, context: Context) -> Iterator[Finding]:
    """Compare with the last figure before, else with the first after, else with an undated one."""
    known = last_known(figure, context)
    if known is None or not figure.value or not known.value:
        return
    times = max(figure.value / known.value, known.value / figure.value)
    if times < FAR:
        return
    names = {"times": f"{times:.0f}", "figure": known.pk, "claim": claim(known)}
    more, less = (
        _("%(times)s times more than figure %(figure)s: %(claim)s. Is each digit right?"),
        _("%(times)s times less than figure %(figure)s: %(claim)s. Is each digit right?"),
    )
    message = (more if figure.value > known.value else less) % names
    yield warning("far", "value", message, figure.value, known.pk, known.value, other=known)


def stock_does_not_fall(figure: Figure, context: Context) -> Iterator[Finding]:
    """Find a stock that is smaller than at an earlier date, or greater than at a later one."""
    if figure.indicator.nature != Nature.STOCK or not figure.period_last:
        return
    dated = [other for other in _comparable(figure, context) if other.period_last]
    before = [other for other in dated if _day(other) < _day(figure) and _fell(other, figure)]
    after = [other for other in dated if _day(other) > _day(figure) and _fell(figure, other)]
    falls = [(before[-1:], _("Less than at an earlier date, in figure %(figure)s: %(claim)s."))]
    falls += [(after[:1], _("More than at a later date, in figure %(figure)s: %(claim)s."))]
    for others, words in falls:
        for other in others:
            start = words % {"figure": other.pk, "claim": claim(other)}
            message = f"{start} {_('Has it truly fallen, is it the same count?')}"
            facts = (figure.value, figure.period_end, other.pk, other.value, other.period_end)
            yield warning("fallen", "value", message, *facts, other=other)


def last_known(figure: Figure, context: Context) -> Figure | None:
    """Return the figure to which this one is compared, None where nothing like it is known."""
    known = _comparable(figure, context)
    dated = [other for other in known if other.period_last]
    if figure.period_last:
        before = [other for other in dated if _day(other) <= _day(figure)]
        return next(iter([*before[-1:], *dated[:1], *known]), None)
    return next(iter([*dated[-1:], *known]), None)


def _comparable(figure: Figure, context: Context) -> list[Figure]:
    """Return the figures with a number that count the same as much of a time, the earliest first.

    A copy says nothing that its original does not.
    """
    own = {figure.copy_of_id, *([figure.pk] if figure.pk else [])} - {None}
    found = [
        other
        for other in context.others(figure)
        if other.value is not None
        and other.fit == figure.fit
        and other.copy_of_id is None
        and other.pk not in own
        and _is_as_long(figure, other)
    ]
    return sorted(found, key=lambda other: (_day(other), other.pk))


def _day(figure: Figure) -> str:
    return str(figure.period_last or "")


def _is_as_long(figure: Figure, other: Figure) -> bool:
    if figure.indicator.nature != Nature.FLOW:
        return True
    ends = [figure.period_start, figure.period_end, other.period_start, other.period_end]
    if not all(ends) or PeriodKind.UNSTATED in (figure.period_kind, other.period_kind):
        return False
    short, long = sorted((_days(figure), _days(other)))
    return long <= LONGER * short


def _days(figure: Any) -> int:
    return int((figure.period_last - figure.period_first).days) + 1


def _fell(before: Figure, after: Figure) -> bool:
    """Whether the later number is surely less: 'nearly 1,400' and then 1,350 may be no fall."""
    if before.qualifier not in FROM or after.qualifier not in UP_TO:
        return False
    return Decimal(after.value or 0) < Decimal(before.value or 0)
