// The graph behind the page: nodes, lines and statements, and what of them a filter lets through.
"use strict";
(function (kgbuild) {
  const LABEL_LENGTH = 44;
  // Above these numbers, topics and nodes without a statement are hidden until asked for.
  const MANY_TOPICS = 12;
  const MANY_UNCONNECTED = 12;

  kgbuild.createModel = function (data) {
    const firmness = new Map(data.standings.map((name, index) => [name, index]));
    const nodes = new Map(data.nodes.map((node) => [node.id, { ...node, out: [], in: [], said: [] }]));
    const edges = new Map(data.edges.map((edge) => [edge.id, { ...edge, statements: [] }]));
    for (const statement of data.statements) {
      edges.get(statement.edge).statements.push(statement);
      nodes.get(statement.from).out.push(statement);
      nodes.get(statement.to).in.push(statement);
      if (statement.speakerNode) nodes.get(statement.speakerNode).said.push(statement);
    }
    const byFirmness = (a, b) => firmness.get(a.standing) - firmness.get(b.standing);
    const isTopic = (id) => nodes.get(id).type === "Topic";

    // What a new reader sees.
    function defaults() {
      const topics = data.nodes.filter((node) => node.type === "Topic").length;
      const alone = data.nodes.filter((node) => node.degree === 0).length;
      const types = new Set(data.types.map((type) => type.name));
      if (topics > MANY_TOPICS) types.delete("Topic");
      return {
        types,
        standings: new Set(data.standings),
        article: null,
        unconnected: alone > 0 && alone <= MANY_UNCONNECTED,
      };
    }

    // How a line is drawn that bundles these statements.
    function bundle(statements) {
      const sorted = [...statements].sort(byFirmness);
      const lead = sorted[0];
      const labels = new Set(sorted.map((statement) => statement.label));
      const denied = lead.standing === "denied";
      const disputed = !denied && sorted.some((statement) => statement.standing === "denied");
      const more = sorted.length - 1;
      const count = more === 0 ? "" : labels.size === 1 ? ` ×${sorted.length}` : ` +${more}`;
      return {
        statements: sorted,
        standing: lead.standing,
        disputed,
        count: sorted.length,
        label: (denied ? "✗ " : "") + kgbuild.cut(kgbuild.canvasText(lead.label), LABEL_LENGTH) + count + (disputed ? " ✗" : ""),
      };
    }

    // What the filter lets through. `listed` are the table's rows: a topic's statement is listed
    // even while topics are not drawn.
    function view(filter) {
      const passes = (statement) =>
        filter.standings.has(statement.standing) &&
        (filter.article === null || statement.article === filter.article) &&
        filter.types.has(nodes.get(statement.from).type);
      const listed = [];
      const drawn = new Map();
      const connected = new Set();
      for (const statement of data.statements) {
        if (!passes(statement)) continue;
        const shown = filter.types.has(nodes.get(statement.to).type);
        if (shown || isTopic(statement.to)) listed.push(statement);
        if (!shown) continue;
        connected.add(statement.from).add(statement.to);
        if (!drawn.has(statement.edge)) drawn.set(statement.edge, []);
        drawn.get(statement.edge).push(statement);
      }
      const visible = new Set();
      for (const node of nodes.values()) {
        const inArticle = filter.article === null || node.articles.includes(filter.article);
        const alone = filter.unconnected && inArticle && node.type !== "Topic" && filter.types.has(node.type);
        if (connected.has(node.id) || alone) visible.add(node.id);
      }
      const lines = new Map([...drawn].map(([id, statements]) => [id, bundle(statements)]));
      return { nodes: visible, edges: lines, listed };
    }

    // A node with the nodes and lines next to it.
    function neighbourhood(id, shown) {
      const near = { nodes: new Set([id]), edges: new Set() };
      for (const edge of shown.edges.keys()) {
        const { from, to } = edges.get(edge);
        if (from !== id && to !== id) continue;
        near.edges.add(edge);
        near.nodes.add(from).add(to);
      }
      return near;
    }

    return { data, nodes, edges, defaults, view, neighbourhood, bundle, byFirmness };
  };
})(window.kgbuild);
