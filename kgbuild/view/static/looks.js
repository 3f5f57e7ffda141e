// How nodes and lines look, as vis-network is told it. `color` finds a colour by its name.
"use strict";
(function (kgbuild) {
  const FADED = 0.15;
  const DASHES = { asserted: false, reported: [9, 6], possible: [2, 5], denied: false };

  // `state` has view, what is shown, and near, from which everything else steps back (or null).
  kgbuild.createLooks = function (model, state) {
    const faded = (set, id) => state.near !== null && !state.near[set].has(id);

    function nodeLook(id, color) {
      const { type } = model.nodes.get(id);
      const topic = type === "Topic";
      const away = faded("nodes", id);
      const fill = color(`fill-${type}`);
      return {
        id,
        hidden: !state.view.nodes.has(id),
        opacity: away ? FADED : 1,
        color: {
          background: fill,
          border: color(`border-${type}`),
          highlight: { background: fill, border: color("accent") },
          hover: { background: fill, border: color("accent") },
        },
        margin: topic ? 5 : undefined,
        shapeProperties: { borderDashes: topic ? [3, 3] : false, borderRadius: 4 },
        font: {
          size: topic ? 12 : 14,
          face: "system-ui, sans-serif",
          color: color(away ? "text-faded" : topic ? "text-soft" : "text"),
          strokeWidth: topic ? 0 : 4,
          strokeColor: color("background"),
        },
      };
    }

    function edgeLook(id, color) {
      const line = state.view.edges.get(id);
      if (!line) return { id, hidden: true };
      const away = faded("edges", id);
      const tone = color(line.standing === "denied" || line.disputed ? "denied" : "line");
      return {
        id,
        hidden: false,
        label: away ? " " : line.label, // an empty label would leave the old one standing,
        dashes: DASHES[line.standing],
        width: 1.2 + Math.min(Math.log2(line.count), 3),
        color: { color: tone, hover: color("accent"), highlight: color("accent"), opacity: away ? FADED : 1 },
        font: {
          size: 12,
          face: "system-ui, sans-serif",
          color: line.standing === "denied" ? color("denied") : color("text-soft"),
          strokeWidth: 0,
          background: away ? "none" : color("background"),
        },
      };
    }

    return { nodeLook, edgeLook, faded };
  };
})(window.kgbuild);
