// Puts the page together.
"use strict";
(function (kgbuild) {
  const { word, count } = kgbuild;
  const $ = (id) => document.getElementById(id);
  const TABS = ["graph", "table", "nodes"];
  const MORE = 20; // neighbours opened at a time

  function start(data) {
    const model = kgbuild.createModel(data);
    const filter = model.defaults();
    const state = kgbuild.createState(model);
    const past = []; // fragments that undo goes back to
    let view = null;
    let chosen = null; // {node} or {edge}: what the panel is about
    let tab = TABS[0];
    let pathStart = null;
    let told = ""; // the fragment that says what is shown

    const undrawn = (id) => (model.core ? model.undrawn(id, view) : 0);
    const go = { node: showNode, edge: showEdge, close: closePanel, ask, pathFrom, open, undrawn, asked: () => filter.ask };
    const panel = kgbuild.createPanel($("panel"), model, go);
    const tables = { table: kgbuild.createTable($("table"), model, go), nodes: kgbuild.createNodeTable($("nodes"), model, go) };
    const filters = kgbuild.createFilters($("filter-form"), model, filter, changed);
    kgbuild.createSearch($("search"), $("suggestions"), $("search-status"), model, find);
    // Before the drawing, which gets the room that the heading leaves.
    kgbuild.showWalk($("walk"), data.walk);
    $("counts").textContent = [
      count("entities", data.nodes.filter((node) => node.type !== "Topic").length),
      count("statements", data.statements.length),
      count("articles", data.articles.length),
    ].join(" · ");
    const drawing = kgbuild.createDrawing($("canvas"), $("warning"), model, { node: showNode, edge: showEdge, background: closePanel }, redrawn);
    let renderer = drawing.now();
    $("show-graph").hidden = !renderer;
    const camera = kgbuild.createCamera($("canvas"), () => renderer?.camera() ?? null, remember);
    const image = (background) => kgbuild.inSight($("graph"), [$("table"), $("nodes")], () => renderer.image(background));
    const scene = () => renderer.scene();
    kgbuild.createExport($("export"), model, { image, scene, drawn: () => renderer !== null }, () => ({ filter, view }));

    // The drawing was lost, and made again or not.
    function redrawn(made, seen) {
      renderer = made;
      $("show-graph").hidden = !renderer;
      if (!renderer) return showTab(tab);
      renderer.show(view);
      emphasise();
      if (seen) renderer.look(seen);
    }

    // The reader chose otherwise: it can be undone, and the address tells it.
    function changed() {
      camera.flush();
      past.push(told);
      refresh();
      remember();
    }

    function remember() {
      told = state.encode({ filter, chosen, tab, at: camera.at() });
      $("undo").disabled = !past.length;
      if (told === location.hash.slice(1)) return;
      // A page inside another document has no address of its own.
      if (location.protocol !== "about:") history.replaceState(null, "", told ? `#${told}` : location.pathname + location.search);
    }

    function undo() {
      camera.flush();
      if (past.length) apply(past.pop(), true);
    }

    function apply(fragment, fitting) {
      const read = state.decode(fragment);
      Object.assign(filter, read.filter);
      filters.draw();
      chosen = null;
      camera.set(null); // until all else is there
      refresh();
      showTab(read.tab);
      if (read.chosen?.node) showNode(read.chosen.node);
      else if (read.chosen?.edge) showEdge(read.chosen.edge);
      else closePanel();
      if (read.missing) $("notice").textContent = word("missing");
      camera.set(read.at);
      if (read.at) renderer?.look(read.at);
      else if (fitting) renderer?.fit(panel.covered());
      remember();
    }

    function refresh() {
      view = model.view(filter);
      const { found } = view;
      if (found && (model.core || filter.ask.kind === "path") && !found.none) view.places = kgbuild.arrangeLayers(found.layers, filter.ask.kind === "path");
      renderer?.show(view);
      tables.table.show(view.listed);
      tables.nodes.show(view.passing);
      emphasise();
      notice();
      kgbuild.showAsked($("asked"), model, filter.ask, () => ask(null));
    }

    function notice() {
      if (!renderer) return;
      const { size } = view.nodes;
      let text = "";
      $("notice").classList.toggle("aside", size > 0);
      if (view.found?.none) text = word("noPath");
      else if (!size) text = word(data.nodes.length ? "filtered" : "empty");
      else if (view.passing.size > size) text = count("partDrawn", size).replace("{all}", kgbuild.number(view.passing.size));
      $("notice").textContent = text;
    }

    function ask(asked) {
      filter.ask = asked;
      changed();
      showTab("graph");
      if (chosen?.node) showNode(chosen.node);
      fit();
    }

    // The next node that is found is the path's other end.
    function pathFrom(id) {
      pathStart = id;
      const name = kgbuild.cut(model.nodes.get(id).name, 40);
      $("search").placeholder = $("search-status").textContent = word("pathHint").replace("{name}", () => name);
      $("search").value = "";
      $("search").focus();
    }

    function noPath() {
      pathStart = null;
      $("search").placeholder = word("searchHint");
    }

    function open(id) {
      filter.opened.set(id, (filter.opened.get(id) ?? 0) + MORE);
      changed();
      showNode(id);
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
      if (pathStart !== null && pathStart !== id) return endPath(id);
      chosen = { node: id };
      panel.showNode(id);
      emphasise();
      reveal();
      remember();
    }

    function endPath(id) {
      const from = pathStart;
      noPath();
      panel.close();
      chosen = null;
      ask({ kind: "path", from, to: id });
    }

    function showEdge(id) {
      chosen = { edge: id };
      const shown = view.edges.get(id)?.statements ?? model.bundle(model.edges.get(id).statements).statements;
      panel.showEdge(id, shown);
      emphasise();
      reveal();
      remember();
    }

    function reveal() {
      const drawn = chosen.node ? view.nodes.has(chosen.node) : view.edges.has(chosen.edge);
      if (drawn && !$("graph").hidden) renderer?.reveal(chosen, panel.covered());
      camera.follows();
    }

    function closePanel() {
      noPath();
      chosen = null;
      panel.close();
      emphasise();
      remember();
    }

    // A node out of the search: what hides it steps aside.
    function find(id) {
      if (pathStart !== null && pathStart !== id) return endPath(id);
      if (!view.nodes.has(id)) {
        uncover(id);
        filters.draw();
        changed();
      }
      showTab("graph");
      showNode(id);
      renderer?.focus(id, panel.covered());
      camera.set(null);
      remember();
    }

    function uncover(id) {
      const hidden = () => !model.view(filter).nodes.has(id);
      filter.ask = null;
      filter.types.add(model.nodes.get(id).type);
      if (model.core) filter.opened.set(id, filter.opened.get(id) ?? 0);
      if (hidden() && model.nodes.get(id).degree === 0) filter.unconnected = true;
      if (!hidden()) return;
      const { types, opened, unconnected } = filter;
      Object.assign(filter, model.defaults(), { types, opened, unconnected });
      if (hidden()) Object.assign(filter, { types: new Set(data.types.map((type) => type.name)), unconnected: true });
    }

    function showTab(name) {
      tab = !renderer && name === "graph" ? "table" : name;
      for (const each of TABS) {
        $(each).hidden = each !== tab;
        $(`show-${each}`).setAttribute("aria-pressed", String(each === tab));
      }
      tables[tab]?.fill();
      remember();
    }

    function search() {
      $("search").focus();
      $("search").select();
    }

    function mark(id) {
      renderer?.emphasise(model.neighbourhood(id, view));
      renderer?.select([id], []);
      renderer?.reveal({ node: id }, panel.covered());
      camera.follows();
    }

    const zoom = (factor) => camera.follow(() => renderer?.zoom(factor));

    function fit() {
      renderer?.fit(panel.covered());
      camera.set(null);
      remember();
    }

    const canClose = () => panel.isOpen() || pathStart !== null || filter.ask !== null;
    const close = () => (panel.isOpen() || pathStart !== null ? closePanel() : ask(null));
    const does = { search, close, canClose, undo, open: showNode, mark, zoom, fit, shown: () => view.nodes, chosen: () => chosen?.node };
    kgbuild.createKeys($("canvas"), $("status"), model, does);
    for (const each of TABS) $(`show-${each}`).addEventListener("click", () => showTab(each));
    $("zoom-in").addEventListener("click", () => zoom(1.4));
    $("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
    $("fit").addEventListener("click", fit);
    $("undo").addEventListener("click", undo);
    window.addEventListener("hashchange", () => {
      const fragment = location.hash.slice(1);
      if (fragment === told) return;
      past.push(told);
      apply(fragment, true);
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => renderer?.repaint());
    kgbuild.createPrinting(() => {
      tables.table.fillAll();
      renderer?.repaint();
    }, () => renderer?.repaint());

    if (kgbuild.narrow()) $("filters").open = false;
    apply(location.hash.slice(1), false);
    if (!location.hash) renderer?.home();
    else if (camera.at()) renderer?.look(camera.at());
    else if (chosen?.node && view.nodes.has(chosen.node)) renderer?.focus(chosen.node, panel.covered());
    else renderer?.fit(panel.covered());

    // Where things stand in the window, by name; null where there is no such thing.
    const named = (name) => [...model.nodes.values()].find((node) => node.name === name);
    kgbuild.positionOf = (name) => (named(name) ? renderer.nodePosition(named(name).id) : null);
    kgbuild.positionOfLine = (from, to) => {
      const ends = [named(from)?.id, named(to)?.id];
      const line = data.edges.find((edge) => edge.from === ends[0] && edge.to === ends[1]);
      return line ? renderer.edgePosition(line.id) : null;
    };
    kgbuild.image = image;
    kgbuild.camera = () => renderer.camera();
    kgbuild.drawn = () => [...view.nodes].map((id) => model.nodes.get(id).name);
    kgbuild.ready = true;
  }

  kgbuild.load().then(start, (error) => {
    console.error(error);
    $("notice").textContent = word("unreadable");
  });
})(window.kgbuild);
