// What all parts of the page share: its data, its words, and elements made of text.
"use strict";
(function () {
  const kgbuild = (window.kgbuild = { renderers: {} });

  kgbuild.read = (id) => JSON.parse(document.getElementById(id).textContent);

  // The page's data; a large page holds them as base64 of gzip.
  kgbuild.load = async () => {
    const text = document.getElementById("page-data").textContent;
    if (text.startsWith("{")) return JSON.parse(text);
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };

  const words = new Map(Object.entries(kgbuild.read("page-words")));
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const FIGURES = 4; // behind the decimal mark, at most

  // A word of the page, in its language; `otherwise` where it has none.
  kgbuild.word = (key, otherwise = key) => words.get(key) ?? otherwise;

  // A number with the marks of the page's language. A browser's first number of its own making
  // takes as long as all else that the page does before it is drawn.
  kgbuild.number = (n) => {
    const [whole, part] = String(Number(n.toFixed(FIGURES))).split(".");
    const groups = whole.replace(/\B(?=(\d{3})+$)/g, words.get("number.group"));
    return part ? groups + words.get("number.decimal") + part : groups;
  };

  // A word that counts, with the plural form that n asks for.
  kgbuild.count = (key, n) => {
    const forms = words.get(key);
    return (forms[plurals.select(n)] ?? forms.other).replace("{n}", () => kgbuild.number(n));
  };

  // A text of any length as one that fits; counts whole characters.
  kgbuild.cut = (text, length) => {
    const characters = Array.from(text);
    return characters.length > length ? characters.slice(0, length - 1).join("") + "…" : text;
  };

  // A text for the canvas, where nothing keeps direction marks from reordering what stands beside.
  kgbuild.canvasText = (text) =>
    text.replace(/\s+/gu, " ").replace(/(?!\u200d)[\p{Cc}\p{Cf}]/gu, "");

  // Finds the page's colours by their names, as they are now.
  kgbuild.palette = () => {
    const style = getComputedStyle(document.documentElement);
    const known = new Map();
    return (name) => {
      if (!known.has(name)) known.set(name, style.getPropertyValue(`--${name}`).trim());
      return known.get(name);
    };
  };

  const SVG = "http://www.w3.org/2000/svg";

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null) element.setAttribute(name, value);
    }
    // Strings become text nodes: no text ever is read as HTML.
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  kgbuild.el = (tag, attributes = {}, ...children) =>
    fill(document.createElement(tag), attributes, children);

  kgbuild.svg = (tag, attributes = {}, ...children) =>
    fill(document.createElementNS(SVG, tag), attributes, children);

  // A name out of an article: its writing direction stays its own.
  kgbuild.name = (text) => kgbuild.el("bdi", {}, text);

  // The same in little room.
  kgbuild.shortName = (text) => kgbuild.name(kgbuild.cut(text, 120));

  kgbuild.narrow = () => window.matchMedia("screen and (max-width: 46rem)").matches;
  kgbuild.still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
})();
