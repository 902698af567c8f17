"""The page of one indicator: every unit's latest figure, ranked."""

from tests.support import build
from tests.support.pages import fetch, page_at, rows_of_csv, rows_of_json


def ranking(indicator, question=""):
    """Return (rank, unit, figure) of each row."""
    rows = page_at(f"/indicators/{indicator.pk}/{question}").rows
    return [row.cells[:3] for row in rows if row.links[0].startswith("/provinces/")]


def named(name):
    return build.province(name_en=name)


def test_the_latest_figure_of_each_unit_is_ranked(db):
    indicator = build.indicator(unit_en="case")
    high, low = named("High"), named("Low")
    build.figure(indicator=indicator, province=high, value=90, period_end="2021")
    build.figure(indicator=indicator, province=high, value=50, period_end="2023")
    build.figure(indicator=indicator, province=low, value=60, period_kind="unstated")
    build.figure(indicator=indicator, province=low, value=20, period_end="2020")
    assert ranking(indicator) == [["1", "High", "50 case"], ["2", "Low", "20 case"]]


def test_equal_numbers_share_a_rank_and_no_number_has_none(db):
    indicator = build.indicator(unit_en="case")
    for name, value in (("A", 7), ("B", 9), ("C", 7), ("D", 5)):
        build.figure(indicator=indicator, province=named(name), value=value)
    build.figure(indicator=indicator, province=named("E"), value=None, qualifier="unquantified")
    ranks = {unit: rank for rank, unit, _figure in ranking(indicator)}
    assert ranks == {"B": "1", "A": "2", "C": "2", "D": "4", "E": "not ranked"}
    # However the rows are sorted.
    by_name = ranking(indicator, "?sort=province_name")
    assert [unit for _rank, unit, _figure in by_name] == ["A", "B", "C", "D", "E"]
    assert {unit: rank for rank, unit, _figure in by_name} == ranks


def test_only_what_may_stand_side_by_side_is_compared(db):
    indicator = build.indicator(unit_en="case")
    build.figure(indicator=indicator, province=named("Whole"), value=3)
    place = build.place()
    apart = [
        build.figure(indicator=indicator, fit="part"),
        build.figure(indicator=indicator, fit="wider"),
        build.figure(indicator=indicator, status="target"),
        build.figure(indicator=indicator, status="proposed"),
        build.figure(indicator=indicator, detail="in schools"),
        build.figure(indicator=indicator, place=place),
        build.figure(indicator=indicator, region=build.region()),
        build.figure(indicator=indicator, scope="country"),
    ]
    model = build.security_model()
    apart.append(build.figure(indicator=indicator, province=model.province, model=model))
    assert [unit for _rank, unit, _figure in ranking(indicator)] == ["Whole"]
    shown = page_at(f"/indicators/{indicator.pk}/")
    others = {row.links[0] for row in shown.rows if row.links[0].startswith("/figures/")}
    assert others == {f"/figures/{figure.pk}/" for figure in apart}


def test_a_claim_that_another_is_preferred_to_and_a_copy_are_not_compared(db):
    indicator, unit = build.indicator(unit_en="case"), named("Unit")
    same = {"indicator": indicator, "province": unit, "period_end": "2023"}
    earlier = build.figure(**same, value=5, report=build.report(event_on="2023-01-01"))
    later = build.figure(**same, value=6, report=build.report(event_on="2023-02-01"))
    outlet = build.report(story=later.report.story)
    copy = build.figure(**same, value=6, report=outlet, copy_of=later, copy_kind="same")
    assert ranking(indicator) == [["1", "Unit", "6 case"]]
    shown = page_at(f"/indicators/{indicator.pk}/")
    assert {f"/figures/{one.pk}/" for one in (earlier, copy)} <= set(shown.links)


def test_units_of_which_nothing_is_held_are_named(db):
    indicator, silent = build.indicator(), named("Silent")
    build.figure(indicator=indicator, province=named("Heard"))
    shown = page_at(f"/indicators/{indicator.pk}/")
    (details,) = shown.texts("details", class_="missing")
    assert details == "1 unit of which none is held Silent"
    assert f"/provinces/{silent.pk}/" in shown.links


def test_its_files_hold_the_rows_of_the_table(db):
    indicator = build.indicator()
    figures = [
        build.figure(indicator=indicator, value=value, period_end=year)
        for value, year in ((4, "2021"), (8, "2022"), (6, "2023"))
    ]
    build.figure(indicator=indicator, fit="part")
    by_value = [figures[1], figures[2], figures[0]]
    address = f"/indicators/{indicator.pk}"
    assert [row["id"] for row in rows_of_json(f"{address}.json")] == [one.pk for one in by_value]
    for question in ("?sort=value", "?year_from=2022&sort=-period_end", ""):
        shown = page_at(f"{address}/{question}")
        linked = [row.links[1] for row in shown.rows if row.links[0].startswith("/provinces/")]
        file = rows_of_csv(f"{address}.csv{question}")
        assert linked == [f"/figures/{row['id']}/" for row in file]
        assert f"{address}.csv{question}" in [link.replace("&amp;", "&") for link in shown.links]
    fetch(f"{address}.csv?page=1", 400)


def test_a_figure_without_a_period_is_counted_when_years_leave_it_out(db):
    indicator = build.indicator()
    build.figure(indicator=indicator, period_kind="unstated")
    build.figure(indicator=indicator, period_end="2023")
    shown = page_at(f"/indicators/{indicator.pk}/?year_from=2020")
    assert "1 row without a stated period is left out by the years." in shown.main
