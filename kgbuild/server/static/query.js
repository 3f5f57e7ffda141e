// The query page: canned queries, and an answer as a table. Everything that comes from the graph is
// put into the page as text.
"use strict";

(() => {
  const { words, canned, rows, local, prefixes, terms } = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const form = byId("form");
  const choice = byId("canned");
  const field = byId("query");
  const status = byId("status");
  const result = byId("result");
  const downloads = byId("downloads");
  let running = null;

  // The editor stands in the plain field's place, where it was built.
  const written = window.kgbuildEditor ? edit() : { get: () => field.value, set: (text) => (field.value = text) };

  function edit() {
    const place = byId("editor");
    const made = window.kgbuildEditor(place, { text: field.value, label: words.sparql, prefixes, terms, run });
    place.hidden = false;
    place.after(element("p", words.editorKeys, { class: "soft" }));
    field.hidden = true;
    field.required = false;
    document.querySelector("label[for=query]").addEventListener("click", made.focus);
    return made;
  }

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function say(text, problem = false) {
    status.textContent = text;
    status.className = problem ? "problem" : "";
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
      const input = element("input", undefined, { id: `parameter-${name}`, "data-name": name });
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

  function cell(term) {
    if (term === undefined) return element("td");
    if (term.type !== "uri") {
      const text = element("bdi", term.type === "triple" ? JSON.stringify(term.value) : term.value);
      if (term["xml:lang"]) text.lang = term["xml:lang"];
      const made = element("td");
      made.append(text);
      return made;
    }
    const outside = /^https?:/i.test(term.value) && !local.some((begin) => term.value.startsWith(begin));
    const href = outside ? term.value : `/resource?iri=${encodeURIComponent(term.value)}`;
    const link = element("a", term.value, outside ? { href, rel: "noopener noreferrer nofollow" } : { href });
    const made = element("td");
    made.append(link);
    return made;
  }

  function table(answer) {
    const made = element("table");
    const head = made.createTHead().insertRow();
    for (const name of answer.head.vars) head.append(element("th", name, { scope: "col" }));
    const body = made.createTBody();
    for (const binding of answer.results.bindings) {
      const line = body.insertRow();
      for (const name of answer.head.vars) line.append(cell(binding[name]));
    }
    return made;
  }

  function show(answer, truncated) {
    if (typeof answer.boolean === "boolean") return say(answer.boolean ? words.yes : words.no);
    const count = answer.results.bindings.length;
    const told = count === 1 ? words.rowsOne : words.rows.replace("{n}", count);
    say(truncated ? words.truncated.replace("{n}", count) : count ? told : words.empty);
    if (count) result.replaceChildren(table(answer));
  }

  // The rows that were asked for, as a file.
  async function save(query, format) {
    const response = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query, rows, format }) });
    if (!response.ok) return say((await response.text()).trim(), true);
    const href = URL.createObjectURL(await response.blob());
    element("a", undefined, { href, download: `result.${format}` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  }

  function offer(query) {
    const button = (format) => {
      const made = element("button", `${words.save} ${format.toUpperCase()}`, { type: "button" });
      made.addEventListener("click", () => save(query, format).catch(() => say(words.failed, true)));
      return made;
    };
    downloads.replaceChildren(...["csv", "json"].map(button));
    downloads.hidden = false;
  }

  async function run() {
    if (running) running.abort();
    const mine = (running = new AbortController());
    const query = written.get();
    const body = new URLSearchParams({ query, rows });
    const accept = "application/sparql-results+json, text/turtle;q=0.9";
    result.replaceChildren();
    downloads.hidden = true;
    say(words.running);
    try {
      if (byId("format").value) body.set("format", byId("format").value);
      const headers = { Accept: accept };
      const response = await fetch("/sparql", { method: "POST", body, headers, signal: mine.signal });
      const text = await response.text();
      if (mine !== running) return;
      const truncated = response.headers.has("Kgbuild-Truncated");
      if (!response.ok) return say(text.trim(), true);
      if (!body.has("format") && response.headers.get("Content-Type").includes("sparql-results+json")) {
        const answer = JSON.parse(text);
        if (answer.results?.bindings.length) offer(query);
        return show(answer, truncated);
      }
      say(truncated ? words.truncated.replace("{n}", rows) : "");
      result.replaceChildren(element("pre", text));
    } catch (error) {
      if (error.name !== "AbortError") say(words.failed, true);
    } finally {
      if (mine === running) running = null;
    }
  }

  for (const query of canned) choice.append(element("option", query.name, { value: query.name }));
  choice.addEventListener("change", showCanned);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
})();
