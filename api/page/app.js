// The page: reads its state from the address, asks the API, and draws each part.

import { actions } from "./actions.js";
import { get, rows } from "./api.js";
import { el, show } from "./dom.js";
import * as evidence from "./evidence.js";
import * as figures from "./figures.js";
import * as map from "./map.js";
import * as ranking from "./ranking.js";
import * as regions from "./regions.js";
import * as series from "./series.js";
import { go, read } from "./state.js";
import { LANGUAGES, speak, t } from "./words.js";

let indicators = [];
let under = null;

const byId = (id) => document.getElementById(id);

// The level right below a region, or the one that the reader chose if it lies deeper.
function below(region, wanted) {
  return Math.max(Number(wanted) || 1, region.admin_level + 1);
}

async function outline(country, level) {
  try {
    return await get(`/page/outlines/${country}.json`, { level });
  } catch {
    return [];
  }
}

function controls(state) {
  show("indicator", indicators.map((one) =>
    el("option", { value: one.code, selected: one.code === state.indicator },
      `${one.code} ${one.title}`)));
  for (const name of ["period", "from", "to", "level"]) byId(name).value = state[name];
}

function heading(region, indicator, health) {
  show("title", el("bdi", {}, region.name));
  document.title = `${region.name}: ${indicator.title} · Humetrics`;
  show("definition", el("strong", {}, `${indicator.code} ${indicator.title}. `),
    indicator.definition, indicator.caveat ? ` ${indicator.caveat}` : "");
  byId("version").textContent = t("version", {
    version: (health.data.data_version ?? "?").slice(0, 12), built: health.data.built_at ?? "?",
  });
}

async function parts(state, region, signal) {
  const days = { from: state.from, to: state.to };
  const code = state.indicator;
  const path = `/v1/indicators/${code}`;
  const asked = {
    keys: { indicator: figures.asked(indicators, code).join(","), region: region.pcode, ...days },
    parts: { region: region.pcode, level: below(region, state.level), ...days },
    series: { region: region.pcode, period: state.period, ...days },
    explain: { region: region.pcode, ...days },
  };
  const [keys, ranked, timed, explained, land] = await Promise.all([
    rows("/v1/points", asked.keys, 500, signal), rows(path, asked.parts, 2000, signal),
    rows(path, asked.series, 2000, signal), get(`/v1/explain/${code}`, asked.explain, signal),
    outline(region.location_code, asked.parts.level),
  ]);
  figures.draw(indicators, keys.data, code);
  map.draw(ranked.data, land, region.admin_level > 0);
  ranking.draw(ranked.data);
  series.draw(timed.data);
  evidence.draw(explained.data);
  show("figures-actions", actions("/v1/points", asked.keys));
  show("map-actions", actions(path, asked.parts, ["csv", "geojson"]));
  show("series-actions", actions(path, asked.series));
  const estimates = explained.data.estimates.slice(0, 300).map((one) => one.estimate);
  show("evidence-actions", estimates.length
    ? actions("/v1/claims", { estimate: estimates.join(",") }) : null);
  byId("said").textContent = t("drawn", { region: region.name });
}

async function draw() {
  under?.abort();
  under = new AbortController();
  const { signal } = under;
  const state = read();
  byId("problem").hidden = true;
  byId("main").setAttribute("aria-busy", "true");
  try {
    if (!state.region) state.region = await regions.first();
    const [answer, health] = await Promise.all([
      get(`/v1/regions/${encodeURIComponent(state.region)}`, {}, signal), get("/v1/health"),
    ]);
    const region = answer.data;
    const indicator = indicators.find((one) => one.code === state.indicator) ?? indicators[0];
    state.indicator = indicator.code;
    controls(state);
    heading(region, indicator, health);
    regions.way(region);
    await parts(state, region, signal);
    await regions.unplaced(region.location_code);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    byId("problem").hidden = false;
    byId("problem").textContent = problem.message;
  }
  byId("main").removeAttribute("aria-busy");
  document.documentElement.dataset.drawn = location.search;
}

function listening() {
  for (const name of ["indicator", "period", "level", "from", "to"]) {
    byId(name).addEventListener("change", (event) => go({ [name]: event.target.value }));
  }
  byId("reset").addEventListener("click", () => go({ from: "", to: "" }));
  byId("lang").addEventListener("change", async (event) => {
    go({ lang: event.target.value });
  });
  addEventListener("state", start);
  addEventListener("popstate", start);
}

async function start() {
  const wanted = read().lang || navigator.language.slice(0, 2);
  await speak(wanted);
  show("lang", Object.entries(LANGUAGES).map(([code, name]) =>
    el("option", { value: code, lang: code, selected: code === document.documentElement.lang },
      name)));
  await draw();
}

try {
  await speak(read().lang || navigator.language.slice(0, 2));
  indicators = (await get("/v1/indicators")).data;
  listening();
  regions.searching();
  await start();
} catch (problem) {
  byId("problem").hidden = false;
  byId("problem").textContent = problem.message;
}
document.documentElement.dataset.ready = "true";
