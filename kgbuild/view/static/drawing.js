// What draws the graph. A browser may take away what WebGL draws with (another program needs it, the
// computer slept): then the drawing is made anew, on new ground.
"use strict";
(function (kgbuild) {
  const { word } = kgbuild;
  const PAUSE = 500; // milliseconds until it is made again
  const MOST = 3; // so often,
  const WITHIN = 60_000; // in so many milliseconds

  // `changed(renderer, seen)` is told of each renderer but the first, or of null where there is none
  // any more; `seen` is what the window showed. `now()` gives the renderer.
  kgbuild.createDrawing = function (container, warning, model, hooks, changed) {
    const drawing = { ...kgbuild.read("drawing"), options: JSON.parse(kgbuild.read("drawing-options")) };
    const losses = [];
    let renderer = make();

    function warn(text) {
      warning.textContent = text;
      warning.hidden = !text;
    }

    function make() {
      try {
        // The file holds one renderer.
        return Object.values(kgbuild.renderers)[0].create(container, drawing, model, { ...hooks, lost });
      } catch (error) {
        console.error(error);
        warn(word("failed"));
        return null;
      }
    }

    function lost() {
      const seen = renderer.camera();
      renderer.end();
      container.replaceChildren();
      warn(word("lost"));
      losses.push(performance.now());
      renderer = null;
      setTimeout(() => {
        const often = losses.filter((when) => when > performance.now() - WITHIN).length > MOST;
        if (often) warn(word("failed"));
        else renderer = make();
        if (renderer) warn("");
        changed(renderer, seen);
      }, PAUSE);
    }

    // What is drawn without WebGL the browser gives back by itself, but empty.
    container.addEventListener("contextrestored", () => renderer?.repaint(), true);
    return { now: () => renderer };
  };

  // Does what needs the drawing to have its size, also while another tab hides it.
  kgbuild.inSight = function (section, others, make) {
    if (!section.hidden) return make();
    const open = others.find((each) => !each.hidden);
    const top = open.scrollTop;
    [section.hidden, open.hidden] = [false, true];
    try {
      return make();
    } finally {
      [section.hidden, open.hidden] = [true, false];
      open.scrollTop = top;
    }
  };
})(window.kgbuild);
