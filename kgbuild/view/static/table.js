// The statements as a table, for reading without the drawing.
"use strict";
(function (kgbuild) {
  const { el, word, name, shortName } = kgbuild;
  const ROWS = 200;
  const HEADINGS = ["subject", "relation", "object", "standing", "saidBy", "sentence", "article", "date"];

  kgbuild.createTable = function (element, model, go) {
    let rows = [];
    let shown = 0;

    const button = (id) =>
      el("button", { type: "button", class: "node-link", onclick: () => go.node(id) }, shortName(model.nodes.get(id).name));

    function sentence([start, trigger, rest]) {
      return el("bdi", {}, start, trigger ? el("mark", {}, trigger) : "", rest);
    }

    function row(statement) {
      const article = model.data.articles[statement.article];
      const said = statement.speaker === null ? word("saidByArticle") : shortName(statement.speaker);
      const standing = el(
        "span",
        { class: "standing" },
        kgbuild.standingSwatch(statement.standing),
        word(`standing.${statement.standing}`)
      );
      const relation = (statement.polarity === "negative" ? "✗ " : "") + statement.label;
      const cells = [
        [button(statement.from)],
        [el("button", { type: "button", class: "node-link", onclick: () => go.edge(statement.edge) }, shortName(relation))],
        [button(statement.to)],
        [standing],
        [statement.speakerNode ? button(statement.speakerNode) : said],
        [sentence(statement.sentence)],
        [name(article.title)],
        [article.date ?? ""],
      ];
      return el(
      "tr",
      { role: "row" },
      ...cells.map((cell, index) => el("td", { role: "cell", "data-label": word(HEADINGS[index]) }, ...cell))
    );
    }

    // Roles are written out because a narrow screen shows rows as blocks, which takes them away.
    const body = el("tbody", { role: "rowgroup" });
    const caption = el("caption");
    const more = el("button", { type: "button", class: "more", onclick: () => grow(ROWS) }, word("more"));
    element.append(
      el(
        "table",
        { role: "table" },
        caption,
        el(
          "thead",
          { role: "rowgroup" },
          el("tr", { role: "row" }, ...HEADINGS.map((key) => el("th", { scope: "col", role: "columnheader" }, word(key))))
        ),
        body
      ),
      more
    );

    function grow(number) {
      const next = rows.slice(shown, shown + number);
      body.append(...next.map(row));
      shown += next.length;
      more.hidden = shown >= rows.length;
    }

    return {
      show(statements) {
        rows = statements;
        shown = 0;
        body.replaceChildren();
        caption.textContent = kgbuild.count("passing", rows.length);
        if (!element.hidden) grow(ROWS);
      },
      // Fills the table when it is first looked at.
      fill() {
        if (shown === 0) grow(ROWS);
      },
      fillAll: () => grow(rows.length),
    };
  };
})(window.kgbuild);
