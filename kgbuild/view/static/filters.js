// The legend, which is the filter too: types, standings, relations, articles, speakers, time.
"use strict";
(function (kgbuild) {
  const { el, word } = kgbuild;
  const SPEAKERS = 500;

  function counted(items, key) {
    const counts = new Map();
    for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
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

  const group = (title, ...content) => el("fieldset", {}, el("legend", {}, title), ...content);

  kgbuild.createFilters = function (form, model, filter, changed) {
    const { data } = model;

    const toggle = (set, value) => (on) => {
      if (on) set.add(value);
      else set.delete(value);
      changed();
    };

    function types() {
      const counts = counted(data.nodes, (node) => node.type);
      const alone = data.nodes.filter((node) => node.degree === 0).length;
      const choice = (type) =>
        checkbox(
          filter.types.has(type.name),
          kgbuild.typeSwatch(type),
          word(`type.${type.name}`),
          counts.get(type.name),
          toggle(filter.types, type.name)
        );
      return group(
        word("types"),
        ...data.types.filter((type) => counts.has(type.name)).map(choice),
        checkbox(filter.unconnected, "", word("unconnected"), alone || null, (on) => {
          filter.unconnected = on;
          changed();
        })
      );
    }

    function standings() {
      const counts = counted(data.statements, (statement) => statement.standing);
      const choice = (standing) =>
        checkbox(
          filter.standings.has(standing),
          kgbuild.standingSwatch(standing),
          word(`standing.${standing}`),
          counts.get(standing) ?? 0,
          toggle(filter.standings, standing)
        );
      return group(word("standings"), ...data.standings.map(choice));
    }

    const relationCounts = counted(data.statements, (statement) => statement.relation);
    const relationNames = [...relationCounts.keys()].sort(
      (a, b) => relationCounts.get(b) - relationCounts.get(a) || (a < b ? -1 : 1)
    );
    let open = false;

    function relations() {
      if (!relationNames.length) return "";
      const hide = (names) => () => {
        filter.hidden.clear();
        names.forEach((name) => filter.hidden.add(name));
        changed();
        draw();
      };
      const choice = (name) =>
        checkbox(!filter.hidden.has(name), "", kgbuild.shortName(data.relations[name].label), relationCounts.get(name), (on) =>
          toggle(filter.hidden, name)(!on)
        );
      const list = el("div", { class: "scroll" }, ...(open ? relationNames.map(choice) : []));
      const toggled = (event) => {
        open = event.target.open;
        if (open && !list.firstChild) list.append(...relationNames.map(choice));
      };
      return el(
        "details",
        { class: "relations", open, ontoggle: toggled },
        el("summary", {}, word("relations"), " ", el("span", { class: "number" }, `${relationNames.length - filter.hidden.size} / ${relationNames.length}`)),
        el("p", {}, el("button", { type: "button", onclick: hide([]) }, word("all")), " ", el("button", { type: "button", onclick: hide(relationNames) }, word("none"))),
        list
      );
    }

    function select(label, current, options, choose) {
      const chosen = (event) => {
        choose(event.target.value === "" ? null : JSON.parse(event.target.value));
        changed();
      };
      const rows = options.map(([value, text]) => {
        const coded = value === null ? "" : JSON.stringify(value);
        return el("option", { value: coded, selected: value === current }, kgbuild.cut(text, 90));
      });
      return group(label, el("select", { "aria-label": label, onchange: chosen }, ...rows));
    }

    function articles() {
      if (data.articles.length < 2) return "";
      const title = (article) => (article.date ? `${article.date}  ${article.title}` : article.title);
      const options = data.articles.map((article, index) => [index, title(article)]);
      return select(word("article"), filter.article, [[null, word("allArticles")], ...options], (value) => (filter.article = value));
    }

    const speakerCounts = counted(data.statements, (statement) => statement.speaker ?? "");
    const speakerNames = [...speakerCounts.keys()]
      .filter((name) => name !== "")
      .sort((a, b) => speakerCounts.get(b) - speakerCounts.get(a) || (a < b ? -1 : 1));

    function speakers() {
      if (!speakerNames.length) return "";
      const options = speakerNames.slice(0, SPEAKERS).map((name) => [name, `${name} (${speakerCounts.get(name)})`]);
      const first = [
        [null, word("anyone")],
        ["", word("saidByArticle")],
      ];
      return select(word("saidBy"), filter.speaker, [...first, ...options], (value) => (filter.speaker = value));
    }

    function confidence() {
      if (!data.statements.length) return "";
      const format = (value) => `≥ ${kgbuild.number(value)}`;
      const shown = el("output", {}, format(filter.confidence));
      const input = el("input", {
        type: "range",
        min: 0,
        max: 1,
        step: 0.05,
        value: filter.confidence,
        "aria-label": word("confidence"),
        oninput: (event) => (shown.textContent = format(Number(event.target.value))),
        onchange: (event) => {
          filter.confidence = Number(event.target.value);
          changed();
        },
      });
      return group(word("confidence"), input, shown);
    }

    const timeline = kgbuild.createTimeline(model, filter, changed);

    function draw() {
      timeline.draw();
      form.replaceChildren(
        ...[types(), standings(), timeline.element, articles(), speakers(), confidence(), relations()].filter((each) => each !== "")
      );
    }

    return { draw };
  };
})(window.kgbuild);
