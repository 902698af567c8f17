"""The map in a browser: it draws what its table says, and leads to the province and its figure."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drawn import CHART, LISTEN, canvas_of, click
from tests.browser.pages import PREFIXES, WIDTHS

# Unit → value of what is drawn; a unit whose outline is missing has no height.
READ = f"""canvas => {{
  const [dataset] = {CHART}.data.datasets;
  const drawn = {CHART}.getDatasetMeta(0).data;
  return dataset.shapes.map((unit, index) => ({{
    unit, value: dataset.data[index].value, link: dataset.links[index],
    fill: String(dataset.backgroundColor[index]), height: drawn[index].getBounds().height,
  }}));
}}"""


def in_table(page: Page) -> dict[str, int]:
    """Return the address of each unit that is compared in the table, with its number."""
    rows = page.locator(".table tbody tr:not(.aside)")
    links = rows.locator("th a").evaluate_all("all => all.map(link => link.pathname)")
    numbers = [
        int(re.match(r"\d+", text.strip())[0])
        for text in rows.locator("td.number").all_text_contents()
    ]
    return dict(zip(links, numbers, strict=True))


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["", "?reading=today"])
def test_the_map_draws_the_numbers_of_its_table(new_page, color_scheme, asked):
    page = new_page(color_scheme=color_scheme)
    page.goto(f"/map/{asked}")
    areas = canvas_of(page).evaluate(READ)
    assert len(areas) == (34 if asked else 63)
    assert {one["link"]: one["value"] for one in areas if one["value"] is not None} == in_table(
        page
    )
    assert all(one["height"] > 0 for one in areas)
    look = "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
    fills = {one["value"]: one["fill"] for one in areas}
    colors = [page.evaluate(look, f"--class-{place}") for place in (2, 4)]
    assert [fills[value] for value in (48, 857)] == colors
    assert fills[None] == "[object CanvasPattern]"


@pytest.mark.parametrize(("prefix", "width"), list(zip(PREFIXES.values(), WIDTHS, strict=True)))
def test_a_click_leads_to_the_province_its_predecessor_and_the_figure(new_page, prefix, width):
    page = new_page(width)
    page.goto(f"{prefix}/map/?reading=today")
    canvas = canvas_of(page)
    units = [one["unit"] for one in canvas.evaluate(READ)]
    click(canvas, units.index("tuyen-quang-2025"))
    assert page.url.endswith(f"{prefix}/provinces/tuyen-quang-2025/")
    with page.expect_navigation():
        page.locator(f'main a[href="{prefix}/provinces/ha-giang/"]').first.click()
    with page.expect_navigation():
        page.locator(f'main a[href="{prefix}/figures/30/"]').first.click()
    expect(page.locator("blockquote mark")).to_have_text("857")


@pytest.mark.parametrize("width", WIDTHS)
def test_without_script_the_table_has_all_and_the_form_asks_anew(new_page, width):
    page = new_page(width, javascript=False)
    page.goto("/map/")
    expect(page.locator(".chart:visible, canvas")).to_have_count(0)
    assert list(in_table(page).values()) == [857, 48]
    page.locator("#map-indicator").select_option("tips-valuable")
    page.locator(".choose button").click()
    expect(page.locator("h1")).to_contain_text("Valuable tips")
    expect(page.locator(".table tbody tr")).not_to_have_count(0)


def test_the_picture_holds_what_the_outlines_and_the_legend_say(page):
    page.goto("/map/")
    canvas_of(page)
    page.evaluate(LISTEN)
    with page.expect_download() as started:
        page.locator(".chart button").click()
    assert started.value.suggested_filename == "map.png"
    assert started.value.path().read_bytes().startswith(b"\x89PNG")
    assert "Who's On First" in " ".join(page.evaluate("written"))
