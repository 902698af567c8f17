"""The page of one indicator: every unit's latest figure, ranked."""

import pytest

from tests.support import build
from tests.support.pages import fetch, json_of, page_at, rows_of_csv, rows_of_json


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


def test_the_title_says_the_years_and_what_is_of_others_comes_after_unranked(db):
    """Five years in a row, to the last that is held; `year_from` and `year_to` change them."""
    indicator = build.indicator(unit_en="case", name_en="Cases")
    for name, value, end in (("New", 5, "2023"), ("Edge", 9, "2019"), ("Old", 99, "2018-12-31")):
        build.figure(indicator=indicator, province=named(name), value=value, period_end=end)
    unstated = named("Unstated")
    report = build.report(event_on="2023")
    undated = {"report": report, "period_kind": "unstated"}
    build.figure(indicator=indicator, province=unstated, value=1000, **undated)
    other, none = "not ranked: of other years", "not ranked: period not stated"
    assert ranking(indicator) == [
        ["1", "Edge", "9 case"],
        ["2", "New", "5 case"],
        [other, "Old", "99"],
        [none, "Unstated", "1,000"],
    ]
    shown = page_at(f"/indicators/{indicator.pk}/")
    assert shown.texts("h2")[0] == "Cases, latest figure of 2019 to 2023"
    (total,) = sums(indicator.pk)
    assert total.startswith("63 units, until 30 June 2025 14 case, 2019 to 2023 Sum made here")
    assert "Old 99, as of 31 December 2018; Unstated 1,000, period not stated" in total
    for question, first, title in (
        ("?year_to=2018", "Old", "2018 and earlier"),
        ("?year_from=2020", "New", "2020 and later"),
        ("?year_from=2018&year_to=2019", "Old", "2018 to 2019"),
        ("?year_from=2018&year_to=2018", "Old", "2018"),
    ):
        assert ranking(indicator, question)[0][:2] == ["1", first]
        shown = page_at(f"/indicators/{indicator.pk}/{question}")
        assert shown.texts("h2")[0] == f"Cases, latest figure of {title}"
        rows = rows_of_csv(f"/indicators/{indicator.pk}.csv{question}")
        assert rows[0]["in_window"] == "yes"
        assert rows[-1]["in_window"] == "no"
        years = question.replace("?", "").replace("&", "=").split("=")
        asked = dict(zip(years[::2], years[1::2], strict=True))
        assert {row["window_from"] for row in rows} == {asked.get("year_from", "")}
        assert {row["window_to"] for row in rows} == {asked.get("year_to", "")}


def test_a_unit_is_compared_by_its_latest_figure_within_the_years(db):
    indicator, unit = build.indicator(unit_en="case"), named("Unit")
    for value, end in ((1, "2015"), (2, "2018"), (3, "2023")):
        build.figure(indicator=indicator, province=unit, value=value, period_end=end)
    assert ranking(indicator, "?year_to=2018") == [["1", "Unit", "2 case"]]
    assert ranking(indicator, "?year_to=2016") == [["1", "Unit", "1 case"]]
    assert ranking(indicator, "?year_to=2014")[0][0] == "not ranked: of other years"


def test_each_set_of_units_has_its_own_years(db):
    indicator = build.indicator(unit_en="case", name_en="Cases")
    (old, _other), new = build.merged()
    build.figure(indicator=indicator, province=old, value=5, period_end="2019")
    build.figure(indicator=indicator, province=new, value=7, period_end="2026")
    assert [row[0] for row in ranking(indicator)] == ["1", "1"]
    (title, *_rest) = page_at(f"/indicators/{indicator.pk}/").texts("h2")
    assert title == "Cases, latest figure of 2022 to 2026 and 2015 to 2019"


def test_a_range_is_shown_and_in_no_ranking_and_no_sum(db):
    indicator = build.indicator(unit_en="case")
    build.figure(indicator=indicator, province=named("Range"), value=12, value_to=18)
    build.figure(
        indicator=indicator, province=named("About"), value=2, value_to=4, qualifier="about"
    )
    build.figure(indicator=indicator, province=named("One"), value=5)
    assert ranking(indicator) == [
        ["not ranked", "Range", "from 12 to 18"],
        ["1", "One", "5 case"],
        ["not ranked", "About", "about 2 to 4"],
    ]
    assert sums(indicator.pk)[0].startswith("63 units, until 30 June 2025 5 case, 30 June 2023")


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
    assert details == "1 unit of which nothing is held Silent"
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


