// The query page: canned queries, and YASGUI in the plain form's place where it was built. What
// comes from the graph is put into the page as text.
"use strict";

(() => {
  const { words, canned, ...given } = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const choice = byId("canned");
  const field = byId("query");
  const status = byId("status");
  const written = window.kgbuildYasgui ? start() : { set: (text) => (field.value = text) };

  function start() {
    byId("plain").hidden = true;
    byId("keys").hidden = false;
    const endpoint = new URL("/sparql", location.href).href;
    const texts = { text: field.value, name: words.query, label: words.sparql };
    return window.kgbuildYasgui(byId("yasgui"), { ...given, ...texts, endpoint, told });
  }

  function told({ rows, answer, truncated, failed }) {
    const count = rows === 1 ? words.rowsOne : words.rows.replace("{n}", rows);
    if (failed) status.textContent = words.refused;
    else if (truncated) status.textContent = words.truncated.replace("{n}", given.rows);
    else if (rows !== undefined) status.textContent = rows ? count : words.empty;
    else status.textContent = answer === undefined ? words.running : answer ? words.yes : words.no;
    status.className = failed ? "problem" : "";
  }

  function element(name, text, attributes) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // A string as SPARQL writes it.
  function literal(text) {
    const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
    return '"' + text.replace(/[\\"\n\r\t]/g, (found) => escapes[found]) + '"';
  }

  function showCanned() {
    const query = canned.find((each) => each.name === choice.value);
    byId("description").textContent = query ? query.description : "";
    byId("parameters").replaceChildren();
    if (!query) return;
    for (const name of query.parameters) {
      const input = element("input", "", { id: `parameter-${name}`, "data-name": name });
      input.addEventListener("input", () => fill(query));
      byId("parameters").append(element("label", name, { for: `parameter-${name}` }), input);
    }
    fill(query);
  }

  function fill(query) {
    const values = new Map();
    for (const input of byId("parameters").querySelectorAll("input")) {
      values.set(input.dataset.name, literal(input.value));
    }
    written.set(query.text.replace(/\$(\w+)\b/g, (found, name) => values.get(name) ?? found));
  }

  for (const query of canned) choice.append(element("option", query.name, { value: query.name }));
  choice.addEventListener("change", showCanned);
})();
