"""Charts: they draw what the table beside them says, lead to the figures, and may be missing."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.drawn import LISTEN, canvas_of, click, drawn
from tests.browser.pages import NOT_DRAWN, PREFIXES, WIDTHS, figure_ids
from tests.support.databases import prepared_site
from tests.support.site import Site, serving

by_language = pytest.mark.parametrize("prefix", list(PREFIXES.values()), ids=list(PREFIXES))
# What the five reports do not hold of one indicator together: no number, zero, not quite, a past.
MADE = """
from models_registry.models import Indicator
from provinces.models import Province
from tests.support import build
models = Indicator.objects.get(pk="models")
def add(province, **given):
    build.figure(indicator=models, province=Province.objects.get(pk=province), **given)
add("dien-bien", qualifier="unquantified")
add("lai-chau", value=0)
add("cao-bang", value=300, qualifier="nearly")
add("son-la", value=31, period_end="2021-12-31")
"""
UNITS = {"ha-giang": 857, "cao-bang": 300, "son-la": 48, "lai-chau": 0}
# It states no period: a number beside the others, and no bar.
UNDATED = {"soc-trang": 40}
# One address of each page with a chart.
CHARTED = [
    "/",
    "/indicators/models/",
    "/provinces/son-la/?indicator=models",
    "/awards/",
    "/models/",
]
KEYS = 80
YEARS = re.compile(r", \d{4}(–\d{4})?$")
# The colours of lines and of words, of the page and of its chart, which follows some frames later.
COLORS = """async () => {
  const page = getComputedStyle(document.documentElement);
  const ofThePage = ["--series-1", "--soft"].map(name => page.getPropertyValue(name).trim());
  let ofTheChart;
  for (let frame = 0; frame < 100 && String(ofTheChart) !== String(ofThePage); frame++) {
    await new Promise(requestAnimationFrame);
    const chart = Chart.getChart(document.querySelector("canvas"));
    ofTheChart = [chart.data.datasets[0].borderColor, chart.options.scales.x.ticks.color];
  }
  return [ofThePage, ofTheChart];
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the five reports and a few figures more."""
    site = prepared_site(tmp_path_factory.mktemp("charted"))
    done = site.manage("shell", "-c", MADE)
    assert done.returncode == 0, done.stderr
    with serving(site) as running:
        yield running


def paths(links: Locator) -> list[str]:
    return links.evaluate_all("links => links.map(link => link.pathname + link.search)")


def number_in(cell: str, prefix: str) -> float | None:
    """Return the number of a cell, None where there is none: 'nearly 300', '26.558', ''."""
    grouping, point = (".", ",") if prefix else (",", ".")
    found = re.search(r"\d[\d.,]*", cell)
    return float(found[0].replace(grouping, "").replace(point, ".")) if found else None


def numbers_in(cells: Locator, prefix: str) -> list[float | None]:
    return [number_in(cell, prefix) for cell in cells.all_text_contents()]


def words(locator: Locator) -> list[str]:
    return [" ".join(text.split()) for text in locator.all_text_contents()]


# A bar, a row


@by_language
@pytest.mark.parametrize(
    ("asked", "units"),
    [
        ("", [*UNITS, "dien-bien", "soc-trang"]),
        ("?sort=value", ["lai-chau", "son-la", "cao-bang", "ha-giang", "dien-bien", "soc-trang"]),
        ("?year_from=2023&sort=-period_end", None),
        ("?region=NMM&sort=province_name", None),
    ],
)
def test_the_bars_are_the_rows_of_the_table(page, prefix, asked, units):
    page.goto(f"{prefix}/indicators/models/{asked}")
    chart = drawn(canvas_of(page))
    (bars,) = chart["sets"]
    rows = page.locator(".table").first.locator("tbody tr")
    assert [YEARS.sub("", label) for label in chart["labels"]] == words(rows.locator("th"))
    at = [path.split("/")[-2] for path in paths(rows.locator("th a"))]
    shown = numbers_in(rows.locator("td.number a"), prefix)
    numbers = dict(zip(at, shown, strict=True))
    assert bars["data"] == [None if unit in UNDATED else numbers[unit] for unit in at]
    assert bars["links"] == paths(rows.locator("td.number a"))
    assert numbers.items() <= {**UNITS, **UNDATED, "dien-bien": None}.items()
    assert (set(at) <= {*UNITS, *UNDATED, "dien-bien"}) if units is None else at == units


def test_an_indicator_of_which_no_number_is_given_has_no_chart(page):
    with page.expect_response("**/charts/**"):
        page.goto(NOT_DRAWN)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".chart")).to_be_hidden()
    expect(page.locator("tbody td.number a").first).to_have_text("no number given")


@by_language
@pytest.mark.parametrize(
    "address",
    ["/awards/", "/awards/?province=ha-giang", "/models/", "/models/?province=da-nang", "/"],
)
def test_the_bars_are_the_numbers_folded_beside_them(page, prefix, address):
    page.goto(prefix + address)
    chart = drawn(canvas_of(page, chart=1 if address == "/" else 0))
    page.locator(".numbers summary").click()
    table = page.locator(".numbers table")
    assert words(table.locator("thead th")) == [one["name"] for one in chart["sets"]]
    assert words(table.locator("tbody th")) == chart["labels"]
    for column, bars in enumerate(chart["sets"], start=1):
        cells = table.locator(f"tbody td:nth-child({column + 1})")
        expect(cells.first).to_be_visible()
        assert numbers_in(cells, prefix) == bars["data"]
        assert paths(cells.locator("a")) == [link for link in bars["links"] if link]


def test_models_are_counted_by_the_theme_of_their_rows(page):
    page.goto("/models/?province=da-nang")
    chart = drawn(canvas_of(page))
    themes = Counter(words(page.locator("table").last.locator("tbody td:nth-child(3)")))
    assert dict(zip(chart["labels"], chart["sets"][0]["data"], strict=True)) == themes


def test_a_bar_of_awards_leads_to_as_many_rows(page):
    page.goto("/awards/")
    canvas = canvas_of(page)
    chart = drawn(canvas)
    row = chart["labels"].index("Ministry of Public Security")
    column = next(at for at, one in enumerate(chart["sets"]) if "Da Nang" in one["name"])
    assert chart["sets"][column]["data"][row] == 1
    click(canvas, row, column)
    asked = "body=ministry-of-public-security&province=da-nang&predecessors=no"
    assert page.url.endswith(f"/awards/?{asked}")
    expect(page.locator(".count")).to_have_text("1 row")


# Over time


@by_language
@pytest.mark.parametrize("asked", ["lang-son/?indicator=models-new", "son-la/?indicator=models"])
def test_points_and_spans_are_the_rows_of_the_table(page, prefix, asked):
    page.goto(f"{prefix}/provinces/{asked}")
    (series,) = drawn(canvas_of(page))["sets"]
    table = page.locator("section", has=page.locator("#over-time")).locator("table")
    values = numbers_in(table.locator("td.number a"), prefix)
    marks = [
        (link, point["y"])
        for link, point in zip(series["links"], series["data"], strict=True)
        if point["y"] is not None
    ]
    # Both ends of a span are one row.
    rows = [mark for mark, _same in groupby(marks)]
    assert rows == list(zip(paths(table.locator("td.number a")), values, strict=True))


def days(series: dict) -> list[str | None]:
    start = datetime.date(1970, 1, 1)
    return [
        None if point["x"] is None else str(start + datetime.timedelta(days=point["x"]))
        for point in series["data"]
    ]


def test_a_span_is_a_thick_line_between_its_days_and_a_date_a_point(page):
    page.goto("/provinces/lang-son/?indicator=models-new")
    (spans,) = drawn(canvas_of(page))["sets"]
    assert days(spans) == ["2022-01-01", "2022-12-31", None, "2023-01-01", "2023-12-31"]
    page.goto("/provinces/son-la/?indicator=models")
    (dates,) = drawn(canvas_of(page))["sets"]
    assert days(dates) == ["2021-12-31", "2023-07-28"]
    ends = {spans["shapes"][at] for at, day in enumerate(days(spans)) if day}
    assert ends.isdisjoint(dates["shapes"])
    assert spans["widths"][0] > 2 * dates["widths"][0]
    # The end of the second span is not stated.
    assert not spans["dashes"][0]
    assert spans["dashes"][3]


# What is not exact, or not given


def test_a_number_that_is_not_exact_is_marked_and_hatched(page):
    page.goto("/indicators/models/")
    (bars,) = drawn(canvas_of(page))["sets"]
    assert dict(zip(bars["data"], bars["marks"], strict=True))[300] == "≲"
    fills = dict(zip(bars["marks"], bars["fills"], strict=True))
    assert fills == {"": "String", "≲": "CanvasPattern"}
    assert any("nearly 300" in text for text in bars["texts"])
    expect(page.locator(".chart-marks")).to_be_visible()
    page.goto("/indicators/tips-valuable/")
    (bars,) = drawn(canvas_of(page))["sets"]
    assert bars["marks"] == [">", ">"]
    page.goto("/indicators/self-management-groups/")
    assert drawn(canvas_of(page))["sets"][0]["marks"] == [""]
    expect(page.locator(".chart-marks")).to_be_hidden()


# To the figure


@pytest.mark.parametrize("width", WIDTHS)
@by_language
def test_clicks_lead_from_home_by_a_chart_to_a_report(new_page, prefix, width):
    page = new_page(width)
    page.goto(prefix or "/")
    home = drawn(canvas_of(page))["sets"][0]
    click(canvas_of(page), home["data"].index(0))
    expect(page.locator("h1")).to_contain_text("0")
    expect(page.locator("main")).to_contain_text("Lai Châu" if prefix else "Lai Chau")

    page.go_back()
    with page.expect_navigation():
        page.locator(f'main a[href="{prefix}/provinces/ha-giang/"]').first.click()
    canvas = canvas_of(page)
    assert drawn(canvas)["sets"][0]["data"][0]["y"] == 857
    click(canvas, 0)
    assert page.url.endswith(f"{prefix}/figures/30/")
    expect(page.locator("blockquote mark")).to_have_text("857")
    with page.expect_navigation():
        page.locator(f'main a[href="{prefix}/reports/ha-giang-2023/"]').first.click()
    assert 30 in figure_ids(page)


# Looks


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_a_chart_has_the_colours_of_its_page_also_when_they_change(new_page, color_scheme):
    page = new_page(color_scheme=color_scheme)
    page.goto("/provinces/son-la/?indicator=models")
    canvas = canvas_of(page)
    seen = []
    for media in ({}, {"color_scheme": "dark"}, {"color_scheme": "light"}, {"media": "print"}):
        page.emulate_media(**media)
        of_the_page, of_the_chart = page.evaluate(COLORS)
        assert of_the_chart == of_the_page
        assert len(drawn(canvas)["sets"][0]["data"]) == 2
        seen.append(tuple(of_the_chart))
    of_the_scheme, dark, light, on_paper = seen
    assert of_the_scheme == {"light": light, "dark": dark}[color_scheme]
    assert len({dark, light, on_paper}) == 3


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["/awards/", "/indicators/models/"])
def test_labels_stand_apart_and_values_inside_the_chart(new_page, width, address):
    page = new_page(width)
    page.goto(address)
    room = canvas_of(page).evaluate("""canvas => {
      const {chartArea, scales, width} = Chart.getChart(canvas);
      const lines = Math.max(...scales.y.ticks.map(tick => tick.label.length));
      return {row: scales.y.height / scales.y.ticks.length, lines, right: width - chartArea.right};
    }""")
    # A line of 13 pixels has a height of 1.2 times that.
    assert room["row"] >= room["lines"] * 13 * 1.2
    if address == "/indicators/models/":
        assert room["right"] > 20


# The picture


def save(page: Page) -> Path:
    with page.expect_download() as started:
        page.locator(".chart button").click()
    assert started.value.suggested_filename == "tips-valuable.png"
    return started.value.path()


@pytest.mark.parametrize(
    "page",
    [{}, {"width": 390, "device_scale_factor": 2, "color_scheme": "dark"}],
    indirect=True,
)
def test_the_picture_holds_the_chart_with_its_title_and_source(page, new_page, site):
    asked = "/indicators/tips-valuable/?year_from=2020"
    page.goto(asked)
    canvas = canvas_of(page)
    page.evaluate(LISTEN)
    width, height = canvas.evaluate("canvas => [canvas.width, canvas.height]")
    picture = save(page).read_bytes()
    texts = " ".join(page.evaluate("written"))
    assert texts.startswith("Valuable tips from the people, latest figure of 2020 and later (tip) ")
    assert "Hatched: not an exact number" in texts
    assert re.search(r", dataset version \d+, CC BY 4\.0 ", texts)
    assert texts.endswith(f" {site.url}{asked}")
    assert picture.startswith(b"\x89PNG")
    size = [int.from_bytes(picture[at : at + 4]) for at in (16, 20)]
    ratio = page.evaluate("devicePixelRatio")
    assert size[0] == width + 32 * ratio
    # At least a line above, two below, and the margins.
    assert height + 92 * ratio <= size[1] <= height + 300 * ratio
    looked_at = new_page()
    ink = looked_at.evaluate(
        """async bytes => {
          const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
          const canvas = new OffscreenCanvas(picture.width, picture.height);
          const pen = canvas.getContext("2d");
          pen.drawImage(picture, 0, 0);
          const {data} = pen.getImageData(0, 0, picture.width, picture.height);
          // Whether a band, between parts of the picture's height, has anything but paper.
          const start = part => 4 * picture.width * Math.round(part * picture.height);
          const inked = (from, to) => data
            .subarray(start(from), start(to))
            .some((value, at) => value !== data[at % 4]);
          return {title: inked(0, 0.15), chart: inked(0.3, 0.5), source: inked(0.85, 1)};
        }""",
        list(picture),
    )
    assert ink == {"title": True, "chart": True, "source": True}


# Without a mouse


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(KEYS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the tab key does not lead to {wanted}")


def test_the_indicator_is_chosen_and_the_picture_saved_by_keyboard(page):
    page.goto("/provinces/lang-son/")
    canvas_of(page)
    tab_to(page, page.locator("#indicator"))
    page.keyboard.type("Legal education")
    tab_to(page, page.locator(".choose button"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "indicator=propaganda-sessions" in page.url
    expect(page.locator("#over-time")).to_be_in_viewport()
    points = drawn(canvas_of(page))["sets"][0]
    assert {point["y"] for point in points["data"]} == {900}
    tab_to(page, page.locator(".chart button"))
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename.endswith(".png")


# Without a script, and without an answer


def is_whole_without_charts(page: Page, address: str) -> None:
    expect(page.locator(".chart")).not_to_have_count(0)
    expect(page.locator(".chart:visible, canvas")).to_have_count(0)
    main = page.locator("main")
    assert "loading" not in main.inner_text().lower(), address
    for summary in page.locator(".numbers summary").all():
        summary.click()
    tables = main.locator("table:visible")
    assert tables.locator("td.number a", has_text=re.compile(r"\d")).count(), address
    for section in main.locator("section, .chart ~ *").all():
        assert section.inner_text().strip() or not section.is_visible(), address


@pytest.mark.parametrize(("prefix", "width"), [("", 1280), ("", 390), ("/vi", 1280), ("/vi", 390)])
def test_a_page_without_script_has_every_number_of_its_charts(new_page, prefix, width):
    page = new_page(width, javascript=False)
    for address in CHARTED:
        page.goto(prefix + address)
        is_whole_without_charts(page, address)


@pytest.mark.parametrize("trouble", ["no answer", "an error", "not JSON"])
def test_a_chart_that_gets_no_answer_leaves_the_page_whole(new_page, trouble):
    page = new_page(expecting="Failed to load resource")
    answers = {
        "no answer": lambda route: route.abort(),
        "an error": lambda route: route.fulfill(status=500, body="{}"),
        "not JSON": lambda route: route.fulfill(status=200, body="<p>Hello"),
    }
    page.route("**/charts/**", answers[trouble])
    for address in CHARTED:
        with page.expect_console_message(lambda message: message.type == "warning"):
            page.goto(address)
        is_whole_without_charts(page, address)
