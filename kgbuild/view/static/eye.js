// Which part of the drawing the window shows: a point of the layout in its middle, and a zoom. It
// keeps both when the window changes its size, and waits while the drawing is out of sight.
"use strict";
(function (kgbuild) {
  const LARGEST = 1.3; // zoom of the few that would fit larger
  const ZOOMS = [0.02, 5];
  const EDGE = 40; // pixels from the border within which a chosen thing counts as hidden
  const within = (zoom) => Math.min(Math.max(zoom, ZOOMS[0]), ZOOMS[1]);

  // `camera` is sigma's. Its unit is one of the layout's, with y upwards, half a unit away; at ratio
  // 1 one unit fills the smaller side of the window.
  kgbuild.createEye = function (container, camera, redraw) {
    let box = { width: container.clientWidth || 1, height: container.clientHeight || 1 };
    let seen = container.clientWidth > 0;
    let waiting = null;
    const side = () => Math.min(box.width, box.height);
    const now = () => ({ x: camera.x - 0.5, y: 0.5 - camera.y, scale: side() / camera.ratio });

    function look({ x, y, scale }, animation = !kgbuild.still()) {
      const goal = { x: x + 0.5, y: 0.5 - y, ratio: side() / within(scale) };
      if (animation) camera.animate(goal, { duration: 350, easing: "quadraticInOut" });
      else {
        if (camera.isAnimated()) camera.animate(goal, { duration: 1 });
        camera.setState(goal);
      }
    }

    // Brings a point to the middle of what the panel leaves free.
    function centre({ x, y }, covered, scale = now().scale, animation = undefined) {
      look({ x: x + covered.right / 2 / scale, y: y + covered.bottom / 2 / scale, scale }, animation);
    }

    // Brings a box of the layout (left, top, right, bottom) into what the panel leaves free.
    function fit({ left, top, right, bottom }, covered, animation) {
      const free = { x: box.width - covered.right - EDGE, y: box.height - covered.bottom - EDGE };
      const scale = within(Math.min(free.x / (right - left), free.y / (bottom - top), LARGEST));
      centre({ x: (left + right) / 2, y: (top + bottom) / 2 }, covered, scale, animation);
    }

    // A point of the layout in pixels of the drawing's window, and back.
    function toWindow({ x, y }) {
      const from = now();
      return { x: box.width / 2 + (x - from.x) * from.scale, y: box.height / 2 + (y - from.y) * from.scale };
    }

    function fromWindow({ x, y }) {
      const from = now();
      return { x: from.x + (x - box.width / 2) / from.scale, y: from.y + (y - box.height / 2) / from.scale };
    }

    function onPage(point) {
      const frame = container.getBoundingClientRect();
      const { x, y } = toWindow(point);
      return { x: frame.left + x, y: frame.top + y };
    }

    function sees(point, covered) {
      const { x, y } = toWindow(point);
      return x >= EDGE && y >= EDGE && x <= box.width - covered.right - EDGE && y <= box.height - covered.bottom - EDGE;
    }

    function bound() {
      [camera.maxRatio, camera.minRatio] = ZOOMS.map((zoom) => side() / zoom);
    }

    function resized() {
      const { clientWidth: width, clientHeight: height } = container;
      const before = now();
      const same = seen && width === box.width && height === box.height;
      seen = width > 0 && height > 0;
      if (!seen || same) return;
      box = { width, height };
      bound();
      look(before, false);
      waiting?.();
      waiting = null;
      redraw();
    }

    const sight = new ResizeObserver(resized);
    sight.observe(container);
    bound();
    look({ x: 0, y: 0, scale: 1 }, false);

    return {
      now,
      look,
      centre,
      fit,
      toWindow,
      fromWindow,
      onPage,
      sees,
      resized,
      end: () => sight.disconnect(),
      size: () => box,
      // Does what moves the view; later, where the drawing is out of sight.
      whenSeen(move) {
        if (container.clientWidth) move();
        else waiting = move;
      },
    };
  };
})(window.kgbuild);
