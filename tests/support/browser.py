"""A Chromium that looks at the served site, and fails the test that makes it complain."""

import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.support.site import Site

NAMES = ("chromium", "chromium-browser", "google-chrome")
# No sandbox: tests may run as root. The rest keeps the browser from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
NewPage = Callable[..., Page]


def find_chromium() -> str:
    """Return the path of the browser: the one named by CHROMIUM, or the first on PATH."""
    named = os.environ.get("CHROMIUM")
    found = filter(None, map(shutil.which, [named] if named else NAMES))
    path = next(found, None)
    assert path, "no Chromium: run make test, which installs one, or name one in CHROMIUM"
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, site: Site) -> Iterator[NewPage]:
    """Return a function that opens an empty page, on which `goto("/…")` leads into the site.

    The test fails when a page logs an error or asks another host for anything; `expecting`
    names a part of the errors that are meant, such as '400 (Bad Request)'.
    """
    contexts, complaints = [], []

    def new_page(
        width: int = 1280,
        color_scheme: str = "light",
        javascript: bool = True,
        expecting: str | None = None,
        **options: object,
    ) -> Page:
        def complain(words: str) -> None:
            if expecting is None or expecting not in words:
                complaints.append(words)

        def look_at_message(message: ConsoleMessage) -> None:
            if message.type == "error":
                complain(f"console: {message.text} ({message.location.get('url')})")

        def look_at_request(request: Request) -> None:
            address = urlsplit(request.url)
            if address.scheme not in {"data", "blob"} and address.netloc != home:
                complain(f"request to another host: {request.url}")

        home = urlsplit(site.url).netloc
        context = browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": 900},
            color_scheme=color_scheme,
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", look_at_message)
        page.on("pageerror", lambda error: complain(f"script: {error}"))
        page.on("request", look_at_request)
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(request: pytest.FixtureRequest, new_page: NewPage) -> Page:
    """Return one page; a test varies it by parametrizing with `new_page`'s arguments."""
    return new_page(**getattr(request, "param", {}))
