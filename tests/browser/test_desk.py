"""A clerk enters a report from its text, mends it, publishes it; a visitor finds it."""

import csv
import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.databases import prepared_site
from tests.support.postgres import Server
from tests.support.site import Site, serving

PASSWORD = "mưa rơi trên phố cũ"
MAKE = """
from django.contrib.auth.models import Group
from models_registry.models import Staff
for name in {names!r}:
    staff = Staff(username=name, is_staff=True, must_change_password=False)
    staff.set_password({password!r})
    staff.save()
    staff.groups.set([Group.objects.get(name="publisher")])
"""
CLERKS = ("lan", "binh")
SHOWN = {"": ("2,345", "15.6"), "/vi": ("2.345", "15,6")}


# Models, skilled mass mobilisation, cameras; who gives the award.
NAMES = {
    "": ("Models", "Skilled mass", "Security cameras", "Ministry of Public Security"),
    "/vi": ("Mô hình", "Dân vận khéo", "Camera an ninh", "Bộ Công an"),
}


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, database_server: Server | None
) -> Iterator[Site]:
    """Serve the five reports on a site of these tests' own, since they change it."""
    data_dir = tmp_path_factory.mktemp("desk")
    with serving(prepared_site(data_dir, database_server)) as running:
        yield running


@pytest.fixture(scope="module")
def clerks(site: Site) -> None:
    """Hold two accounts that may publish."""
    done = site.manage("shell", "-c", MAKE.format(names=CLERKS, password=PASSWORD))
    assert done.returncode == 0, done.stderr


