"""The pictures of README.md: `python -m tests.tools.pictures` writes docs/pictures/ anew."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.drawn import wait_for_charts
from tests.support.browser import ARGUMENTS, find_chromium
from tests.support.environment import ROOT
from tests.support.site import Site, prepared, serving

FOLDER = ROOT / "docs" / "pictures"
# By name: the address, the width and the height of what is seen of it.
PICTURES = {
    "home": ("/", 1280, 1000),
    "province": ("/provinces/lang-son/?indicator=models-new", 1280, 1250),
    "indicator": ("/indicators/tips-valuable/", 1280, 1100),
    "province-phone": ("/provinces/ha-giang/", 390, 900),
}


def take(browser: Browser, site: Site, name: str) -> Path:
    """Write one picture, and return where it is."""
    address, width, height = PICTURES[name]
    context = browser.new_context(
        base_url=site.url, viewport={"width": width, "height": height}, color_scheme="light"
    )
    page = context.new_page()
    page.goto(address)
    wait_for_charts(page)
    file = FOLDER / f"{name}.png"
    page.screenshot(path=file)
    context.close()
    return file


def main() -> None:
    """Serve the five reports, and take each picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data_dir,
        serving(prepared(Path(data_dir))) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for name in PICTURES:
            file = take(browser, site, name)
            print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
