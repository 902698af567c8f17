"""The list of reports."""

import pytest

from tests.support import build
from tests.support.pages import page_at, rows_of_json

DA_NANG, HA_GIANG, LANG_SON = "da-nang-2024", "ha-giang-2023", "lang-son-2023"
NORTHWEST, SOC_TRANG = "northwest-2023", "soc-trang-2024"
CASES = {
    "": [DA_NANG, HA_GIANG, LANG_SON, NORTHWEST, SOC_TRANG],
    "q=deep and wide": [LANG_SON],
    "q=Hà Giang": [HA_GIANG],
    "q=HA GIANG": [HA_GIANG],
    "q=northwest-2023": [NORTHWEST],
    "province=son-la": [NORTHWEST],
    "province=son-la&province=da-nang": [DA_NANG, NORTHWEST],
    "province=lao-cai": [NORTHWEST],
    "province=tuyen-quang-2025": [HA_GIANG],
    "province=tuyen-quang-2025&predecessors=no": [],
    "region=NORTHWEST-14": [NORTHWEST],
    "region=NMM": [HA_GIANG, LANG_SON, NORTHWEST],
    "publisher=bhg": [HA_GIANG],
    "publisher=da-nang-city-portal": [DA_NANG],
    "language=en": [DA_NANG, LANG_SON, NORTHWEST],
    "indicator=models": [HA_GIANG, NORTHWEST, SOC_TRANG],
    "indicator=cameras": [],
    "year_from=2023": [HA_GIANG, NORTHWEST],
    "year_to=2022": [],
}


def slugs(question: str = "") -> list[str]:
    return [row["slug"] for row in rows_of_json(f"/reports.json?{question}")]


@pytest.mark.parametrize(("question", "expected"), CASES.items(), ids=CASES)
def test_a_question_leaves_exactly_its_reports(five_reports, question, expected):
    assert slugs(question) == expected
    found = page_at(f"/reports/?{question}")
    assert found.texts("p", class_="count") == [f"{len(expected)} row{'s' * (len(expected) != 1)}"]
    assert [row.links[0] for row in found.rows] == [f"/reports/{slug}/" for slug in expected]


def test_a_row_says_what_was_read_in_the_report(five_reports):
    counts = {row.links[0]: row.cells[4:] for row in page_at("/reports/").rows}
    assert counts == {
        "/reports/northwest-2023/": ["7", "1", "8", "3"],
        "/reports/lang-son-2023/": ["19", "1", "0", "2"],
        "/reports/da-nang-2024/": ["3", "2", "9", "25"],
        "/reports/ha-giang-2023/": ["6", "3", "0", "15"],
        "/reports/soc-trang-2024/": ["12", "3", "1", "6"],
    }


def test_a_row_says_title_publisher_day_and_language(five_reports):
    rows = {row.links[0]: row.cells for row in page_at("/reports/").rows}
    title = "[Ha Giang: ten years of the coordination programme on the movement] ha-giang-2023"
    assert rows["/reports/ha-giang-2023/"][:4] == [
        title,
        "BHG",
        "6 June 2023",
        "French, a translation",
    ]
    assert rows["/reports/lang-son-2023/"][1:4] == ["not named", "", "English"]


def test_a_row_in_vietnamese(five_reports):
    row = page_at("/vi/reports/?publisher=bhg").rows[0]
    assert row.cells[0].startswith("[Hà Giang: 10 năm thực hiện chương trình phối hợp")
    assert "Tiếng Pháp" in row.cells[3]


def test_the_page_says_how_many_reports_without_a_date_the_years_left_out(five_reports):
    # Lang Son, Da Nang and Soc Trang are undated.
    found = page_at("/reports/?year_from=2023")
    assert any(remark.startswith("3 ") for remark in found.texts("p", class_="remark"))


def test_a_report_is_of_the_year_of_its_event_else_of_its_publication(db):
    event = build.report(event_on="2021-12-31", published_on="2022-01-02")
    published = build.report(published_on="2022")
    build.report()
    assert slugs("year_from=2021&year_to=2021") == [event.slug]
    assert slugs("year_from=2022&year_to=2022") == [published.slug]


def test_counts_leave_drafts_and_what_was_withdrawn_out(db):
    report = build.report()
    for state in ("draft", "published", "withdrawn"):
        build.figure(report=report, state=state)
        build.award(report=report, state=state)
        build.security_model(report=report, state=state)
    (row,) = rows_of_json("/reports.json")
    assert (row["figures"], row["awards"], row["models"]) == (1, 1, 1)
    assert page_at("/reports/").rows[0].cells[4:] == ["1", "1", "1", "0"]


def test_a_report_with_several_figures_of_one_indicator_is_listed_once(db):
    report, indicator = build.report(), build.indicator()
    for _ in range(3):
        build.figure(report=report, indicator=indicator)
    assert slugs(f"indicator={indicator.code}") == [report.slug]
