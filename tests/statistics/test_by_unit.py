"""Two readings of the same figures: nothing is added twice, and what is partial says so."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models_registry.models import Figure, Indicator
from models_registry.statistics.by_unit import as_reported, of_today, total_of
from provinces.models import MERGER, Province

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
            figure = Figure(
                pk=len(figures) + 1,
                indicator=indicator,
                province=one,
                value=value,
                qualifier="unquantified" if value is None else "exact",
            )
            figure.unit_set = unit_set
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


@given(merged_units())
def test_a_unit_of_today_is_its_own_figure_or_the_sum_of_its_parts(given_units):
    indicator, units, figures = given_units
    rows = {row.unit.pk: row for row in of_today(indicator, figures, units)}
    for new in (one for one in units if one.valid_from == MERGER):
        own = [figure for figure in figures if figure.province_id == new.pk]
        parts = [one for one in units if one.successor_id == new.pk]
        told = [figure for figure in figures if figure.province in parts]
        if not own and not told:
            assert new.pk not in rows
            continue
        total = rows[new.pk].total
        if own:
            assert (total.value, rows[new.pk].figures) == (own[0].value, own)
            continue
        numbers = [figure.value for figure in told if figure.value is not None]
        assert total.value == (sum(numbers) if numbers else None)
        assert (len(total.counted), total.of) == (len(numbers), len(parts))
        assert total.is_partial == (len(numbers) < len(parts))


@given(merged_units())
def test_no_figure_is_counted_twice_in_either_reading(given_units):
    indicator, units, figures = given_units
    today = total_of(indicator, of_today(indicator, figures, units), of=34)
    assert len({figure.pk for figure in today.counted}) == len(today.counted)
    for unit_set in ("63", "34"):
        rows = [row for row in as_reported(figures) if row.unit_set == unit_set]
        numbers = [row.total.value for row in rows if row.total.value is not None]
        assert total_of(indicator, rows, of=63).value == (sum(numbers) if numbers else None)
