// A page that a server made of the statements around an entity: what it leaves out, and the ways on.
// A page on its own has none of it.
"use strict";
(function (kgbuild) {
  const { el, word } = kgbuild;
  const WAYS = ["earlier", "later", "wider", "narrower", "whole"];

  // The address of what is around a node, which opens with the node chosen; null where there is none.
  kgbuild.aroundAddress = (walk, iri) =>
    walk && iri ? `${walk.around}${encodeURIComponent(iri)}#${new URLSearchParams({ node: iri })}` : null;

  kgbuild.showWalk = (element, walk) => {
    if (!walk) return;
    const { number } = kgbuild;
    const { start, shown, total } = walk;
    const parts = { from: number(shown ? start + 1 : 0), to: number(start + shown), all: number(total) };
    const told = word(walk.more ? "walk.atLeast" : "walk.shown").replace(/\{(\w+)\}/g, (_, name) => parts[name]);
    const left = total - shown;
    const ways = WAYS.filter((way) => walk[way]).map((way) => el("a", { href: walk[way], "data-way": way }, word(`walk.${way}`)));
    const texts = [told, left ? kgbuild.count("walk.left", left) : ""].filter(Boolean).join(" · ");
    element.replaceChildren(el("span", {}, texts), ...ways.flatMap((way) => [" · ", way]));
    element.hidden = false;
  };
})(window.kgbuild);
