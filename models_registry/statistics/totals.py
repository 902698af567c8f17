"""What may be added up over provincial units, and what the sum then covers.

Every total of the site comes from here. Figures are of one indicator that may be summed over
places, and of one set of units, since a unit and its predecessor overlap. A stock is added over
each unit's latest figure within a window of years, a flow only over figures of the same period.
Qualifiers carry over; what gives not one number is in no sum and is named beside it, as is what the
window does not hold.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from models_registry.models import Figure, Indicator, Nature, Qualifier
from models_registry.statistics.window import Window

FROM_BELOW = {Qualifier.MORE_THAN, Qualifier.AT_LEAST}
FROM_ABOVE = {Qualifier.NEARLY, Qualifier.UP_TO, Qualifier.LESS_THAN}


@dataclass(frozen=True)
class Total:
    """A sum with all that must be said beside it, or the reason why there is none.

    counted: the figures that were added. without_value: those that give no number, or a range.
    not_added: those that may not be added, for the reason `why_not`. outside: those that the window
    of years does not hold, or that state no period. of: how many units could have told.
    """

    of: int
    value: Decimal | None = None
    qualifier: str = Qualifier.EXACT
    counted: list[Figure] = field(default_factory=list)
    without_value: list[Figure] = field(default_factory=list)
    not_added: list[Figure] = field(default_factory=list)
    outside: list[Figure] = field(default_factory=list)
    why_not: str = ""

    @property
    def is_partial(self) -> bool:
        """Whether some unit that could have told is not in the sum."""
        return len(self.counted) < self.of

    @property
    def dates(self) -> list[str]:
        """The first and the last of the ends of the figures' periods; one where they are equal."""
        ends = sorted({figure.period_end for figure in self.counted if figure.period_end})
        return ends if len(ends) < 2 else [ends[0], ends[-1]]

    @property
    def undated(self) -> int:
        """How many of the figures do not state when their period ends."""
        return sum(not figure.period_end for figure in self.counted)


def alone(figure: Figure, window: Window) -> Total:
    """Return one figure as it stands: it needs no adding, so only its years speak against it."""
    if not window.holds(figure):
        return Total(1, outside=[figure])
    if figure.single_value is None:
        return Total(1, without_value=[figure])
    return Total(1, figure.single_value, figure.qualifier, counted=[figure])


def add_up(indicator: Indicator, figures: Iterable[Figure], of: int, window: Window) -> Total:
    """Return the sum of an indicator's figures, one a unit, over units that do not overlap.

    figures: such as `FigureQuerySet.comparable()` gives. of: how many units there are. window: the
    years that a figure must touch to be added.
    """
    given = list(figures)
    _refuse_overlaps(indicator, given)
    within = [figure for figure in given if window.holds(figure)]
    counted = [figure for figure in within if figure.single_value is not None]
    beside = Total(
        of,
        without_value=[figure for figure in within if figure.single_value is None],
        outside=[figure for figure in given if not window.holds(figure)],
    )
    if reason := why_not(indicator, counted):
        return replace(beside, not_added=counted, why_not=reason)
    value, qualifier = sum_of(counted)
    return replace(beside, value=value, qualifier=qualifier, counted=counted)


def sum_of(figures: Iterable[Figure]) -> tuple[Decimal, Qualifier]:
    """Return the numbers of figures added up, and how exact the sum is. All have a value."""
    counted = list(figures)
    numbers = (figure.single_value for figure in counted)
    value = sum((Decimal(number) for number in numbers if number), Decimal(0))
    return value, combined(figure.qualifier for figure in counted)


def _refuse_overlaps(indicator: Indicator, figures: list[Figure]) -> None:
    """Refuse what no page may ask for: units that overlap, or several indicators."""
    units = [figure.province_id for figure in figures]
    merged = {figure.province.successor_id for figure in figures if figure.province}
    if len(set(units)) < len(units) or merged & set(units):
        raise ValueError("figures of units that overlap are never added up")
    if any(figure.indicator_id != indicator.pk for figure in figures):
        raise ValueError("figures of several indicators are never added up")


def by_period(
    indicator: Indicator, figures: Iterable[Figure], of: int, window: Window
) -> list[Total]:
    """Return the sums of a flow over each period in the window that two units or more have, the
    latest first.

    figures: comparable ones, several a unit, with their reports; of a unit's two for one period
    that of the later report is taken. None of an indicator that is not added up.
    """
    if not indicator.sums_over_places:
        return []
    periods: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
    for figure in sorted(figures, key=lambda figure: (figure.report.dated, figure.pk)):
        is_closed = figure.period_start and figure.period_end
        if is_closed and figure.single_value is not None and window.holds(figure):
            period = figure.period_end, figure.period_start
            periods[period][str(figure.province_id)] = figure
    shared = (period for period, by_unit in periods.items() if len(by_unit) > 1)
    latest_first = sorted(shared, reverse=True)
    return [add_up(indicator, periods[period].values(), of, window) for period in latest_first]


def why_not(indicator: Indicator, figures: list[Figure]) -> str:
    """Return why figures of the indicator may not be added up; '' where they may."""
    if indicator.nature == Nature.RATIO:
        return _("A ratio of several places is not the sum of theirs.")
    if not indicator.sums_over_places:
        return _("The same may be counted in several places.")
    if not figures:
        return _("No number is held that could be added.")
    if indicator.nature == Nature.FLOW and not _of_one_period(figures):
        return _("The figures are of different periods, or do not state theirs.")
    return ""


def _of_one_period(figures: list[Figure]) -> bool:
    periods = {(figure.period_start, figure.period_end) for figure in figures}
    return len(figures) == 1 or (len(periods) == 1 and all(periods.pop()))


def combined(qualifiers: Iterable[str]) -> Qualifier:
    """Return the qualifier of a sum: bounds one way carry over, bounds both ways make 'about'."""
    found = {Qualifier(qualifier) for qualifier in qualifiers} - {Qualifier.EXACT}
    if not found:
        return Qualifier.EXACT
    if found <= FROM_BELOW:
        return Qualifier.MORE_THAN
    if found == {Qualifier.LESS_THAN}:
        return Qualifier.LESS_THAN
    return Qualifier.NEARLY if found <= FROM_ABOVE else Qualifier.ABOUT
