"""The map: its table says what is drawn, in each reading, and what is missing is never zero."""

import json
from decimal import Decimal
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from models_registry.statistics.choropleth import POPULATION_BASIS, classes_of
from provinces.models import Province, UnitSet
from tests.support import build
from tests.support.environment import ROOT
from tests.support.pages import (
    LANGUAGES,
    fetch,
    json_of,
    page_at,
    reader,
    rows_of_csv,
    text_of,
    vietnamese,
)

OUTLINES = ROOT / "static" / "outlines"
COUNTED = {"population_year": 2020, "population_source": POPULATION_BASIS}


def drawn(question: str = "", prefix: str = "") -> dict[str, dict]:
    """Return unit → value, words, look and link of what is drawn."""
    (series,) = json_of(f"{prefix}/charts/map/?{question}")["datasets"]
    columns = (series[name] for name in ("shapes", "data", "texts", "looks", "links", "partial"))
    names = ("value", "text", "look", "link", "partial")
    return {unit: dict(zip(names, own, strict=True)) for unit, *own in zip(*columns, strict=True)}


def held(question: str = "") -> dict[str, object]:
    """Return unit → value of what is held, None where no number is coloured."""
    found = drawn(question)
    return {unit: one["value"] for unit, one in found.items() if one["look"] != "none"}


def in_table(question: str = "", prefix: str = "") -> dict[str, list[str]]:
    """Return unit → the other cells of its row."""
    rows = page_at(f"{prefix}/map/?{question}").rows
    return {row.links[0].split("/")[-2]: row.cells[1:] for row in rows}


# The classes


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([], []),
        ([7], [(7, 7)]),
        ([3, 1, 2, 2], [(1, 1), (2, 2), (3, 3)]),
        ([40, 48, 857, 7, 300], [(7, 7), (40, 40), (48, 48), (300, 300), (857, 857)]),
        (range(1, 11), [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]),
        # Twelve numbers: the 3rd, 5th, 8th, 10th and 12th are 2, 2, 5, 40 and 1,000.
        (
            [2, 2, 2, 2, 2, 2, 3, 5, 9, 40, 857, 1000],
            [(2, 2), (3, 5), (9, 40), (857, 1000)],
        ),
    ],
)
def test_classes_worked_out_by_hand(values, classes):
    assert classes_of(map(Decimal, values)) == classes


@given(st.lists(st.integers(1, 50).map(Decimal), min_size=1, max_size=63))
def test_each_number_falls_into_one_class(values):
    classes = classes_of(values)
    different = len(set(values))
    assert len(classes) == different if different <= 5 else 1 <= len(classes) <= 5
    assert classes[0].least == min(values)
    assert classes[-1].greatest == max(values)
    assert all(one.least <= one.greatest for one in classes)
    assert all(one.greatest < other.least for one, other in pairwise(classes))
    for value in values:
        assert sum(one.least <= value <= one.greatest for one in classes) == 1


# What is drawn


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_the_map_is_the_table_as_reported(five_reports, prefix):
    found = drawn(prefix=prefix)
    own = {unit: one["value"] for unit, one in found.items() if one["look"] != "none"}
    # Soc Trang's 40 states no period: it stands beside the others, without a class.
    assert own == {"ha-giang": 857, "son-la": 48, "soc-trang": None}
    cells = in_table(prefix=prefix)
    assert {unit: int(row[0]) for unit, row in cells.items()} == {**own, "soc-trang": 40}
    # Two numbers: each is its own class, the least first.
    unstated = vietnamese("period not stated") if prefix else "period not stated"
    assert [row[-1] for row in cells.values()] == ["857", "48", unstated]
    looks = {unit: found[unit]["look"] for unit in own}
    assert looks == {"ha-giang": "class-4", "son-la": "class-2", "soc-trang": "undated"}
    assert found["ha-giang"]["link"] == f"{prefix}/provinces/ha-giang/"
    assert len(found) == 63
    shown = page_at(f"{prefix}/map/")
    assert len(shown.find("details", class_="missing")) == 1
    assert shown.texts("h2", id="map-rows")[0].startswith("3 ")