# Two readings, and sums


def sums(indicator, question=""):
    """Return the texts of the sums on the page."""
    return page_at(f"/indicators/{indicator}/{question}").texts("div", class_="sum")


def test_the_sum_of_what_is_held_says_what_it_covers(five_reports):
    assert sums("models") == [
        "63 units, until 30 June 2025 905 model, 6 June 2023 to 28 July 2023 "
        "Sum made here of each unit's latest figure of 2019 to 2023; "
        "not a total that a report gives: 2 of 63 provinces "
        "Beside it, of other years or without a stated period, so in no sum: "
        "Soc Trang (until 2025) 40, period not stated",
        "Totals that reports give. They are in no sum, since provinces are within them, "
        "and they may disagree with the provinces' own figures. "
        "863 model Northwest and neighbouring areas, as of 2023",
    ]


def test_a_sum_under_filters_says_that_it_is_one(five_reports):
    (text, _whole) = sums("models", "?region=NW")
    said = (
        "Sum made here of what the filters leave, each unit's latest figure of 2019 to 2023; "
        "not a total that a report gives:"
    )
    assert f"48 model, 28 July 2023 {said} 1 of 63 provinces" in text
    assert "Sum made here of each unit's latest figure" in sums("models", "?reading=today")[0]


def test_todays_reading_rolls_up_and_says_of_how_many_parts(five_reports):
    shown = page_at("/indicators/models/?reading=today")
    rows = [row.cells[:3] for row in shown.rows if row.links[0].startswith("/provinces/")]
    assert rows == [
        ["1", "Tuyen Quang (since 2025) one of two parts reported", "857 model"],
        ["2", "Son La", "48 model"],
        ["not ranked: period not stated", "Can Tho (since 2025)", "Soc Trang: 40"],
    ]
    assert "2 of 34 provinces, 1 of them only in part" in sums("models", "?reading=today")[0]
    assert "/figures/30/" in shown.links
    assert shown.link("As reported") == "/indicators/models/"


def test_the_chart_and_the_file_of_todays_reading_hold_its_rows(five_reports):
    (drawn,) = json_of("/charts/indicators/models/?reading=today")["datasets"]
    assert drawn["data"] == [857, 48, None]
    assert "one of two parts reported" in drawn["texts"][0]
    rows = rows_of_csv("/indicators/models.csv?reading=today")
    assert [(row["province"], row["value"]) for row in rows] == [
        ("tuyen-quang-2025", "857"),
        ("son-la", "48"),
        ("can-tho-2025", ""),
    ]
    assert [(row["parts_reported"], row["parts"], row["figures"]) for row in rows] == [
        ("1", "2", "30"),
        ("1", "1", "5"),
        ("0", "3", ""),
    ]
    assert [row["outside_window"] for row in rows] == ["", "", "40"]


def test_all_parts_make_a_whole_and_the_units_own_figure_comes_before_them(db):
    indicator = build.indicator(unit_en="case")
    (first, second), new = build.merged()
    build.figure(indicator=indicator, province=first, value=3, qualifier="more_than")
    build.figure(indicator=indicator, province=second, value=4)
    address = "?reading=today"
    assert ranking(indicator, address) == [
        ["1", f"{new} two of two parts reported", "more than 7 case"]
    ]
    build.figure(indicator=indicator, province=new, value=5, period_end="2026")
    assert ranking(indicator, address) == [["1", str(new), "5 case"]]
    # As reported, all three stand there, and no sum goes over both sets.
    assert len(ranking(indicator)) == 3
    assert [text.split(" case")[0] for text in sums(indicator.pk)] == [
        "63 units, until 30 June 2025 more than 7",
        "34 units, since 1 July 2025 5",
    ]


