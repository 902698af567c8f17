"""The page of a province: headline figures, time, what is not held, and its file."""

from models_registry.models import Topic
from tests.support import build
from tests.support.pages import fetch, json_of, page_at, rows_of_csv, rows_of_json


def headlines(unit, prefix=""):
    """Return the texts of the headline figures."""
    return page_at(f"{prefix}/provinces/{unit}/").texts("li", class_="headline")


def test_a_headline_says_the_number_then_how_far_to_trust_it(five_reports):
    shown = page_at("/provinces/ha-giang/")
    members = next(text for text in shown.texts("li", class_="headline") if "11,300" in text)
    assert members == (
        "more than 11,300 Members of self-management groups unit: person as of 6 June 2023 "
        "plus de 11 300 membres BHG · French · keyed once"
    )
    assert {"/figures/33/", "/indicators/self-management-members/", "/reports/ha-giang-2023/"} <= {
        *shown.links
    }
    (first, *_rest) = headlines("ha-giang", "/vi")
    assert first.startswith("857 ")


def test_the_latest_whole_figures_are_headlines_two_a_topic_and_six_at_most(db):
    unit = build.province()
    for topic in ("results", "models", "groups", "outreach", "welfare"):
        for place in range(3):
            code = f"{topic}-{place}"
            indicator = build.indicator(topic=topic, code=code, name_en=f"The {code}")
            build.figure(indicator=indicator, province=unit, value=1, period_end="2020")
            build.figure(indicator=indicator, province=unit, value=2, period_end="2023")
            build.figure(indicator=indicator, province=unit, value=9, fit="part")
    found = headlines(unit.pk)
    assert [text.split(" unit:")[0] for text in found] == [
        f"2 The {topic}-{place}" for topic in ("models", "groups", "outreach") for place in (0, 1)
    ]


def test_a_number_that_is_not_given_makes_no_headline(db):
    figure = build.figure(value=None, qualifier="unquantified")
    assert headlines(figure.province_id) == []


def test_a_new_units_headlines_name_the_unit_they_are_of(db):
    (old, _other), new = build.merged()
    build.figure(province=old, value=48)
    (text,) = headlines(new.pk)
    assert f"{old} ·" in text


def test_what_is_not_held_is_listed_topic_by_topic(db):
    unit = build.province()
    held = build.indicator(topic="models", name_en="Held")
    missing = build.indicator(topic="models", name_en="Not held")
    other = build.indicator(topic="results", name_en="Nor this")
    build.figure(indicator=held, province=unit)
    build.figure(indicator=missing)
    shown = page_at(f"/provinces/{unit.pk}/")
    assert shown.texts("details", class_="missing") == [
        "Models 1 of 2 indicators not held Not held",
        "Results 1 of 1 indicators not held Nor this",
    ]
    assert {missing.get_absolute_url(), other.get_absolute_url()} <= set(shown.links)


def test_topics_of_the_reference_data_are_all_there(five_reports):
    found = page_at("/provinces/ca-mau/").texts("details", class_="missing")
    assert len(found) == len(Topic)


def test_the_indicator_over_time_is_chosen(db):
    unit = build.province()
    often, seldom = build.indicator(name_en="Often"), build.indicator(name_en="Seldom")
    for year in ("2021", "2022", "2023"):
        build.figure(indicator=often, province=unit, period_end=year, value=int(year))
    build.figure(indicator=seldom, province=unit, period_end="2022", value=7)
    shown = page_at(f"/provinces/{unit.pk}/")
    assert "Over time: Often" in shown.texts("h2")
    rows = [row.cells[:2] for row in shown.rows if row.cells[0].startswith("as of")]
    assert rows == [[f"as of {year}", f"{int(year):,}"] for year in ("2021", "2022", "2023")]
    (chart,) = shown.find("figure", class_="chart")
    assert chart.has["data-chart-url"] == f"/charts/provinces/{unit.pk}/?indicator={often.pk}"
    (drawn,) = json_of(chart.has["data-chart-url"])["datasets"]
    assert [point["y"] for point in drawn["data"]] == [2021, 2022, 2023]
    shown = page_at(f"/provinces/{unit.pk}/?indicator={seldom.pk}")
    assert "Over time: Seldom" in shown.texts("h2")
    fetch(f"/provinces/{unit.pk}/?indicator=none", 400)


def test_the_file_holds_everything_on_the_page(five_reports):
    rows = rows_of_csv("/provinces/soc-trang.csv")
    shown = page_at("/provinces/soc-trang/")
    by_part = {part: [row for row in rows if row["part"] == part] for part in map(_part, rows)}
    assert {part: len(own) for part, own in by_part.items()} == {
        "figure": 12,
        "model": 1,
        "site": 1,
        "award": 3,
        "report": 1,
    }
    for row in by_part["figure"]:
        assert f"/figures/{row['id']}/" in shown.links
    for row in by_part["model"]:
        assert f"/models/{row['name']}/" in shown.links
    combined = next(row for row in by_part["award"] if row["combined"])
    assert (combined["combined"], combined["collectives"]) == ("26", "")
    assert [row["name"] for row in by_part["report"]] == ["soc-trang-2024"]
    assert len(rows_of_json("/provinces/soc-trang.json")) == len(rows)
    assert json_of("/provinces/soc-trang.json")["count"] == len(rows)


def _part(row):
    return row["part"]


def test_the_file_of_a_new_unit_holds_its_predecessors_rows(five_reports):
    rows = rows_of_csv("/provinces/tuyen-quang-2025.csv")
    assert {row["province"] for row in rows if row["part"] == "figure"} == {"ha-giang"}


def test_the_file_knows_no_parameter_and_no_other_unit(five_reports):
    fetch("/provinces/ha-giang.csv?sort=value", 400)
    fetch("/provinces/nowhere.csv", 404)


def test_drafts_are_neither_on_the_page_nor_in_the_file(db):
    draft = build.figure(state="draft")
    assert rows_of_csv(f"/provinces/{draft.province_id}.csv") == []
    assert headlines(draft.province_id) == []


def test_an_empty_unit_says_what_is_missing(five_reports):
    shown = page_at("/provinces/ca-mau/")
    assert "No report that was read gives a figure of this unit." in shown.main
    assert shown.find("figure", class_="chart") == []
    assert rows_of_csv("/provinces/ca-mau.csv") == []


def test_a_line_that_is_broken_says_why(db):
    stock, unit = build.indicator(), build.province()
    for year in ("2021", "2023"):
        build.figure(indicator=stock, province=unit, period_end=year)
    build.break_(indicator=stock, province=build.province(), reason_en="Elsewhere alone.")
    build.break_(indicator=stock, province=unit, from_on="2022")
    shown = page_at(f"/provinces/{unit.pk}/").after("Over time")
    assert f"Counted differently from 2022: {unit}: Counted by commune from then on." in shown
    assert "Elsewhere alone." not in shown


def test_the_file_holds_what_was_looked_for_and_not_found(db):
    (part, _other), whole = build.merged()
    search = build.fruitless_search(province=part, year=2021)
    (row,) = rows_of_json(f"/provinces/{whole.pk}.json")
    assert {name: value for name, value in row.items() if value is not None} == {
        "part": "search",
        "id": search.pk,
        "province": part.pk,
        "name": search.indicator_id,
        "detail": search.where_en,
        "period": 2021,
        "looked_on": "2024-06-12",
    }
    (told,) = page_at(f"/provinces/{whole.pk}/").find("li", id=f"search-{search.pk}")
    assert str(part) in told.text
