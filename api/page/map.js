// A circle for each region: solid = low, tint = best, dashed ring = high; grey = no report.
// The area, not the radius, is in proportion to the number.

import { el, show, svg } from "./dom.js";
import { go, link } from "./state.js";
import { has, headline, range, reported, short, t } from "./words.js";

const WIDTH = 640;
const LARGEST = 44;
const AROUND = 0.25;

function rings(outline) {
  return outline.map((steps) => {
    const points = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      points.push([x / 100, y / 100]);
    }
    return points;
  });
}

// Equirectangular, true to shape at the middle latitude: right enough for one country.
function projection(places) {
  const xs = places.map((p) => p[0]);
  const ys = places.map((p) => p[1]);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const squeeze = Math.cos(((south + north) / 2) * Math.PI / 180);
  const across = Math.max((east - west) * squeeze, (north - south) * 0.5, 0.2);
  const scale = (WIDTH - 2 * LARGEST) / across;
  const left = (WIDTH - (east - west) * squeeze * scale) / 2;
  return {
    height: (north - south) * scale + 2 * LARGEST,
    at: ([x, y]) => [left + (x - west) * squeeze * scale, LARGEST + (north - y) * scale],
  };
}

function path(ring, at) {
  return `M${ring.map((p) => at(p).map((v) => v.toFixed(1)).join(",")).join("L")}Z`;
}

function circles(point, [x, y], radius) {
  const values = [["high", point.high], ["best", point.best], ["low", point.low]];
  return values.filter(([, value]) => has(value)).map(([name, value]) =>
    svg("circle", { class: `c-${name}`, cx: x, cy: y, r: Math.max(radius(value), 1.5) }));
}

function mark(point, centre, radius) {
  const words = `${point.region_name}: ${headline(point)}. ${range(point)}`;
  const open = (event) => {
    event.preventDefault();
    go({ region: point.region });
  };
  const inside = reported(point) ? circles(point, centre, radius)
    : svg("circle", { class: "c-none", cx: centre[0], cy: centre[1], r: 5 });
  const openTop = reported(point) && !has(point.high)
    ? svg("text", { class: "c-open", x: centre[0], y: centre[1] - radius(point.best ?? point.low) - 2,
      "text-anchor": "middle" }, "↑") : null;
  return svg("a", { href: link({ region: point.region }), "aria-label": words,
    "data-region": point.region, onclick: open }, svg("title", {}, words), inside, openTop);
}

// Two circles in the corner, in the scale of the map, so that areas can be compared.
function scaleOf(largest, radius, height) {
  const round = 10 ** Math.floor(Math.log10(Math.max(largest, 1)));
  let x = WIDTH - 12;
  return [...new Set([largest, round])].filter((value) => value >= 1).map((value) => {
    x -= 2 * radius(value);
    const at = { x: x + radius(value), y: height - radius(value) - 22 };
    x -= 14;
    return svg("g", { class: "scale" },
      svg("circle", { cx: at.x, cy: at.y, r: radius(value) }),
      svg("text", { x: at.x, y: height - 6, "text-anchor": "middle" }, short(value)));
  });
}

// `near`: show the surroundings of the points instead of the whole country.
export function draw(points, outline, near) {
  const placed = points.filter((point) => has(point.lat) && has(point.lon));
  const land = rings(outline ?? []);
  const whole = land.flat().length > 0 && !(near && placed.length > 0);
  const spread = whole ? land.flat() : placed.flatMap((p) =>
    [[p.lon - AROUND, p.lat - AROUND], [p.lon + AROUND, p.lat + AROUND]]);
  if (spread.length === 0) return show("map", el("p", { class: "none" }, t("noMap")));
  const { at, height } = projection(spread);
  const values = placed.flatMap((p) => [p.low, p.best, p.high]).filter(has);
  const largest = Math.max(...values, 1);
  const radius = (value) => LARGEST * Math.sqrt(Math.max(value, 0) / largest);
  const size = (p) => -(p.high ?? p.best ?? p.low ?? 0);
  return show("map",
    svg("svg", { viewBox: `0 0 ${WIDTH} ${height.toFixed(0)}`, role: "group",
      "aria-label": t("mapLabel") },
      land.map((ring) => svg("path", { class: "land", d: path(ring, at) })),
      values.length ? scaleOf(largest, radius, height) : [],
      [...placed].sort((a, b) => size(a) - size(b)).map((p) => mark(p, at([p.lon, p.lat]), radius))),
    el("p", { class: "legend" }, t("legend")));
}
