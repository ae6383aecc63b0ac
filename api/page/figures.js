// Key figures: what was reported of the chosen region, each with its doubt in words.

import { el, show } from "./dom.js";
import { go, link } from "./state.js";
import { headline, range, reported, support, t, unit } from "./words.js";

export const KEYS = ["CAS-01", "CAS-03", "DIS-01", "DIS-02", "POP-02", "FAC-02", "INC-02"];

// A long number is set smaller; a range may break behind its dash.
function size(words) {
  const longest = Math.max(...words.split("–").map((part) => part.length));
  return ["", "long", "longer", "longest"][[8, 10, 12].filter((n) => longest >= n).length];
}

function card(indicator, point, chosen) {
  const open = (event) => {
    event.preventDefault();
    go({ indicator: indicator.code });
  };
  return el("li", { class: reported(point) ? "card" : "card none" },
    el("a", {
      href: link({ indicator: indicator.code }), onclick: open,
      "aria-current": indicator.code === chosen ? "true" : null,
    }, el("bdi", {}, indicator.title)),
    el("strong", { "data-code": indicator.code, "data-value": point?.best ?? "",
      class: size(headline(point)) || null }, el("bdi", {}, headline(point))),
    el("span", { class: "unit" }, reported(point) ? unit(indicator.unit) : ""),
    el("span", { class: "range" }, range(point)),
    el("span", { class: "support" }, support(point)),
    point?.contested ? el("span", { class: "badge" }, t("contested")) : null);
}

// The codes to ask for: the usual ones that this service knows, and the chosen one.
export function asked(indicators, chosen) {
  const codes = KEYS.includes(chosen) ? KEYS : [chosen, ...KEYS];
  return codes.filter((code) => indicators.some((one) => one.code === code));
}

export function draw(indicators, points, chosen) {
  const found = new Map(points.map((point) => [point.indicator, point]));
  const known = asked(indicators, chosen).map((code) =>
    indicators.find((one) => one.code === code));
  show("figures", known.map((indicator) => card(indicator, found.get(indicator.code), chosen)));
}
