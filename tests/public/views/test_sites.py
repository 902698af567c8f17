"""The list of replication sites: named places, and counted batches."""

import pytest

from tests.support import build
from tests.support.pages import ids, page_at, rows_of_json

NAMED = ["site-1", "site-2", "site-3", "site-4"]
COUNTED = ["figure-4", "figure-41", "figure-47", "figure-6"]
CASES = {
    "": [*COUNTED, *NAMED],
    "kind=named": NAMED,
    "kind=counted": COUNTED,
    "q=huynh cuong": ["site-4"],
    "q=Huỳnh Cương": ["site-4"],
    "q=603": ["figure-41"],
    "province=soc-trang": ["figure-41", "figure-47", "site-4"],
    "province=soc-trang&province=lai-chau": ["figure-41", "figure-47", "site-2", "site-4"],
    "province=can-tho-2025": ["figure-41", "figure-47", "site-4"],
    "province=can-tho-2025&predecessors=no": [],
    "region=NORTHWEST-14": ["figure-4"],
    "region=NW": ["figure-6", "site-1", "site-2"],
    "report=northwest-2023": ["figure-4", "figure-6", "site-1", "site-2"],
    "publisher=nhan-dan": ["figure-41", "figure-47", "site-4"],
    "language=en": ["figure-4", "figure-6", "site-1", "site-2", "site-3"],
    "model=5-no-3-yes-soc-trang": ["figure-47", "site-4"],
    "theme=religion": ["site-2"],
    "qualifier=unquantified": ["figure-47"],
    "qualifier=exact": ["figure-4", "figure-41", "figure-6", *NAMED],
    "year_from=2023": ["figure-4", "figure-6"],
    "year_to=2022": [],
}


@pytest.mark.parametrize(("question", "expected"), CASES.items(), ids=CASES)
def test_a_question_leaves_exactly_its_sites(five_reports, question, expected):
    assert ids(f"sites?{question}") == expected
    found = page_at(f"/sites/?{question}")
    assert found.texts("p", class_="count") == [f"{len(expected)} row{'s' * (len(expected) != 1)}"]
    assert len(found.rows) == len(expected)


def test_a_counted_batch_is_its_figure_and_no_second_record(five_reports):
    row = page_at("/sites/?q=603").rows[0]
    assert row.links[0] == "/figures/41/"
    assert row.cells[0] == "603 site"
    assert row.cells[1] == "Soc Trang"


def test_a_named_place_is_one_site(five_reports):
    row = page_at("/sites/?q=huynh cuong").rows[0]
    assert row.cells[0] == "1 named place"
    assert row.cells[1] == "Huynh Cuong school, Soc Trang"
    assert row.cells[2] == "5 no 3 yes"


def test_the_page_says_how_many_sites_without_a_period_the_years_left_out(five_reports):
    found = page_at("/sites/?year_from=2023")
    assert found.texts("p", class_="remark") == [
        "6 rows without a stated period are left out by the years."
    ]


@pytest.mark.parametrize(
    ("code", "listed"),
    [
        ("replication-sites", True),
        ("replication-sites-new", True),
        ("communes-with-model", True),
        ("districts-with-model", True),
        ("models", False),
    ],
)
def test_only_figures_that_count_places_are_sites(db, code, listed):
    figure = build.figure(indicator=build.indicator(code=code))
    assert ids("sites") == ([f"figure-{figure.pk}"] if listed else [])


def test_what_was_withdrawn_is_no_site(db):
    build.site(state="withdrawn")
    build.figure(indicator=build.indicator(code="replication-sites"), state="withdrawn")
    assert ids("sites") == []


def test_a_batch_keeps_its_qualifier_its_whole_and_its_period(db):
    build.figure(
        indicator=build.indicator(code="communes-with-model", unit_en="commune"),
        value=40,
        out_of=110,
        qualifier="more_than",
        period="to date",
        as_written="over 40 of 110 communes",
    )
    (row,) = rows_of_json("/sites.json")
    assert (row["sites"], row["out_of"], row["qualifier"]) == (40, 110, "more_than")
    assert (row["unit"], row["period"]) == ("commune", "to date")
    assert page_at("/sites/").rows[0].cells[0] == "more than 40 commune"
