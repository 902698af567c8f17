"""What people do on the site: go from a province to its evidence, filter, sort, search, print."""

import csv
import unicodedata
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import PREFIXES, WIDTHS, figure_ids

ALL_FIGURES = 47
# Enough to come from a page's first link to its last filter.
MANY_TABS = 60
# Enough to come from a table's first column to its last.
MANY_STEPS = 40

by_width = pytest.mark.parametrize("width", WIDTHS)
by_language = pytest.mark.parametrize("prefix", list(PREFIXES.values()), ids=list(PREFIXES))


def question(page: Page) -> dict[str, list[str]]:
    """Return what the page's address asks."""
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def follow(link: Locator) -> None:
    """Click a link or a button, and wait for the page that it leads to."""
    with link.page.expect_navigation():
        link.click()


def enter(page: Page) -> None:
    """Press the enter key, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def opened(filters: Locator) -> bool:
    """Tell whether a reader sees the filters' fields."""
    return filters.locator("[name=q]").is_visible()


def download(page: Page, name: str = "figures") -> list[dict[str, str]]:
    """Return the rows of the CSV file to which the page links."""
    with page.expect_download() as started:
        page.locator(".files").get_by_role("link", name="CSV").click()
    assert started.value.suggested_filename == f"{name}.csv"
    with started.value.path().open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def tab_to(page: Page, wanted: Locator) -> None:
    """Press the tab key until the element has the focus, as someone without a mouse does."""
    for _ in range(MANY_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the tab key does not lead to {wanted}")


# From home to the report


@pytest.mark.parametrize(
    ("prefix", "width", "javascript"),
    [("", 1280, True), ("", 390, False), ("/vi", 1280, False), ("/vi", 390, True)],
)
def test_clicks_lead_from_home_to_the_report_of_a_figure(new_page, prefix, width, javascript):
    language = "vi" if prefix else "en"
    province, value = ("Lạng Sơn", "246,7") if prefix else ("Lang Son", "246.7")
    title = "Phát triển sâu rộng" if prefix else "Deep and wide development"
    page = new_page(width, javascript=javascript)
    page.goto(prefix or "/")

    steps = [
        ("/provinces/lang-son/", province),
        ("/figures/12/", value),
        ("/reports/lang-son-2023/", title),
    ]
    for address, heading in steps:
        follow(page.locator(f'main a[href="{prefix}{address}"]').first)
        assert urlsplit(page.url).path == prefix + address
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_contain_text(heading)
        if address == "/figures/12/":
            expect(page.locator("blockquote mark")).to_have_text("246.7")
    assert 12 in figure_ids(page)


# Filters, order, files


@by_width
@pytest.mark.parametrize("javascript", [True, False])
def test_the_filter_form_narrows_the_rows_and_each_chip_widens_them(new_page, width, javascript):
    page = new_page(width, javascript=javascript)
    page.goto("/figures/")
    assert len(figure_ids(page)) == ALL_FIGURES
    filters, chips = page.locator(".filters"), page.locator(".active li")
    if not opened(filters):
        filters.locator("summary").first.click()
    filters.locator("[name=indicator]").select_option("models-new")
    filters.locator("[name=province]").select_option("lang-son")
    filters.locator("[name=year_from]").fill("2023")
    follow(filters.locator("button"))

    asked = {"province": ["lang-son"], "indicator": ["models-new"], "year_from": ["2023"]}
    assert question(page) == asked
    assert figure_ids(page) == [13]
    expect(page.locator(".count")).to_have_text("1 row")
    expect(chips.locator("strong")).to_have_text(["Lang Son", "New models launched", "2023"])
    expect(filters.locator("[name=year_from]")).to_have_value("2023")

    follow(chips.filter(has_text="2023").get_by_role("link"))
    del asked["year_from"]
    assert question(page) == asked
    assert figure_ids(page) == [9, 13]
    expect(chips.locator("strong")).to_have_text(["Lang Son", "New models launched"])

    follow(chips.last.get_by_role("link"))
    assert question(page) == {}
    assert len(figure_ids(page)) == ALL_FIGURES
    expect(chips).to_have_count(0)


def test_two_provinces_are_two_chips(page):
    page.goto("/figures/?province=lang-son&province=son-la")
    chips = page.locator(".active li")
    expect(chips.locator("strong")).to_have_text(["Lang Son", "Son La"])
    follow(chips.filter(has_text="Lang Son").get_by_role("link"))
    assert question(page) == {"province": ["son-la"]}
    assert figure_ids(page) == [5, 6, 7]


def claim(row: dict[str, str]) -> str:
    """Return what an English page says for the file's value."""
    if row["value"] == "":
        return "no number given"
    words = {"exact": "", "more_than": "more than "}[row["qualifier"]]
    whole = f" of {float(row['out_of']):,g}" if row["out_of"] else ""
    return f"{words}{float(row['value']):,.15g}{whole}"


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", ALL_FIGURES),
        ("?indicator=models-new&province=lang-son", 2),
        ("?sort=-value", ALL_FIGURES),
    ],
)
def test_the_file_holds_the_rows_of_the_table(page, asked, count):
    page.goto(f"/figures/{asked}")
    rows = download(page)
    assert len(rows) == count
    assert [int(row["id"]) for row in rows] == figure_ids(page)
    shown = {
        "value": ("td:nth-child(1) a", [claim(row) for row in rows]),
        # A unit stands beside a number alone.
        "unit": ("td:nth-child(1) .unit", [row["unit"] for row in rows if row["value"]]),
        "indicator_name": ("td:nth-child(2) a", [row["indicator_name"] for row in rows]),
        "as_written": ("td:nth-child(5)", [row["as_written"] for row in rows]),
        "report": ("td:nth-child(6)", [row["report"] for row in rows]),
    }
    for column, (cells, expected) in shown.items():
        assert page.locator(f"tbody {cells}").all_inner_texts() == expected, column