def test_today_rolls_up_and_says_how_many_parts_are_reported(five_reports):
    found = drawn("reading=today")
    assert held("reading=today") == {"tuyen-quang-2025": 857, "son-la": 48, "can-tho-2025": None}
    assert found["tuyen-quang-2025"]["text"] == (
        "857 model, 6 June 2023, one of two parts reported"
    )
    assert found["can-tho-2025"]["text"] == ("Soc Trang (until 2025): 40 model, period not stated")
    assert "parts" not in found["son-la"]["text"]
    dotted = {unit for unit, one in found.items() if one["partial"]}
    assert dotted == {"tuyen-quang-2025"}
    legend = {one["look"]: one["text"] for one in json_of("/charts/map/?reading=today")["legend"]}
    assert legend["partial"] == "dotted outline: not all parts reported"
    assert "partial" not in {one["look"] for one in json_of("/charts/map/")["legend"]}
    assert len(found) == 34
    rows = page_at("/map/?reading=today").rows
    assert "one of two parts reported" in rows[0].cells[0]
    assert rows[0].cells[1] == "857 Ha Giang"
    assert "/figures/30/" in rows[0].links
    assert [row.cells[-1] for row in rows] == ["857", "48", "period not stated"]


def test_the_units_of_a_set_have_outlines_and_no_other(five_reports):
    for units, question in ((UnitSet.OF_63, ""), (UnitSet.OF_34, "reading=today")):
        topology = json.loads((OUTLINES / f"provinces-{units}.topojson").read_text())
        shapes = {one["id"] for one in topology["objects"]["provinces"]["geometries"]}
        assert shapes == set(drawn(question)) == set(units_of(units))
        (figure,) = page_at(f"/map/?{question}").find("figure", class_="chart")
        assert f"/outlines/provinces-{units}." in figure.has["data-outlines"]
        assert text_of(fetch(figure.has["data-outlines"])).startswith('{"type":"Topology"')


def units_of(units: UnitSet) -> list[str]:
    return list(Province.objects.of_set(units).values_list("pk", flat=True))


def test_the_two_sets_are_two_maps(db):
    indicator, unchanged = build.indicator(), build.province()
    (old, _other), new = build.merged()
    for unit, value, end in (
        (unchanged, 5, "2023"),
        (unchanged, 7, "2026"),
        (old, 11, "2024"),
        (new, 13, "2026"),
    ):
        build.figure(indicator=indicator, province=unit, value=value, period_end=end)
    asked = f"indicator={indicator.pk}"
    assert held(asked) == {unchanged.pk: 5, old.pk: 11}
    assert held(f"{asked}&set=34") == {unchanged.pk: 7, new.pk: 13}
    # A unit's own figure counts before its predecessors'.
    assert held(f"{asked}&reading=today") == {unchanged.pk: 7, new.pk: 13}
    assert held(f"{asked}&reading=today&year_to=2024") == {unchanged.pk: 5, new.pk: 11}


def test_a_figure_of_neither_set_is_named_beside_the_map(db):
    figure = build.figure(period_kind="unstated", value=9)
    asked = f"indicator={figure.indicator_id}"
    assert held(asked) == held(f"{asked}&set=34") == {}
    words = "Of neither set, since neither the figure's period nor its report's date is known:"
    shown = page_at(f"/map/?{asked}")
    assert words in shown.main
    assert figure.get_absolute_url() in shown.links
    assert held(f"{asked}&reading=today") == {figure.province_id: None}
    assert words not in page_at(f"/map/?{asked}&reading=today").main


