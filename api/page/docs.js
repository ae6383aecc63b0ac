// The OpenAPI of this service as a page: every address, its parameters, its columns, and a try.

import { address, get } from "./api.js";
import { el, show } from "./dom.js";

const spec = await get("/openapi.json");

// `words` between backticks are code.
const prose = (text) => text.split(/`([^`]*)`/).map((part, i) => (i % 2 ? el("code", {}, part) : part));

const named = (ref) => spec.components.schemas[ref.split("/").pop()];
const followed = (schema) => (schema?.$ref ? named(schema.$ref) : schema);

function kind(schema) {
  if (!schema) return "";
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.anyOf) return schema.anyOf.map(kind).join(" or ");
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === "array") return `list of ${kind(schema.items)}`;
  return schema.format ?? schema.type ?? "";
}

function example(parameter) {
  const found = parameter.examples ?? parameter.schema?.examples ?? [];
  return Array.isArray(found) ? found[0] : Object.values(found)[0]?.value;
}

function table(head, lines) {
  return el("table", {}, el("thead", {}, el("tr", {}, head.map((name) =>
    el("th", { scope: "col" }, name)))), el("tbody", {}, lines.map((line) =>
    el("tr", {}, line.map((cell, i) => (i ? el("td", {}, cell)
      : el("th", { scope: "row" }, el("code", {}, cell))))))));
}

function parameters(list) {
  return table(["Parameter", "Kind", "About"], list.map((one) => [
    one.name, kind(one.schema), prose([one.required ? "required. " : "", one.description
      ?? one.schema?.description ?? "", example(one) === undefined ? "" : ` Example: ${example(one)}`]
      .join("")),
  ]));
}

function columns(operation) {
  const json = operation.responses["200"]?.content?.["application/json"];
  let schema = followed(json?.schema);
  const data = followed(schema?.properties?.data);
  schema = followed(data?.items) ?? data ?? schema;
  if (!schema?.properties) return null;
  return el("details", {}, el("summary", {}, "Fields of the answer"), table(
    ["Field", "Kind", "About"], Object.entries(schema.properties).map(([name, field]) =>
      [name, kind(field), prose(field.description ?? "")])));
}

function tryIt(path, operation) {
  const filled = (operation.parameters ?? []).filter((one) => one.in === "path")
    .reduce((text, one) => text.replace(`{${one.name}}`, example(one) ?? ""), path);
  const first = Object.fromEntries((operation.parameters ?? []).filter((one) =>
    one.in === "query" && one.required).map((one) => [one.name, example(one)]));
  const field = el("input", { value: address(filled, first), "aria-label": `Address for ${path}`,
    size: 40 });
  const out = el("pre", { tabindex: 0, role: "group", "aria-label": "Answer" });
  const ask = async (event) => {
    event.preventDefault();
    const response = await fetch(field.value);
    const text = await response.text();
    out.textContent = `${response.status} ${response.headers.get("content-type")}\n${text.slice(0, 4000)}`;
  };
  return el("form", { class: "actions", onsubmit: ask }, field,
    el("button", { type: "submit" }, "Try"), out);
}

function route(path, method, operation) {
  return el("section", { id: operation.operationId, "aria-label": path },
    el("h2", {}, el("code", {}, `${method.toUpperCase()} ${path}`), ` ${operation.summary ?? ""}`),
    el("p", {}, prose(operation.description ?? "")),
    operation.parameters?.length ? parameters(operation.parameters) : null,
    columns(operation), method === "get" ? tryIt(path, operation) : null);
}

const all = Object.entries(spec.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => [path, method, operation]));
show("about", prose(spec.info.description));
show("list", all.map(([path, method, operation]) => el("li", {},
  el("a", { href: `#${operation.operationId}` }, `${method.toUpperCase()} ${path}`),
  ` ${operation.summary ?? ""}`)));
show("routes", all.map(([path, method, operation]) => route(path, method, operation)));
document.documentElement.dataset.ready = "true";
