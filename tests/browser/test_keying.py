"""Two persons key a figure, differ, and a third decides, by the keyboard alone."""

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
made = dict()
for name, role in (("lan", "transcriber"), ("binh", "transcriber"), ("minh", "checker")):
    made[name] = staff = Staff(username=name, is_staff=True, must_change_password=False)
    staff.set_password({password!r})
    staff.save()
    staff.groups.set([Group.objects.get(name=role)])
report = Report(slug="two-keyings", title="Two keyings", language="vi")
report.save()
for number, code in enumerate(("cameras", "models")):
    figure = Figure(report=report, indicator_id=code, scope="country", period_kind="unstated")
    figure.value, figure.as_written = 1245, "hơn 1.245 điểm"
    figure._history_user = made["lan"]
    figure.save()
"""


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, database_server: Server | None
) -> Iterator[Site]:
    """Serve a site of this test's own with two drafts that Lan typed."""
    data_dir = tmp_path_factory.mktemp("keying")
    with serving(prepared_site(data_dir, database_server, DESK_PERSONS="2")) as running:
        done = running.manage("shell", "-c", MAKE.format(password=PASSWORD))
        assert done.returncode == 0, done.stderr
        yield running


def logged_in(page: Page, name: str) -> Page:
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    press_enter(page)
    return page


def press_enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def key(page: Page, value: str, exactness: str) -> None:
    """Type into the field that has the focus, and on; Enter saves."""
    page.keyboard.type(value)
    page.keyboard.press("Tab")
    page.keyboard.type(exactness)
    page.keyboard.press("Tab")
    press_enter(page)


def test_two_persons_differ_and_a_third_decides(new_page):
    second = logged_in(new_page(), "binh")
    second.goto("/admin/models_registry/keying/queue/?of_report=two-keyings")
    expect(second.locator("main")).to_contain_text("hơn 1.245 điểm")
    key(second, "1.245", "more")
    expect(second.locator(".messagelist")).to_contain_text("it waits for a decision")
    key(second, "1.245", "exact")
    expect(second.locator(".messagelist")).to_contain_text("keyed twice")
    expect(second.locator("main")).to_contain_text("Nothing waits for you")

    third = logged_in(new_page(width=390), "minh")
    third.goto("/admin/models_registry/keying/to-decide/")
    third.locator("main td a").focus()
    press_enter(third)
    expect(third.locator("tr.clash")).to_contain_text("more than")
    third.keyboard.press("ArrowDown")  # from the first keying, which has the focus
    third.keyboard.press("Space")
    third.locator("[name=decided_because]").fill("The words say more than.")
    press_enter(third)
    expect(third.locator("main")).to_contain_text("Nothing is to be decided")
    third.goto("/admin/models_registry/figure/?of_report=two-keyings")
    expect(third.locator("#result_list")).to_contain_text("more than 1,245")