def test_a_file_from_a_vietnamese_page_holds_its_rows(page):
    page.goto("/vi/figures/?province=lang-son&sort=-value")
    assert [int(row["id"]) for row in download(page)] == figure_ids(page)


KINDS = {"certificate_of_merit": "certificate of merit (bằng khen)"}


def award_cells(row: dict[str, str]) -> list[str]:
    """Return what an English page says of a row of the file of awards."""
    counted = {
        "collectives": ["collectives"],
        "individuals": ["individuals"],
        "collectives_and_individuals": ["collectives", "individuals"],
        "combined": ["combined"],
    }[row["recipients"]]
    missing = dict.fromkeys(counted, "number not given")
    numbers = (
        row[one] or missing.get(one, "") for one in ("collectives", "individuals", "combined")
    )
    given_on = row["awarded_on"] and f"{date.fromisoformat(row['awarded_on']):%-d %B %Y}"
    return [row["body"], KINDS[row["kind"]], *numbers, given_on, row["as_written"], row["report"]]


@by_width
def test_the_file_of_filtered_awards_is_their_table_cell_by_cell(new_page, width):
    page = new_page(width)
    page.goto("/awards/")
    filters = page.locator(".filters")
    if not opened(filters):
        filters.locator("summary").first.click()
    filters.locator("[name=province]").select_option(["ha-giang", "soc-trang"])
    follow(filters.locator("button"))
    rows = download(page, "awards")
    # Three in each report.
    assert [row["province"] for row in rows] == ["ha-giang"] * 3 + ["soc-trang"] * 3
    table = page.locator("table").last.locator("tbody tr")
    for row, line in zip(rows, table.all(), strict=True):
        cells = [" ".join(text.split()) for text in line.locator("td").all_text_contents()]
        area = cells.pop(5)
        assert cells == award_cells(row)
        expect(line.get_by_role("link", name=area)).to_have_attribute(
            "href", f"/provinces/{row['province']}/"
        )


@by_language
def test_a_heading_sorts_the_rows_and_says_so(page, prefix):
    page.goto(f"{prefix}/figures/?province=lang-son")
    sorted_by = page.locator("th[aria-sort]")
    expect(sorted_by).to_have_count(0)
    ids = {}
    for direction in ("ascending", "descending"):
        follow(page.locator("thead th").first.get_by_role("link"))
        expect(sorted_by).to_have_count(1)
        expect(page.locator("thead th").first).to_have_attribute("aria-sort", direction)
        ids[direction] = figure_ids(page)
        assert question(page)["province"] == ["lang-son"]
    # 2 guns of a commune, and 173,800 pledges, are the least and the most of Lang Son.
    assert ids["ascending"][0] == 23
    assert ids["descending"][0] == 16
    assert ids["ascending"] == ids["descending"][::-1]


@by_language
def test_the_language_changes_and_the_question_stays(page, prefix):
    asked = "/figures/?indicator=models&year_from=2020&sort=-value"
    page.goto(prefix + asked)
    before = figure_ids(page)
    assert before
    other = "en" if prefix else "vi"
    follow(page.locator(f".languages [hreflang={other}]"))
    address = urlsplit(page.url)
    assert f"{address.path}?{address.query}" == PREFIXES[other] + asked
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert figure_ids(page) == before