def test_what_is_not_held_is_neither_zero_nor_a_number_that_is_not_given(db):
    indicator = build.indicator()
    zero, least, silent, missing = (build.province() for _ in range(4))
    build.figure(indicator=indicator, province=zero, value=0)
    build.figure(indicator=indicator, province=least, value=1)
    build.figure(indicator=indicator, province=silent, qualifier="unquantified")
    found = drawn(f"indicator={indicator.pk}")
    units = (zero, least, silent, missing)
    assert [found[unit.pk]["value"] for unit in units] == [0, 1, None, None]
    assert [found[unit.pk]["look"] for unit in units] == ["zero", "class-3", "silent", "none"]
    assert found[missing.pk]["text"] == "not held"
    assert found[silent.pk]["text"].startswith("no number given, ")
    legend = json_of(f"/charts/map/?indicator={indicator.pk}")["legend"]
    assert [(one["look"], one["text"]) for one in legend] == [
        ("zero", "0, reported as zero"),
        ("class-3", "1"),
        ("silent", "no single number given"),
        ("none", "not held"),
    ]
    cells = in_table(f"indicator={indicator.pk}")
    classes = [cells[unit.pk][-1] for unit in (zero, least, silent)]
    assert classes == ["0, reported as zero", "1", "no single number given"]
    assert missing.pk not in cells


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ({"nature": "ratio", "sums_over_places": False}, "A ratio of several places"),
        ({"nature": "flow"}, "The figures are of different periods"),
    ],
)
def test_what_may_not_be_added_up_has_no_colour_and_a_reason(db, kind, reason):
    indicator = build.indicator(**kind)
    parts, new = build.merged()
    for unit, year in zip(parts, ("2022", "2023"), strict=True):
        span = {"period_kind": "span", "period_start": year, "period_end": year}
        build.figure(indicator=indicator, province=unit, value=5, **span)
    found = drawn(f"indicator={indicator.pk}&reading=today")[new.pk]
    assert (found["value"], found["look"]) == (None, "not-added")
    assert found["text"].startswith(reason)
    (cells,) = in_table(f"indicator={indicator.pk}&reading=today").values()
    assert cells[0].startswith(reason)
    assert cells[-1] == "not added up"


def test_what_is_not_exact_says_so(db):
    figure = build.figure(value=1234, qualifier="more_than")
    asked = f"indicator={figure.indicator_id}"
    assert drawn(asked)[figure.province_id]["text"] == "more than 1,234 model, as of 30 June 2023"
    assert in_table(asked, "/vi")[figure.province_id][0] == "trên 1.234"


# Per head


def test_a_rate_needs_a_population_of_the_same_extent_and_basis(db):
    indicator = build.indicator()
    counted = build.province(population=2_000_000, **COUNTED)
    uncounted = build.province()
    parts, new = build.merged()
    new.population, new.population_source = 3_000_000, "nq-202-2025-qh15"
    new.save()
    for unit, value in ((counted, 51), (uncounted, 70), (parts[0], 80)):
        build.figure(indicator=indicator, province=unit, value=value)
    asked = f"indicator={indicator.pk}&per=head"
    found = drawn(asked)
    # 51 for 2,000,000 are 2.55 for 100,000.
    assert found[counted.pk]["value"] == 2.55
    assert found[counted.pk]["text"] == (
        "2.55 per 100,000 people of 2020, 51 model, as of 30 June 2023"
    )
    assert (found[uncounted.pk]["value"], found[uncounted.pk]["look"]) == (None, "no-rate")
    assert found[uncounted.pk]["text"].endswith(", no rate")
    assert json_of(f"/charts/map/?{asked}")["unit"] == "model per 100,000 people"
    assert in_table(asked)[counted.pk] == ["51", "2.55", "as of 30 June 2023", "2.55"]
    today = drawn(f"{asked}&reading=today")
    assert today[counted.pk]["value"] == 2.55
    assert today[new.pk]["look"] == "no-rate"


def test_a_partial_sum_has_no_rate(db):
    indicator = build.indicator()
    (part, other), new = build.merged()
    new.population, new.population_year = 1_000_000, 2020
    new.population_source = POPULATION_BASIS
    new.save()
    build.figure(indicator=indicator, province=part, value=10)
    assert held(f"indicator={indicator.pk}&reading=today&per=head") == {new.pk: None}
    build.figure(indicator=indicator, province=other, value=10)
    assert held(f"indicator={indicator.pk}&reading=today&per=head") == {new.pk: 2}


