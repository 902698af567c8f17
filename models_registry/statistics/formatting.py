"""What a figure says, as the page's language writes it: in tables, in charts, in titles."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from models_registry.models import Figure, Indicator, PeriodKind, Qualifier
from models_registry.statistics.totals import Total
from movement_stats.lib import languages, partial_dates

# Before the number of a bar, where words have no room.
SIGNS = {
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_LEAST: "≥",
    Qualifier.ABOUT: "≈",
    Qualifier.NEARLY: "≲",
    Qualifier.UP_TO: "≤",
    Qualifier.LESS_THAN: "<",
}
# Around the number, in words.
PATTERNS = {
    Qualifier.MORE_THAN: gettext_lazy("more than %s"),
    Qualifier.AT_LEAST: gettext_lazy("at least %s"),
    Qualifier.ABOUT: gettext_lazy("about %s"),
    Qualifier.NEARLY: gettext_lazy("nearly %s"),
    Qualifier.UP_TO: gettext_lazy("up to %s"),
    Qualifier.LESS_THAN: gettext_lazy("less than %s"),
}


def number(value: Decimal | int | None) -> str:
    """Return a number as the page's language writes it: 26,558 or 26.558; '' for unknown."""
    return "" if value is None else languages.written_number(value)


def qualified(value: Decimal | int | None, qualifier: str) -> str:
    """Return a number with its qualifier in words: 'more than 1,000', 'trên 1.000'."""
    if value is None:
        return _("no number given")
    return str(PATTERNS.get(Qualifier(qualifier), "%s")) % number(value)


def sign(qualifier: str) -> str:
    """Return the sign before a number that is not exact: '>', '≈'; '' for an exact one."""
    return SIGNS.get(Qualifier(qualifier), "")


def quantity(figure: Figure) -> str:
    """Return what a figure claims: 'more than 1,000', 'from 12 to 18', '512 of 569 (89.98%)'."""
    is_range = figure.value_to is not None
    text = _range(figure) if is_range else qualified(figure.value, figure.qualifier)
    if figure.out_of is not None:
        text = _("%(part)s of %(whole)s") % {"part": text, "whole": number(figure.out_of)}
    if figure.percent is not None:
        text = f"{text} ({number(figure.percent)}%)"
    return text


def _range(figure: Figure) -> str:
    ends = {"least": number(figure.value), "most": number(figure.value_to)}
    if figure.qualifier == Qualifier.ABOUT:
        return _("about %(least)s to %(most)s") % ends
    return _("from %(least)s to %(most)s") % ends


def period(figure: Figure) -> str:
    """Return a figure's period in words: a date, a span with open ends, or 'not stated'."""
    start = partial_dates.written(figure.period_start)
    end = partial_dates.written(figure.period_end)
    if figure.period_kind == PeriodKind.UNSTATED:
        return _("not stated")
    if figure.period_kind == PeriodKind.AS_OF:
        return _("as of %s") % end
    if not end:
        return _("from %s, end not stated") % start
    if not start:
        return _("until %s, start not stated") % end
    if start == end:
        return start
    # 'năm 2013 – 2023': the word for the year is not said twice.
    return f"{start} – {figure.period_end if len(figure.period_end) == 4 else end}"


def quantity_of(total: Total, indicator: Indicator) -> str:
    """Return a sum with its unit: 'more than 945 model', or why there is none."""
    if total.value is None:
        return total.why_not
    return f"{qualified(total.value, total.qualifier)} {indicator.unit}"


def coverage(counted: int, of: int) -> str:
    """Return over how many units a sum goes: '3 of 63 provinces'."""
    return _("%(held)s of %(of)s provinces") % {"held": number(counted), "of": number(of)}


def parts_reported(total: Total) -> str:
    """Return how many of a merged unit's parts are in its number: 'one of two parts reported'."""
    words = [_("no"), _("one"), _("two"), _("three"), _("four")]
    counts = {"held": len(total.counted), "of": total.of}
    written = {name: words[n] if n < len(words) else number(n) for name, n in counts.items()}
    return _("%(held)s of %(of)s parts reported") % written


def dates_of(total: Total) -> str:
    """Return from when to when a sum's figures are: '2022 to 2023, one date not stated'."""
    ends = [partial_dates.written(date) for date in total.dates]
    text = _("%(first)s to %(last)s") % {"first": ends[0], "last": ends[-1]} if ends[1:] else ""
    text = text or "".join(ends)
    if not total.undated:
        return text
    undated = ngettext("one date not stated", "%(number)s dates not stated", total.undated)
    return ", ".join(filter(None, [text, undated % {"number": number(total.undated)}]))


def period_alone(figure: Figure) -> str:
    """Return the period as `period` does, where no heading says that it is one."""
    is_unstated = figure.period_kind == PeriodKind.UNSTATED
    return _("period not stated") if is_unstated else period(figure)


def claim(figure: Figure) -> str:
    """Return a figure in one line: 'more than 1,000 case, 2023'."""
    if figure.value is None:
        return f"{quantity(figure)}, {period_alone(figure)}"
    return f"{quantity(figure)} {figure.indicator.unit}, {period_alone(figure)}"