# Search


@by_language
@by_width
def test_search_finds_a_name_however_it_is_typed(new_page, prefix, width):
    page = new_page(width)
    spellings = ["Đà Nẵng", "ĐÀ NẴNG", "da nang", unicodedata.normalize("NFD", "Đà Nẵng")]
    hits = []
    for typed in spellings:
        page.goto(prefix or "/")
        page.locator(".site-search input").fill(typed)
        enter(page)
        assert urlsplit(page.url).path == f"{prefix}/search/"
        assert question(page) == {"q": [typed]}
        expect(page.locator("#main-q")).to_have_value(typed)
        links = page.locator("main section a")
        hits.append(links.evaluate_all("links => links.map(link => link.pathname)"))
    assert f"{prefix}/provinces/da-nang/" in hits[0]
    assert f"{prefix}/provinces/da-nang-2025/" in hits[0]
    assert hits == [hits[0]] * len(spellings)


# The keyboard alone


@by_language
@by_width
def test_the_first_tab_leads_to_a_link_past_the_header(new_page, prefix, width):
    page = new_page(width)
    page.goto(f"{prefix}/provinces/lang-son/")
    skip = page.locator(".skip")
    assert skip.bounding_box()["width"] <= 1
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["width"] > 50
    page.keyboard.press("Enter")
    page.wait_for_url("**/provinces/lang-son/#content")
    page.keyboard.press("Tab")
    expect(page.locator("main a").first).to_be_focused()


@by_width
def test_the_filters_can_be_used_by_keyboard(new_page, width):
    page = new_page(width)
    page.goto("/figures/")
    filters = page.locator(".filters")
    tab_to(page, filters.locator("summary").first)
    if not opened(filters):
        page.keyboard.press("Enter")
    tab_to(page, filters.locator("[name=province]"))
    page.keyboard.type("Lang")
    tab_to(page, filters.locator("[name=indicator]"))
    page.keyboard.type("New models")
    tab_to(page, filters.locator("[name=year_from]"))
    page.keyboard.type("2023")
    enter(page)
    asked = {"province": ["lang-son"], "indicator": ["models-new"], "year_from": ["2023"]}
    assert question(page) == asked
    assert figure_ids(page) == [13]


@by_width
def test_a_wide_table_is_scrolled_by_keyboard(new_page, width):
    page = new_page(width)
    page.goto("/awards/")
    table = page.locator(".table").last
    tab_to(page, table)
    for _ in range(MANY_STEPS):
        page.keyboard.press("ArrowRight")
    # Down to its head: a chart may stand above it.
    table.evaluate("table => table.scrollIntoView()")
    expect(table.locator("thead th").last).to_be_in_viewport(ratio=0.9)


# The phone, and no script


@pytest.mark.parametrize("page", [{"width": 390}], indirect=True)
@pytest.mark.parametrize("address", ["/figures/", "/awards/", "/provinces/lang-son/"])
def test_a_wide_table_scrolls_inside_itself_on_the_phone(page, address):
    page.goto(address)
    table = page.locator(".table").last
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    table.evaluate("table => { table.scrollIntoView(); table.scrollLeft = table.scrollWidth; }")
    expect(table.locator("thead th").last).to_be_in_viewport()
    assert page.evaluate("scrollX") == 0


@by_language
@pytest.mark.parametrize(
    ("width", "javascript", "is_open"),
    [
        (1280, True, True),
        (1280, False, True),
        (390, True, False),
        (390, False, True),
    ],
)
def test_filters_are_folded_on_the_phone_alone(new_page, prefix, width, javascript, is_open):
    page = new_page(width, javascript=javascript)
    page.goto(f"{prefix}/figures/")
    filters = page.locator(".filters")
    assert opened(filters) == is_open
    filters.locator("summary").first.click()
    assert opened(filters) != is_open


# Paper


@by_language
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_paper_holds_the_rows_without_what_can_only_be_clicked(new_page, prefix, color_scheme):
    page = new_page(color_scheme=color_scheme)
    page.goto(f"{prefix}/figures/?indicator=models")
    clickable = [".site-header", ".filters", ".files", ".active"]
    for part in clickable:
        expect(page.locator(part)).to_be_visible()
    page.emulate_media(media="print")
    for part in clickable:
        expect(page.locator(part)).to_be_hidden()
    for part in ["h1", ".count", "tbody tr >> nth=-1", ".site-footer"]:
        expect(page.locator(part)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
