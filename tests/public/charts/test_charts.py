"""Charts: what they draw is what the table beside them says, the same bytes for the same data."""

import json
from decimal import Decimal

import pytest

from movement_stats.lib.charts import Chart, ChartView, Point, Series
from tests.support import build
from tests.support.pages import fetch, json_of, page_at, reader, rows_of_csv, text_of

CHARTS = ["/charts/awards/", "/charts/models/", "/charts/indicators/models/"]


def bars(address: str) -> dict[str, object]:
    """Return label → value of a chart of one series."""
    answer = json_of(address)
    (dataset,) = answer["datasets"]
    return dict(zip(answer["labels"], dataset["data"], strict=True))


def test_an_indicator_is_drawn_over_its_units(five_reports):
    assert bars("/charts/indicators/models/") == {
        "Ha Giang (until 2025), 2023": 857,
        "Son La, 2023": 48,
        # It states no period, and so has no bar.
        "Soc Trang (until 2025)": None,
    }
    answer = json_of("/vi/charts/indicators/models/")
    assert answer["labels"][0] == "Hà Giang (đến năm 2025), 2023"
    assert answer["title"] == "Mô hình, số liệu mới nhất (năm 2019 đến 2023)"
    assert answer["datasets"][0]["links"][0] == "/vi/figures/30/"


def test_a_chart_follows_the_filters_and_the_order_of_its_page(db):
    region = build.region()
    indicator = build.indicator()
    units = [build.province(name_en=f"Unit {value}") for value in (5, 9, 7)]
    for unit, value in zip(units, (5, 9, 7), strict=True):
        build.figure(indicator=indicator, province=unit, value=value, period_end=f"202{value % 4}")
    member = build.region(members=[units[1]])
    address = f"/charts/indicators/{indicator.pk}/"
    assert list(bars(address).values()) == [9, 7, 5]
    assert list(bars(f"{address}?sort=value").values()) == [5, 7, 9]
    assert bars(f"{address}?region={member.pk}") == {"Unit 9, 2021": 9}
    # What is of other years comes after, pale.
    later = {"Unit 7, 2023": 7, "Unit 9, 2021": 9, "Unit 5, 2021": 5}
    assert list(bars(f"{address}?year_from=2023").items()) == list(later.items())
    (drawn,) = json_of(f"{address}?year_from=2023")["datasets"]
    assert drawn["pale"] == [False, True, True]
    assert json_of(f"{address}?region={region.pk}")["labels"] == []
    for question in ("", "?sort=value", f"?region={member.pk}", "?year_from=2023"):
        rows = page_at(f"/indicators/{indicator.pk}/{question}").rows
        names = [row.cells[1] for row in rows if row.links[0].startswith("/provinces/")]
        labels = json_of(f"{address}{question}")["labels"]
        assert names == [label.partition(",")[0] for label in labels]


def test_what_is_not_exact_is_marked(db):
    indicator = build.indicator(unit_en="case")
    marks = {
        "exact": "",
        "more_than": ">",
        "at_least": "≥",
        "about": "≈",
        "nearly": "≲",
        "up_to": "≤",
        "less_than": "<",
    }
    for qualifier in marks:
        unit = build.province(name_en=qualifier)
        build.figure(
            indicator=indicator, province=unit, value=1000, qualifier=qualifier, period_end="2023"
        )
    answer = json_of(f"/charts/indicators/{indicator.pk}/")
    (drawn,) = answer["datasets"]
    names = [label.removesuffix(", 2023") for label in answer["labels"]]
    assert dict(zip(names, drawn["marks"], strict=True)) == marks
    texts = dict(zip(names, drawn["texts"], strict=True))
    assert texts["more_than"] == "more than 1,000 case, as of 2023"
    assert texts["exact"] == "1,000 case, as of 2023"


def test_a_number_that_is_not_given_is_a_gap_and_a_zero_is_zero(db):
    indicator = build.indicator()
    for name, value in (("silent", None), ("none", 0)):
        qualifier = "unquantified" if value is None else "exact"
        unit = build.province(name_en=name)
        build.figure(indicator=indicator, province=unit, value=value, qualifier=qualifier)
    assert bars(f"/charts/indicators/{indicator.pk}/") == {
        "none, 2023": 0,
        "silent, 2023": None,
    }


