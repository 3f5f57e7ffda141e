// What is shown, to take away: picture, table, data, query.
"use strict";
(function (kgbuild) {
  const { el, word } = kgbuild;
  const PICTURES = ["png", "svg"];
  const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/;

  // A cell that no spreadsheet takes for a formula.
  function cell(value) {
    const text = value === null || value === undefined ? "" : String(value);
    const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  }

  function rows(model, view) {
    return view.listed.map((statement) => {
      const [from, to] = [model.nodes.get(statement.from), model.nodes.get(statement.to)];
      const article = model.data.articles[statement.article];
      return {
        statement: statement.iri,
        subject: from.name,
        subjectType: from.type,
        subjectIri: from.iri,
        relation: statement.relation,
        label: statement.label,
        object: to.name,
        objectType: to.type,
        objectIri: to.iri,
        standing: statement.standing,
        polarity: statement.polarity,
        certainty: statement.certainty,
        speaker: statement.speaker,
        sentence: statement.sentence.join(""),
        article: article.title,
        articleIri: article.id,
        date: article.date,
        told: statement.told,
        source: article.source,
        confidence: statement.confidence,
        rule: statement.rule,
      };
    });
  }

  kgbuild.csvOf = function (model, view) {
    const found = rows(model, view);
    const names = ["statement", "subject", "subjectType", "subjectIri", "relation", "label", "object", "objectType", "objectIri", "standing", "polarity", "certainty", "speaker", "sentence", "article", "articleIri", "date", "told", "source", "confidence", "rule"];
    const lines = [names.map(cell), ...found.map((row) => names.map((name) => cell(row[name])))];
    // The mark tells spreadsheets that the text is UTF-8.
    return "\ufeff" + lines.map((line) => line.join(",") + "\r\n").join("");
  };

  kgbuild.jsonOf = function (model, view) {
    const ends = new Set(view.listed.flatMap((statement) => [statement.from, statement.to]));
    const shown = model.data.nodes.filter((node) => ends.has(node.id) || view.nodes.has(node.id));
    const nodes = shown.map(({ iri, type, name, names, sameAs, closeMatch, geography }) => ({ iri, type, name, names, sameAs, closeMatch, geography }));
    return JSON.stringify({ nodes, statements: rows(model, view) }, null, 2) + "\n";
  };

  function save(content, type, name) {
    const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    el("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  // `now()` gives {filter, view}; `drawing` has image and scene, where it is drawn().
  kgbuild.createExport = function (element, model, drawing, now) {
    const base = kgbuild.canvasText(document.title).replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40).replace(/^-|-$/g, "") || "graph";
    const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    const image = async () => save(await drawing.image(color("background")), "image/png", `${base}.png`);
    const makes = {
      png: image,
      svg: () => save(kgbuild.pictureOf(drawing.scene(), color, document.title), "image/svg+xml", `${base}.svg`),
      csv: () => save(kgbuild.csvOf(model, now().view), "text/csv", `${base}.csv`),
      json: () => save(kgbuild.jsonOf(model, now().view), "application/json", `${base}.json`),
      sparql: () => save(kgbuild.sparqlOf(model, now().filter, now().view), "application/sparql-query", `${base}.rq`),
    };
    const close = () => (element.open = false);
    const button = ([name, make]) =>
      el("button", { type: "button", onclick: () => (make(), close()) }, word(`export.${name}`));
    const menu = el("div", { class: "menu" });
    element.append(el("summary", {}, word("export")), menu);
    element.addEventListener("toggle", () => {
      const offered = Object.entries(makes).filter(([name]) => drawing.drawn() || !PICTURES.includes(name));
      if (element.open) menu.replaceChildren(...offered.map(button));
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !element.open) return;
      close();
      element.querySelector("summary").focus();
      event.stopPropagation();
    });
  };
})(window.kgbuild);
