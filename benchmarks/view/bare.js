// A page of sigma with nothing beside it.
"use strict";
(function () {
  const { Graph, Sigma } = window.kgbuildGraph;
  const { nodes, edges } = JSON.parse(document.getElementById("data").textContent);
  const graph = new Graph({ multi: true });
  nodes.forEach(([label, x, y], index) => graph.addNode(index, { label, x, y, size: 4 }));
  edges.forEach(([from, to, label]) => graph.addEdge(from, to, { label, size: 1 }));
  new Sigma(graph, document.getElementById("canvas"), { defaultEdgeType: "arrow" });
  window.ready = true;
})();
