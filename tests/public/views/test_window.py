"""Whatever the years: nothing of others, and nothing without a period, is ranked, mapped, rolled up
or summed, on any page and in any file.
"""

import re
from random import Random

import pytest

from tests.support import build
from tests.support.pages import json_of, page_at, rows_of_json

pytestmark = pytest.mark.django_db

ASKED = [(None, None), (2015, None), (None, 2012), (2010, 2014), (2024, 2026), (2030, 2031)]


class Made:
    """Figures of one indicator at random: two units that merged, the new one, and three others."""

    def __init__(self, seed: int) -> None:
        chance = Random(seed)
        self.indicator = build.indicator(unit_en="case")
        parts, self.new = build.merged()
        self.units = [*parts, self.new, *(build.province() for _ in range(3))]
        self.figures = {
            figure.pk: figure.as_stored() for unit in self.units for figure in self.of(unit, chance)
        }

    def of(self, unit, chance: Random):
        """Yield a few figures of the unit, each of a year at which it was there, or of none."""
        first, last = (2025, 2026) if unit == self.new else (2005, 2024 if unit.valid_to else 2026)
        for year in chance.sample(range(first, last + 1), chance.randint(0, 2)):
            end = f"{year}-{chance.choice(['09', '12-31'])}"
            yield self.figure(unit, chance, period_end=end)
        if chance.random() < 0.3:
            yield self.figure(unit, chance, period_kind="unstated")

    def figure(self, unit, chance: Random, **period):
        value = {"value": chance.randint(1, 99)}
        return build.figure(indicator=self.indicator, province=unit, **value, **period)

    def window(self, sets: set[str], asked) -> tuple[int | None, int | None]:
        """Return the years that must be compared, worked out from what was made."""
        if asked != (None, None):
            return asked
        years = [
            figure.period_last.year
            for figure in self.figures.values()
            if figure.period_last and figure.unit_set in sets
        ]
        return (max(years) - 4, max(years)) if years else (None, None)


def question(asked, reading: str = "") -> str:
    names = zip(("year_from", "year_to"), asked, strict=True)
    parts = [f"{name}={year}" for name, year in names if year]
    return "&".join(filter(None, [*parts, reading and f"reading={reading}"]))


def touches(figure, window) -> bool:
    first, last = window
    if figure.period_last is None:
        return False
    return (first or 0) <= figure.period_last.year <= (last or 9999)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("seed", range(4))
def test_as_reported(seed, asked):
    made = Made(seed)
    address = f"indicators/{made.indicator.pk}"
    rows = rows_of_json(f"/{address}.json?{question(asked)}")
    known = {figure.province_id for figure in made.figures.values()}
    assert {row["province"] for row in rows} == known
    within = {}
    for row in rows:
        figure = made.figures[row["id"]]
        window = made.window({figure.unit_set}, asked)
        if figure.unit_set:
            assert (row["window_from"], row["window_to"]) == window
        assert row["in_window"] == ("yes" if touches(figure, window) else "no")
        if row["in_window"] == "yes":
            within[figure.pk] = figure
    page = page_at(f"/{address}/?{question(asked)}")
    ranked = [row for row in page.rows if row.cells[0].isdigit()]
    assert {int(row.links[1].split("/")[-2]) for row in ranked} == set(within)
    (drawn,) = json_of(f"/charts/{address}/?{question(asked)}")["datasets"]
    assert [
        not pale and value is not None
        for pale, value in zip(drawn["pale"], drawn["data"], strict=True)
    ] == [row["id"] in within for row in rows]
    for units in ("63", "34"):
        of_set = [figure for figure in within.values() if figure.unit_set == units]
        on_map = json_of(
            f"/charts/map/?{question(asked)}&set={units}&indicator={made.indicator.pk}"
        )
        (areas,) = on_map["datasets"]
        values = zip(areas["shapes"], areas["data"], strict=True)
        assert {unit: value for unit, value in values if value is not None} == {
            figure.province_id: figure.value for figure in of_set
        }
        told = [text for text in page.texts("div", class_="sum") if text.startswith(f"{units} ")]
        sums = [re.search(r"20\d\d ([\d,]+) case", text) for text in told]
        total = sum(figure.value for figure in of_set)
        assert [int(found[1].replace(",", "")) for found in sums if found] == [total] * bool(of_set)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("seed", range(4))
def test_by_todays_units(seed, asked):
    made = Made(seed)
    window = made.window({"63", "34"}, asked)
    rows = rows_of_json(f"/indicators/{made.indicator.pk}.json?{question(asked, 'today')}")
    counted = set()
    for row in rows:
        figures = [int(key) for key in (str(row["figures"] or "")).split("; ") if key]
        counted.update(figures)
        assert all(touches(made.figures[key], window) for key in figures)
        outside = [int(key) for key in (str(row["outside_window"] or "")).split("; ") if key]
        assert not any(touches(made.figures[key], window) for key in outside)
        total = sum(made.figures[key].value for key in figures)
        assert row["value"] == (total if figures else None)
    # A unit of which something is of the years is compared by it.
    latest = {
        figure.province.successor_id or figure.province_id
        for figure in made.figures.values()
        if touches(figure, window)
    }
    assert {
        made.figures[key].province.successor_id or made.figures[key].province_id for key in counted
    } == latest
