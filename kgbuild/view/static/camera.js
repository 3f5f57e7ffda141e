// The part of the drawing that the reader moved to, which the address tells: noted when a movement
// has come to rest. What the page moves by itself follows from the rest of the address.
"use strict";
(function (kgbuild) {
  const REST = 400; // milliseconds without a movement; longer than those of the page's own take
  const CLICK = 5; // pixels within which a press is no movement

  // What stands in an address: the middle of the window, in the layout's units, and the zoom.
  const rounded = ({ x, y, scale }) => ({ x: Math.round(x), y: Math.round(y), scale: Number(scale.toPrecision(3)) });
  const same = (a, b) => a.x === b.x && a.y === b.y && a.scale === b.scale;

  // `seen()` gives what the window shows, null while there is no drawing in it; `moved()` is told of
  // each new place.
  kgbuild.createCamera = function (canvas, seen, moved) {
    let at = null;
    let before = null; // where the movement began
    let waiting = null;
    let pressed = null;

    function begin() {
      const now = seen();
      before ??= now && rounded(now);
    }

    function rest() {
      const now = seen();
      if (!now || (!at && (!before || same(before, rounded(now)))) || (at && same(at, rounded(now)))) return;
      at = rounded(now);
      moved();
    }

    function settle() {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        rest();
        before = waiting = null;
      }, REST);
    }

    // Nothing is noted any more of what moved until now.
    function set(place) {
      clearTimeout(waiting);
      at = place;
      before = waiting = null;
    }

    canvas.addEventListener("wheel", () => (begin(), settle()), { capture: true, passive: true });
    canvas.addEventListener(
      "pointerdown",
      (event) => {
        begin();
        pressed = { x: event.clientX, y: event.clientY };
      },
      true
    );
    const released = (event) => {
      if (!pressed) return;
      const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
      pressed = null;
      if (far > CLICK || event.type === "pointercancel") settle();
      else if (waiting === null) before = null;
    };
    for (const type of ["pointerup", "pointercancel"]) window.addEventListener(type, released, true);

    return {
      at: () => at,
      set,
      // Notes what is on its way already.
      flush: () => waiting !== null && rest(),
      // Does what the reader asked for, which moves.
      follow(move) {
        begin();
        move();
        settle();
      },
      // The page moved by itself: what the reader chose is no more what is seen.
      follows: () => at && settle(),
    };
  };
})(window.kgbuild);
