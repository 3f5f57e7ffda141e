// The legend's small pictures: the shape of each type, the line of each standing.
"use strict";
(function (kgbuild) {
  const { svg } = kgbuild;

  const SHAPES = {
    dot: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
    square: () => svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
    triangleDown: () => svg("path", { d: "M1.5 3h13L8 14.5z" }),
    star: () => svg("path", { d: "M8 1l2 4.6 5 .4-3.8 3.3 1.2 4.9L8 11.6l-4.4 2.6 1.2-4.9L1 6l5-.4z" }),
    diamond: () => svg("path", { d: "M8 1l7 7-7 7-7-7z" }),
    hexagon: () => svg("path", { d: "M4.5 2h7L15 8l-3.5 6h-7L1 8z" }),
    box: () => svg("rect", { x: 1, y: 4, width: 14, height: 8, rx: 2 }),
  };

  kgbuild.typeSwatch = (type) =>
    svg(
      "svg",
      { class: `swatch type-${type.name}`, viewBox: "0 0 16 16", "aria-hidden": "true" },
      SHAPES[type.shape]()
    );

  kgbuild.standingSwatch = (standing) =>
    svg(
      "svg",
      { class: `swatch line standing-${standing}`, viewBox: "0 0 32 16", "aria-hidden": "true" },
      svg("path", { d: "M1 8h30" }),
      standing === "denied" ? svg("path", { d: "M12.5 4.5l7 7m0-7l-7 7" }) : ""
    );
})(window.kgbuild);
