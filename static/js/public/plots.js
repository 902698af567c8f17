// The configuration of a chart of bars, and of one over time, as Chart.js takes it.

import { hatched, look } from "./drawing.js";

const DAY = 86_400_000;
const MILLION = 1_000_000;
const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language === "en" ? "en-GB" : language);
const short = new Intl.NumberFormat(language === "en" ? "en-GB" : language, { notation: "compact" });

const year = (day) => new Date(day * DAY).getUTCFullYear();
const firstDay = (aYear) => Date.UTC(aYear, 0, 1) / DAY;
const written = (dataset, index, value) => [dataset.marks[index], numbers.format(value)].join(" ").trim();

const valueFont = () => `600 13px ${Chart.defaults.font.family}`;

// The room that the longest value takes behind its bar, which a phone has least of.
function roomForValues([dataset]) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = valueFont();
  const widths = dataset.data.map((value, index) => pen.measureText(written(dataset, index, value ?? 0)).width);
  return Math.max(...widths) + 10;
}

// The value at the end of each bar, as the table has it.
const barValues = {
  id: "barValues",
  afterDatasetsDraw(chart) {
    const pen = chart.ctx;
    const [dataset] = chart.data.datasets;
    pen.save();
    pen.font = valueFont();
    pen.fillStyle = look("--ink");
    pen.textBaseline = "middle";
    chart.getDatasetMeta(0).data.forEach((bar, index) => {
      const value = dataset.data[index];
      const text = value === null ? dataset.texts[index] : written(dataset, index, value);
      const left = (value === null ? chart.chartArea.left : bar.x) + 6;
      pen.fillText(text, left, bar.y, chart.width - left);
    });
    pen.restore();
  },
};

function colored(answer) {
  answer.datasets.forEach((dataset, index) => {
    const color = look(`--series-${(index % 7) + 1}`) || dataset.borderColor;
    const pattern = hatched(color);
    dataset.borderColor = color;
    const pale = look("--line");
    dataset.backgroundColor = dataset.marks.map((mark, index) => (dataset.pale[index] ? pale : mark ? pattern : color));
  });
}

function bars(answer, labels) {
  const stacked = answer.kind === "stacked";
  for (const dataset of answer.datasets) {
    Object.assign(dataset, { borderWidth: 1, maxBarThickness: 24, minBarLength: 2 });
  }
  return {
    type: "bar",
    data: { labels, datasets: answer.datasets },
    plugins: stacked ? [] : [barValues],
    options: {
      indexAxis: "y",
      // A bar may be too short to hit: its whole row answers.
      interaction: stacked ? {} : { mode: "y", intersect: false },
      layout: { padding: { right: stacked ? 0 : roomForValues(answer.datasets) } },
      scales: {
        x: { stacked, beginAtZero: true },
        y: { stacked, grid: { display: false }, ticks: { autoSkip: false } },
      },
      plugins: { legend: { display: stacked, position: "bottom" } },
    },
  };
}

// A date is a point; a span is a thick line from its first day to its last; dates that may be
// joined are joined by a thin one.
function overTime(answer) {
  const days = answer.datasets.flatMap((dataset) => dataset.data.map((point) => point.x ?? NaN)).filter(Number.isFinite);
  // A year of room on each side: a single point should not look like a whole range.
  const [first, last] = [year(Math.min(...days)) - 1, year(Math.max(...days)) + 2];
  const step = Math.ceil((last - first) / 8);
  for (const dataset of answer.datasets) {
    Object.assign(dataset, {
      showLine: true,
      spanGaps: false,
      borderWidth: 1.5,
      pointBorderColor: dataset.borderColor,
      pointBorderWidth: 2,
      pointRadius: dataset.spans.map((isSpan) => (isSpan ? 4 : 6)),
      pointStyle: dataset.spans.map((isSpan) => (isSpan ? "rect" : "circle")),
      pointHitRadius: 12,
      segment: {
        borderWidth: (part) => (dataset.spans[part.p0DataIndex] ? 6 : 1.5),
        borderDash: (part) => (dataset.open[part.p0DataIndex] ? [6, 5] : undefined),
      },
    });
  }
  return {
    type: "scatter",
    data: answer,
    options: {
      // A span is a line between two points: what is nearest answers, also between them.
      interaction: { mode: "nearest", intersect: false },
      scales: {
        x: {
          type: "linear",
          min: firstDay(first),
          max: firstDay(last),
          ticks: { callback: (day) => String(year(day)) },
          afterBuildTicks(axis) {
            axis.ticks = [];
            for (let tick = first; tick <= last; tick += step) {
              axis.ticks.push({ value: firstDay(tick) });
            }
          },
        },
        y: { beginAtZero: true, grace: "10%", title: { display: true, text: answer.unit } },
      },
      plugins: { legend: { display: answer.datasets.length > 1, position: "bottom" } },
    },
  };
}

export function configured(answer, labels) {
  colored(answer);
  const config = answer.kind === "time" ? overTime(answer) : bars(answer, labels);
  const soft = look("--soft");
  for (const scale of Object.values(config.options.scales)) {
    scale.ticks = { color: soft, ...scale.ticks };
    scale.grid = { color: look("--line"), ...scale.grid };
    scale.border = { color: look("--line") };
    if (scale.title) scale.title.color = soft;
  }
  const values = config.options.scales[config.options.indexAxis === "y" ? "x" : "y"];
  values.ticks.callback = (value) => (value < MILLION ? numbers : short).format(value);
  values.ticks.maxRotation = 0;
  // Whole things are counted: no tick between 0 and 1.
  values.ticks.precision = 0;
  config.options.plugins.legend.labels = { color: look("--ink"), usePointStyle: true, boxHeight: 8 };
  return config;
}
