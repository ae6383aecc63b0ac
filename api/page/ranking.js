// The regions below the chosen one, as a table that can be sorted: the twin of the map.

import { el, show } from "./dom.js";
import { go, link } from "./state.js";
import { best, number, range, reported, t } from "./words.js";

const COLUMNS = [
  { key: "region_name", words: "region" },
  { key: "low", words: "low", figure: true },
  { key: "best", words: "best", figure: true },
  { key: "high", words: "high", figure: true },
  { key: "claims", words: "reports", figure: true },
];
let order = { key: "best", down: true };

function compared(a, b) {
  const [x, y] = [a[order.key] ?? a.low, b[order.key] ?? b.low];
  const empty = (value) => value === null || value === undefined;
  if (empty(x) || empty(y)) return empty(x) - empty(y) || a.region_name.localeCompare(b.region_name);
  const way = typeof x === "string" ? x.localeCompare(y) : x - y;
  return order.down ? -way : way;
}

function cell(point, column) {
  if (column.key === "region_name") return el("th", { scope: "row" }, regionLink(point));
  if (!reported(point)) {
    return column.key === "low" ? el("td", { colspan: 4, class: "none" }, t("noReport")) : null;
  }
  const value = point[column.key];
  const open = value === null || value === undefined;
  return el("td", { class: "n", "data-key": column.key, title: open ? range(point) : null },
    open ? el("span", { class: "open" }, column.key === "claims" ? "" : t("unknown"))
      : column.key === "best" ? best(point) : number(value));
}

function regionLink(point) {
  const open = (event) => {
    event.preventDefault();
    go({ region: point.region });
  };
  return [
    el("a", { href: link({ region: point.region }), onclick: open },
      el("bdi", {}, point.region_name)),
    " ", el("span", { class: "code" }, point.region),
  ];
}

export function draw(points) {
  const sort = (column) => () => {
    order = { key: column.key, down: order.key === column.key ? !order.down : column.figure };
    draw(points);
    document.querySelector(`#ranking [data-sort="${column.key}"]`)?.focus();
  };
  const head = COLUMNS.map((column) => {
    const sorted = order.key === column.key ? (order.down ? "descending" : "ascending") : null;
    return el("th", { scope: "col", "aria-sort": sorted, class: column.figure ? "n" : null },
      el("button", { type: "button", "data-sort": column.key, onclick: sort(column) },
        t(column.words)));
  });
  const lines = [...points].sort(compared).map((point) =>
    el("tr", { "data-region": point.region }, COLUMNS.map((column) => cell(point, column))));
  show("ranking", points.length === 0 ? el("p", { class: "none" }, t("noParts")) : el("table", {},
    el("caption", {}, t("rankingCaption", {
      with: points.filter(reported).length, all: points.length,
    })),
    el("thead", {}, el("tr", {}, head)), el("tbody", {}, lines)));
}
