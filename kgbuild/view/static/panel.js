// The panel beside the graph: what is known of a node, and every statement behind a line.
"use strict";
(function (kgbuild) {
  const { el, word, name, shortName } = kgbuild;

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
      return el("p", { class: "origin" }, title, date, source);
    }

    function facts(statement) {
      const rows = [
        [word("saidBy"), speaker(statement)],
        [word("polarity"), word(statement.polarity)],
        [word("certainty"), word(statement.certainty)],
        ...statement.qualifiers.map(([key, value]) => [word(`qualifier.${key}`, key), name(value)]),
        [word("confidence"), statement.confidence.toLocaleString(document.documentElement.lang)],
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

    function cards(title, statements) {
      if (!statements.length) return [];
      const sorted = [...statements].sort(model.byFirmness);
      return [
        el("h3", {}, title, el("span", { class: "number" }, String(statements.length))),
        el("ul", { class: "cards" }, ...sorted.map(card)),
      ];
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
        node.sameAs.length
          ? el("p", { class: "links" }, `${word("sameAs")} `, ...node.sameAs.flatMap((s) => [address(s, s), " "]))
          : "",
        ...cards(word("outgoing"), node.out),
        ...cards(word("incoming"), node.in),
        ...cards(word("says"), node.said),
        node.out.length + node.in.length + node.said.length ? "" : el("p", {}, word("noStatements")),
        node.iri ? el("p", { class: "iri" }, name(node.iri)) : ""
      );
    }

    function showEdge(id, statements) {
      const { from, to } = model.edges.get(id);
      open(
        [shortName(model.nodes.get(from).name), " → ", shortName(model.nodes.get(to).name)],
        el("ul", { class: "cards" }, ...statements.map(card))
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
