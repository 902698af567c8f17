"""While a figure is typed, what is doubtful is said at its field; a word settles it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.databases import prepared_site
from tests.support.postgres import Server
from tests.support.site import Site, serving

PASSWORD = "mưa rơi trên phố cũ"
MAKE = """
from django.contrib.auth.models import Group
from models_registry.models import Figure, Indicator, Report, Staff
staff = Staff(username="lan", is_staff=True, must_change_password=False)
staff.set_password({password!r})
staff.save()
staff.groups.set([Group.objects.get(name="publisher")])
report = Report(slug="checked", title="[Checked]", language="en")
report.save()
Figure(report=report, indicator=Indicator.objects.get(pk="models"), scope="country", value=12944,
       period_kind="as_of", period_end="2023", as_written="12,944 models").save()
"""


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, database_server: Server | None
) -> Iterator[Site]:
    """Serve a site of this test's own, with a draft of one right figure."""
    data_dir = tmp_path_factory.mktemp("checking")
    with serving(prepared_site(data_dir, database_server)) as running:
        done = running.manage("shell", "-c", MAKE.format(password=PASSWORD))
        assert done.returncode == 0, done.stderr
        yield running


def enter(page: Page) -> None:
    page.goto("/admin/login/")
    page.locator("[name=username]").fill("lan")
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto("/admin/models_registry/report/?q=checked")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").click()


def test_a_slip_is_told_at_its_field_and_a_warning_is_justified(new_page):
    page = new_page(390)
    enter(page)
    value, words = page.locator("[name=fig-0-value]"), page.locator("[name=fig-0-as_written]")
    value.fill("12,994")
    page.keyboard.press("Tab")
    told = page.locator("#fig-0 .c-as_written .checked")
    expect(told).to_contain_text("12,994 is entered; they hold 12,944.")
    expect(words).to_have_attribute("aria-describedby", "id_fig-0-as_written_checked")
    expect(page.locator("[role=status]#checked-aloud")).to_contain_text("12,994 is entered")
    expect(page.locator("[name=fig-0-qualifier]")).to_be_focused()

    value.fill("12,944")
    words.fill("over 12,944 models")
    page.keyboard.press("Tab")
    expect(told).to_have_count(0)
    doubt = page.locator("#fig-0 .c-qualifier .checked li.warning")
    expect(doubt).to_contain_text("The words say “more than 12,944”")
    with page.expect_navigation():
        page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist")).to_contain_text("The words say “more than 12,944”")

    with page.expect_navigation():
        page.locator("a.publish").click()
    page.get_by_label("Why it is right").fill("The table says 12,944.")
    with page.expect_navigation():
        page.locator(".submit-row input").click()
    page.goto("/reports/checked/")
    expect(page.locator("main")).to_contain_text("12,944")
