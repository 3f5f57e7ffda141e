// What the reader has chosen, as the fragment of the page's address and back. Things go by what
// names them in the graph, so that a link holds for a page that was made anew.
"use strict";
(function (kgbuild) {
  const LISTS = ["types", "standings", "hidden"];
  const TABS = ["graph", "table", "nodes"];
  const KINDS = ["path", "near", "about"];
  const PLACE = /^(-?\d{1,7}) (-?\d{1,7}) (\d{1,2}(?:\.\d{1,5})?)$/;

  const keyOf = (node) => node.iri ?? `text:${node.name.toLowerCase()}`;
  const same = (a, b) => a.size === b.size && [...a].every((each) => b.has(each));

  kgbuild.createState = function (model) {
    const { data, nodes, edges } = model;
    const byKey = new Map(data.nodes.map((node) => [keyOf(node), node.id]));
    const lineOf = new Map(data.edges.map((edge) => [`${edge.from} ${edge.to}`, edge.id]));
    const key = (id) => keyOf(nodes.get(id));

    function encode({ filter, chosen, tab, at }) {
      const told = new URLSearchParams();
      const usual = model.defaults();
      for (const name of LISTS) if (!same(filter[name], usual[name])) told.set(name, [...filter[name]].join(" "));
      if (filter.article !== null) told.set("article", data.articles[filter.article].id);
      if (filter.speaker !== null) told.set("speaker", filter.speaker);
      for (const name of ["confidence", "dating", "from", "to"])
        if (filter[name] !== usual[name]) told.set(name, String(filter[name]));
      if (filter.unconnected !== usual.unconnected) told.set("alone", filter.unconnected ? "1" : "0");
      for (const [id, number] of filter.opened) told.append("open", `${number} ${key(id)}`);
      const { ask } = filter;
      if (ask?.kind === "path") [ask.from, ask.to].forEach((id) => told.append("path", key(id)));
      else if (ask) told.set(ask.kind, key(ask.node));
      if (ask?.kind === "near") told.set("depth", String(ask.depth));
      if (chosen?.node) told.set("node", key(chosen.node));
      if (chosen?.edge) [edges.get(chosen.edge).from, edges.get(chosen.edge).to].forEach((id) => told.append("line", key(id)));
      if (tab !== TABS[0]) told.set("tab", tab);
      if (at) told.set("at", `${at.x} ${at.y} ${at.scale}`);
      return told.toString();
    }

    // Reads a fragment; what the page does not hold is left out and makes `missing` true.
    function decode(text) {
      const told = new URLSearchParams(text);
      const filter = model.defaults();
      let missing = false;
      const found = (value, known) => {
        if (value === undefined || !known) missing = true;
        return known ? value : null;
      };
      const node = (name) => found(byKey.get(name) ?? null, byKey.has(name));
      const known = { types: new Set(data.types.map((type) => type.name)), standings: new Set(data.standings), hidden: new Set(Object.keys(data.relations)) };
      for (const name of LISTS)
        if (told.has(name)) filter[name] = new Set(told.get(name).split(" ").filter((each) => known[name].has(each)));
      if (told.has("article")) {
        const index = data.articles.findIndex((article) => article.id === told.get("article"));
        filter.article = found(index, index >= 0);
      }
      if (told.has("speaker")) filter.speaker = told.get("speaker");
      const confidence = Number(told.get("confidence") ?? 0);
      if (confidence >= 0 && confidence <= 1) filter.confidence = confidence;
      if (told.get("dating") === "told") filter.dating = "told";
      for (const name of ["from", "to"]) if (/^\d{4}-\d\d-\d\d$/.test(told.get(name) ?? "")) filter[name] = told.get(name);
      if (told.has("alone")) filter.unconnected = told.get("alone") === "1";
      for (const each of told.getAll("open")) {
        const [, number, name] = /^(\d{1,6}) (.*)$/su.exec(each) ?? [];
        const id = node(name);
        if (id !== null) filter.opened.set(id, Number(number));
      }
      for (const kind of KINDS.filter((each) => told.has(each))) {
        const ids = told.getAll(kind).map(node);
        if (ids.includes(null)) continue;
        const depth = Math.min(Math.max(Math.trunc(Number(told.get("depth"))) || 1, 1), 3);
        if (kind !== "path") filter.ask = { kind, node: ids[0], ...(kind === "near" ? { depth } : {}) };
        else if (ids.length === 2) filter.ask = { kind, from: ids[0], to: ids[1] };
      }
      let chosen = null;
      if (told.has("node")) {
        const id = node(told.get("node"));
        chosen = id === null ? null : { node: id };
      } else if (told.has("line")) {
        const line = lineOf.get(told.getAll("line").map((name) => byKey.get(name)).join(" "));
        chosen = found({ edge: line }, line !== undefined);
      }
      const tab = TABS.includes(told.get("tab")) ? told.get("tab") : TABS[0];
      const place = PLACE.exec(told.get("at") ?? "");
      const at = place && { x: Number(place[1]), y: Number(place[2]), scale: Number(place[3]) };
      return { filter, chosen, tab, at, missing };
    }

    return { encode, decode, key };
  };
})(window.kgbuild);
