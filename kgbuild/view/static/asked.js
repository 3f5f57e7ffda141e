// The question above the drawing, with a way out of it.
"use strict";
(function (kgbuild) {
  const { el, word } = kgbuild;

  kgbuild.showAsked = function (element, model, asked, away) {
    const named = (id) => kgbuild.name(kgbuild.cut(model.nodes.get(id).name, 40));
    const parts = {
      path: () => [word("path"), " ", named(asked.from), " – ", named(asked.to)],
      near: () => [`${word("around")} (${asked.depth}) `, named(asked.node)],
      about: () => [word("whoSays"), " ", named(asked.node)],
    };
    const button = el("button", { type: "button", "aria-label": word("showAll"), onclick: away }, "×");
    element.replaceChildren(...(asked ? [el("span", {}, ...parts[asked.kind]()), button] : []));
    element.hidden = !asked;
  };
})(window.kgbuild);
