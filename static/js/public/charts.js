// Draws each <figure data-chart-url> with Chart.js. The page's table holds the same numbers, so a
// chart that cannot be drawn takes nothing away.
"use strict";
(() => {
  const DAY = 86_400_000;
  const MILLION = 1_000_000;
  // The width of a letter, about.
  const LETTER = 7;
  const language = document.documentElement.lang;
  const numbers = new Intl.NumberFormat(language === "en" ? "en-GB" : language);
  const short = new Intl.NumberFormat(language === "en" ? "en-GB" : language, { notation: "compact" });

  const look = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const year = (day) => new Date(day * DAY).getUTCFullYear();
  const firstDay = (aYear) => Date.UTC(aYear, 0, 1) / DAY;
  const written = (dataset, index, value) => [dataset.marks[index], numbers.format(value)].join(" ").trim();

  // A text in lines of whole words, each as long as fits.
  function lines(text, fits) {
    return text.split(" ").reduce((made, word) => {
      const last = made.at(-1);
      if (last !== undefined && fits(`${last} ${word}`)) made[made.length - 1] = `${last} ${word}`;
      else made.push(word);
      return made;
    }, []);
  }

  // A number that is not exact is hatched, so that the mark does not rest on colour.
  function hatched(color) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = tile.getContext("2d");
    pen.fillStyle = look("--sheet");
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = color;
    pen.lineWidth = 2.5;
    for (const x of [-8, 0, 8]) {
      pen.moveTo(x, 8);
      pen.lineTo(x + 8, 0);
    }
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  }

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
      dataset.backgroundColor = dataset.marks.map((mark) => (mark ? pattern : color));
    });
    return answer;
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

  function configured(answer, labels) {
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
    const outlines = answer.kind === "map" && (await fetched(figure.dataset.outlines));
    const values = answer.datasets.flatMap((dataset) => dataset.data.map((value) => value?.y ?? value));
    // A map shows where nothing is held, too.
    if (!outlines && !values.some((value) => typeof value === "number")) return;
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
    const heights = { time: values.length > 1 ? 300 : 190, map: globalThis.unitMap?.height(area.clientWidth) };
    const height = heights[answer.kind] ?? 50 + row * labels.length;
    area.style.height = `${height}px`;
    const config = () => (outlines ? unitMap.configured(answer, outlines, { look, hatched }) : configured(colored(answer), labels));
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
})();
