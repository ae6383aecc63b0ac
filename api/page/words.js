// Words and numbers of the interface, in the reader's language.

export const LANGUAGES = { en: "English", fr: "Français", es: "Español", ar: "العربية" };
let texts = {};
export let language = "en";

export async function speak(wanted) {
  language = wanted in LANGUAGES ? wanted : "en";
  const files = language === "en" ? ["en"] : ["en", language];
  const read = files.map(async (name) => (await fetch(`/page/texts/${name}.json`)).json());
  texts = Object.assign({}, ...(await Promise.all(read)));
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
  }
}

export function t(key, values = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

export function number(value) {
  if (value === null || value === undefined) return "";
  const digits = Math.abs(value) < 100 ? 2 : 0;
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

// For axes and legends, where there is no room: 1.5M.
export function short(value) {
  const form = { notation: "compact", maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(language, form).format(value);
}

export function has(value) {
  return value !== null && value !== undefined;
}

export function reported(point) {
  return Boolean(point) && point.reported !== false;
}

// The best number; a + behind it where there is a lower bound and nobody gave an upper one.
export function best(point) {
  const open = has(point.low) && !has(point.high);
  return open ? t("atLeastShort", { n: number(point.best) }) : number(point.best);
}

// The number to show large: the best one, or what is known where nobody gave a best.
export function headline(point) {
  if (!reported(point)) return t("none");
  if (has(point.best)) return best(point);
  if (has(point.low) && has(point.high)) return `${number(point.low)}–${number(point.high)}`;
  if (has(point.low)) return t("atLeastShort", { n: number(point.low) });
  if (has(point.high)) return t("upToShort", { n: number(point.high) });
  return "?";
}

// The range in words; a missing bound is said, never left to be guessed.
export function range(point) {
  if (!reported(point)) return t("noReport");
  const { low, best, high } = point;
  if (has(low) && has(high)) {
    return low === high ? t("exactly", { n: number(low) })
      : t("between", { a: number(low), b: number(high) });
  }
  if (has(low)) return t("atLeast", { n: number(low) });
  if (has(high)) return t("upTo", { n: number(high) });
  return has(best) ? t("aboutOnly", { n: number(best) }) : t("noNumber");
}

export function support(point) {
  if (!reported(point)) return "";
  const said = t("support", { claims: point.claims, sources: point.sources });
  const part = point.covered !== null && point.covered !== point.regions;
  return part ? `${said} · ${t("covered", { n: point.covered, all: point.regions })}` : said;
}

export function days(start, end) {
  if (!start) return t("dateUnknown");
  return !end || start === end ? start : `${start} – ${end}`;
}

export function unit(name) {
  return named("unit", name);
}

// The words for a name of the vocabulary; a name that is newer than the words is made readable.
export function named(list, name) {
  return texts[`${list}.${name}`] ?? name.replaceAll("_", " ");
}
