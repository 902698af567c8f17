"""A list of 6,000 figures, which are made up: page by page, by number and beyond page 100."""

import csv
import io
import re
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PREFIXES, figure_ids
from tests.support.databases import empty_site
from tests.support.site import Site, serving

COUNT, PAGE_SIZE, LAST_NUMBERED = 6_000, 50, 100
LAST_PAGE = COUNT // PAGE_SIZE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve made-up figures in place of the five reports."""
    site = empty_site(tmp_path_factory.mktemp("made-up"))
    for command in (f"generate_figures --count {COUNT} --seed 1", "prepare"):
        done = site.manage(*command.split())
        assert done.returncode == 0, done.stderr
    with serving(site) as running:
        yield running


@pytest.fixture(scope="module")
def every_id(site: Site) -> list[int]:
    """Return the ids of all figures, in the order in which the file lists them."""
    with urllib.request.urlopen(f"{site.url}/figures.csv") as answer:
        rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8", newline="")))
    assert len(rows) == COUNT
    return [int(row["id"]) for row in rows]


def go(page: Page, step: str) -> list[int]:
    """Follow a link of the pages' list by its name, and return the ids on the page it leads to."""
    with page.expect_navigation():
        page.locator(".pages").get_by_role("link", name=step, exact=True).click()
    return figure_ids(page)


def of_page(number: int, ids: list[int]) -> list[int]:
    """Return the ids that a page shows, counted from 1."""
    return ids[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]


def test_every_page_says_that_the_figures_are_made_up(new_page):
    page = new_page()
    refused = new_page(expecting="responded with a status of 4")
    page.goto("/reports/")
    report = page.locator("tbody th a").first.get_attribute("href")
    assert report.startswith("/reports/synthetic-")
    page.goto("/figures/")
    figure = page.locator("tbody td a").first.get_attribute("href")
    lists = ["provinces", "models", "sites", "awards", "figures", "reports", "indicators"]
    addresses = [f"/{name}/" for name in ["", *lists]] + [report, figure]
    addresses += ["/provinces/son-la/", "/indicators/models/", "/search/", "/search/?q=son"]
    addresses += ["/about/", "/figures/?province=son-la", "/no-such-page/", "/figures/?page=0"]
    for prefix in PREFIXES.values():
        for address in [one.replace("//", "/") for one in addresses]:
            on = refused if address in addresses[-2:] else page
            on.goto(prefix + address)
            notice = on.locator("body > .notice[role=note]")
            assert notice.is_visible(), prefix + address
            if not prefix:
                expect(notice).to_contain_text("made up")


def test_the_count_is_written_as_the_language_writes_it(page):
    page.goto("/figures/")
    expect(page.locator(".count")).to_have_text("6,000 rows")
    page.goto("/vi/figures/")
    expect(page.locator(".count")).to_have_text(re.compile(r"^\s*6\.000 \w"))


def test_pages_are_numbered_to_100(page, every_id):
    page.goto("/figures/")
    numbers = page.locator(".pages")
    assert figure_ids(page) == of_page(1, every_id)
    assert go(page, "3") == of_page(3, every_id)
    assert go(page, "5") == of_page(5, every_id)
    expect(numbers.locator("[aria-current=page]")).to_have_text("5")
    assert go(page, "Next") == of_page(6, every_id)
    assert go(page, "Previous") == of_page(5, every_id)
    assert go(page, "100") == of_page(100, every_id)
    assert go(page, "1") == of_page(1, every_id)
    expect(numbers.get_by_role("link", name="Previous")).to_have_count(0)
    expect(numbers.get_by_role("link", name="101", exact=True)).to_have_count(0)


def test_beyond_page_100_each_page_follows_the_one_before(page, every_id):
    page.goto(f"/figures/?page={LAST_NUMBERED}")
    for number in range(LAST_NUMBERED + 1, LAST_PAGE + 1):
        assert go(page, "Next") == of_page(number, every_id), number
    expect(page.locator(".pages [rel=next]")).to_have_count(0)
    assert figure_ids(page)[-1] == max(every_id)


def test_first_and_last_are_always_one_click_away(page, every_id):
    page.goto("/figures/")
    for number in (1, 100):
        page.goto(f"/figures/?page={number}")
        assert go(page, "Last") == of_page(LAST_PAGE, every_id)
        assert figure_ids(page)[-1] == max(every_id)
        expect(page.locator(".pages [rel=next]")).to_have_count(0)
        assert go(page, "First") == of_page(1, every_id)
        expect(page.locator(".pages [rel=prev]")).to_have_count(0)


def test_the_way_back_meets_the_numbered_pages(page, every_id):
    page.goto("/figures/")
    go(page, "Last")
    assert go(page, "Previous") == of_page(LAST_PAGE - 1, every_id)
    page.goto(f"/figures/?page={LAST_NUMBERED}")
    for step, number in [("Next", 101), ("Next", 102), ("Previous", 101), ("Previous", 100)]:
        assert go(page, step) == of_page(number, every_id)
    assert go(page, "Previous") == of_page(99, every_id)


def test_an_order_is_walked_to_its_end_too(page, every_id):
    page.goto("/figures/?sort=-value")
    backwards = go(page, "Last")
    page.goto(f"/figures/?sort=-value&page={LAST_NUMBERED}")
    seen = set(figure_ids(page))
    for _ in range(LAST_NUMBERED, LAST_PAGE):
        ids = go(page, "Next")
        assert not seen.intersection(ids)
        seen.update(ids)
    assert ids == backwards
    assert len(seen) == COUNT - (LAST_NUMBERED - 1) * PAGE_SIZE


def test_the_phone_shows_the_pages_without_scrolling_sideways(new_page):
    page = new_page(390)
    for address in ("/figures/", "/figures/?page=50", "/vi/figures/?page=100"):
        page.goto(address)
        expect(page.locator(".pages a").last).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
