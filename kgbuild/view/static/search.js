// Search over names and other names: suggestions while typing, the chosen node is shown.
"use strict";
(function (kgbuild) {
  const { el, word, name } = kgbuild;
  const SUGGESTIONS = 8;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // 0 the beginning of the name, 1 of a word in it, 2 anywhere; -1 not there.
  function rank(text, query) {
    const at = text.indexOf(query);
    if (at <= 0) return at;
    return new RegExp("[\\s'’(-]").test(text[at - 1]) ? 1 : text.includes(` ${query}`) ? 1 : 2;
  }

  kgbuild.createSearch = function (input, list, status, model, choose) {
    let index = null; // made when it is first looked into
    let found = [];
    let active = -1;

    function indexed(node) {
      return { node, forms: [...new Set([node.name, ...node.names])].map((form) => [form, plain(form)]) };
    }

    function search(query) {
      index ??= [...model.nodes.values()].map(indexed);
      const hits = [];
      for (const { node, forms } of index) {
        let best = null;
        for (const [form, folded] of forms) {
          const score = rank(folded, query);
          if (score >= 0 && (best === null || score < best.score)) best = { node, form, score };
        }
        if (best) hits.push(best);
      }
      hits.sort((a, b) => a.score - b.score || b.node.degree - a.node.degree || (a.node.id < b.node.id ? -1 : 1));
      return hits.slice(0, SUGGESTIONS);
    }

    function option({ node, form }, position) {
      const type = model.data.types.find((each) => each.name === node.type);
      return el(
        "li",
        {
          id: `suggestion-${position}`,
          role: "option",
          "aria-selected": String(position === active),
          // Before the field loses the focus, which would close the list.
          onpointerdown: (event) => {
            event.preventDefault();
            pick(position);
          },
        },
        kgbuild.typeSwatch(type),
        el("span", { class: "suggested" }, name(node.name)),
        form === node.name ? "" : el("small", {}, name(form))
      );
    }

    function draw() {
      list.replaceChildren(...found.map(option));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      if (active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${active}`);
      else input.removeAttribute("aria-activedescendant");
    }

    function close() {
      found = [];
      active = -1;
      draw();
    }

    function pick(position) {
      const { node } = found[position];
      input.value = node.name;
      close();
      choose(node.id);
    }

    input.addEventListener("input", () => {
      const query = plain(input.value.trim());
      found = query ? search(query) : [];
      active = found.length ? 0 : -1;
      status.textContent = !query ? "" : found.length ? kgbuild.count("matches", found.length) : word("noMatch");
      status.classList.toggle("unseen", !query || found.length > 0);
      draw();
    });

    input.addEventListener("keydown", (event) => {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps && found.length) {
        active = (active + steps[event.key] + found.length) % found.length;
        draw();
      } else if (event.key === "Enter" && active >= 0) {
        pick(active);
      } else if (event.key === "Escape" && (found.length || input.value)) {
        input.value = "";
        status.textContent = "";
        close();
        event.stopPropagation();
      } else {
        return;
      }
      event.preventDefault();
    });

    input.addEventListener("blur", () => {
      close();
      status.classList.add("unseen");
    });
  };
})(window.kgbuild);
