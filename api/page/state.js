// The state of the page is its address: a link shows what its sender saw.

const NAMES = ["region", "indicator", "period", "from", "to", "level", "lang"];
const DEFAULTS = { region: "", indicator: "CAS-01", period: "month", from: "", to: "", level: "1",
  lang: "" };

// A month or a year, as the API takes them, stands for its first or its last day.
function day(text, last) {
  const [year, month] = text.split("-").map(Number);
  if (/^\d{4}$/.test(text)) return last ? `${text}-12-31` : `${text}-01-01`;
  if (!/^\d{4}-\d{2}$/.test(text)) return text;
  return last ? new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) : `${text}-01`;
}

export function read() {
  const query = new URLSearchParams(location.search);
  const state = Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? DEFAULTS[name]]));
  return { ...state, from: day(state.from, false), to: day(state.to, true) };
}

export function link(changes) {
  const state = { ...read(), ...changes };
  const query = new URLSearchParams();
  for (const name of NAMES) if (state[name] !== DEFAULTS[name]) query.set(name, state[name]);
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

export function go(changes) {
  history.pushState(null, "", link(changes));
  dispatchEvent(new Event("state"));
}
