// The state of the page is its address: a link shows what its sender saw.

const NAMES = ["region", "indicator", "period", "from", "to", "level", "lang"];
const DEFAULTS = { region: "", indicator: "CAS-01", period: "month", from: "", to: "", level: "1",
  lang: "" };

export function read() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? DEFAULTS[name]]));
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
