// The one door to the API. Addresses are built here, so that "copy API address" is what was asked.

export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(response.status, body.detail ?? response.statusText);
  return body;
}

export async function get(path, parameters, signal) {
  return answered(await fetch(address(path, parameters), { signal }));
}

export async function post(path, parameters, body) {
  const headers = { "Content-Type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  return answered(await fetch(address(path, parameters), request));
}

// Walks `links.next` until there is none or enough rows are there.
export async function rows(path, parameters, most, signal) {
  let answer = await get(path, parameters, signal);
  const found = [...answer.data];
  while (answer.links.next && found.length < most) {
    answer = await answered(await fetch(answer.links.next, { signal }));
    found.push(...answer.data);
  }
  return { ...answer, data: found.slice(0, most) };
}