@pytest.fixture
def desk_page(clerks, new_page):
    """Return a function that opens a page as one of the clerks."""

    def open_as(name: str, prefix: str = "", width: int = 1280) -> Page:
        page = new_page(width)
        page.goto(f"{prefix}/admin/login/")
        page.locator("[name=username]").fill(name)
        page.locator("[name=password]").fill(PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        return page

    return open_as


def choose(page: Page, row: Locator, field: str, words: str, found: str) -> None:
    """Find a record with the keyboard alone: open the lookup, type, press Enter."""
    page.mouse.move(0, 0)  # what lies under the pointer would be chosen
    row.locator(f".c-{field} .select2-selection").focus()
    page.keyboard.press("Enter")
    page.keyboard.type(words)
    option = page.locator(".select2-results__option--highlighted")
    expect(option).to_contain_text(found)
    page.keyboard.press("Enter")
    expect(row.locator(f".c-{field} .select2-selection")).to_contain_text(found)


def type_figure(page: Page, number: int, indicator: tuple[str, str], **typed: str) -> None:
    row, province = page.locator(f"#fig-{number}"), typed.pop("province")
    if number:  # an added row has the area and the time of the one before
        page.locator("#fig-group .add-row a").click()
    choose(page, row, "indicator", *indicator)
    if not number:
        choose(page, row, "province", "ca mau", province)
        row.locator("[name$=-scope]").select_option("province")
        row.locator("[name$=-period_kind]").select_option("as_of")
        row.locator("[name$=-period_end]").fill("2024-06")
    for name, value in typed.items():
        row.locator(f"[name$=-{name}]").fill(value)


def save(page: Page, name: str = "_save") -> None:
    with page.expect_navigation():
        page.locator(f"[name={name}]").click()


def error_at(page: Page, name: str) -> Locator:
    return page.locator(f"#id_{name}_error")


@pytest.mark.parametrize(("prefix", "width"), [("", 1280), ("/vi", 390)])
def test_a_clerk_enters_mends_and_publishes_a_report(desk_page, site, prefix, width):
    page = desk_page("lan", prefix, width)
    title = f"Rörelsen {width}"
    province = "Cà Mau" if prefix else "Ca Mau"
    models, skilled, cameras, ministry = NAMES[prefix]
    page.goto(f"{prefix}/admin/models_registry/report/add/")
    expect(page.locator("[name=title]")).to_be_focused()
    page.keyboard.type(title)
    page.locator("[name=language]").select_option("sv")
    type_figure(
        page, 0, ("models", models), province=province, value="2.345", as_written="2 345 modeller"
    )
    type_figure(
        page,
        1,
        ("dan van kheo", skilled),
        province=province,
        value="1254",
        as_written="1 245 grupper",
    )
    type_figure(
        page, 2, ("cameras", cameras), province=province, value="15,6", as_written="15,6 kameror"
    )

    award = page.locator("#awa-0")
    choose(page, award, "given_by", "bo cong an", ministry)
    award.locator("[name$=-kind]").select_option("certificate_of_merit")
    award.locator("[name$=-recipients]").select_option("collectives")
    award.locator("[name$=-collectives]").fill("12")
    award.locator("[name$=-scope]").select_option("province")
    choose(page, award, "province", "ca mau", province)
    award.locator("[name$=-as_written]").fill("12 kollektiv")
    model = page.locator("#sec-0")
    model.locator("[name$=-name_en]").fill(f"Quiet lanes {width}")
    model.locator("[name$=-name_vi]").fill(f"Ngõ bình yên {width}")
    choose(page, model, "province", "ca mau", province)
    with page.expect_request(lambda request: request.method == "POST") as sent:
        save(page, "_continue")
    assert "fig-2-value" in sent.value.post_data
    assert "__prefix__" not in sent.value.post_data

    expect(error_at(page, "fig-0-value")).to_contain_text("2345")
    expect(error_at(page, "fig-1-as_written")).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value(title)
    expect(page.locator("[name=fig-0-value]")).to_have_value("2.345")
    expect(page.locator("#fig-2 .c-province .select2-selection")).to_contain_text(province)
    expect(page.locator("[name=awa-0-collectives]")).to_have_value("12")
    page.locator("[name=fig-0-value]").fill("2345")
    page.locator("[name=fig-1-value]").fill("1 245")
    save(page, "_continue")
    expect(page.locator("[name=fig-0-value]")).to_have_value("2 345")

    with page.expect_navigation():
        page.locator("a.publish").click()
    with page.expect_navigation():
        page.locator(".submit-row input").click()
    page.goto(f"{prefix}/provinces/ca-mau-2025/")
    for words in SHOWN[prefix]:
        expect(page.locator("main")).to_contain_text(words)
    answer = page.request.get("/figures.csv?province=ca-mau-2025")
    values = {row["value"] for row in csv.DictReader(io.StringIO(answer.text()))}
    assert {"2345", "1245", "15.6"} <= values


def test_an_added_row_begins_with_the_area_and_time_of_the_one_before(desk_page):
    page = desk_page("lan")
    page.goto("/admin/models_registry/report/add/")
    last = page.locator("#fig-0")
    last.locator("[name$=-scope]").select_option("province")
    last.locator("[name$=-period_kind]").select_option("as_of")
    last.locator("[name$=-period_end]").fill("2024-06")
    choose(page, last, "province", "ha giang", "Ha Giang")
    page.locator("#fig-group .add-row a").click()
    added = page.locator("#fig-1")
    expect(added.locator("[name$=-scope]")).to_have_value("province")
    expect(added.locator("[name$=-period_kind]")).to_have_value("as_of")
    expect(added.locator("[name$=-period_end]")).to_have_value("2024-06")
    expect(added.locator("[name$=-province]")).to_have_value("ha-giang")
    expect(added.locator(".c-province .select2-selection")).to_contain_text("Ha Giang")
    choose(page, added, "indicator", "cameras", "Security cameras")


def test_a_missing_place_is_added_on_the_way(desk_page):
    page = desk_page("lan")
    page.goto("/admin/models_registry/report/add/")
    with page.context.expect_page() as opened:
        page.locator("#add_id_fig-0-place").click()
    popup = opened.value
    popup.locator("[name=name_en]").fill("Dong Lai commune")
    popup.locator("[name=kind]").select_option("commune")
    popup.locator(".field-province .select2-selection").focus()
    popup.keyboard.press("Enter")
    popup.keyboard.type("ha giang")
    expect(popup.locator(".select2-results__option--highlighted")).to_contain_text("Ha Giang")
    popup.keyboard.press("Enter")
    with popup.expect_event("close"):
        popup.locator("[name=_save]").click()
    expect(page.locator("#fig-0 .c-place .select2-selection")).to_contain_text("Dong Lai commune")


def test_two_editors_save_one_figure_and_nothing_is_lost(desk_page):
    first, second = desk_page("lan"), desk_page("binh", width=390)
    for page in (first, second):
        page.goto("/admin/models_registry/figure/12/change/")
    for page, words in ((first, "Read by Lan."), (second, "Read by Binh.")):
        page.locator("details summary").first.click()
        page.locator("[name=note_en]").fill(words)
    first.locator("[name=note_vi]").fill("Lan đọc.")
    save(first)
    save(second)
    told = second.locator(".stale")
    expect(told).to_contain_text("lan")
    expect(told).to_contain_text("Read by Lan.")
    expect(second.locator("[name=note_en]")).to_have_value("Read by Binh.")
    expect(second.locator("[name=note_vi]")).to_have_value("Lan đọc.")
    save(second)
    second.goto("/admin/models_registry/figure/12/history/")
    expect(second.locator("#content-main section").nth(0)).to_contain_text("binh")
    expect(second.locator("#content-main section").nth(1)).to_contain_text("Read by Lan.")
