// The configuration of a map, as Chart.js takes it: the units' outlines, filled by class, and the
// island groups as marks.

import { hatched, look, tile } from "./drawing.js";

const NOWHERE = { type: "GeometryCollection", geometries: [] };
// Names stand on the side of the sea: east of it to the right, in the Gulf of Thailand to the left.
const EAST = 105.5;

// What has no class differs by its pattern, not by colour alone.
const patterns = {
  silent: (pen) => pen.fillRect(3, 3, 3, 3),
  zero: (pen) => {
    pen.strokeStyle = pen.fillStyle;
    pen.arc(4, 4, 2, 0, 2 * Math.PI);
    pen.stroke();
  },
  "not-added": (pen) => pen.fillRect(0, 3, 8, 2),
  "no-rate": (pen) => pen.fillRect(3, 0, 2, 8),
  "other-years": (pen) => {
    pen.globalAlpha = 0.25;
    pen.fillRect(0, 0, 8, 8);
  },
  undated: (pen) => {
    pen.globalAlpha = 0.25;
    pen.fillRect(0, 0, 4, 4);
    pen.fillRect(4, 4, 4, 4);
  },
};

function fill(name) {
  if (name === "none") return hatched(look("--class-none"));
  if (!patterns[name]) return look(`--${name}`);
  return tile((pen) => {
    pen.fillStyle = look("--soft");
    patterns[name](pen);
  });
}

const overlap = (label, other) =>
  label.left < other.right && other.left < label.right && label.top < other.bottom && other.top < label.bottom;

// Each group as a ring with its name; a name that would cover another one, or be cut, is left out.
function islands(marks) {
  const label = (chart, mark, taken) => {
    const pen = chart.ctx;
    const [x, y] = chart.scales.projection.projection([mark.longitude, mark.latitude]);
    pen.beginPath();
    pen.arc(x, y, 3, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    const lines = mark.name.split(/ (?=\()/);
    const width = Math.max(...lines.map((line) => pen.measureText(line).width));
    const fits = x + 6 + width < chart.width;
    const left = mark.longitude > EAST && fits ? x + 6 : x - 6 - width;
    const place = { left, right: left + width, top: y - 7, bottom: y - 7 + 13 * lines.length };
    if (left < 0 || taken.some((other) => overlap(place, other))) return;
    taken.push(place);
    lines.forEach((line, index) => {
      pen.strokeText(line, left, y + 13 * index);
      pen.fillText(line, left, y + 13 * index);
    });
  };
  return {
    id: "islands",
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      pen.save();
      pen.font = `11px ${Chart.defaults.font.family}`;
      pen.textBaseline = "middle";
      pen.lineJoin = "round";
      pen.lineWidth = 3;
      pen.strokeStyle = look("--sheet");
      pen.fillStyle = look("--ink");
      const taken = [];
      for (const mark of marks) label(chart, mark, taken);
      pen.restore();
    },
  };
}

// Around a unit whose number is of some of its parts alone.
const DOTS = { lineWidth: 2.5, lineDash: [2.5, 3] };

function outlines(partial) {
  return {
    id: "outlines",
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      pen.save();
      pen.strokeStyle = look("--partial");
      pen.lineWidth = DOTS.lineWidth;
      pen.setLineDash(DOTS.lineDash);
      chart.getDatasetMeta(0).data.forEach((unit, index) => {
        if (!partial[index]) return;
        pen.beginPath();
        unit.projectionScale.geoPath.context(pen)(unit.feature);
        pen.stroke();
      });
      pen.restore();
    },
  };
}

const key = (name) =>
  name === "partial"
    ? { ...DOTS, fillStyle: look("--sheet"), strokeStyle: look("--partial") }
    : { lineWidth: 0.6, fillStyle: fill(name), strokeStyle: look("--soft") };

export function configured(answer, topology) {
  const units = ChartGeo.topojson.feature(topology, topology.objects.provinces).features;
  const shapes = new Map(units.map((unit) => [unit.id, unit]));
  const [dataset] = answer.datasets;
  const fills = new Map(dataset.looks.map((name) => [name, fill(name)]));
  const colors = dataset.looks.map((name) => fills.get(name));
  const points = answer.marks.map((mark) => [mark.longitude, mark.latitude]);
  return {
    type: "choropleth",
    data: {
      labels: answer.labels,
      datasets: [
        {
          ...dataset,
          data: dataset.data.map((value, index) => ({ feature: shapes.get(dataset.shapes[index]) ?? NOWHERE, value })),
          backgroundColor: colors,
          hoverBackgroundColor: colors,
          borderColor: look("--soft"),
          borderWidth: 0.6,
          hoverBorderColor: look("--ink"),
          hoverBorderWidth: 1.5,
          outline: {
            type: "GeometryCollection",
            geometries: [...units.map((unit) => unit.geometry), { type: "MultiPoint", coordinates: points }],
          },
        },
      ],
    },
    plugins: [outlines(dataset.partial), islands(answer.marks)],
    options: {
      scales: {
        projection: { axis: "x", projection: "mercator", padding: 12 },
        color: { axis: "x", display: false },
      },
      plugins: {
        legend: {
          position: "bottom",
          title: { display: true, text: answer.unit, color: look("--soft") },
          onClick: () => {},
          labels: {
            generateLabels: () =>
              answer.legend.map(({ look: name, text }) => ({
                text,
                ...key(name),
                fontColor: look("--ink"),
              })),
          },
        },
      },
    },
  };
}

// Viet Nam with its islands is half as high again as it is wide.
export const height = (width) => Math.min(700, 1.45 * width);
