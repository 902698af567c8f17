"""From a pasted text to a public figure: two persons, one disagreement, one number dismissed, one
warning justified.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_desk import CLERKS, MAKE, PASSWORD
from tests.support.databases import prepared_site
from tests.support.postgres import Server
from tests.support.site import Site, serving

# Ha Giang had 857 models in June 2023, says a report that is held: this is far more.
TEXT = (
    "On 12 June 2023 the whole of Ha Giang province had more than 12,340 models.\n\n"
    "It has 512 security cameras."
)
FIGURES = "/admin/models_registry/keying/"


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, database_server: Server | None
) -> Iterator[Site]:
    """Serve a site of this test's own, at which two persons key each figure."""
    data_dir = tmp_path_factory.mktemp("whole")
    with serving(prepared_site(data_dir, database_server, DESK_PERSONS="2")) as running:
        done = running.manage("shell", "-c", MAKE.format(names=CLERKS, password=PASSWORD))
        assert done.returncode == 0, done.stderr
        yield running


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def logged_in(page: Page, name: str) -> Page:
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    press(page, "Log in")
    return page


def read(page: Page) -> None:
    """Paste the text, enter its first number as a draft, dismiss the second."""
    page.goto("/admin/models_registry/reporttext/add/")
    page.locator("[name=pasted]").fill(TEXT)
    page.locator("[name=new-title]").fill("[The whole way]")
    page.locator("[name=new-event_on]").fill("2023-06-12")
    page.locator("[name=new-event_basis]").select_option("stated")
    press(page, "Keep the text and read it")
    expect(page.locator(".progress")).to_contain_text("2 of 2 open")
    expect(page.locator("[name=value]")).to_have_value("12,340")
    expect(page.locator("[name=province]")).to_have_value("ha-giang")
    expect(page.locator("[name=period_end]")).to_have_value("2023-06-12")
    press(page, "Save as a draft, and on to the next")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    with page.expect_navigation():
        page.keyboard.press("7")
    expect(page.locator("main")).to_contain_text("All read")


def test_from_pasted_text_to_a_public_figure(new_page):
    first, second = logged_in(new_page(), "lan"), logged_in(new_page(), "binh")
    read(first)
    first.goto("/admin/")
    with first.expect_navigation():
        first.get_by_role("link", name="to check and publish, 1 figure").click()
    expect(first.locator("main")).to_contain_text("This stands in the way")
    expect(first.get_by_role("button", name="Publish")).to_have_count(0)

    second.goto(f"{FIGURES}queue/")
    with second.expect_navigation():
        second.locator("main a", has_text="[The whole way]").click()
    expect(second.locator("main")).to_contain_text("more than 12,340 models")
    second.locator("[name=value]").fill("12,340")
    second.locator("[name=qualifier]").select_option("exact")
    press(second, "Save and next")
    expect(second.locator(".messagelist")).to_contain_text("it waits for a decision")

    second.goto(f"{FIGURES}to-decide/")
    with second.expect_navigation():
        second.locator("main td a").first.click()
    second.locator("[name=chosen]").first.check()
    second.locator("[name=decided_because]").fill("The words say more than.")
    press(second, "Decide")

    first.reload()
    expect(first.locator("main")).to_contain_text("857")
    first.get_by_label("Why it is right").fill("Models of all villages, says the text.")
    press(first, "Publish")
    first.goto("/figures/?q=12340")
    with first.expect_navigation():
        first.locator("tbody a", has_text="12,340").first.click()
    shown = first.locator("main")
    for words in ("more than 12,340", "Ha Giang", "keyed twice"):
        expect(shown).to_contain_text(words)
    first.goto("/admin/models_registry/dismissednumber/")
    expect(first.locator("#result_list")).to_contain_text("512")
