// A pasted text with its figures marked, and what each of them says.

import { post } from "./api.js";
import { el, show } from "./dom.js";
import { number, range, speak, t } from "./words.js";
import { read } from "./state.js";

const byId = (id) => document.getElementById(id);

// Marks the spans in the text; of two that overlap the first one wins, the table holds both.
function marked(text, figures, misses) {
  const letters = Array.from(text);
  const spans = [
    ...figures.map((one, i) => ({ ...one, id: `f${i}`, words: `${one.measure}: ${range(one.interval)}` })),
    ...misses.map((one) => ({ ...one, words: one.reason, missed: true })),
  ].sort((a, b) => a.start - b.start);
  const parts = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    parts.push(letters.slice(at, span.start).join(""), el("mark", { title: span.words,
      class: span.missed ? "missed" : null, "data-for": span.id },
      letters.slice(span.start, span.end).join("")));
    at = span.end;
  }
  return [...parts, letters.slice(at).join("")];
}

function place(figure) {
  return figure.regions.map((one) =>
    `${one.name}${one.pcode ? ` ${one.pcode}` : ` (${t("unknown")})`}`).join("; ");
}

function row(figure) {
  const { low, best, high } = figure.interval;
  const value = (one) => el("td", { class: "n" }, number(one) || el("span", { class: "open" },
    t("unknown")));
  return el("tr", {},
    el("th", { scope: "row", dir: "auto" }, figure.quote), el("td", {}, figure.measure),
    value(low), value(best), value(high), el("td", {}, t(`unit.${figure.unit}`)),
    el("td", { dir: "auto" }, place(figure)), el("td", {}, figure.sources.join(" → ")),
    el("td", {}, figure.status));
}

function table(figures) {
  const heads = ["words", "measure", "low", "best", "high", "unit", "place", "sources", "status"];
  return el("table", {}, el("thead", {}, el("tr", {},
    heads.map((name) => el("th", { scope: "col" }, t(name))))),
  el("tbody", {}, figures.map(row)));
}

function missed(misses) {
  return el("details", {}, el("summary", {}, `${t("missed")} (${misses.length})`), el("ul", {},
    misses.map((one) => el("li", {}, el("bdi", {}, one.quote), `: ${one.reason}`))));
}

async function submit(event) {
  event.preventDefault();
  byId("problem").hidden = true;
  const text = byId("text").value;
  try {
    const body = { text, published: byId("published").value || null };
    const answer = await post("/v1/read", { why: 1 }, body);
    byId("said").textContent = answer.refused
      ?? t("figuresFound", { n: answer.figures.length, zeros: answer.zeros.length });
    show("marked", el("p", { class: "marked", dir: "auto" },
      marked(text, [...answer.figures, ...answer.zeros], answer.misses ?? [])));
    show("table", answer.figures.length ? table(answer.figures) : null);
    show("misses", answer.misses?.length ? missed(answer.misses) : null);
  } catch (problem) {
    byId("problem").hidden = false;
    byId("problem").textContent = problem.message;
  }
}

await speak(read().lang || navigator.language.slice(0, 2));
byId("form").addEventListener("submit", submit);
byId("example").addEventListener("click", () => {
  byId("text").value = t("example");
  byId("published").value = "2019-05-06";
  byId("form").requestSubmit();
});
document.documentElement.dataset.ready = "true";
