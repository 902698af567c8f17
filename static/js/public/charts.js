// Draws each <figure data-chart-url> with Chart.js. The page's table holds the same numbers, so a
// chart that cannot be drawn takes nothing away.

import { lines, look } from "./drawing.js";
import { configured } from "./plots.js";

// The width of a letter, about.
const LETTER = 7;

// The chart tells what it shows under the mouse, and a click leads there.
function answering(answer, config) {
  config.options.plugins.tooltip = {
    displayColors: false,
    callbacks: {
      title: (items) => items.slice(0, 1).map((item) => answer.labels[item.dataIndex] ?? item.dataset.label),
      label: (item) => item.dataset.texts[item.dataIndex],
    },
  };
  const link = (elements) => elements[0] && answer.datasets[elements[0].datasetIndex].links[elements[0].index];
  return {
    ...config,
    options: {
      ...config.options,
      animation: false,
      maintainAspectRatio: false,
      onClick: (_event, elements) => link(elements) && location.assign(link(elements)),
      onHover: (event, elements) => (event.native.target.style.cursor = link(elements) ? "pointer" : "default"),
    },
  };
}

// The picture with its title above, its remarks and its source below, so that it can stand alone.
function save(figure, answer, canvas) {
  const ratio = canvas.width / canvas.clientWidth;
  const [margin, line] = [16 * ratio, 20 * ratio];
  const picture = document.createElement("canvas");
  const pen = picture.getContext("2d");
  const [bold, plain] = [`600 ${16 * ratio}px`, `${12 * ratio}px`].map((font) => `${font} ${Chart.defaults.font.family}`);
  const wrapped = (font, text) => {
    pen.font = font;
    return lines(text, (part) => pen.measureText(part).width <= canvas.width);
  };
  const above = wrapped(bold, `${figure.dataset.title || answer.title} (${answer.unit})`);
  // What the page was asked belongs to its address.
  const remarks = [figure.querySelector("figcaption").innerText, figure.dataset.source + location.search];
  const below = remarks.flatMap((text) => wrapped(plain, text));
  const top = margin + (above.length + 0.5) * line;
  picture.width = canvas.width + 2 * margin;
  picture.height = top + canvas.height + (below.length + 0.5) * line + margin;
  pen.fillStyle = look("--sheet");
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.fillStyle = look("--ink");
  pen.textBaseline = "top";
  const write = (font, texts, from) => {
    pen.font = font;
    texts.forEach((text, index) => pen.fillText(text, margin, from + index * line, canvas.width));
  };
  write(bold, above, margin);
  pen.drawImage(canvas, margin, top);
  write(plain, below, top + canvas.height + 0.5 * line);
  picture.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${figure.dataset.name}.png`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

function button(figure, answer, canvas) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = figure.dataset.save;
  made.addEventListener("click", () => save(figure, answer, canvas));
  return made;
}

async function fetched(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`chart: ${response.status}`);
  return response.json();
}

async function draw(figure) {
  const answer = await fetched(figure.dataset.chartUrl);
  const map = answer.kind === "map" && (await import("./map.js"));
  const outlines = map && (await fetched(figure.dataset.outlines));
  const values = answer.datasets.flatMap((dataset) => dataset.data.map((value) => value?.y ?? value));
  // A map shows where nothing is held, too.
  if (!map && !values.some((value) => typeof value === "number")) return;
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `${figure.dataset.title || answer.title}. ${figure.dataset.hint}`);
  const area = document.createElement("div");
  area.className = "chart-area";
  area.append(canvas);
  figure.prepend(area);
  figure.append(button(figure, answer, canvas));
  figure.querySelector(".chart-marks").hidden = !answer.datasets.some((dataset) => dataset.marks.some(Boolean));
  figure.hidden = false;
  // Labels keep to a third of the chart, and each row has the height of the longest.
  const most = Math.max(15, area.clientWidth / 3 / LETTER);
  const labels = answer.labels.map((label) => lines(label, (part) => part.length <= most));
  const row = 16 * Math.max(1, ...labels.map((label) => label.length)) + 14;
  const heights = { time: values.length > 1 ? 300 : 190, map: map && map.height(area.clientWidth) };
  const height = heights[answer.kind] ?? 50 + row * labels.length;
  area.style.height = `${height}px`;
  const config = () => (map ? map.configured(answer, outlines) : configured(answer, labels));
  const made = () => new Chart(canvas, answering(answer, config()));
  let chart = made();
  area.style.height = `${height + chart.legend.height}px`;
  chart.resize();
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", () => {
      chart.destroy();
      chart = made();
    });
  }
}

Object.assign(Chart.defaults.font, { family: getComputedStyle(document.body).fontFamily, size: 13 });
for (const figure of document.querySelectorAll("[data-chart-url]")) {
  draw(figure).catch((problem) => console.warn(problem));
}
