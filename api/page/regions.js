// Finding a region: the way down from the country, and a search by any name.

import { get, rows } from "./api.js";
import { el, show } from "./dom.js";
import { go, link, read } from "./state.js";
import { t } from "./words.js";

function step(pcode, name, current) {
  const open = (event) => {
    event.preventDefault();
    go({ region: pcode });
  };
  return el("li", {}, el("a", { href: link({ region: pcode }), onclick: open,
    "aria-current": current ? "page" : null }, el("bdi", {}, name)));
}

export function way(region) {
  const down = [...region.above].reverse();
  show("way", down.map((one) => step(one.pcode, one.name, one.pcode === region.pcode)));
}

// The country with the most regions that have an answer is where a reader without a link starts.
export async function first() {
  const answer = await rows("/v1/points", { indicator: "CAS-01,DIS-01", level: 0,
    reported: true }, 2000);
  const best = answer.data.sort((a, b) => b.claims - a.claims)[0];
  return best?.region ?? "SYR";
}

export function searching() {
  const field = document.getElementById("search");
  let asked = 0;
  let timer = 0;
  async function look() {
    const words = field.value.trim();
    const mine = ++asked;
    if (words.length < 2) return show("found");
    try {
      const answer = await get("/v1/regions", { q: words, limit: 8 });
      if (mine !== asked) return undefined;
      return show("found", answer.data.length ? answer.data.map((region) =>
        el("li", {}, el("a", { href: link({ region: region.pcode }), onclick: (event) => {
          event.preventDefault();
          field.value = "";
          show("found");
          go({ region: region.pcode });
        } }, el("bdi", {}, region.name), " ",
        el("span", { class: "code" }, `${region.pcode} · ${region.location_code}`))))
        : el("li", { class: "none" }, t("nothingFound")));
    } catch (problem) {
      return show("found", el("li", { class: "none" }, problem.message));
    }
  }
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 150);
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.querySelector("#found a")?.click();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show("found");
  });
}

export async function unplaced(country) {
  const answer = await get("/v1/unplaced", { country, limit: 50 });
  show("unplaced", answer.data.length ? el("details", {},
    el("summary", {}, t("unplacedCount", { n: answer.data.length })),
    el("ul", {}, answer.data.map((one) =>
      el("li", {}, el("bdi", {}, one.name), ` (${one.claims})`)))) : el("p", {}, t("allPlaced")));
}

export const current = () => read().region;
