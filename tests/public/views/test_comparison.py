"""Provincial units side by side."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import build
from tests.support.pages import fetch, json_of, page_at, rows_of_csv, rows_of_json, vietnamese

pytestmark = pytest.mark.django_db

HINT = "two to six ids of the list of provinces, such as son-la"


class Units:
    """Units with figures of one indicator, side by side under one address."""

    def __init__(self, count: int = 2) -> None:
        self.indicator = build.indicator()
        self.units = [build.province() for _ in range(count)]

    def figure(self, unit: int, **given):
        given = {"indicator": self.indicator, "province": self.units[unit], **given}
        return build.figure(**given)

    def question(self, *more: str) -> str:
        return "&".join([*(f"province={unit.pk}" for unit in self.units), *more])

    def page(self, *more: str):
        return page_at(f"/compare/?{self.question(*more)}")


def test_units_stand_in_columns_and_indicators_in_rows():
    units = Units()
    first = units.figure(0, value=5, qualifier="more_than")
    second = units.figure(1, value=26558)
    shown = units.page()
    assert shown.texts("th", scope="col") == ["Indicator", *(str(unit) for unit in units.units)]
    (row,) = shown.rows
    assert row.cells == [
        f"{units.indicator.name_en} model 2019 to 2023",
        "more than 5 as of 30 June 2023",
        "26,558 as of 30 June 2023",
    ]
    assert row.links[1:] == [f"/figures/{first.pk}/", f"/figures/{second.pk}/"]


def test_a_cell_holds_the_units_latest_comparable_figure():
    units = Units()
    units.figure(0, value=1, period_end="2022")
    units.figure(0, value=2, period_end="2024")
    units.figure(0, value=3, period_end="2025", status="target")
    units.figure(1, value=4, place=build.place(province=units.units[1]))
    (row,) = units.page().rows
    assert row.cells[1:] == ["2 as of 2024", "nothing held"]


def test_rows_are_the_indicators_that_one_of_the_units_has_by_topic_and_code():
    units = Units()
    for code, topic in (("b", "results"), ("c", "cameras"), ("a", "results")):
        units.figure(0, indicator=build.indicator(code=code, topic=topic))
    build.figure(indicator=build.indicator(code="of-another-unit"))
    assert [row.links[0] for row in units.page().rows] == [
        f"/indicators/{code}/" for code in ("c", "a", "b")
    ]


def test_an_indicator_that_is_asked_for_has_its_row_even_where_nothing_is_held():
    units = Units()
    units.figure(0)
    empty = build.indicator()
    (row,) = units.page(f"indicator={empty.pk}").rows
    assert row.links == [f"/indicators/{empty.pk}/"]
    assert row.cells[1:] == ["nothing held"] * 2


def test_what_was_chosen_stays_chosen_in_the_form():
    units = Units()
    build.province()
    shown = units.page(f"indicator={units.indicator.pk}")
    chosen = {one.has["value"] for one in shown.find("option") if "selected" in one.has}
    assert chosen == {units.indicator.pk, *(unit.pk for unit in units.units)}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({"period_end": "2023-06-30"}, {"period_end": "2024-06-30"}, False),
        ({"period_end": "2023-06-30"}, {"period_end": "2024-07-02"}, True),
        ({"period_end": "2023-06-30"}, {"period_kind": "unstated"}, True),
    ],
)
def test_a_row_says_that_its_periods_differ(one, other, differ):
    units = Units()
    units.figure(0, **one)
    units.figure(1, **other)
    (row,) = units.page().rows
    assert ("the periods differ" in row.cells[0]) == differ


def test_units_of_one_territory_are_said_to_overlap():
    (part, other), whole = build.merged()
    notice = "their figures overlap and may not be added up"
    for unit in (part, other):
        build.figure(province=unit)
    shown = page_at(f"/compare/?province={part.pk}&province={whole.pk}")
    assert f"{part} became part of {whole}: {notice}" in shown.main
    apart = page_at(f"/compare/?province={part.pk}&province={other.pk}")
    assert len(apart.rows) == 2
    assert notice not in apart.main


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_without_a_unit_the_page_explains_and_offers_the_form(prefix):
    unit = build.province()
    shown = page_at(f"{prefix}/compare/")
    assert unit.pk in {one.has["value"] for one in shown.find("option")}
    assert not shown.rows
    said = "Choose two to six provinces or cities"
    assert (said in shown.main) == (prefix == "")


@pytest.mark.parametrize("count", [1, 7])
def test_one_unit_and_more_than_six_are_refused(count):
    question = Units(count).question()
    shown = page_at(f"/compare/?{question}", 400)
    assert shown.texts("code") == ["province"]
    assert HINT in shown.main
    fetch(f"/compare.csv?{question}", 400)


def test_two_and_six_are_not():
    for count in (2, 6):
        fetch(f"/compare/?{Units(count).question()}")


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        ("province=nowhere", "province"),
        ("indicator=nothing", "indicator"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(question, parameter):
    asked = f"{Units().question()}&{question}"
    assert page_at(f"/compare/?{asked}", 400).texts("code") == [parameter]
    fetch(f"/compare.json?{asked}", 400)


def test_units_of_which_nothing_comparable_is_held():
    units = Units()
    units.figure(0, status="proposed")
    shown = units.page()
    assert "No figure that may be compared is held of any of these units." in shown.main


def test_the_files_hold_the_figures_of_the_cells_in_their_order():
    units = Units(3)
    other = build.indicator(topic="cameras")
    for unit in (2, 0, 1):
        units.figure(unit)
    units.figure(1, indicator=other, period_end="2021")
    units.figure(1, indicator=other, period_end="2022")
    shown = units.page()
    cells = [link for row in shown.rows for link in row.links if link.startswith("/figures/")]
    assert len(cells) == 4
    for rows in (rows_of_csv(shown.link("CSV")), rows_of_json(shown.link("JSON"))):
        assert [f"/figures/{row['id']}/" for row in rows] == cells
    assert list(rows_of_csv(shown.link("CSV"))[0]) == [
        *rows_of_csv(f"/figures.csv?province={units.units[0].pk}")[0],
        *("window_from", "window_to", "in_window"),
    ]
    years = [tuple(row.values())[-3:] for row in rows_of_csv(shown.link("CSV"))]
    assert sorted(years) == [("2018", "2022", "yes"), *[("2019", "2023", "yes")] * 3]


def test_the_links_to_the_files_keep_the_question_alone():
    units = Units()
    units.figure(0)
    shown = units.page("utm_source=a", f"indicator={units.indicator.pk}")
    assert "utm_source" not in shown.link("CSV")
    assert [row["indicator"] for row in rows_of_json(shown.link("JSON"))] == [units.indicator.pk]


def test_files_without_a_unit_hold_no_row():
    build.figure()
    assert rows_of_csv("/compare.csv") == []
    assert rows_of_json("/compare.json") == []


@pytest.mark.parametrize("parameter", ["sort=value", "page=2", "unheard_of=1", "topic=models"])
def test_files_refuse_what_they_do_not_know(parameter):
    fetch(f"/compare.csv?{Units().question(parameter)}", 400)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_published_is_in_no_cell_and_in_no_file(state):
    units = Units()
    units.figure(0, state=state)
    units.figure(1, report=build.report(state=state))
    assert not units.page().rows
    assert rows_of_csv(f"/compare.csv?{units.question()}") == []


def test_in_vietnamese():
    units = Units()
    units.figure(0, value=26558)
    (row,) = page_at(f"/vi/compare/?{units.question()}").rows
    assert row.cells[0].startswith(f"{units.indicator.name_vi} mô hình")
    assert row.cells[1].startswith("26.558")
    assert row.cells[2] == vietnamese("nothing held")
    assert row.links[0].startswith("/vi/")


def test_one_indicator_is_drawn_over_time_a_line_a_unit(db):
    first, second = build.province(name_en="First"), build.province(name_en="Second")
    indicator = build.indicator()
    for unit, year, value in ((first, "2021", 10), (first, "2023", 12), (second, "2022", 7)):
        build.figure(indicator=indicator, province=unit, period_end=year, value=value)
    question = f"province={first.pk}&province={second.pk}&indicator={indicator.pk}"
    shown = page_at(f"/compare/?{question}")
    rows = [row.cells[:3] for row in shown.rows if row.cells[0].startswith("as of")]
    assert rows == [
        ["as of 2021", "10", "First"],
        ["as of 2023", "12", "First"],
        ["as of 2022", "7", "Second"],
    ]
    drawn = json_of(f"/charts/compare/?{question}")["datasets"]
    values = {one["label"]: [point["y"] for point in one["data"]] for one in drawn}
    assert values == {"First": [10, 12], "Second": [7]}


def test_several_indicators_share_no_axis(db):
    units = [build.province(), build.province()]
    indicators = [build.indicator(), build.indicator()]
    for indicator in indicators:
        build.figure(indicator=indicator, province=units[0])
    question = "&".join(
        [f"province={unit.pk}" for unit in units] + [f"indicator={one.pk}" for one in indicators]
    )
    assert page_at(f"/compare/?{question}").find("figure", class_="chart") == []
    assert json_of(f"/charts/compare/?{question}")["datasets"] == []


# Spans, and what is chosen twice


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("2023", "2023"), ("2023", "2023"), False),
        (("2023", "2023"), ("2023-01", "2023-12-31"), False),
        (("2023", "2023"), ("2022", "2022"), True),
        (("2023", "2023"), ("2013", "2023"), True),
        (("2023-01", "2023-06"), ("2023", "2023"), True),
        (("2023", "2023"), ("", "2023"), True),
    ],
)
def test_only_equal_spans_are_of_one_time(one, other, differ):
    units = Units()
    units.indicator.nature = "flow"
    units.indicator.save()
    for place, (start, end) in enumerate((one, other)):
        units.figure(place, period_kind="span", period_start=start, period_end=end)
    (row,) = units.page().rows
    assert ("the periods differ" in row.cells[0]) == differ


def test_a_unit_that_is_given_twice_is_one():
    unit = build.province()
    assert HINT in page_at(f"/compare/?province={unit.pk}&province={unit.pk}", 400).main


# Today's reading


class Merged(Units):
    """A unit that was formed of two in 2025, and one that did not change."""

    def __init__(self) -> None:
        self.indicator = build.indicator()
        self.parts, self.new = build.merged()
        self.units = [self.new, build.province()]

    def of_part(self, part: int, **given):
        given = {"indicator": self.indicator, "province": self.parts[part], **given}
        return build.figure(**given)

    def question(self, *more: str) -> str:
        return super().question("reading=today", *more)

    def cells(self) -> dict[str, str]:
        """Return unit → the text of its cell in the one row."""
        shown = self.page()
        (row,) = shown.rows
        return dict(zip(shown.texts("th", scope="col")[1:], row.cells[1:], strict=True))


def test_a_new_unit_shows_the_sum_of_its_parts_and_how_many_are_reported():
    units = Merged()
    first = units.of_part(0, value=5, qualifier="more_than")
    units.figure(1, value=7)
    assert units.cells()[str(units.new)] == (
        f"more than 5 one of two parts reported {units.parts[0].name}: more than 5, "
        "as of 30 June 2023"
    )
    assert first.get_absolute_url() in units.page().links
    units.of_part(1, value=6)
    assert "more than 11 two of two parts reported" in units.cells()[str(units.new)]
    units.figure(0, value=40, period_end="2026")
    assert units.cells()[str(units.new)] == "40 as of 2026"
    # As reported, nothing is rolled up.
    reported = page_at(f"/compare/?{units.question().replace('&reading=today', '')}")
    assert "40 as of 2026" in reported.rows[0].cells


def test_what_may_not_be_added_up_says_why():
    units = Merged()
    units.indicator.nature, units.indicator.sums_over_places = "ratio", False
    units.indicator.save()
    units.of_part(0, value=5)
    units.of_part(1, value=6)
    told = units.cells()[str(units.new)]
    assert told.startswith("A ratio of several places is not the sum of theirs.")
    assert "parts reported" not in told
    assert units.cells()[str(units.units[1])] == "nothing held"


def test_the_periods_of_a_sum_and_of_its_neighbour_are_compared():
    units = Merged()
    units.of_part(0, period_end="2020")
    units.figure(1, period_end="2023")
    assert "the periods differ" in units.page().rows[0].cells[0]


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_a_dissolved_unit_is_refused_by_the_name_of_its_successor(prefix):
    units = Merged()
    part = units.parts[0]
    question = f"province={part.pk}&province={units.units[1].pk}"
    shown = page_at(f"{prefix}/compare/?{question}&reading=today", 400)
    assert shown.texts("code") == ["province"]
    assert units.new.pk in shown.main
    fetch(f"/compare.csv?{question}&reading=today", 400)
    fetch(f"/charts/compare/?{question}&reading=today", 400)
    # So no link leads there, and the page says what to choose.
    reported = page_at(f"{prefix}/compare/?{question}")
    assert not [link for link in reported.links if "reading=today" in link]
    if not prefix:
        assert f"{part} is not one of today's units: choose {units.new}" in reported.main


def test_todays_form_offers_todays_units_alone():
    units = Merged()
    offered = {one.has["value"] for one in units.page().find("option")}
    assert {unit.pk for unit in units.units} <= offered
    assert not {part.pk for part in units.parts} & offered
    everything = page_at("/compare/").find("option")
    assert {part.pk for part in units.parts} <= {one.has["value"] for one in everything}


def test_chart_and_files_of_todays_reading_hold_its_cells():
    units = Merged()
    figure, own = units.of_part(0, value=5), units.figure(1, value=7)
    build.figure(indicator=units.indicator, value=1000)
    shown = units.page(f"indicator={units.indicator.pk}")
    (chart,) = shown.find("figure", class_="chart")
    (drawn,) = json_of(chart.has["data-chart-url"])["datasets"]
    held = dict(zip(sorted([units.new.pk, units.units[1].pk]), drawn["data"], strict=True))
    assert held == {units.new.pk: 5, units.units[1].pk: 7}
    columns = ("province", "indicator", "value", "parts_reported", "parts", "figures")
    expected = [
        (units.new.pk, units.indicator.pk, "5", "1", "2", str(figure.pk)),
        (units.units[1].pk, units.indicator.pk, "7", "1", "1", str(own.pk)),
    ]
    rows = rows_of_csv(shown.link("CSV"))
    assert [tuple(row[name] for name in columns) for row in rows] == sorted(expected)
    assert [row["value"] for row in rows_of_json(shown.link("JSON"))] == [
        int(value) for _unit, _indicator, value, *_ in sorted(expected)
    ]


def test_the_switch_keeps_what_was_chosen():
    units = Merged()
    units.figure(1)
    link = units.page(f"indicator={units.indicator.pk}").link("As reported")
    assert link == "/compare/?" + units.question(f"indicator={units.indicator.pk}").replace(
        "reading=today&", ""
    )
    assert page_at(link).link("Today's 34 provinces").endswith("&reading=today")


def test_twenty_indicators_cost_as_many_queries_as_one():
    units = Merged()
    units.of_part(0)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            units.page()
        return len(asked)

    few = queries()
    for _ in range(20):
        units.of_part(1, indicator=build.indicator())
    assert queries() == few
