// Labels on a canvas, none upon another: what comes first gets its place first. Places are in
// pixels from the layout's origin, so that moving the drawing changes none of them.
"use strict";
(function (kgbuild) {
  const FACE = "system-ui, sans-serif";
  const CELL = 96;
  const MEASURED = 14;
  const LEADING = 1.25;

  // Boxes {x, y, wide, high} (the centre and the size) by the cells that they touch.
  function createRoom() {
    const cells = new Map();
    function* touched({ x, y, wide, high }) {
      for (let column = Math.floor((x - wide / 2) / CELL); column <= Math.floor((x + wide / 2) / CELL); column += 1)
        for (let row = Math.floor((y - high / 2) / CELL); row <= Math.floor((y + high / 2) / CELL); row += 1)
          yield column * 65_536 + row;
    }
    const meets = (a, b) => Math.abs(a.x - b.x) * 2 < a.wide + b.wide && Math.abs(a.y - b.y) * 2 < a.high + b.high;
    return {
      take(box) {
        for (const cell of touched(box)) {
          if (!cells.has(cell)) cells.set(cell, []);
          cells.get(cell).push(box);
        }
      },
      isFree(box, but) {
        for (const cell of touched(box))
          for (const other of cells.get(cell) ?? []) if (other.owner !== but && meets(box, other)) return false;
        return true;
      },
    };
  }

  kgbuild.createLabels = function (context) {
    const widths = new Map();

    function widthOf(line) {
      if (!widths.has(line)) {
        context.font = `${MEASURED}px ${FACE}`;
        widths.set(line, context.measureText(line).width);
      }
      return widths.get(line) / MEASURED;
    }

    // The room that lines of text take.
    function roomOf(lines, size) {
      return { wide: Math.max(...lines.map(widthOf)) * size + 4, high: lines.length * size * LEADING };
    }

    // `wanted`: [{owner, lines, size, spots: (room) => [{x, y}, …], …}], the most important first;
    // `taken`: boxes that no label but their owner's own may cover. Gives those that found a place.
    function place(wanted, taken) {
      const room = createRoom();
      taken.forEach(room.take);
      const placed = [];
      for (const label of wanted) {
        const needs = roomOf(label.lines, label.size);
        const spot = label.spots(needs).find((each) => room.isFree({ ...each, ...needs }, label.inside ? label.owner : undefined));
        if (!spot) continue;
        const box = { ...label, ...needs, ...spot };
        room.take({ ...needs, ...spot, owner: null });
        placed.push(box);
      }
      return placed;
    }

    // Draws what stands in the window; `origin` is where the layout's origin is in it.
    function draw(placed, origin, window) {
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      for (const label of placed) {
        const [x, y] = [origin.x + label.x, origin.y + label.y];
        if (x + label.wide / 2 < 0 || y + label.high / 2 < 0 || x - label.wide / 2 > window.width || y - label.high / 2 > window.height) continue;
        context.font = `${label.size}px ${FACE}`;
        if (label.ground) {
          context.fillStyle = label.ground;
          context.fillRect(x - label.wide / 2, y - label.high / 2, label.wide, label.high);
        }
        label.lines.forEach((line, index) => {
          const level = y + (index - (label.lines.length - 1) / 2) * label.size * LEADING;
          if (label.halo) {
            context.strokeStyle = label.halo;
            context.lineWidth = 4;
            context.strokeText(line, x, level);
          }
          context.fillStyle = label.color;
          context.fillText(line, x, level);
        });
      }
    }

    // Where a label may stand beside a shape (the centre and half the size), the best place first.
    const around = ({ x, y, wide, high }, room) => [
      { x, y: y + high + room.high / 2 + 5 },
      { x, y: y - high - room.high / 2 - 5 },
      { x: x + wide + room.wide / 2 + 2, y },
      { x: x - wide - room.wide / 2 - 2, y },
    ];

    // The box around nodes with their labels, which are so large.
    function extentOf(nodes, size) {
      const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      for (const { x, y, half, type, lines } of nodes) {
        const text = type === "Topic" ? { wide: 0, high: 0 } : roomOf(lines, size);
        const wide = Math.max(half[0], text.wide / 2);
        box.left = Math.min(box.left, x - wide);
        box.right = Math.max(box.right, x + wide);
        box.top = Math.min(box.top, y - half[1]);
        box.bottom = Math.max(box.bottom, y + half[1] + text.high);
      }
      return box;
    }

    return { place, draw, around, roomOf, extentOf };
  };
})(window.kgbuild);
