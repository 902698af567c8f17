"""Two readings of the same figures: nothing is added twice, and what is partial says so."""

import datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models_registry.models import Figure, Indicator
from models_registry.statistics.by_unit import as_reported, of_today, ranked, total_of
from models_registry.statistics.window import Window, Windows
from provinces.models import MERGER, Province

DAYS = st.one_of(st.none(), st.dates(datetime.date(2015, 1, 1), datetime.date(2026, 12, 31)))
YEARS = st.one_of(st.none(), st.integers(2014, 2027))
WINDOWS = st.builds(Window, YEARS, YEARS).filter(
    lambda window: not (window.first and window.last and window.first > window.last)
)
VALUES = st.one_of(st.none(), st.integers(0, 10**6).map(Decimal))


def unit(key, successor=None, new=False):
    since = {"valid_from": MERGER} if new else {}
    return Province(pk=key, name_en=key, successor=successor, **since)


@st.composite
def merged_units(draw):
    """Return units, some merged into new ones, and at most one figure of each and of each set."""
    indicator = Indicator(pk="counted", nature="stock", sums_over_places=True)
    units, figures = [], []

    def tell(one, unit_set):
        if draw(st.booleans()):
            value = draw(VALUES)
            last = draw(DAYS)
            figure = Figure(
                pk=len(figures) + 1,
                indicator=indicator,
                province=one,
                value=value,
                value_to=None if value is None else draw(st.sampled_from([None, value + 5])),
                qualifier="unquantified" if value is None else "exact",
                period_first=last,
                period_last=last,
                unit_set=unit_set,
            )
            figures.append(figure)

    for place in range(draw(st.integers(1, 4))):
        new = unit(f"new-{place}", new=True)
        parts = [
            unit(f"old-{place}-{part}", successor=new) for part in range(draw(st.integers(2, 4)))
        ]
        for part in parts:
            tell(part, "63")
        tell(new, "34")
        units += [new, *parts]
    same = unit("same")
    units.append(same)
    tell(same, "63")
    return indicator, units, figures


def touches(figure, window):
    """Say by the years whether the figure is of the window."""
    years = (window.first or 0, window.last or 9999)
    return bool(figure.period_last) and years[0] <= figure.period_last.year <= years[1]


def number_of(figure):
    return None if figure.value_to is not None else figure.value


@given(merged_units(), WINDOWS)
def test_a_unit_of_today_is_its_own_figure_or_the_sum_of_its_parts(given_units, window):
    indicator, units, figures = given_units
    rows = {row.unit.pk: row for row in of_today(indicator, figures, units, window)}
    for new in (one for one in units if one.valid_from == MERGER):
        own = [figure for figure in figures if figure.province_id == new.pk]
        parts = [one for one in units if one.successor_id == new.pk]
        told = [figure for figure in figures if figure.province in parts]
        if not own and not told:
            assert new.pk not in rows
            continue
        row, of_years = rows[new.pk], [figure for figure in told if touches(figure, window)]
        total = row.total
        if own and touches(own[0], window):
            assert (total.value, row.figures) == (number_of(own[0]), own)
        elif own and not of_years:
            assert (total.value, row.figures, row.is_within) == (None, own, False)
        else:
            numbers = [number_of(figure) for figure in of_years if number_of(figure) is not None]
            assert total.value == (sum(numbers) if numbers else None)
            assert (len(total.counted), total.of) == (len(numbers), len(parts))
            assert total.is_partial == (len(numbers) < len(parts))
            assert row.is_within == bool(of_years)


@given(merged_units(), WINDOWS)
def test_what_is_counted_is_of_the_window_and_counted_once_in_either_reading(given_units, window):
    indicator, units, figures = given_units
    today = total_of(indicator, of_today(indicator, figures, units, window), 34, window)
    assert len({figure.pk for figure in today.counted}) == len(today.counted)
    assert all(touches(figure, window) for figure in today.counted)
    windows = Windows(ends={("counted", units): 2023 for units in ("63", "34")})
    for unit_set in ("63", "34"):
        rows = [row for row in as_reported(figures, windows) if row.unit_set == unit_set]
        own = windows.of("counted", unit_set)
        assert (own.first, own.last) == (2019, 2023)
        counted = [
            figure
            for figure in figures
            if figure.unit_set == unit_set
            and touches(figure, own)
            and number_of(figure) is not None
        ]
        found = total_of(indicator, rows, 63, own)
        assert found.value == (sum(figure.value for figure in counted) if counted else None)
        ranks = {row.row.unit.pk for row in ranked(rows) if row.rank}
        assert ranks == {figure.province_id for figure in counted}