def test_decimals_are_numbers(db):
    figure = build.figure(
        indicator=build.indicator(nature="ratio", sums_over_places=False), value=Decimal("246.7")
    )
    assert '"data": [246.7]' in text_of(fetch(f"/charts/indicators/{figure.indicator_id}/"))


def test_awards_are_counted_by_body_and_province(db):
    first, second = build.body(name_en="First"), build.body(name_en="Second")
    one, other = build.province(name_en="One"), build.province(name_en="Other")
    build.award(bodies=[first, second], province=one)
    build.award(bodies=[first], province=one)
    build.award(bodies=[first], province=other)
    build.award(bodies=[second], region=build.region())
    answer = json_of("/charts/awards/")
    assert answer["labels"] == ["First", "Second"]
    assert {drawn["label"]: drawn["data"] for drawn in answer["datasets"]} == {
        "One": [2, 1],
        "Other": [1, None],
        "Elsewhere, or no province named": [None, 1],
    }
    page = page_at("/awards/")
    assert [row.cells for row in page.chart_rows] == [
        ["First", "2", "1", ""],
        ["Second", "1", "", "1"],
    ]
    filtered = json_of(f"/charts/awards/?province={other.pk}")
    assert [drawn["data"] for drawn in filtered["datasets"]] == [[1]]


def test_the_seventh_province_stands_with_the_others(db):
    body = build.body()
    for awards in range(1, 8):
        unit = build.province(name_en=f"Province of {awards}")
        for _ in range(awards):
            build.award(bodies=[body], province=unit)
    drawn = {one["label"]: one["data"] for one in json_of("/charts/awards/")["datasets"]}
    assert drawn.pop("Elsewhere, or no province named") == [1]
    assert drawn == {f"Province of {awards}": [awards] for awards in range(2, 8)}


def test_models_are_counted_by_theme(five_reports):
    drawn = bars("/charts/models/")
    rows = page_at("/models/").chart_rows
    assert {row.cells[0]: int(row.cells[1]) for row in rows} == drawn
    assert sum(drawn.values()) == 18
    assert bars("/charts/models/?theme=school") == {"Schools": 1}


def test_a_link_leads_to_the_rows_that_were_counted(five_reports):
    for address in ("/charts/awards/", "/charts/models/", "/vi/charts/awards/"):
        for drawn in json_of(address)["datasets"]:
            for value, link in zip(drawn["data"], drawn["links"], strict=True):
                if value is not None and "province=" in link.replace("theme=", "province="):
                    assert f">{value} " in page_at(link).source.replace("\n", "").replace(
                        "          ", ""
                    ) or page_at(link).texts("p", class_="count")[0].startswith(f"{value} ")


def test_a_province_over_time(db):
    unit = build.province()
    stock = build.indicator(nature="stock")
    flow = build.indicator(nature="flow")
    build.break_(indicator=stock, from_on="2022")
    for year, value in (("2019", 10), ("2021", 12), ("2023", 30)):
        build.figure(indicator=stock, province=unit, value=value, period_end=year)
    span = {"period_kind": "span", "province": unit, "indicator": flow}
    build.figure(**span, value=5, period_start="2020", period_end="2021")
    build.figure(**span, value=6, period_start="2022-03")
    # Neither can stand on an axis.
    build.figure(indicator=stock, province=unit, value=99, period_kind="unstated")
    (drawn,) = json_of(f"/charts/provinces/{unit.pk}/?indicator={stock.pk}")["datasets"]
    # No line crosses the break of 2022.
    assert [point["y"] for point in drawn["data"]] == [10, 12, None, 30]
    # 31 December 2019, in days since 1970.
    assert drawn["data"][0]["x"] == 18261
    (drawn,) = json_of(f"/charts/provinces/{unit.pk}/?indicator={flow.pk}")["datasets"]
    assert [point["y"] for point in drawn["data"]] == [5, 5, None, 6, 6]
    # 1 January 2020 and 31 December 2021.
    assert [point["x"] for point in drawn["data"][:2]] == [18262, 18992]
    assert drawn["spans"] == [True, True, False, True, True]
    assert drawn["open"] == [False, False, False, True, True]


def test_a_new_unit_and_its_predecessors_are_lines_apart(db):
    (first, second), new = build.merged()
    indicator = build.indicator()
    for unit, year in ((first, "2023"), (second, "2024"), (new, "2026")):
        build.figure(indicator=indicator, province=unit, period_end=year)
    drawn = json_of(f"/charts/provinces/{new.pk}/?indicator={indicator.pk}")["datasets"]
    assert sorted(one["label"] for one in drawn) == sorted(map(str, (first, second, new)))
    assert [len(one["data"]) for one in drawn] == [1, 1, 1]


