"""The list of figures."""

from unicodedata import normalize

import pytest

from tests.support import build
from tests.support.pages import ids, keys_on_page, page_at, rows_of_json, vietnamese

LANG_SON, HA_GIANG, SOC_TRANG = range(8, 27), range(30, 36), range(36, 48)
# By the ids of the fixtures, read from the reports by hand.
CASES = {
    "": range(1, 48),
    "report=lang-son-2023": LANG_SON,
    "province=son-la": [5, 6, 7],
    "province=da-nang": [27, 28, 29],
    "province=son-la&province=da-nang": [5, 6, 7, 27, 28, 29],
    "province=tuyen-quang-2025": HA_GIANG,
    "province=tuyen-quang-2025&predecessors=yes": HA_GIANG,
    "province=tuyen-quang-2025&predecessors=no": [],
    "province=ha-giang&predecessors=no": HA_GIANG,
    "region=NORTHWEST-14": [1, 2, 3, 4],
    "region=NW": [5, 6, 7],
    "region=NMM": [5, 6, 7, *LANG_SON, *HA_GIANG],
    "region=NMM-2025": [5, 6, 7, *LANG_SON],
    "region=NMM&scope=region": [],
    "region=NORTHWEST-14&scope=region": [1, 2, 3, 4],
    "indicator=models": [3, 5, 30, 40],
    "topic=conference": [1, 2],
    "topic=welfare": [43, 44, 45, 46],
    "model=5-no-3-yes-soc-trang": [47],
    "theme=school": [47],
    "theme=online": [],
    "publisher=bhg": HA_GIANG,
    "publisher=nhan-dan": SOC_TRANG,
    "language=fr": HA_GIANG,
    "language=ja": [],
    "body=son-la-provincial-party-committee": [5, 6, 7],
    "body=van-linh-commune-peoples-committee": [22],
    "qualifier=more_than": [15, 17, 18, 20, 33, 35, 39],
    "qualifier=unquantified": [7, 38, 47],
    "status=target": [45],
    "status=proposed": [28, 43],
    "scope=place": [22, 23, 24, 28],
    "scope=country": [],
    "fit=part": [38, 46],
    "fit=wider": [],
    # 'From the beginning of 2023 until now' has no known end: its start's year stands for it.
    "year_from=2024": [27, 28, 29],
    "year_from=2023&year_to=2023&report=lang-son-2023": [
        *range(10, 14),
        *range(15, 22),
        *range(23, 27),
    ],
    "year_to=2012": [],
    "year_from=2013&year_to=2013": [34, 35],
    "year_to=2022": [8, 9, 34, 35],
    "year_from=2022&year_to=2022": [8, 9, 34, 35],
    # In words of the figure and of the indicator, which calls them model points.
    "q=model points": [4, 6, 41, 47],
    "q=MODEL POINTS": [4, 6, 41, 47],
    "q=26,558": [6],
    "q=26558": [6],
    "q=son la 48": [5],
    "q=sơn la 48": [5],
    "q=modèles habiles": [31],
    "q=modeles habiles": [31],
    "q=skilled": [31],
    "q=nothing of the kind": [],
    "report=ha-giang-2023&qualifier=more_than": [33, 35],
    "withdrawn=1": range(1, 48),
}


@pytest.mark.parametrize(("question", "expected"), CASES.items(), ids=CASES)
def test_a_question_leaves_exactly_its_figures(five_reports, question, expected):
    assert ids(f"figures?{question}") == list(expected)
    found = page_at(f"/figures/?{question}")
    assert found.texts("p", class_="count") == [f"{len(expected)} row{'s' * (len(expected) != 1)}"]
    assert [one.links[0] for one in found.rows] == [f"/figures/{one}/" for one in expected]


def test_a_row_says_what_is_counted_where_when_and_in_which_words(five_reports):
    found = page_at("/figures/?report=northwest-2023")
    assert found.rows[5].cells[:1] + found.rows[5].cells[2:] == [
        "26,558 site",
        "Son La",
        "as of 28 July 2023",
        "replicated at 26,558 locations across the province",
        "northwest-2023",
    ]
    assert found.rows[5].cells[1].startswith("Replication sites (model points)")
    assert "part of a larger figure" in found.rows[5].cells[1]
    assert "<mark>26,558</mark>" in found.source


def test_a_row_in_vietnamese_has_vietnamese_names_and_numbers(five_reports):
    found = page_at("/vi/figures/?report=northwest-2023")
    row = found.rows[5]
    assert row.cells[0] == "26.558 điểm"
    assert row.cells[2] == "Sơn La"
    assert row.links[0] == "/vi/figures/6/"


@pytest.mark.parametrize(
    ("report", "row", "shown"),
    [
        ("lang-son-2023", 4, "246.7 percent"),
        ("lang-son-2023", 7, "more than 900 session"),
        ("lang-son-2023", 14, "13 of 13 village"),
        ("northwest-2023", 6, "no number given"),
        ("soc-trang-2024", 7, "60,000,000,000 VND"),
    ],
)
def test_a_number_keeps_its_qualifier_and_its_whole(five_reports, report, row, shown):
    assert page_at(f"/figures/?report={report}").rows[row].cells[0] == shown


