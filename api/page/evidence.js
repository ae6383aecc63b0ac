// The sentences behind a number: the number marked, where it stands, and why it counts or not.

import { el, show } from "./dom.js";
import { days, number, t } from "./words.js";

// Offsets count characters as Python does, so text is cut by code points, not by UTF-16 units.
export function marked(text, start, end) {
  const letters = Array.from(text);
  const part = (from, to) => letters.slice(from, to).join("");
  return [part(0, start), el("mark", {}, part(start, end)), part(end)];
}

function sentence(claim) {
  if (!claim.excerpt) {
    return el("p", { class: "none" }, claim.quote ? el("mark", {}, claim.quote) : t("notShared"));
  }
  const start = claim.span_start - claim.excerpt_start;
  const end = claim.span_end - claim.excerpt_start;
  return el("blockquote", { dir: "auto", lang: claim.document_lang },
    el("p", {}, marked(claim.excerpt, start, end)));
}

function where(claim) {
  if (!claim.region) return t("unplaced", { name: claim.locality ?? "?" });
  const place = claim.locality ? `${claim.locality} → ` : "";
  return `${place}${claim.region_name ?? ""} ${claim.region} (${claim.region_method})`;
}

function who(claim) {
  const counted = claim.chain.length ? claim.chain.join(" → ") : claim.originator;
  return t("countedBy", { who: counted ?? t("nobody") });
}

function origin(claim) {
  const event = claim.event && claim.event !== claim.row_key ? ` · ${claim.event}` : "";
  const row = claim.dataset && `${claim.dataset_title ?? claim.dataset} · ${claim.row_key}${event}`;
  const title = claim.document_title ?? row ?? claim.publisher ?? t("document");
  const safe = /^https?:\/\//.test(claim.document_url ?? "");
  return el("cite", { dir: "auto" },
    safe ? el("a", { href: claim.document_url, rel: "noopener noreferrer" }, title) : title,
    ` · ${claim.publisher ?? t("publisherUnknown")} · ${claim.published ?? t("dateUnknown")}`);
}

function item(claim) {
  const role = claim.role;
  return el("li", { class: `claim ${role}`, "data-claim": claim.claim },
    el("p", { class: "role" }, el("span", { class: "badge" }, t(`role.${role}`)), " ",
      claim.reason ?? ""),
    sentence(claim),
    el("p", { class: "facts" }, origin(claim)),
    el("p", { class: "facts" },
      `${who(claim)} · ${where(claim)} · ${days(claim.reference_period_start,
        claim.reference_period_end)} · ${t("read", {
        low: number(claim.low) || t("unknown"), best: number(claim.best) || t("unknown"),
        high: number(claim.high) || t("unknown"),
      })}`));
}

// A drawn number has no more than three digits to give.
function rounded(value) {
  return Number(value.toPrecision(3));
}

export function draw(explained) {
  const counted = [...explained.claims].sort((a, b) =>
    (a.role !== "counted") - (b.role !== "counted"));
  const left = explained.left_out;
  const modelled = explained.interval90;
  show("evidence", el("p", { class: "facts" }, el("code", {}, explained.point.name)),
    modelled ? el("p", { class: "facts" }, t("interval90", {
    low: number(rounded(modelled.low)), high: number(rounded(modelled.high)) })) : null,
  explained.complete ? null : el("p", { class: "none" }, t("notAll")),
    counted.length ? el("ol", { class: "claims" }, counted.map(item))
      : el("p", { class: "none" }, t("noEvidence")),
    left.length ? el("details", {}, el("summary", {}, t("leftOut", { n: left.length })),
      el("ol", { class: "claims" }, left.map(item))) : null);
}