def test_what_may_not_be_added_is_not_rolled_up_and_says_why(db):
    ratio = build.indicator(nature="ratio", sums_over_places=False, unit_en="percent")
    parts, _new = build.merged()
    for unit in parts:
        build.figure(indicator=ratio, province=unit, value=50)
    (row,) = ranking(ratio, "?reading=today")
    assert row[0] == "not ranked"
    assert row[2] == "A ratio of several places is not the sum of theirs."
    assert sums(ratio.pk)[0].endswith("A ratio of several places is not the sum of theirs.")


def test_a_flow_is_summed_period_by_period(db):
    indicator = build.indicator(nature="flow", unit_en="case")
    units = [build.province() for _ in range(3)]
    for unit, year, value in (
        (units[0], "2022", 1),
        (units[1], "2022", 2),
        (units[2], "2022", 4),
        (units[0], "2023", 8),
        (units[1], "2023", 16),
    ):
        build.figure(
            indicator=indicator,
            province=unit,
            value=value,
            period_kind="span",
            period_start=year,
            period_end=year,
        )
    (text,) = sums(indicator.pk)
    assert "The figures are of different periods, or do not state theirs." in text
    assert "24 case, 2023 2 of 63 provinces" not in text  # three units are all there are
    assert "24 case, 2023 2 of 3 provinces" in text
    assert "7 case, 2022 3 of 3 provinces" in text


def test_a_flow_that_is_not_added_up_has_no_sum_of_a_period_either(db):
    indicator = build.indicator(unit_en="delegate", nature="flow", sums_over_places=False)
    for value in (300, 400):
        build.figure(
            indicator=indicator,
            province=build.province(),
            value=value,
            period_kind="span",
            period_start="2023",
            period_end="2023",
        )
    text = page_at(f"/indicators/{indicator.pk}/").main
    assert "The same may be counted in several places." in text
    assert "700 delegate" not in text


def test_a_sum_over_a_period_goes_over_what_the_filters_leave(db):
    indicator = build.indicator(nature="flow", unit_en="case")
    units = [build.province() for _ in range(3)]
    near, next_to = units[:2]
    region = build.region(members=[near, next_to])
    for unit, year, value in (*zip(units, ["2022"] * 3, (1, 2, 4), strict=True), (near, "2023", 8)):
        build.figure(
            indicator=indicator,
            province=unit,
            value=value,
            period_kind="span",
            period_start=year,
            period_end=year,
        )
    assert "7 case, 2022 3 of 3 provinces" in sums(indicator.pk)[0]
    (text,) = sums(indicator.pk, f"?region={region.pk}")
    assert "3 case, 2022 2 of 3 provinces" in text
    assert "7 case" not in text


def test_a_sort_that_todays_units_do_not_have_is_refused(five_reports):
    fetch("/indicators/models/?reading=today&sort=report", 400)
    fetch("/indicators/models/?reading=tomorrow", 400)


def test_a_later_claim_without_a_number_takes_no_number_away(db):
    indicator, unit = build.indicator(unit_en="case"), named("Unit")
    same = {"indicator": indicator, "province": unit, "period_end": "2023"}
    build.figure(**same, value=100, report=build.report(event_on="2023"))
    many = build.report(event_on="2024")
    build.figure(**same, value=None, qualifier="unquantified", report=many)
    assert ranking(indicator) == [["1", "Unit", "100 case"]]
    (headline,) = page_at(f"/provinces/{unit.pk}/").texts("li", class_="headline")
    assert headline.startswith("100 ")


def test_a_later_claim_of_an_unclear_extent_takes_no_clear_one_away(db):
    indicator = build.indicator(unit_en="case")
    (old, _other), _new = build.merged()
    same = {"indicator": indicator, "province": old, "period_end": "2025"}
    build.figure(**same, value=100, report=build.report(event_on="2025-05"))
    later = build.report(event_on="2025-08-01")
    build.figure(**same, value=500, territory="unclear", report=later)
    assert ranking(indicator) == [["1", str(old), "100 case"]]


def test_a_copy_is_counted_where_its_original_is_not_public(db):
    original = build.figure(indicator=build.indicator(unit_en="case"), value=58)
    outlet = build.report(story=original.report.story)
    build.figure(
        indicator=original.indicator,
        province=original.province,
        value=58,
        report=outlet,
        copy_of=original,
        copy_kind="same",
    )
    unit = original.province.name_en
    assert ranking(original.indicator) == [["1", unit, "58 case"]]
    original.state = "withdrawn"
    original.save()
    assert ranking(original.indicator) == [["1", unit, "58 case"]]