def test_what_is_not_achieved_or_not_whole_is_marked(five_reports):
    rows = {row.links[0]: row.cells[1] for row in page_at("/figures/?report=soc-trang-2024").rows}
    assert "proposed" in rows["/figures/43/"]
    assert "target" in rows["/figures/45/"]
    assert "some of it" in rows["/figures/46/"]
    assert "by the Central Committee of the Vietnam Fatherland Front" in rows["/figures/46/"]
    assert "target" not in rows["/figures/44/"]


def test_a_place_is_named_with_its_province(five_reports):
    row = page_at("/figures/?q=2 guns").rows[0]
    assert row.cells[2] == "Van Linh commune, Lang Son"


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_the_page_says_how_many_rows_without_a_period_the_years_left_out(five_reports, prefix):
    # 14, 22 and the twelve of Soc Trang state no period.
    remarks = page_at(f"{prefix}/figures/?year_from=2024").texts("p", class_="remark")
    if prefix:
        assert any("14" in remark for remark in remarks)
    else:
        assert remarks == ["14 rows without a stated period are left out by the years."]


def test_the_rows_left_out_by_the_years_are_those_that_the_other_filters_leave(five_reports):
    found = page_at("/figures/?year_from=2024&report=lang-son-2023&scope=place")
    assert found.texts("p", class_="remark") == [
        "1 row without a stated period is left out by the years."
    ]
    assert (
        page_at("/figures/?year_from=2024&report=ha-giang-2023").texts("p", class_="remark") == []
    )


def test_without_years_no_row_is_said_to_be_left_out(five_reports):
    assert page_at("/figures/?report=soc-trang-2024").texts("p", class_="remark") == []


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        ("2023", "2023", "span"),
        ("2023-12-31", "2024-01-01", "span"),
        ("", "2023-07-28", "as_of"),
        ("2013", "2023", "span"),
        ("2023-05", "", "span"),
        ("", "2023", "span"),
    ],
)
def test_a_period_that_touches_a_year_is_found_by_it(db, start, end, kind):
    build.figure(period_kind=kind, period_start=start, period_end=end)
    touching = sorted({(start or end)[:4], (end or start)[:4]})
    for year in ("2011", "2012", "2013", "2022", "2023", "2024", "2025"):
        found = ids(f"figures?year_from={year}&year_to={year}")
        assert bool(found) == (touching[0] <= year <= touching[-1]), year


def test_a_withdrawn_figure_is_listed_only_where_it_is_asked_for(db):
    kept, gone = build.figure(), build.figure(state="withdrawn")
    assert ids("figures") == [kept.pk]
    assert keys_on_page("figures") == [str(kept.pk)]
    assert ids("figures?withdrawn=1") == [kept.pk, gone.pk]
    rows = page_at("/figures/?withdrawn=1").rows
    assert [("withdrawn" in row.cells[1]) for row in rows] == [False, True]
    assert [row["superseded"] for row in rows_of_json("/figures.json?withdrawn=1")] == [
        None,
        "withdrawn",
    ]


def test_a_claim_that_another_beats_is_listed_and_marked(db):
    older = build.figure(report=build.report(event_on="2023-07-01"))
    newer = build.figure(
        report=build.report(event_on="2023-08-01"),
        indicator=older.indicator,
        province=older.province,
    )
    rows = page_at("/figures/").rows
    assert [row.links[0] for row in rows] == [f"/figures/{older.pk}/", f"/figures/{newer.pk}/"]
    assert "another claim is preferred" in rows[0].cells[1]
    assert "another claim is preferred" not in rows[1].cells[1]


def test_a_region_holds_the_rows_about_itself_and_about_its_known_members(db):
    member, stranger = build.province(), build.province()
    region = build.region(members=[member])
    about_region = build.figure(region=region)
    about_member = build.figure(province=member)
    about_place = build.figure(place=build.place(province=member))
    build.figure(province=stranger)
    build.figure(region=build.region())
    asked = f"figures?region={region.pk}"
    assert ids(asked) == [about_region.pk, about_member.pk, about_place.pk]
    assert ids(f"{asked}&scope=region") == [about_region.pk]
    assert ids(f"{asked}&scope=place") == [about_place.pk]


def test_a_publisher_is_found_as_the_first_one_too(db):
    outlet = build.publisher()
    mine = build.figure(report=build.report(publisher=outlet))
    first = build.figure(
        report=build.report(publisher=build.publisher(), original_publisher=outlet)
    )
    build.figure(report=build.report(publisher=build.publisher()))
    assert ids(f"figures?publisher={outlet.slug}") == [mine.pk, first.pk]


@pytest.mark.parametrize(
    "typed",
    [
        "Đồng bào",
        "ĐỒNG BÀO",
        normalize("NFD", "đồng bào"),
        "dong bao",
        "ＤＯＮＧ　ｂａｏ",
        "bao dong",
        "đồng-bào!",
    ],
)
def test_words_are_found_however_they_are_typed(db, typed):
    found = build.figure(value=12, as_written="12 tổ của đồng bào dân tộc")
    build.figure()
    assert ids(f"figures?q={typed}") == [found.pk]


def test_an_unstated_count_is_no_zero(db):
    build.figure(qualifier="unquantified")
    build.figure(value=0)
    shown = [row.cells[0] for row in page_at("/figures/").rows]
    assert shown == ["no number given", "0 model"]


def test_the_vietnamese_page_says_what_english_says(five_reports):
    found = page_at("/vi/figures/?qualifier=unquantified")
    assert found.texts("h1") == [vietnamese("Figures")]
    assert all(vietnamese("no number given") in row.cells[0] for row in found.rows)
