// A pasted text with its figures marked, and what each of them says.

import { post } from "./api.js";
import { el, show } from "./dom.js";
import { best, days, has, named, number, range, speak, t } from "./words.js";
import { read } from "./state.js";

const byId = (id) => document.getElementById(id);

// Marks the spans in the text; of two that overlap the first one wins, the table holds both.
function marked(text, figures, misses) {
  const letters = Array.from(text);
  const spans = [
    ...figures.map((one, i) => ({ ...one, id: `f${i}`, words: `${counted(one)}: ${range(one.interval)}` })),
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

// Whom or what a figure counts; "all" says nothing more than the measure.
function group(figure) {
  return [figure.group && figure.group !== "all" ? named("group", figure.group) : "",
    figure.facility ? named("facility", figure.facility) : ""].filter(Boolean).join(", ");
}

function counted(figure) {
  const part = group(figure);
  return `${named("measure", figure.measure)}${part ? ` (${part})` : ""}`;
}

// The text may name no place for a figure, and yet its country be known.
function place(figure) {
  return figure.regions.map((one) =>
    `${one.name}${one.pcode ? ` ${one.pcode}` : ` (${t("unknown")})`}`).join("; ")
    || figure.country || "";
}

// What was taken from an earlier sentence says so, as it may be wrong.
function taken(figure, what) {
  return figure.rules.includes(`${what} from the text before`)
    ? el("span", { class: "facts taken" }, ` (${t("textBefore")})`) : null;
}

function row(figure) {
  const { interval, time } = figure;
  const value = (words) => el("td", { class: "n" }, words || el("span", { class: "open" },
    t("unknown")));
  return el("tr", { "data-start": figure.start },
    el("th", { scope: "row", dir: "auto" }, figure.quote),
    el("td", {}, named("measure", figure.measure)), el("td", {}, group(figure)),
    value(number(interval.low)), value(has(interval.best) ? best(interval) : ""),
    value(number(interval.high)), el("td", {}, named("unit", figure.unit)),
    el("td", { dir: "auto" }, place(figure), taken(figure, "place")),
    el("td", {}, time ? days(time.start, time.end) : t("unknown"), taken(figure, "time")),
    el("td", {}, figure.sources.join(" → ")),
    el("td", {}, figure.zero ? t("role.zero") : named("status", figure.status)));
}

function table(figures) {
  const heads = ["words", "measure", "group", "low", "best", "high", "unit", "place", "when", "sources",
    "status"];
  return el("table", {}, el("thead", {}, el("tr", {},
    heads.map((name) => el("th", { scope: "col" }, t(name))))),
  el("tbody", {}, figures.map(row)));
}

function missed(misses) {
  return el("details", {}, el("summary", {}, `${t("missed")} (${misses.length})`), el("ul", {},
    misses.map((one) => el("li", {}, el("bdi", {}, one.quote), `: ${one.reason}`))));
}

function clear(problem) {
  for (const name of ["marked", "table", "misses"]) show(name);
  byId("said").textContent = "";
  byId("problem").textContent = problem;
  byId("problem").hidden = problem === "";
}

async function submit(event) {
  event.preventDefault();
  const text = byId("text").value;
  if (!text.trim()) {
    clear(t("textMissing"));
    byId("text").focus();
    return;
  }
  clear("");
  try {
    const body = { text, published: byId("published").value || null };
    const answer = await post("/v1/read", { why: 1 }, body);
    byId("said").textContent = answer.refused
      ?? t("figuresFound", { n: answer.figures.length, zeros: answer.zeros.length });
    const all = [...answer.figures, ...answer.zeros.map((one) => ({ ...one, zero: true }))]
      .sort((a, b) => a.start - b.start);
    show("marked", el("p", { class: "marked", dir: "auto" },
      marked(text, all, answer.misses ?? [])));
    show("table", all.length ? table(all) : null);
    show("misses", answer.misses?.length ? missed(answer.misses) : null);
  } catch (problem) {
    clear(problem.message);
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
