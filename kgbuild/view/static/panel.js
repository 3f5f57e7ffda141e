// The panel beside the graph: what is known of a node, and every statement behind a line.
"use strict";
(function (kgbuild) {
  const { el, word, name, shortName } = kgbuild;

  const PAGE = 20; // statements shown at a time

  // Only addresses that lead to a page become links.
  function address(text, shown) {
    if (!/^https?:\/\//i.test(text)) return name(shown);
    return el("a", { href: text, rel: "noopener noreferrer", target: "_blank" }, name(shown));
  }

  kgbuild.createPanel = function (element, model, go) {
    let before = null;

    const nodeButton = (id) =>
      el("button", { type: "button", class: "node-link", onclick: () => go.node(id) }, shortName(model.nodes.get(id).name));

    function speaker(statement) {
      if (statement.speakerNode) return nodeButton(statement.speakerNode);
      return statement.speaker === null ? word("saidByArticle") : name(statement.speaker);
    }

    function evidence(statement) {
      const [start, trigger, rest] = statement.sentence;
      return el("blockquote", {}, el("bdi", {}, start, trigger ? el("mark", {}, trigger) : "", rest));
    }

    function origin(statement) {
      const article = model.data.articles[statement.article];
      const title = el("cite", {}, address(article.source ?? "", article.title));
      const date = article.date ? el("time", { datetime: article.date }, article.date) : "";
      const linked = /^https?:\/\//i.test(article.source ?? "");
      const source = article.source && !linked ? el("span", { class: "source" }, name(article.source)) : "";
      const text = article.page ? el("a", { href: article.page }, word("inText")) : "";
      return el("p", { class: "origin" }, title, date, source, text);
    }

    function facts(statement) {
      const rows = [
        [word("saidBy"), speaker(statement)],
        [word("polarity"), word(statement.polarity)],
        [word("certainty"), word(statement.certainty)],
        ...statement.qualifiers.map(([key, value]) => [word(`qualifier.${key}`, key), name(value)]),
        [word("confidence"), kgbuild.number(statement.confidence)],
        [word("rule"), name(statement.rule)],
      ];
      return el("dl", {}, ...rows.map(([key, value]) => el("div", {}, el("dt", {}, key), el("dd", {}, value))));
    }

    function card(statement) {
      return el(
        "li",
        { class: `card standing-${statement.standing}` },
        el(
          "p",
          { class: "claim" },
          nodeButton(statement.from),
          " ",
          el("span", { class: "relation" }, statement.polarity === "negative" ? "✗ " : "", shortName(statement.label)),
          " ",
          nodeButton(statement.to)
        ),
        el(
          "p",
          { class: "standing" },
          kgbuild.standingSwatch(statement.standing),
          word(`standing.${statement.standing}`)
        ),
        evidence(statement),
        origin(statement),
        facts(statement)
      );
    }

    // The first statements, and a button for as many more.
    function list(statements) {
      const sorted = [...statements].sort(model.byFirmness);
      const cards = el("ul", { class: "cards" });
      const more = el("button", { type: "button", class: "more", onclick: () => grow() });
      function grow() {
        cards.append(...sorted.splice(0, PAGE).map(card));
        more.hidden = !sorted.length;
        more.textContent = kgbuild.count("moreStatements", sorted.length);
      }
      grow();
      return el("div", {}, cards, more);
    }

    function cards(title, statements) {
      if (!statements.length) return [];
      return [el("h3", {}, title, el("span", { class: "number" }, String(statements.length))), list(statements)];
    }

    const action = (text, onclick, pressed = null) => el("button", { type: "button", "aria-pressed": pressed, onclick }, text);

    // What can be asked of a node.
    function actions(id) {
      const ask = go.asked();
      const near = (depth) => String(ask?.kind === "near" && ask.node === id && ask.depth === depth);
      const hidden = go.undrawn(id);
      const further = kgbuild.aroundAddress(model.data.walk, model.nodes.get(id).iri);
      return el(
        "div",
        { class: "actions" },
        el(
          "span",
          { role: "group", "aria-label": word("around") },
          el("span", {}, word("around")),
          ...[1, 2, 3].map((depth) => action(String(depth), () => go.ask({ kind: "near", node: id, depth }), near(depth)))
        ),
        action(word("pathTo"), () => go.pathFrom(id)),
        action(word("whoSays"), () => go.ask({ kind: "about", node: id }), String(ask?.kind === "about" && ask.node === id)),
        hidden ? action(kgbuild.count("openNeighbours", hidden), () => go.open(id)) : "",
        further ? el("a", { class: "further", href: further }, word("walk.around")) : ""
      );
    }

    function links(title, addresses) {
      if (!addresses.length) return "";
      return el("p", { class: "links" }, `${title} `, ...addresses.flatMap((each) => [address(each, each), " "]));
    }

    function place(geography) {
      if (!geography) return "";
      const { latitude, longitude, country, alpha3, population } = geography;
      const { number } = kgbuild;
      const rows = [
        latitude === null || longitude === null ? null : [word("coordinates"), `${number(latitude)}, ${number(longitude)}`],
        country ? [word("country"), [country, alpha3].filter(Boolean).join(", ")] : null,
        population ? [word("population"), number(population)] : null,
      ];
      const shown = rows.filter(Boolean).map(([key, value]) => el("div", {}, el("dt", {}, key), el("dd", {}, name(value))));
      return el("dl", { class: "geography" }, ...shown);
    }

    // Every statement about a node, by who says it.
    function bySpeaker(node) {
      const about = [...node.out, ...node.in.filter((statement) => statement.from !== statement.to)];
      return [el("h3", {}, word("whoSays")), ...kgbuild.bySpeaker(about).flatMap(([who, statements]) => cards(name(who), statements))];
    }

    function open(title, ...content) {
      const heading = el("h2", { tabindex: "-1" }, ...title);
      const button = el("button", { type: "button", class: "close", "aria-label": word("close"), onclick: go.close }, "×");
      if (element.hidden) before = document.activeElement;
      element.replaceChildren(el("div", { class: "panel-head" }, heading, button), ...content);
      element.hidden = false;
      element.scrollTop = 0;
      heading.focus({ preventScroll: true });
    }

    function showNode(id) {
      const node = model.nodes.get(id);
      const type = model.data.types.find((each) => each.name === node.type);
      const others = node.names.filter((each) => each !== node.name);
      open(
        [name(node.name)],
        el("p", { class: "kind" }, kgbuild.typeSwatch(type), word(`type.${node.type}`)),
        others.length
          ? el("p", { class: "aliases" }, `${word("alsoNamed")} `, ...others.flatMap((o, i) => [i ? ", " : "", name(o)]))
          : "",
        links(word("sameAs"), node.sameAs),
        links(word("closeMatch"), node.closeMatch),
        place(node.geography),
        actions(id),
        ...(go.asked()?.kind === "about" && go.asked().node === id
          ? [...kgbuild.competingBox(model, [...node.out, ...node.in]), ...bySpeaker(node)]
          : [
              ...kgbuild.competingFold(model, [...node.out, ...node.in]),
              ...cards(word("outgoing"), node.out),
              ...cards(word("incoming"), node.in),
              ...cards(word("says"), node.said),
            ]),
        node.out.length + node.in.length + node.said.length ? "" : el("p", {}, word("noStatements")),
        node.iri ? el("p", { class: "iri" }, name(node.iri)) : ""
      );
    }

    function showEdge(id, statements) {
      const { from, to } = model.edges.get(id);
      open(
        [shortName(model.nodes.get(from).name), " → ", shortName(model.nodes.get(to).name)],
        ...kgbuild.competingBox(model, statements),
        list(statements)
      );
    }

    function close() {
      element.hidden = true;
      if (before && before.isConnected) before.focus({ preventScroll: true });
      before = null;
    }

    // How much of the graph the panel covers, in pixels.
    function covered() {
      const box = element.getBoundingClientRect();
      if (element.hidden) return { right: 0, bottom: 0 };
      return kgbuild.narrow() ? { right: 0, bottom: box.height } : { right: box.width, bottom: 0 };
    }

    return { showNode, showEdge, close, covered, isOpen: () => !element.hidden };
  };
})(window.kgbuild);