def test_a_part_of_a_units_whole_is_not_the_units_latest(db):
    whole = build.figure(indicator=build.indicator(unit_en="case"), value=1000, period_end="2022")
    build.figure(
        indicator=whole.indicator,
        province=whole.province,
        report=whole.report,
        value=40,
        period_end="2023",
        part_of=whole,
        part_kind="of_which",
    )
    assert ranking(whole.indicator) == [["1", whole.province.name_en, "1,000 case"]]


# Totals of the country and of regions


def drawn_totals(indicator):
    """Return area → its values in time, None where the line is broken."""
    found = json_of(f"/charts/indicators/{indicator.pk}/totals/")["datasets"]
    return {one["label"]: [point["y"] for point in one["data"]] for one in found}


def test_three_national_totals_that_count_differently_are_no_line(db):
    indicator = build.indicator(unit_en="model")
    # Two reports of one story, and one of another: they fall since 2023 counts by commune.
    reports = [build.report(story=story) for story in ("review", "review", "congress")]
    for report, year, value in zip(
        reports, ("2021", "2022", "2023"), (80347, 79310, 12455), strict=True
    ):
        build.figure(
            indicator=indicator, report=report, scope="country", value=value, period_end=year
        )
    build.figure(indicator=indicator, region=build.region(name_en="North"), value=863)
    assert drawn_totals(indicator) == {"Viet Nam": [80347, 79310, 12455], "North": [863]}
    address = f"/indicators/{indicator.pk}/"
    why = "Counted differently from January 2023: Counted by commune from then on."
    assert why not in page_at(address).after("Reported totals over time")
    # A break of one province is none of the country's.
    build.break_(indicator=indicator, province=build.province(), from_on="2022-06")
    assert drawn_totals(indicator)["Viet Nam"] == [80347, 79310, 12455]

    build.break_(indicator=indicator, from_on="2023-01")
    assert drawn_totals(indicator) == {"Viet Nam": [80347, 79310, None, 12455], "North": [863]}
    shown = page_at(address)
    assert why in shown.after("Reported totals over time")
    totals = [row.cells[:3] for row in shown.rows if "Viet Nam" in row.cells]
    assert [row[:2] for row in totals if row[0].startswith("as of")] == [
        ["as of 2021", "80,347"],
        ["as of 2022", "79,310"],
        ["as of 2023", "12,455"],
    ]
    # No change is worked out across the break, as number or in per cent.
    for change in (79310 - 12455, 80347 - 12455):
        assert f"{change:,}" not in shown.main
    assert "%" not in shown.main
    assert sums(indicator.pk)[0].startswith("Totals that reports give. They are in no sum")
    assert "Từ đó tính theo xã." in page_at(f"/vi{address}").main


def test_one_total_is_no_series(db):
    figure = build.figure(scope="country")
    assert "Reported totals over time" not in page_at(f"/indicators/{figure.indicator_id}/").main


# What it says of itself


def test_an_indicator_says_what_it_means_and_links_its_figures(five_reports):
    shown = page_at("/indicators/models/")
    assert "Security-and-order models in being at a date" in shown.main
    for words in ("stock (at a date)", "may be, with the coverage said beside the sum"):
        assert words in shown.main
    assert "/figures/?indicator=models" in shown.links


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("festival-coverage-percent", "never: a ratio of several places is not the sum of theirs"),
        ("provinces-covered", "never: the same may be counted in several places"),
    ],
)
def test_an_indicator_that_is_never_added_up_says_why(five_reports, code, words):
    assert words in page_at(f"/indicators/{code}/").main


def test_an_indicator_says_from_when_it_is_counted_differently(db):
    everywhere = build.break_()
    shown = page_at(f"/indicators/{everywhere.indicator_id}/").main
    assert "March 2023: Counted by commune from then on." in shown
    assert "Từ đó tính theo xã." in page_at(f"/vi/indicators/{everywhere.indicator_id}/").main


def test_an_indicator_without_figures_says_so(five_reports):
    assert (
        "No report that was read gives a figure of this indicator."
        in page_at("/indicators/cameras/").main
    )
