// The chosen region through time: a band from low to high, a line at the best number, an arrow
// where no upper bound is known, and a gap where nothing was reported.

import { el, show, svg } from "./dom.js";
import { go, link } from "./state.js";
import { best, days, has, headline, number, range, reported, short, t } from "./words.js";

const WIDTH = 900;
const HEIGHT = 260;
const EDGE = { left: 64, right: 10, top: 22, bottom: 34 };
const LETTER = 8;
const GAP = 40;
const DAY = 86400000;
const SHOWN = { year: 4, month: 7 };

const time = (date) => Date.parse(`${date}T00:00:00Z`);

function steps(top) {
  const raw = top / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw);
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}

function scales(points) {
  const first = Math.min(...points.map((p) => time(p.reference_period_start)));
  const last = Math.max(...points.map((p) => time(p.reference_period_end))) + DAY;
  const top = 1.1 * Math.max(...points.flatMap((p) => [p.low, p.best, p.high]).filter(has), 1);
  const wide = WIDTH - EDGE.left - EDGE.right;
  const tall = HEIGHT - EDGE.top - EDGE.bottom;
  return {
    top, first, last,
    x: (when) => EDGE.left + wide * (when - first) / (last - first),
    y: (value) => EDGE.top + tall * (1 - value / top),
  };
}

function mark(point, { x, y, top }) {
  const left = x(time(point.reference_period_start));
  const width = Math.max(x(time(point.reference_period_end) + DAY) - left - 1, 3);
  const open = !has(point.high);
  const upper = open ? y(top) : y(point.high);
  const lower = y(point.low ?? 0);
  const line = point.best ?? point.low ?? point.high;
  const words = `${days(point.reference_period_start, point.reference_period_end)}: ${headline(point)}. ${range(point)}`;
  const choose = (event) => {
    event.preventDefault();
    go({ from: point.reference_period_start, to: point.reference_period_end });
  };
  return svg("a", { href: link({ from: point.reference_period_start, to: point.reference_period_end }),
    "aria-label": words, "data-start": point.reference_period_start, onclick: choose },
    svg("title", {}, words),
    svg("rect", { class: open ? "band open" : "band", x: left, y: upper, width,
      height: Math.max(lower - upper, 1) }),
    has(line) ? svg("rect", { class: "best", x: left, y: y(line) - 1.5, width, height: 3 }) : null,
    open ? svg("text", { class: "arrow", x: left + width / 2, y: EDGE.top - 6,
      "text-anchor": "middle" }, "↑") : null);
}

// The last and the first day are always written, of those between the ones that have room.
function dates(points, scale) {
  const labels = points.map((point) => {
    const text = point.reference_period_start.slice(0, SHOWN[point.period] ?? 10);
    const width = text.length * LETTER;
    const start = scale.x(time(point.reference_period_start));
    return { text, width, left: Math.min(start, WIDTH - width) };
  });
  const kept = [];
  for (const label of [labels.at(-1), ...labels]) {
    const apart = ({ left, width }) => label.left >= left + width + GAP
      || left >= label.left + label.width + GAP;
    if (kept.every(apart)) kept.push(label);
  }
  return kept;
}

function axes(points, scale) {
  const lines = steps(scale.top).map((value) => svg("g", { class: "axis" },
    svg("line", { x1: EDGE.left, x2: WIDTH - EDGE.right, y1: scale.y(value), y2: scale.y(value) }),
    svg("text", { x: EDGE.left - 6, y: scale.y(value) + 4, "text-anchor": "end" }, short(value))));
  return [...lines, ...dates(points, scale).map(({ left, text }) =>
    svg("text", { class: "axis date", x: left, y: HEIGHT - 12 }, text))];
}

function table(points) {
  const heads = ["period", "low", "best", "high", "reports", "inWords"];
  const value = (point, key) => el("td", { class: "n", "data-key": key },
    has(point[key]) ? (key === "best" ? best(point) : number(point[key])) : el("span", { class: "open" }, t("unknown")));
  return el("details", {}, el("summary", {}, t("asTable")), el("table", {},
    el("thead", {}, el("tr", {}, heads.map((name) => el("th", { scope: "col" }, t(name))))),
    el("tbody", {}, points.map((point) => el("tr", {},
      el("th", { scope: "row" }, days(point.reference_period_start, point.reference_period_end)),
      value(point, "low"), value(point, "best"), value(point, "high"), value(point, "claims"),
      el("td", {}, range(point)))))));
}

export function draw(points) {
  const found = points.filter((point) => reported(point) && point.reference_period_start);
  if (found.length === 0) return show("series", el("p", { class: "none" }, t("noSeries")));
  const scale = scales(found);
  return show("series",
    svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": t("seriesLabel") },
      axes(found, scale), found.map((point) => mark(point, scale))),
    el("p", { class: "legend" }, t("seriesLegend")), table(found));
}
