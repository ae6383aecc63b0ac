// What stands beside each graphic: the same rows as a file, and the address they came from.

import { address } from "./api.js";
import { el } from "./dom.js";
import { t } from "./words.js";

async function copy(event, text) {
  const button = event.currentTarget;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t("copied");
  } catch {
    // No clipboard (plain http, or refused): show the address where it can be selected.
    button.replaceWith(el("input", { readonly: true, value: text, "aria-label": t("copy") }));
  }
}

export function actions(path, parameters, formats = ["csv", "json"]) {
  const whole = new URL(address(path, parameters), location.href).href;
  return el("p", { class: "actions" },
    formats.map((format) =>
      el("a", { href: address(path, { ...parameters, format }), download: true },
        t("download", { format: format.toUpperCase() }))),
    el("button", { type: "button", onclick: (event) => copy(event, whole) }, t("copy")));
}
