// The legend, which is the filter too: types, standings, articles.
"use strict";
(function (kgbuild) {
  const { el, word } = kgbuild;

  function counted(items, key) {
    const counts = new Map();
    for (const item of items) counts.set(item[key], (counts.get(item[key]) ?? 0) + 1);
    return counts;
  }

  function checkbox(checked, swatch, text, number, onchange) {
    return el(
      "label",
      { class: "choice" },
      el("input", { type: "checkbox", checked, onchange: (event) => onchange(event.target.checked) }),
      swatch,
      el("span", { class: "choice-text" }, text),
      el("span", { class: "number" }, number === null ? "" : String(number))
    );
  }

  function group(title, ...content) {
    return el("fieldset", {}, el("legend", {}, title), ...content);
  }

  kgbuild.createFilters = function (form, model, filter, changed) {
    const { data } = model;

    const toggle = (set, value) => (on) => {
      if (on) set.add(value);
      else set.delete(value);
      changed();
    };

    function types() {
      const counts = counted(data.nodes, "type");
      const alone = data.nodes.filter((node) => node.degree === 0).length;
      return group(
        word("types"),
        ...data.types
          .filter((type) => counts.has(type.name))
          .map((type) =>
            checkbox(
              filter.types.has(type.name),
              kgbuild.typeSwatch(type),
              word(`type.${type.name}`),
              counts.get(type.name),
              toggle(filter.types, type.name)
            )
          ),
        checkbox(filter.unconnected, "", word("unconnected"), alone || null, (on) => {
          filter.unconnected = on;
          changed();
        })
      );
    }

    function standings() {
      const counts = counted(data.statements, "standing");
      return group(
        word("standings"),
        ...data.standings.map((standing) =>
          checkbox(
            filter.standings.has(standing),
            kgbuild.standingSwatch(standing),
            word(`standing.${standing}`),
            counts.get(standing) ?? 0,
            toggle(filter.standings, standing)
          )
        )
      );
    }

    function articles() {
      if (data.articles.length < 2) return "";
      const title = (article) => (article.date ? `${article.date}  ${article.title}` : article.title);
      return group(
        word("article"),
        el(
          "select",
          {
            "aria-label": word("article"),
            onchange: (event) => {
              filter.article = event.target.value === "" ? null : Number(event.target.value);
              changed();
            },
          },
          el("option", { value: "" }, word("allArticles")),
          ...data.articles.map((article, index) => el("option", { value: String(index) }, title(article)))
        )
      );
    }

    function draw() {
      form.replaceChildren(types(), standings());
    }

    // Built once: it has no state that changes elsewhere.
    const articleChoice = articles();
    draw();
    if (articleChoice) form.after(el("form", { class: "articles" }, articleChoice));

    return { draw };
  };
})(window.kgbuild);
