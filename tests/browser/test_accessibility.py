"""Axe finds nothing to mend on any kind of page, in either language, width or colour scheme; and
none is wider than the screen.
"""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.drawn import wait_for_charts
from tests.browser.pages import NOT_DRAWN, PAGES, PREFIXES, REFUSED, WIDTHS
from tests.support.environment import ROOT

VIOLATIONS = {"resultTypes": ["violations"]}
# All rules once; of the dark scheme, which sets colours alone, those about colours.
ABOUT_COLORS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
SCHEMES = {"light": VIOLATIONS, "dark": {**VIOLATIONS, "runOnly": ABOUT_COLORS}}
WIDEST_FIRST = sorted(WIDTHS, reverse=True)
# Whether the page is as wide as the screen, once its charts have followed.
FITS = """async () => {
  const fits = () => document.documentElement.scrollWidth <= innerWidth;
  for (let frame = 0; frame < 100 && !fits(); frame++) await new Promise(requestAnimationFrame);
  return fits();
}"""
# What axe finds besides, all that holds, is long: it stays in the browser.
RUN = "async options => (await axe.run(document, options)).violations"


def test_the_dark_scheme_sets_colours_alone():
    sheets = [path for path in ROOT.glob("static/css/**/*.css") if "desk" not in path.parts]
    text = "".join(path.read_text(encoding="utf-8") for path in sheets)
    blocks = re.findall(r"\(prefers-color-scheme: dark\) \{(.*?)\n\}", text, re.DOTALL)
    assert blocks
    for line in "".join(blocks).splitlines():
        assert re.fullmatch(r"\s*(:root \{|--[\w-]+: .*;|\}|)", line), line


def faults(page: Page, address: str, status: int = 200) -> list[str]:
    """Return a line if the page is too wide, and one for each element that breaks a rule."""
    assert page.goto(address).status == status, address
    if not address.endswith(NOT_DRAWN):
        wait_for_charts(page)
    page.evaluate(AXE_SCRIPT)
    # From the widest on: the filters, which a phone folds away, are looked at there too.
    return [fault for width in WIDEST_FIRST for fault in _faults_at(page, address, width)]


def _faults_at(page: Page, address: str, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    found = [] if page.evaluate(FITS) else [f"{address}: wider than {width}"]
    for scheme, options in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        found += [
            f"{address} ({width}, {scheme}): {rule['id']}: {node['target']}: "
            f"{node['failureSummary']}"
            for rule in page.evaluate(RUN, options)
            for node in rule["nodes"]
        ]
    return found


@pytest.mark.parametrize("prefix", list(PREFIXES.values()), ids=list(PREFIXES))
def test_no_page_breaks_a_rule_of_axe_or_is_wider_than_the_screen(new_page, prefix):
    page = new_page(WIDEST_FIRST[0])
    found = [line for address in PAGES.values() for line in faults(page, prefix + address)]
    for status, address in REFUSED.items():
        page = new_page(WIDEST_FIRST[0], expecting=f"responded with a status of {status}")
        found += faults(page, prefix + address, status)
    assert not found, "\n".join(found)
