// Draws the graph with sigma, in WebGL; offers what renderer-vis.js offers. The layout's units are
// pixels at zoom 1, as there; sigma gets them unchanged, but with y upwards.
"use strict";
(function (kgbuild) {
  const LEGIBLE = 0.55; // zoom below which the drawing is too small to be read
  const LINE_LABELS = 0.45; // zoom from which lines have labels
  const FADED = 0.15;
  const REACH = 6; // pixels from a line within which a click means it
  const DASHES = { asserted: [0, 0], reported: [9, 6], possible: [2, 4], denied: [0, 0] };
  const [NODE_TEXT, TOPIC_TEXT, LINE_TEXT] = [14, 12, 12];
  // sigma has programs of these names of its own, which ours stand in for.
  const [STRAIGHT, BENT] = ["line", "arrow"];

  function create(container, drawing, model, hooks) {
    const { Graph, Sigma, Shapes, linesOf } = window.kgbuildGraph;
    const pairs = new Set(model.data.edges.map((edge) => `${edge.from} ${edge.to}`));
    const shapes = new Map(model.data.types.map(({ name, shape }) => [name, shape]));
    const byId = new Map(); // what is drawn of each node, and where
    const homes = new Map(drawing.nodes.map(({ id, x, y }) => [id, { x, y }]));
    const ways = new Map(); // of lines, until one of their ends is put elsewhere
    const state = { view: { nodes: new Set(), edges: new Map() }, near: null, chosen: new Set(), hovered: null };
    let color = kgbuild.palette();
    let placed = { labels: [], scale: null };

    const still = kgbuild.still();
    const sigma = new Sigma(new Graph(), container, {
      allowInvalidContainer: true,
      defaultDrawNodeHover: () => {},
      doubleClickTimeout: 0, // else the second of two quick clicks, wherever it is, is none
      edgeProgramClasses: { [STRAIGHT]: linesOf(1), [BENT]: linesOf(16) },
      enableCameraRotation: false,
      edgeReducer: lineLook,
      inertiaRatio: still ? 0 : 3,
      itemSizesReference: "positions",
      nodeProgramClasses: { circle: Shapes },
      nodeReducer: nodeLook,
      renderLabels: false,
      stagePadding: 0,
      zoomDuration: still ? 1 : 250,
      zoomToSizeRatioFunction: (ratio) => ratio,
    });
    // A box of one unit: a unit of sigma's is one of the layout's.
    sigma.setCustomBBox({ x: [-0.5, 0.5], y: [-0.5, 0.5] });
    const canvases = sigma.getCanvases();
    const above = canvases.labels.getContext("2d");
    const below = canvases.edgeLabels.getContext("2d");
    const labels = kgbuild.createLabels(above);
    const eye = kgbuild.createEye(container, sigma.getCamera(), () => sigma.scheduleRender());

    const faded = (set, id) => state.near !== null && !state.near[set].has(id);

    function nodeLook(id) {
      const { x, y, shape, half, type } = byId.get(id);
      const marked = state.chosen.has(id);
      const border = color(marked || state.hovered === id ? "accent" : `border-${type}`);
      return { x, y: -y, half, shape, fill: color(`fill-${type}`), border, thick: marked ? 4 : 1.5, opacity: faded("nodes", id) ? FADED : 1 };
    }

    function lineLook(id) {
      const line = state.view.edges.get(id);
      const marked = state.chosen.has(id) || state.hovered === id;
      const tone = marked ? "accent" : line.standing === "denied" || line.disputed ? "denied" : "line";
      const [dash, gap] = DASHES[line.standing];
      const way = wayOf(id);
      const width = 1.2 + Math.min(Math.log2(line.count), 3) + (marked ? 1 : 0);
      return { type: way.straight ? STRAIGHT : BENT, way, color: color(tone), width, dash, gap, opacity: faded("edges", id) ? FADED : 1 };
    }

    function wayOf(id) {
      const { from, to } = model.edges.get(id);
      if (!ways.has(id)) ways.set(id, kgbuild.wayOf(byId.get(from), byId.get(to), from !== to && pairs.has(`${to} ${from}`)));
      return ways.get(id);
    }

    function know(node) {
      const { type } = model.nodes.get(node.id);
      const lines = node.label.split("\n");
      const room = type === "Topic" ? labels.roomOf(lines, TOPIC_TEXT) : null;
      const half = room ? [room.wide / 2 + 6, room.high / 2 + 4] : [node.size, node.size];
      byId.set(node.id, { ...node, ...homes.get(node.id), type, lines, half, shape: shapes.get(type) });
    }

    // Draws what was not drawn before, beside what it is tied to.
    function bring(view) {
      const fresh = [...view.nodes].filter((id) => !byId.has(id));
      if (fresh.length) {
        kgbuild.arrangeBeside(fresh, kgbuild.paths.adjacency(view.edges.keys(), model.edges), homes);
        for (const id of fresh) know({ id, ...model.nodes.get(id).drawn });
      }
      for (const id of view.nodes) {
        const node = byId.get(id);
        const place = view.places?.get(id) ?? homes.get(id);
        if (node.x === place.x && node.y === place.y) continue;
        Object.assign(node, place);
        ways.clear();
      }
      const graph = new Graph({ type: "directed", multi: true, allowSelfLoops: true });
      for (const id of view.nodes) graph.addNode(id, { x: byId.get(id).x, y: -byId.get(id).y });
      for (const id of view.edges.keys()) graph.addDirectedEdgeWithKey(id, model.edges.get(id).from, model.edges.get(id).to);
      state.hovered = null;
      placed.scale = null;
      sigma.setGraph(graph);
    }

    function repaint() {
      color = kgbuild.palette();
      placed.scale = null;
      sigma.refresh({ schedule: true });
    }

    // The labels that find a place at a zoom: what is near first, then nodes by their lines.
    function arrange(scale) {
      const size = (text, least, most) => Math.min(Math.max(text * scale, least), most);
      const halo = color("background");
      const taken = [];
      const wanted = [];
      for (const id of state.view.nodes) {
        const node = byId.get(id);
        const away = faded("nodes", id);
        const [x, y, wide, high] = [node.x * scale, node.y * scale, node.half[0] * scale, node.half[1] * scale];
        taken.push({ x, y, wide: 2 * wide, high: 2 * high, owner: id });
        const rank = (away ? 0 : 1e6) + (state.chosen.has(id) ? 1e9 : 0) + model.nodes.get(id).degree;
        if (node.type === "Topic") {
          // It stands in its box, as large as that.
          const text = { owner: id, node: id, lines: node.lines, size: TOPIC_TEXT * scale, color: color(away ? "text-faded" : "text-soft"), inside: true, rank: rank + 1e7, spots: () => [{ x, y }] };
          if (text.size > 5) wanted.push(text);
          continue;
        }
        const spots = (room) => labels.around({ x, y, wide, high }, room);
        wanted.push({ owner: id, node: id, lines: node.lines, size: size(NODE_TEXT, 11, 17), color: color(away ? "text-faded" : "text"), halo: away ? null : halo, rank, spots });
      }
      for (const [id, line] of state.view.edges) {
        if (faded("edges", id) || (scale < LINE_LABELS && !state.near)) continue;
        const tone = color(line.standing === "denied" ? "denied" : "text-soft");
        const spots = () => [0.5, 0.4, 0.6].map((share) => wayOf(id).at(share)).map(({ x, y }) => ({ x: x * scale, y: y * scale }));
        wanted.push({ owner: id, edge: id, lines: [line.label], size: size(LINE_TEXT, 10.5, 14), color: tone, ground: halo, rank: line.count - 1e6, spots });
      }
      wanted.sort((a, b) => b.rank - a.rank);
      placed = { labels: labels.place(wanted, taken), scale };
    }

    // A denied line is crossed; the crosses stand beside its label.
    function drawCrosses(scale) {
      below.strokeStyle = color("denied");
      below.lineWidth = 2;
      const arm = 5 * Math.min(Math.max(scale, 0.6), 1.5);
      below.beginPath();
      for (const [id, line] of state.view.edges) {
        if (line.standing !== "denied" || faded("edges", id)) continue;
        for (const share of [0.25, 0.75]) {
          const { x, y } = eye.toWindow(wayOf(id).at(share));
          for (const rise of [arm, -arm]) {
            below.moveTo(x - arm, y - rise);
            below.lineTo(x + arm, y + rise);
          }
        }
      }
      below.stroke();
    }

    sigma.on("afterRender", () => {
      if (!container.clientWidth) return;
      const { scale } = eye.now();
      if (placed.scale !== scale) arrange(scale);
      drawCrosses(scale);
      labels.draw(placed.labels, eye.toWindow({ x: 0, y: 0 }), eye.size());
    });

    function fit(covered, animation) {
      if (state.view.nodes.size) eye.fit(labels.extentOf([...state.view.nodes].map((id) => byId.get(id)), NODE_TEXT), covered, animation);
    }

    // Everything, or the most connected part where everything would be too small to read.
    function home() {
      fit({ right: 0, bottom: 0 }, false);
      if (eye.now().scale >= LEGIBLE || state.view.nodes.size === 0) return;
      const hub = [...state.view.nodes].reduce((best, id) => (model.nodes.get(id).degree > model.nodes.get(best).degree ? id : best));
      eye.look({ ...byId.get(hub), scale: LEGIBLE }, false);
    }

    // The label, or else the line, at a point of the window.
    function under(event) {
      const point = eye.fromWindow(event);
      const { scale } = eye.now();
      const [x, y] = [point.x * scale, point.y * scale];
      const label = placed.labels.find((each) => Math.abs(each.x - x) * 2 < each.wide && Math.abs(each.y - y) * 2 < each.high);
      if (label) return label.node ? { node: label.node } : { edge: label.edge };
      let [nearest, least] = [null, REACH / scale];
      for (const edge of state.view.edges.keys()) {
        const distance = kgbuild.distanceTo(wayOf(edge), point);
        if (distance < least) [nearest, least] = [edge, distance];
      }
      return nearest && { edge: nearest };
    }

    function hover(id) {
      if (state.hovered === id) return;
      const changed = [state.hovered, id];
      state.hovered = id;
      container.style.cursor = id === null ? "" : "pointer";
      const graph = sigma.getGraph();
      const nodes = changed.filter((each) => graph.hasNode(each));
      const edges = changed.filter((each) => graph.hasEdge(each));
      sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true, schedule: true });
    }

    let onNode = false;
    sigma.on("enterNode", ({ node }) => {
      onNode = true;
      hover(node);
    });
    sigma.on("leaveNode", () => {
      onNode = false;
      hover(null);
    });
    sigma.on("leaveStage", () => hover(null));
    sigma.getMouseCaptor().on("mousemove", (event) => {
      if (onNode || event.original.buttons) return;
      const found = under(event);
      hover(found?.node ?? found?.edge ?? null);
    });
    sigma.on("clickNode", ({ node }) => hooks.node(node));
    sigma.on("clickStage", ({ event }) => {
      const found = under(event);
      if (found?.node) hooks.node(found.node);
      else if (found) hooks.edge(found.edge);
      else hooks.background();
    });

    // To end it takes away what WebGL draws with, too.
    let over = false;
    for (const canvas of Object.values(canvases))
      canvas.addEventListener("webglcontextlost", () => {
        if (!over) hooks.lost();
      });

    drawing.nodes.forEach(know);
    return {
      show(view) {
        state.view = view;
        bring(view);
      },
      emphasise(near) {
        if (state.near === near) return;
        state.near = near;
        repaint();
      },
      select(nodes, edges) {
        if (!state.chosen.size && !nodes.length && !edges.length) return;
        state.chosen = new Set([...nodes, ...edges]);
        repaint();
      },
      focus: (id, covered) => eye.whenSeen(() => eye.centre(byId.get(id), covered, Math.max(eye.now().scale, 0.9))),
      reveal(place, covered) {
        const point = place.node ? byId.get(place.node) : wayOf(place.edge).at(0.5);
        if (!eye.sees(point, covered)) eye.centre(point, covered);
      },
      home: () => eye.whenSeen(home),
      camera: () => (container.clientWidth ? eye.now() : null),
      look: (camera) => eye.whenSeen(() => eye.look(camera, false)),
      end() {
        over = true;
        eye.end();
        sigma.kill();
      },
      fit: (covered) => eye.whenSeen(() => fit(covered)),
      zoom(factor) {
        const from = eye.now();
        eye.look({ ...from, scale: from.scale * factor });
      },
      repaint,
      image(background) {
        eye.resized();
        // What WebGL has drawn is there only until the browser has shown it.
        sigma.refresh();
        const copy = document.createElement("canvas");
        [copy.width, copy.height] = [canvases.labels.width, canvases.labels.height];
        const context = copy.getContext("2d");
        context.fillStyle = background;
        context.fillRect(0, 0, copy.width, copy.height);
        for (const canvas of container.querySelectorAll("canvas")) context.drawImage(canvas, 0, 0, copy.width, copy.height);
        return new Promise((done) => copy.toBlob(done, "image/png"));
      },
      scene() {
        return {
          nodes: [...state.view.nodes].map((id) => byId.get(id)),
          edges: [...state.view.edges].map(([id, line]) => {
            const { from, to } = model.edges.get(id);
            return { from: byId.get(from), to: byId.get(to), middle: wayOf(id).at(0.5), look: line, size: byId.get(to).size || 14 };
          }),
        };
      },
      nodePosition: (id) => eye.onPage(byId.get(id)),
      edgePosition: (id) => eye.onPage(wayOf(id).at(0.5)),
    };
  }

  kgbuild.renderers.sigma = { create };
})(window.kgbuild);
