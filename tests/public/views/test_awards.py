"""The list of awards."""

import pytest

from tests.support import build
from tests.support.pages import ids, page_at, vietnamese

CASES = {
    "": range(1, 11),
    "q=to many collectives": [10],
    "q=förtjänstbevis": [8, 9, 10],
    "q=FORTJANSTBEVIS 26": [9],
    "province=soc-trang": [8, 9, 10],
    "province=ha-giang&province=lang-son": [2, 5, 6, 7],
    "province=can-tho-2025": [8, 9, 10],
    "province=can-tho-2025&predecessors=no": [],
    "region=NORTHWEST-14": [1],
    "region=NMM": [2, 5, 6, 7],
    "region=NMM&scope=region": [],
    "body=ministry-of-public-security": [1, 3, 8],
    "body=government-steering-committee-138": [],
    "kind=certificate_of_merit": range(1, 11),
    "kind=insignia": [],
    "qualifier=unquantified": [2, 5, 6, 7, 10],
    "scope=place": [2],
    "report=ha-giang-2023": [5, 6, 7],
    "publisher=bhg": [5, 6, 7],
    "language=sv": [8, 9, 10],
    "year_from=2024": [3, 4],
    # The first honours 2018 to 2023.
    "year_to=2019": [1],
    "year_from=2023&year_to=2023": [1, 2, 5, 6, 7],
}


@pytest.mark.parametrize(("question", "expected"), CASES.items(), ids=CASES)
def test_a_question_leaves_exactly_its_awards(five_reports, question, expected):
    assert ids(f"awards?{question}") == list(expected)
    found = page_at(f"/awards/?{question}")
    assert found.texts("p", class_="count") == [f"{len(expected)} row{'s' * (len(expected) != 1)}"]
    assert len(found.rows) == len(expected)


def test_a_row_says_who_gave_what_to_how_many(five_reports):
    assert page_at("/awards/?region=NORTHWEST-14").rows[0].cells == [
        "Ministry of Public Security",
        "certificate of merit (bằng khen)",
        "22",
        "61",
        "",
        "Northwest and neighbouring areas",
        "28 July 2023",
        "certificates of merit to 22 collectives and 61 individuals",
        "northwest-2023",
    ]


def test_many_is_no_number(five_reports):
    for row in page_at("/awards/?qualifier=unquantified").rows:
        assert row.cells[2:5] == ["number not given", "number not given", ""]


def test_one_count_of_both_stands_apart(five_reports):
    assert page_at("/awards/?q=26 kollektiv").rows[0].cells[2:5] == ["", "", "26"]


def test_the_page_says_how_many_awards_without_a_day_the_years_left_out(five_reports):
    found = page_at("/awards/?year_from=2024")
    assert found.texts("p", class_="remark") == [
        "3 rows without a stated period are left out by the years."
    ]


def test_all_bodies_of_one_award_are_named_and_found(db):
    bodies = [build.body(name_en="Police"), build.body(name_en="Front")]
    given = build.award(bodies=bodies)
    build.award()
    for body in bodies:
        assert ids(f"awards?body={body.slug}") == [given.pk]
    assert page_at(f"/awards/?body={bodies[0].slug}").rows[0].cells[0] == "Front, Police"


def test_an_award_that_was_withdrawn_is_not_listed(db):
    build.award(state="withdrawn")
    assert ids("awards") == []


def test_a_row_in_vietnamese(five_reports):
    row = page_at("/vi/awards/?region=NORTHWEST-14").rows[0]
    assert row.cells[0] == "Bộ Công an"
    row = page_at("/vi/awards/?scope=place").rows[0]
    assert row.cells[2] == vietnamese("number not given")
