// Draws the graph with vis-network. Everything the page asks of a renderer is in the object that
// create() gives back; another renderer offers the same under another name in kgbuild.renderers.
//
//   create(container, drawing, model, hooks)   hooks: node(id), edge(id), background(), lost()
//   show(view)                what is visible, with the look of each line (see model.view)
//   emphasise(near | null)    everything but near.nodes and near.edges steps back
//   select(nodes, edges)      marks what the panel is about
//   focus(id, covered)        brings a node near, to the middle of what the panel leaves free (pixels)
//   reveal(place, covered)    moves only if the {node} or {edge} is behind the panel or outside
//   home(), fit(covered), zoom(factor), repaint(), end()
//   camera(), look(camera)    {x, y, scale}: the middle of the window in the drawing's own units
//   image(background)         a promise of the window's part of the drawing, as a PNG blob; it is in sight
//   scene()                   {nodes, edges} of all that is drawn, in the drawing's own units
//   nodePosition(id), edgePosition(id)   in pixels of the window
"use strict";
(function (kgbuild) {
  const LEGIBLE = 0.55; // zoom below which labels are too small to be read
  const LARGEST = 1.3; // zoom of the few that would fit larger
  const ZOOMS = [0.02, 5];
  const EDGE = 40; // pixels from the border within which a chosen thing counts as hidden

  const options = (large) => ({
    autoResize: true,
    nodes: { borderWidth: 1.5, borderWidthSelected: 4, labelHighlightBold: false },
    edges: { smooth: false, selectionWidth: 1.5, hoverWidth: 0.5, arrows: { to: { enabled: true, scaleFactor: 0.6 } } },
    interaction: { hover: !large, hideEdgesOnDrag: large, multiselect: false, selectConnectedEdges: false, hoverConnectedEdges: false, zoomSpeed: 0.8 },
  });

  function create(container, drawing, model, hooks) {
    const large = drawing.nodes.length > 600;
    const pairs = new Set(model.data.edges.map((edge) => `${edge.from} ${edge.to}`));
    const twoWay = (edge) => edge.from !== edge.to && pairs.has(`${edge.to} ${edge.from}`);
    const bent = (edge) => ({ ...edge, smooth: twoWay(edge) ? { enabled: true, type: "curvedCW", roundness: 0.22 } : false });
    const byId = new Map(drawing.nodes.map((node) => [node.id, node]));
    // What is drawn, or was; each as it was told to vis-network last.
    const nodes = new vis.DataSet();
    const edges = new vis.DataSet();
    const looks = new Map();
    // Where each node stands when nothing is asked for, and where it was put last.
    const homes = new Map(drawing.nodes.map(({ id, x, y }) => [id, { x, y }]));
    const put = new Map();
    const network = new vis.Network(container, { nodes, edges }, { ...drawing.options, ...options(large) });
    const state = { view: { nodes: new Set(), edges: new Map() }, near: null };

    const { nodeLook, edgeLook, faded } = kgbuild.createLooks(model, state);

    // Of the looks those that are no longer as they were.
    function changed(found) {
      return found.filter((look) => {
        const text = JSON.stringify(look);
        if (looks.get(look.id) === text) return false;
        looks.set(look.id, text);
        return true;
      });
    }

    // vis-network draws at every change of its data: what happens in `change` is drawn once.
    function drawnOnce(change) {
      // Not by its events for this: they forget that a drawing is on its way, and there are two.
      network.renderer.allowRedraw = false;
      change();
      network.renderer.allowRedraw = true;
      network.body.emitter.emit("_requestRedraw");
    }

    function repaint() {
      const color = kgbuild.palette();
      drawnOnce(() => {
        nodes.update(changed(nodes.getIds().map((id) => nodeLook(id, color))));
        edges.update(changed(edges.getIds().map((id) => edgeLook(id, color))));
      });
    }

    // Finds places beside what they are tied to for nodes that have none.
    function place(view) {
      const fresh = [...view.nodes].filter((id) => !byId.has(id));
      if (!fresh.length) return;
      kgbuild.arrangeBeside(fresh, kgbuild.paths.adjacency(view.edges.keys(), model.edges), homes);
      for (const id of fresh) {
        const { drawn, type } = model.nodes.get(id);
        const shape = model.data.types.find((each) => each.name === type).shape;
        byId.set(id, { id, label: drawn.label, size: drawn.size, shape });
      }
    }

    // Adds what was not drawn before, with its look, and moves what has another place now.
    function bring(view) {
      place(view);
      const color = kgbuild.palette();
      const moved = [];
      const added = [];
      for (const id of byId.keys()) {
        if (!view.nodes.has(id)) continue;
        const at = view.places?.get(id) ?? homes.get(id);
        if (put.get(id) === at) continue;
        (put.has(id) ? moved : added).push({ id, ...at });
        put.set(id, at);
      }
      const look = (each) => ({ ...byId.get(each.id), ...each, ...changed([nodeLook(each.id, color)])[0] });
      nodes.add(added.map(look));
      nodes.update(moved);
      const lines = [...view.edges.keys()].filter((id) => !looks.has(id)).map((id) => model.edges.get(id));
      edges.add(lines.map(({ id, from, to }) => ({ ...bent({ id, from, to }), ...changed([edgeLook(id, color)])[0] })));
    }

    // The point of a line at a fraction of its way, in the drawing's own units.
    function along(id, fraction) {
      return network.body.edges[id].edgeType.getPoint(fraction);
    }

    // vis-network has no crossed line: two crosses beside the label say that it is denied.
    function drawCrosses(context) {
      context.save();
      context.strokeStyle = kgbuild.palette()("denied");
      context.lineWidth = 2;
      for (const [id, line] of state.view.edges) {
        if (line.standing !== "denied" || faded("edges", id)) continue;
        for (const fraction of [0.25, 0.75]) {
          const { x, y } = along(id, fraction);
          context.beginPath();
          context.moveTo(x - 5, y - 5);
          context.lineTo(x + 5, y + 5);
          context.moveTo(x - 5, y + 5);
          context.lineTo(x + 5, y - 5);
          context.stroke();
        }
      }
      context.restore();
    }

    function inWindow(point) {
      const place = network.canvasToDOM(point);
      const box = container.getBoundingClientRect();
      return { x: box.left + place.x, y: box.top + place.y };
    }

    const motion = () => (kgbuild.still() ? false : { duration: 350, easingFunction: "easeInOutQuad" });

    // Brings all that is shown into what the panel leaves free.
    function fit(covered, animation = motion()) {
      network.body.emitter.emit("_resizeNodes");
      const boxes = [...state.view.nodes].map((id) => network.getBoundingBox(id)).filter(Boolean);
      if (!boxes.length) return;
      const low = { x: Math.min(...boxes.map((box) => box.left)), y: Math.min(...boxes.map((box) => box.top)) };
      const high = { x: Math.max(...boxes.map((box) => box.right)), y: Math.max(...boxes.map((box) => box.bottom)) };
      const free = { x: container.clientWidth - covered.right - EDGE, y: container.clientHeight - covered.bottom - EDGE };
      const scale = Math.min(free.x / (high.x - low.x), free.y / (high.y - low.y), LARGEST);
      moveTo({ x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 }, covered, Math.max(scale, 0.01), animation);
    }

    // Brings a point to the middle of what the panel leaves free.
    function moveTo(position, covered, scale, animation = motion()) {
      const offset = { x: -covered.right / 2, y: -covered.bottom / 2 };
      network.moveTo({ position, scale, offset, animation });
    }

    // Everything, or the most connected part where everything would be too small to read.
    function home() {
      fit({ right: 0, bottom: 0 }, false);
      if (network.getScale() >= LEGIBLE || state.view.nodes.size === 0) return;
      const hub = [...state.view.nodes].reduce((best, id) =>
        model.nodes.get(id).degree > model.nodes.get(best).degree ? id : best
      );
      network.moveTo({ position: network.getPosition(hub), scale: LEGIBLE, animation: false });
    }

    // Where a drawing is that is out of sight cannot be told: it is moved when it comes into sight.
    let waiting = null;
    const whenSeen = (move) => (container.clientWidth ? move() : (waiting = move));
    function comeIntoSight() {
      if (!container.clientWidth || !waiting) return;
      network.redraw();
      waiting();
      waiting = null;
    }
    const sight = new ResizeObserver(comeIntoSight);
    sight.observe(container);

    network.on("click", (event) => {
      if (event.nodes.length) hooks.node(event.nodes[0]);
      else if (event.edges.length) hooks.edge(event.edges[0]);
      else hooks.background();
    });
    network.on("afterDrawing", drawCrosses);
    const pointer = (shape) => () => (container.style.cursor = shape);
    for (const what of ["Node", "Edge"]) {
      network.on(`hover${what}`, pointer("pointer"));
      network.on(`blur${what}`, pointer(""));
    }

    return {
      show(view) {
        state.view = view;
        drawnOnce(() => bring(view));
        repaint();
      },
      emphasise(near) {
        if (state.near === near) return;
        state.near = near;
        repaint();
      },
      select(nodeIds, edgeIds) {
        network.setSelection({ nodes: nodeIds, edges: edgeIds }, { highlightEdges: false });
      },
      focus: (id, covered) => whenSeen(() => moveTo(network.getPosition(id), covered, Math.max(network.getScale(), 0.9))),
      reveal(place, covered) {
        const position = place.node ? network.getPosition(place.node) : along(place.edge, 0.5);
        const { x, y } = network.canvasToDOM(position);
        const free = { x: container.clientWidth - covered.right, y: container.clientHeight - covered.bottom };
        if (x > free.x - EDGE || y > free.y - EDGE || x < EDGE || y < EDGE) moveTo(position, covered, network.getScale());
      },
      home: () => whenSeen(home),
      fit: (covered) => whenSeen(() => fit(covered)),
      camera: () => (container.clientWidth ? { ...network.getViewPosition(), scale: network.getScale() } : null),
      look({ x, y, scale }) {
        const within = Math.min(Math.max(scale, ZOOMS[0]), ZOOMS[1]);
        whenSeen(() => network.moveTo({ position: { x, y }, scale: within, animation: false }));
      },
      end() {
        sight.disconnect();
        network.destroy();
      },
      zoom(factor) {
        network.moveTo({ scale: network.getScale() * factor, animation: motion() });
      },
      repaint,
      image(background) {
        comeIntoSight();
        network.redraw();
        const drawn = container.querySelector("canvas");
        const copy = document.createElement("canvas");
        [copy.width, copy.height] = [drawn.width, drawn.height];
        const context = copy.getContext("2d");
        context.fillStyle = background;
        context.fillRect(0, 0, copy.width, copy.height);
        context.drawImage(drawn, 0, 0);
        return new Promise((done) => copy.toBlob(done, "image/png"));
      },
      scene() {
        const at = (id) => network.getPosition(id);
        const size = (id) => byId.get(id).size || 14;
        return {
          nodes: [...state.view.nodes].map((id) => ({ ...byId.get(id), ...at(id), type: model.nodes.get(id).type })),
          edges: [...state.view.edges].map(([id, look]) => {
            const { from, to } = model.edges.get(id);
            return { from: at(from), to: at(to), middle: along(id, 0.5), look, size: size(to) };
          }),
        };
      },
      nodePosition: (id) => inWindow(network.getPosition(id)),
      edgePosition: (id) => inWindow(along(id, 0.5)),
    };
  }

  kgbuild.renderers.vis = { create };
})(window.kgbuild);
