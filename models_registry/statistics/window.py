"""The years within which figures stand side by side: in rankings, maps, sums and roll-ups.

Where nobody asks for years, five calendar years in a row, of which the last is the latest in which
a comparable figure of the indicator and of the set of units ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from models_registry.models import Figure
from provinces.models import Reading

YEARS_IN_A_ROW = 5


@dataclass(frozen=True)
class Window:
    """Calendar years, both among them; None for an open end."""

    first: int | None = None
    last: int | None = None

    def holds(self, figure: Figure) -> bool:
        """Whether the figure's period touches the years; one that is not stated touches none."""
        if not (figure.period_first and figure.period_last):
            return False
        is_over = self.first is not None and figure.period_last.year < self.first
        is_to_come = self.last is not None and figure.period_first.year > self.last
        return not (is_over or is_to_come)

    def __str__(self) -> str:
        if self.first is None and self.last is None:
            return ""
        if self.last is None:
            return _("%s and later") % self.first
        if self.first is None:
            return _("%s and earlier") % self.last
        if self.first == self.last:
            return str(self.first)
        return _("%(first)s to %(last)s") % {"first": self.first, "last": self.last}


@dataclass(frozen=True)
class Windows:
    """The window of each indicator and set of units: the years asked for, else each its own."""

    asked: Window = Window()
    reading: Reading = Reading.REPORTED
    # The last years of what is held, by indicator and set of units.
    ends: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def over(cls, indicators: Iterable[str], asked: Window, reading: Reading) -> "Windows":
        """Return the windows of these indicators, by their codes."""
        if asked != Window():
            return cls(asked, reading)
        own = Figure.objects.filter(indicator__in=list(indicators))
        return cls(asked, reading, own.last_years())

    def of(self, indicator: str, unit_set: str) -> Window:
        """Return the window of an indicator and a set of units.

        Today's units are known by figures of both sets, so that their window is one for both.
        """
        if self.asked != Window():
            return self.asked
        sets = {unit_set}
        if self.reading == Reading.TODAY:
            sets = {units for code, units in self.ends if code == indicator}
        last = max((self.ends.get((indicator, units), 0) for units in sets), default=0)
        return Window(last - YEARS_IN_A_ROW + 1, last) if last else Window()


def years_of(figure: Figure) -> str:
    """Return the years of a figure's period: '2023', '2018–2023', '' where it states none."""
    if not (figure.period_first and figure.period_last):
        return ""
    first, last = figure.period_first.year, figure.period_last.year
    return str(last) if first == last else f"{first}–{last}"


def titled(name: str, windows: Iterable[Window]) -> str:
    """Return the title of what stands side by side: 'Models, latest figure of 2021 to 2025'."""
    years = dict.fromkeys(filter(None, map(str, windows)))
    if not years:
        return name
    written = _(" and ").join(years)
    return _("%(name)s, latest figure of %(years)s") % {"name": name, "years": written}
