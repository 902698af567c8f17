"""The page of a report: all that was read in it, and what was dismissed."""

import pytest

from tests.support import build
from tests.support.pages import fetch, page_at, text_of, vietnamese

COUNTS = {
    "northwest-2023": (7, 1, 8, 3),
    "lang-son-2023": (19, 1, 0, 2),
    "da-nang-2024": (3, 2, 9, 25),
    "ha-giang-2023": (6, 3, 0, 15),
    "soc-trang-2024": (12, 3, 1, 6),
}


@pytest.mark.parametrize(("slug", "counts"), COUNTS.items(), ids=COUNTS)
def test_a_report_shows_all_that_was_read_in_it(five_reports, slug, counts):
    figures, awards, models, dismissed = counts
    shown = page_at(f"/reports/{slug}/")
    assert f"{figures} figures" in shown.texts("h2")
    of_figures = [row for row in shown.rows if row.links]
    assert len(of_figures) == figures
    assert len(shown.rows) - figures == dismissed
    # 'number not given' and 'what' stand once an award.
    assert len([text for text in shown.texts("li") if text.endswith(f" {slug}")]) == awards
    assert (
        len({link for link in shown.links if link.startswith("/models/")} - {"/models/"}) == models
    )


def test_a_report_shows_what_was_dismissed_with_the_reason(five_reports):
    rows = [row.cells for row in page_at("/reports/soc-trang-2024/").rows if not row.links]
    assert ["5", 'modellen "5 nej 3 ja"', "part of a name"] in rows
    assert ["sex", "har föreslagit sex innehållsförslag", "not clear what it counts"] in rows
    rows = [row.cells for row in page_at("/vi/reports/soc-trang-2024/").rows if not row.links]
    assert ["5", 'modellen "5 nej 3 ja"', vietnamese("part of a name")] in rows


def test_a_report_shows_its_awards_in_words(five_reports):
    shown = page_at("/reports/soc-trang-2024/").main
    assert "1 collectives, 1 individuals" in shown or "1 collective, 1 individual" in shown
    assert "26 collectives and individuals" in shown
    assert "förtjänstbevis till många kollektiv och individer" in shown


def test_a_report_says_who_published_it_when_and_what_was_read(five_reports):
    shown = page_at("/reports/soc-trang-2024/").main
    for words in ("Nhân Dân (named as the source)", "Swedish", "a translation", "date not stated"):
        assert words in shown
    assert "The text as far as it was at hand; it begins without title, lead and date." in shown
    shown = page_at("/vi/reports/soc-trang-2024/").main
    assert "Phần văn bản có được; thiếu tiêu đề, đoạn mở đầu và ngày tháng." in shown


def test_a_report_links_its_files(five_reports):
    shown = page_at("/reports/ha-giang-2023/")
    assert shown.link("CSV") == "/figures.csv?report=ha-giang-2023"
    assert text_of(fetch(shown.link("CSV"))).count("\r\n") == 7


def test_reports_of_one_story_link_each_other(db):
    one = build.report(story="the-same")
    other, stranger = build.report(story="the-same"), build.report()
    links = page_at(f"/reports/{one.slug}/").links
    assert f"/reports/{other.slug}/" in links
    assert f"/reports/{stranger.slug}/" not in links


def test_an_empty_report_says_so(db):
    shown = page_at(f"/reports/{build.report().slug}/").main
    for words in ("0 figures", "No award is reported.", "No number was dismissed."):
        assert words in shown
