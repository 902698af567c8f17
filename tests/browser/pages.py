"""One address of every kind of page, and what tests read off a page."""

import re

from playwright.sync_api import Page

# The phone, and a desktop on which filters stand beside the rows.
WIDTHS = (390, 1280)
# What precedes every address, by language.
PREFIXES = {"en": "", "vi": "/vi"}
# Its one figure has no number, so it has no chart.
NOT_DRAWN = "/indicators/models-recognised-to-date/"
PAGES = {
    "home": "/",
    "provinces": "/provinces/",
    "models": "/models/",
    "sites": "/sites/",
    "awards": "/awards/",
    "figures": "/figures/",
    "reports": "/reports/",
    "indicators": "/indicators/",
    "a province with predecessors": "/provinces/tuyen-quang-2025/",
    "a dissolved province": "/provinces/ha-giang/",
    "a province with spans": "/provinces/lang-son/?indicator=models-new",
    "a province with models and awards": "/provinces/da-nang/",
    "a province with nothing held": "/provinces/an-giang/",
    "a model": "/models/coastal-tourism-patrols-da-nang/",
    "a model nobody recognised": "/models/security-cameras-da-nang/",
    "a figure": "/figures/12/",
    "a figure with parts": "/figures/3/",
    "a report": "/reports/lang-son-2023/",
    "a report with dismissed numbers": "/reports/da-nang-2024/",
    "an indicator": "/indicators/models/",
    "an indicator of which no number is exact": "/indicators/tips-valuable/",
    "an indicator without a number": NOT_DRAWN,
    "an indicator without figures": "/indicators/cameras/",
    "map": "/map/",
    "map of today, per head": "/map/?reading=today&per=head",
    "search": "/search/",
    "search with results": "/search/?q=son",
    "search without results": "/search/?q=nowhere",
    "about": "/about/",
    "units to choose": "/compare/",
    "units side by side": "/compare/?province=son-la&province=lang-son&province=tuyen-quang-2025",
    "coverage": "/coverage/",
    "coverage by year": "/coverage/?indicator=models&reading=today",
    "corrections": "/corrections/",
    "conflicts": "/conflicts/",
    "filtered": "/figures/?indicator=models&province=son-la&year_from=2020&status=achieved",
    "empty": "/figures/?province=an-giang",
}
# By status: the browser logs an error for each of these.
REFUSED = {400: "/figures/?year_from=soon", 404: "/no-such-page/"}


def figure_ids(page: Page) -> list[int]:
    """Return the ids of the figures in the table, from top to bottom."""
    links = page.locator("main tbody td.number a")
    addresses = links.evaluate_all("links => links.map(link => link.pathname)")
    return [int(re.search(r"/figures/(\d+)/$", address)[1]) for address in addresses]
