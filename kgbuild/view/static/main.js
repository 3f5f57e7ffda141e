// Puts the page together.
"use strict";
(function (kgbuild) {
  const { word, count, data } = kgbuild;
  const $ = (id) => document.getElementById(id);

  const model = kgbuild.createModel(data);
  const filter = model.defaults();
  let view = model.view(filter);
  let chosen = null; // {node} or {edge}: what the panel is about

  const go = { node: showNode, edge: showEdge, close: closePanel };
  const panel = kgbuild.createPanel($("panel"), model, go);
  const table = kgbuild.createTable($("table"), model, go);
  const filters = kgbuild.createFilters($("filter-form"), model, filter, refresh);
  kgbuild.createSearch($("search"), $("suggestions"), $("search-status"), model, find);
  const renderer = createRenderer();

  function createRenderer() {
    const drawing = { ...kgbuild.read("drawing"), options: JSON.parse(kgbuild.read("drawing-options")) };
    const hooks = { node: showNode, edge: showEdge, background: closePanel };
    try {
      return kgbuild.renderers.vis.create($("canvas"), drawing, model, hooks);
    } catch (error) {
      console.error(error);
      $("notice").textContent = word("failed");
      return null;
    }
  }

  function refresh() {
    view = model.view(filter);
    renderer?.show(view);
    table.show(view.listed);
    emphasise();
    const entities = data.nodes.filter((node) => node.type !== "Topic").length;
    $("counts").textContent = [
      count("entities", entities),
      count("statements", data.statements.length),
      count("articles", data.articles.length),
    ].join(" · ");
    if (renderer) $("notice").textContent = view.nodes.size ? "" : word(data.nodes.length ? "filtered" : "empty");
  }

  function emphasise() {
    if (!renderer) return;
    if (chosen?.node && view.nodes.has(chosen.node)) {
      renderer.emphasise(model.neighbourhood(chosen.node, view));
      renderer.select([chosen.node], []);
    } else if (chosen?.edge && view.edges.has(chosen.edge)) {
      const { from, to } = model.edges.get(chosen.edge);
      renderer.emphasise({ nodes: new Set([from, to]), edges: new Set([chosen.edge]) });
      renderer.select([], [chosen.edge]);
    } else {
      renderer.emphasise(null);
      renderer.select([], []);
    }
  }

  function showNode(id) {
    chosen = { node: id };
    panel.showNode(id);
    emphasise();
    reveal();
  }

  function showEdge(id) {
    chosen = { edge: id };
    const shown = view.edges.get(id)?.statements ?? model.bundle(model.edges.get(id).statements).statements;
    panel.showEdge(id, shown);
    emphasise();
    reveal();
  }

  function reveal() {
    const drawn = chosen.node ? view.nodes.has(chosen.node) : view.edges.has(chosen.edge);
    if (drawn && !$("graph").hidden) renderer?.reveal(chosen, panel.covered());
  }

  function closePanel() {
    chosen = null;
    panel.close();
    emphasise();
  }

  // A node out of the search: what hides it steps aside.
  function find(id) {
    const node = model.nodes.get(id);
    if (!view.nodes.has(id)) {
      filter.types.add(node.type);
      if (!model.view(filter).nodes.has(id)) filter.unconnected = true;
      if (!model.view(filter).nodes.has(id)) Object.assign(filter, { standings: new Set(data.standings) });
      filters.draw();
      refresh();
    }
    showTab("graph");
    showNode(id);
    renderer?.focus(id, panel.covered());
  }

  function showTab(name) {
    for (const each of ["graph", "table"]) {
      $(each).hidden = each !== name;
      $(`show-${each}`).setAttribute("aria-pressed", String(each === name));
    }
    if (name === "table") table.fill();
  }

  function onKey(event) {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea") !== null;
    if (event.key === "Escape" && panel.isOpen()) {
      closePanel();
    } else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      $("search").focus();
      $("search").select();
    } else {
      return;
    }
    event.preventDefault();
  }

  $("show-graph").addEventListener("click", () => showTab("graph"));
  $("show-table").addEventListener("click", () => showTab("table"));
  $("zoom-in").addEventListener("click", () => renderer?.zoom(1.4));
  $("zoom-out").addEventListener("click", () => renderer?.zoom(1 / 1.4));
  $("fit").addEventListener("click", () => renderer?.fit());
  document.addEventListener("keydown", onKey);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => renderer?.repaint());
  // Paper is white, whatever the screen is, and it has room for the whole table.
  window.addEventListener("beforeprint", () => {
    document.documentElement.classList.add("printing");
    table.fillAll();
    renderer?.repaint();
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("printing");
    renderer?.repaint();
  });

  if (kgbuild.narrow()) $("filters").open = false;
  refresh();
  renderer?.home();

  // Where things stand in the window, by name; null where there is no such thing.
  const named = (name) => [...model.nodes.values()].find((node) => node.name === name);
  kgbuild.positionOf = (name) => (named(name) ? renderer.nodePosition(named(name).id) : null);
  kgbuild.positionOfLine = (from, to) => {
    const ends = [named(from)?.id, named(to)?.id];
    const line = data.edges.find((edge) => edge.from === ends[0] && edge.to === ends[1]);
    return line ? renderer.edgePosition(line.id) : null;
  };
  kgbuild.ready = true;
})(window.kgbuild);
