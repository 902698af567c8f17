"""Axe finds nothing to mend on any kind of page, in either language, width or colour scheme."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.drawn import wait_for_charts
from tests.browser.pages import NOT_DRAWN, PAGES, PREFIXES, REFUSED, WIDTHS


def violations(page: Page, address: str, status: int = 200) -> list[str]:
    """Return a line for each element of the page that breaks a rule, in either colour scheme."""
    assert page.goto(address).status == status, address
    if not address.endswith(NOT_DRAWN):
        wait_for_charts(page)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [
            f"{address} ({scheme}): {rule['id']}: {node['target']}: {node['failureSummary']}"
            for rule in Axe().run(page).response["violations"]
            for node in rule["nodes"]
        ]
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("prefix", list(PREFIXES.values()), ids=list(PREFIXES))
def test_axe_finds_no_violation(new_page, prefix, width):
    page = new_page(width)
    found = [line for address in PAGES.values() for line in violations(page, prefix + address)]
    for status, address in REFUSED.items():
        page = new_page(width, expecting=f"responded with a status of {status}")
        found += violations(page, prefix + address, status)
    assert not found, "\n".join(found)