def test_the_switch_to_rates_is_offered_for_stocks_alone(db):
    stock, flow = build.figure(), build.figure(indicator=build.indicator(nature="flow"))
    assert "Per 100,000 people" in page_at(f"/map/?indicator={stock.indicator_id}").main
    assert "Per 100,000 people" not in page_at(f"/map/?indicator={flow.indicator_id}").main


# The page


def test_the_files_are_those_of_the_indicator_under_the_same_question(five_reports):
    shown = page_at("/map/?reading=today&year_to=2023&per=head")
    assert shown.link("CSV") == "/indicators/models.csv?reading=today&year_to=2023"
    assert len(rows_of_csv(shown.link("CSV"))) == len(shown.rows)


def test_the_indicators_to_choose_are_those_that_units_can_be_compared_by(db):
    comparable, asked = build.figure().indicator, build.indicator()
    build.figure(indicator=build.indicator(), fit="part")
    shown = page_at(f"/map/?indicator={asked.pk}")
    (chosen,) = [one for one in shown.find("option") if "selected" in one.has]
    assert chosen.has["value"] == asked.pk
    assert {one.has["value"] for one in shown.find("option")} == {comparable.pk, asked.pk}
    assert "No province has a figure" in shown.main


def test_an_empty_site_has_a_map_without_anything(db):
    assert "No figure is held yet." in page_at("/map/").main
    assert json_of("/charts/map/")["datasets"] == []


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_islands_are_marked_and_outlines_credited(five_reports, prefix):
    marks = [one["name"] for one in json_of(f"{prefix}/charts/map/")["marks"]]
    assert (
        marks[:2]
        == {
            "": ["Hoàng Sa (Paracel Islands)", "Trường Sa (Spratly Islands)"],
            "/vi": ["Hoàng Sa", "Trường Sa"],
        }[prefix]
    )
    assert len(marks) == 13
    assert "Who's On First" in page_at(f"{prefix}/map/").main


def test_the_page_credits_in_the_words_of_the_outlines_licence(five_reports):
    licence = (OUTLINES / "LICENCE.txt").read_text()
    credit = next(line for line in licence.splitlines() if line.startswith('"Province'))
    main = page_at("/map/").main
    assert credit.strip('"') in main
    assert "imply no position on sovereignty" in main


@pytest.mark.parametrize("address", ["/map/", "/vi/map/", "/charts/map/"])
@pytest.mark.parametrize(
    "question",
    [
        "indicator=nothing",
        "indicator=models&indicator=models-new",
        "reading=tomorrow",
        "set=64",
        "set=63&reading=today",
        "per=area",
        "per=head&indicator=models-new",
        "year_from=x",
        "year_from=2024&year_to=2023",
    ],
)
def test_a_bad_question_is_refused_and_named(five_reports, address, question):
    named = "year_to" if "year_to" in question else question.split("=")[0]
    assert named in text_of(fetch(f"{address}?{question}", 400))


@pytest.mark.parametrize("address", ["/map/", "/charts/map/"])
def test_the_map_is_only_read(db, address):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(reader, method)(address).status_code == 405


def test_the_same_bytes_twice(five_reports):
    for address in ("/charts/map/", "/charts/map/?reading=today", "/vi/charts/map/?per=head"):
        assert fetch(address).content == fetch(address).content


def test_twenty_units_cost_as_many_queries_as_one(db):
    indicator = build.indicator()
    addresses = [
        f"{path}?indicator={indicator.pk}&reading={reading}"
        for path in ("/map/", "/charts/map/")
        for reading in ("reported", "today")
    ]

    def add() -> None:
        parts, _new = build.merged()
        for unit in (*parts, build.province()):
            build.figure(indicator=indicator, province=unit)

    def queries() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                fetch(address)
            counts.append(len(asked))
        return counts

    add()
    few = queries()
    for _ in range(6):
        add()
    assert queries() == few
    assert len(in_table(f"indicator={indicator.pk}")) == 21