@pytest.mark.parametrize("address", [*CHARTS, "/charts/provinces/ha-giang/"])
def test_the_same_bytes_twice(five_reports, address):
    first = fetch(address)
    assert first["Content-Type"] == "application/json"
    assert first.content == fetch(address).content
    assert set(json.loads(first.content)) == {"title", "kind", "unit", "labels", "datasets"}


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/charts/awards/?province=nowhere", "province"),
        ("/charts/models/?theme=nothing", "theme"),
        ("/charts/indicators/models/?year_from=x", "year_from"),
        ("/charts/indicators/models/?sort=x", "sort"),
        ("/charts/provinces/ha-giang/?indicator=x", "indicator"),
    ],
)
def test_a_bad_question_is_refused_as_json(five_reports, address, parameter):
    answer = fetch(address, 400)
    assert json.loads(answer.content)["error"].startswith(f"{parameter}: ")


@pytest.mark.parametrize("address", ["/charts/indicators/nothing/", "/charts/provinces/nowhere/"])
def test_a_chart_of_nothing_is_not_there(db, address):
    fetch(address, 404)


def test_a_draft_is_in_no_chart(db):
    draft = build.figure(state="draft")
    build.award(state="draft")
    build.security_model(state="draft")
    for address in (f"/charts/indicators/{draft.indicator_id}/", "/charts/awards/"):
        assert json_of(address)["labels"] == []
    assert json_of("/charts/models/")["labels"] == []
    assert json_of(f"/charts/provinces/{draft.province_id}/")["datasets"] == []


def test_what_no_number_can_be_is_refused():
    nan = Series("", [Point(float("nan"))])  # type: ignore[arg-type]
    view = ChartView.as_view(chart=Chart("", "bars", [nan], [""]))
    with pytest.raises(ValueError, match="JSON"):
        view(reader.request().wsgi_request)


def test_awards_of_merged_units_count_with_the_unit_of_today(db):
    body = build.body()
    (first, second), new = build.merged()
    for unit in (first, first, second, new):
        build.award(bodies=[body], province=unit)

    def drawn(question=""):
        """Return unit → how many awards, and how many the list has to which the number leads."""
        found = json_of(f"/charts/awards/{question}")["datasets"]
        rows = {one["label"]: page_at(one["links"][0]).rows for one in found}
        return {one["label"]: (one["data"], len(rows[one["label"]])) for one in found}

    assert drawn() == {str(first): ([2], 2), str(second): ([1], 1), str(new): ([1], 1)}
    assert drawn("?reading=today") == {str(new): ([4], 4)}
    (shown,) = page_at("/awards/?reading=today").chart_rows
    assert shown.cells == [str(body), "4"]
    assert {row["province"] for row in rows_of_csv("/awards.csv?reading=today")} == {
        unit.pk for unit in (first, second, new)
    }


def test_the_home_page_has_both_readings(five_reports):
    def shown(address):
        page = page_at(address)
        charts = page.find("figure", class_="chart")
        return page, [row.cells[:2] for row in page.rows], charts

    page, rows, charts = shown("/")
    assert rows == [
        ["Ha Giang (until 2025)", "857"],
        ["Son La", "48"],
        ["Soc Trang (until 2025)", "40"],
    ]
    page, rows, charts = shown(page.link("Today's 34 provinces"))
    assert rows == [
        ["Tuyen Quang (since 2025) one of two parts reported", "857"],
        ["Son La", "48"],
        ["Can Tho (since 2025)", "Soc Trang: 40"],
    ]
    by_unit, themes, mapped = (one.has["data-chart-url"] for one in charts)
    assert json_of(by_unit)["datasets"][0]["data"] == [857, 48, None]
    assert len(json_of(mapped)["datasets"][0]["shapes"]) == 34
    assert "provinces-34" in charts[2].has["data-outlines"]
    assert "reading" not in themes
    assert "/provinces/ha-giang/" not in page.links
    assert "Can Tho (since 2025)" in page.texts("ul", class_="chips")[0]
    assert page_at("/?reading=tomorrow", 400).texts("code") == ["reading"]
