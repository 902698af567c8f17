// Draws each <figure data-chart-url> with Chart.js. The page's table holds the same numbers, so a
// chart that cannot be drawn takes nothing away.
"use strict";
(() => {
  const DAY = 86_400_000;
  const language = document.documentElement.lang;
  const numbers = new Intl.NumberFormat(language === "en" ? "en-GB" : language);
  const short = new Intl.NumberFormat(language === "en" ? "en-GB" : language, { notation: "compact" });

  const look = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const year = (day) => new Date(day * DAY).getUTCFullYear();
  const firstDay = (aYear) => Date.UTC(aYear, 0, 1) / DAY;
  const written = (dataset, index, value) => [dataset.marks[index], numbers.format(value)].join(" ").trim();

  // A label in lines of whole words, so that it keeps to its third of a phone.
  function lines(label, most) {
    return label.split(" ").reduce((made, word) => {
      const last = made.at(-1);
      if (last !== undefined && `${last} ${word}`.length <= most) made[made.length - 1] = `${last} ${word}`;
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

  // The value at the end of each bar, as the table has it.
  const barValues = {
    id: "barValues",
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      const [dataset] = chart.data.datasets;
      pen.save();
      pen.font = `600 13px ${Chart.defaults.font.family}`;
      pen.fillStyle = look("--ink");
      pen.textBaseline = "middle";
      chart.getDatasetMeta(0).data.forEach((bar, index) => {
        const value = dataset.data[index];
        const text = value === null ? dataset.texts[index] : written(dataset, index, value);
        pen.fillText(text, (value === null ? chart.chartArea.left : bar.x) + 6, bar.y);
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

  function bars(answer) {
    const stacked = answer.kind === "stacked";
    for (const dataset of answer.datasets) {
      Object.assign(dataset, { borderWidth: 1, maxBarThickness: 26, minBarLength: 2 });
    }
    const most = innerWidth < 640 ? 15 : 40;
    const longest = Math.max(...answer.datasets.flatMap((dataset) => dataset.data));
    return {
      type: "bar",
      data: { labels: answer.labels.map((label) => lines(label, most)), datasets: answer.datasets },
      plugins: stacked ? [] : [barValues],
      options: {
        indexAxis: "y",
        scales: {
          x: { stacked, beginAtZero: true, suggestedMax: stacked ? undefined : longest * 1.15 },
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
          y: { beginAtZero: true, title: { display: true, text: answer.unit } },
        },
        plugins: { legend: { display: answer.datasets.length > 1, position: "bottom" } },
      },
    };
  }

  function configured(answer) {
    const config = answer.kind === "time" ? overTime(answer) : bars(answer);
    const soft = look("--soft");
    for (const scale of Object.values(config.options.scales)) {
      scale.ticks = { color: soft, ...scale.ticks };
      scale.grid = { color: look("--line"), ...scale.grid };
      scale.border = { color: look("--line") };
      if (scale.title) scale.title.color = soft;
    }
    const values = config.options.scales[config.options.indexAxis === "y" ? "x" : "y"];
    values.ticks.callback = (value) => short.format(value);
    // Whole things are counted: no tick between 0 and 1.
    values.ticks.precision = 0;
    config.options.plugins.legend.labels = { color: look("--ink"), usePointStyle: true };
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

  // The picture with its title above and its source below, so that it can stand alone.
  function save(figure, answer, canvas) {
    const ratio = canvas.width / canvas.clientWidth;
    const [margin, line] = [16 * ratio, 22 * ratio];
    const picture = document.createElement("canvas");
    picture.width = canvas.width + 2 * margin;
    picture.height = canvas.height + 3 * line + 2 * margin;
    const pen = picture.getContext("2d");
    const { family } = Chart.defaults.font;
    pen.fillStyle = look("--sheet");
    pen.fillRect(0, 0, picture.width, picture.height);
    pen.fillStyle = look("--ink");
    pen.font = `600 ${16 * ratio}px ${family}`;
    pen.fillText(`${figure.dataset.title || answer.title} (${answer.unit})`, margin, margin + line / 2, canvas.width);
    pen.drawImage(canvas, margin, margin + line);
    pen.font = `${11 * ratio}px ${family}`;
    pen.fillText(figure.dataset.source, margin, picture.height - margin, canvas.width);
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

  async function draw(figure) {
    const response = await fetch(figure.dataset.chartUrl, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`chart: ${response.status}`);
    const answer = await response.json();
    const values = answer.datasets.flatMap((dataset) => dataset.data.map((value) => value?.y ?? value));
    if (!values.some((value) => typeof value === "number")) return;
    const area = document.createElement("div");
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${figure.dataset.title || answer.title}. ${figure.dataset.hint}`);
    area.className = "chart-area";
    area.style.height = `${answer.kind === "time" ? 300 : 70 + (innerWidth < 640 ? 42 : 34) * answer.labels.length}px`;
    area.append(canvas);
    figure.prepend(area);
    figure.append(button(figure, answer, canvas));
    figure.querySelector(".chart-marks").hidden = !answer.datasets.some((dataset) => dataset.marks.some(Boolean));
    figure.hidden = false;
    let chart = new Chart(canvas, configured(colored(answer)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      chart.destroy();
      chart = new Chart(canvas, configured(colored(answer)));
    });
  }

  Object.assign(Chart.defaults.font, { family: getComputedStyle(document.body).fontFamily, size: 13 });
  for (const figure of document.querySelectorAll("[data-chart-url]")) {
    draw(figure).catch((problem) => console.warn(problem));
  }
})();
