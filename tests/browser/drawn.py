"""What is drawn in a chart, as Chart.js holds it, and the pixels at which a mouse finds it."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

CHART = "Chart.getChart(canvas)"
# What of a data set is looked at; a pattern is told from a colour by its class.
READ = f"""canvas => ({{
  labels: {CHART}.data.labels.map(label => label.join(" ")),
  sets: {CHART}.data.datasets.map(one => ({{
    name: one.label, data: [...one.data], marks: one.marks, texts: one.texts, links: one.links,
    fills: one.backgroundColor.map(fill => fill.constructor.name), line: one.borderColor,
    shapes: one.pointStyle, widths: one.data.map((_, index) =>
      one.segment?.borderWidth({{p0DataIndex: index}})),
    dashes: one.data.map((_, index) => one.segment?.borderDash({{p0DataIndex: index}})),
  }})),
}})"""
PIXEL = f"""(canvas, [set, index]) => {{
  const drawn = {CHART}.getDatasetMeta(set).data[index];
  const base = drawn.base === undefined ? drawn.x : (drawn.x + drawn.base) / 2;
  return {{x: base, y: drawn.y}};
}}"""

# Every text that is written on a canvas from now on.
LISTEN = """() => {
  window.written = [];
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    window.written.push(text);
    return write.call(this, text, ...rest);
  };
}"""


def canvas_of(page: Page, chart: int = 0) -> Locator:
    """Return a chart of the page, once it is drawn."""
    canvas = page.locator(".chart").nth(chart).locator("canvas")
    expect(canvas).to_be_visible()
    return canvas


def drawn(canvas: Locator) -> dict[str, Any]:
    """Return the labels and the data sets of a chart."""
    return canvas.evaluate(READ)


def click(canvas: Locator, index: int, series: int = 0) -> None:
    """Click a bar in its middle, or a point, and wait for the page that it leads to."""
    canvas.scroll_into_view_if_needed()
    pixel = canvas.evaluate(PIXEL, [series, index])
    with canvas.page.expect_navigation():
        canvas.click(position=pixel)


def wait_for_charts(page: Page) -> None:
    """Wait until each of the page's charts is drawn."""
    charts = page.locator(".chart")
    expect(charts.locator("canvas")).to_have_count(charts.count())
