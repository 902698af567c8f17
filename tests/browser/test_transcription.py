"""A text is read by keyboard alone, and a closed browser loses nothing that was typed."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_desk import CLERKS, MAKE, PASSWORD
from tests.support.databases import prepared_site
from tests.support.postgres import Server
from tests.support.site import Site, serving

TEXT = (
    "On 12/6/2023 the whole of Ha Giang province had more than 1,234 self-management groups.\n\n"
    "It has 512 security cameras."
)


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, database_server: Server | None
) -> Iterator[Site]:
    """Serve a site of these tests' own, with two accounts, since they change it."""
    data_dir = tmp_path_factory.mktemp("texts")
    with serving(prepared_site(data_dir, database_server)) as running:
        done = running.manage("shell", "-c", MAKE.format(names=CLERKS, password=PASSWORD))
        assert done.returncode == 0, done.stderr
        yield running


def log_in(page: Page) -> Page:
    page.goto("/admin/login/")
    expect(page.locator("[name=username]")).to_be_focused()
    page.keyboard.type(CLERKS[0])
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#logout-form")).to_be_visible()
    return page


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the control has the focus."""
    for _ in range(60):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {selector}")


def paste(page: Page, words: str, title: str) -> None:
    page.goto("/admin/models_registry/reporttext/add/")
    expect(page.locator("[name=pasted]")).to_be_focused()
    page.keyboard.insert_text(words)
    tab_to(page, "[name=new-title]")
    page.keyboard.type(title)
    tab_to(page, "[name=new-language]")
    page.keyboard.type("English")
    tab_to(page, "[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def press(page: Page, *keys: str) -> None:
    """Press keys, of which the last one leads on."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


@pytest.mark.parametrize("width", [1280, 390])
def test_a_text_is_read_by_keyboard_alone(new_page, width):
    page = log_in(new_page(width))
    paste(page, f"{TEXT} Page {width}.", f"A text {width}")
    progress = page.locator(".progress")
    expect(progress).to_contain_text("2 of 2 open")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    expect(page.locator("[name=value]")).to_have_value("1,234")
    expect(page.locator("[name=qualifier]")).to_have_value("more_than")
    # The first field that needs a person has the focus; what is typed in it is no shortcut.
    page.keyboard.press("Escape")
    press(page, "n")
    expect(page.locator(".in-hand")).to_contain_text("512")
    page.keyboard.press("Escape")
    press(page, "p")
    expect(page.locator(".in-hand")).to_contain_text("1,234")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator(".keys")).to_have_attribute("open", "")
    tab_to(page, "[name=scope]")
    page.keyboard.type("Whole country")
    tab_to(page, "[name=period_kind]")
    page.keyboard.type("as of")
    tab_to(page, "[name=period_end]")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2023-06-12")
    if page.locator("[name=province]").input_value():
        page.locator(".c-province .select2-selection").focus()
        page.keyboard.press("Delete")
        page.keyboard.press("Escape")
    press(page, "Control+Enter")
    expect(progress).to_contain_text("1 of 2 open")
    press(page, "Escape", "d", "4")
    expect(page.locator("#hand")).to_contain_text("All read")
    entered, dismissed = (
        page.locator(f".cited[data-state={state}] mark") for state in ("entered", "dismissed")
    )
    expect(entered).to_have_text("1,234")
    expect(dismissed).to_have_text("512")
    expect(page.locator("#hand a.enter")).to_have_text("Check and publish")


def test_a_closed_browser_loses_nothing(new_page):
    page = log_in(new_page())
    paste(page, f"{TEXT} Closed.", "A text of a closed browser")
    address = page.url
    note = "typed, not saved"
    page.locator("details.more summary").click()
    page.locator("[name=note_en]").fill(note)
    page.locator("[name=scope]").select_option("country")
    held = page.context.storage_state()
    page.context.close()

    again = new_page(storage_state=held)
    again.goto(address)
    expect(again.locator(".restored")).to_be_visible()
    expect(again.locator("[name=note_en]")).to_have_value(note)
    expect(again.locator("[name=scope]")).to_have_value("country")
    with again.expect_navigation():
        again.locator(".restored .drop").click()
    expect(again.locator(".restored")).to_be_hidden()
    expect(again.locator("[name=note_en]")).to_have_value("")

    again.locator("details.more summary").click()
    again.locator("[name=note_en]").fill(note)
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('desk-draft:')).length"
    assert again.evaluate(kept) == 1
    again.goto("/admin/")
    with again.expect_navigation():
        again.locator("#logout-form button").click()
    assert again.evaluate(kept) == 0


def test_all_numbers_passed_over_are_chosen_at_once(new_page):
    page = log_in(new_page())
    paste(page, f"{TEXT} Printed at 08:30 on 13/6/2023.", "A text with dates")
    page.locator(".passed-over summary").click()
    numbers = page.locator(".passed-over li strong")
    expect(numbers).to_have_text(["12/6/2023", "08:30", "13/6/2023"])
    page.locator(".choose-all input").check()
    with page.expect_navigation():
        page.locator(".passed-over p button").click()
    expect(page.locator(".passed-over")).to_have_count(0)
    expect(page.locator(".cited[data-state=dismissed]")).to_have_count(3)


def test_words_that_are_selected_are_marked(new_page):
    page = log_in(new_page())
    paste(page, f"{TEXT} Zeta hamlets came, and zeta hamlets went.", "A text with words to mark")
    page.evaluate(
        """() => {
          const words = document.getElementById("words");
          const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
          let node;
          while ((node = walk.nextNode())) {
            const at = node.data.lastIndexOf("zeta hamlets");
            if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + 12);
          }
        }"""
    )
    expect(page.locator("#id_words")).to_have_value("zeta hamlets")
    page.keyboard.press("Escape")
    press(page, "m")
    expect(page.locator(".in-hand")).to_have_text("zeta hamlets")
    expect(page.locator("[name=as_written]")).to_have_value("zeta hamlets")
