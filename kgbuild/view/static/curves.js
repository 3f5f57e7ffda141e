// The ways that lines take between nodes: straight, bent aside where another goes back, a loop
// where a node says something of itself. All are cubic curves, in the layout's units.
"use strict";
(function (kgbuild) {
  const BEND = 0.24; // of the length: how far a control point stands aside
  const LOOP = 46;
  const GAP = 2; // between an arrow's head and the shape that it points to
  const STEPS = 32;

  // How far a shape's border is from its centre, in a direction.
  function border({ shape, half: [wide, high] }, x, y) {
    const length = Math.hypot(x, y) || 1;
    if (shape === "box" || shape === "square") return Math.min((wide * length) / (Math.abs(x) || 1e-9), (high * length) / (Math.abs(y) || 1e-9));
    if (shape === "triangleDown" && y > 0) return wide * 0.8;
    return wide;
  }

  const between = (a, b, share) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

  function pointsOf(from, to, bent) {
    if (from === to) {
      const away = LOOP + from.half[0];
      return [from, { x: from.x - away, y: from.y - 2 * away }, { x: from.x + away, y: from.y - 2 * away }, to];
    }
    if (!bent) return [from, between(from, to, 1 / 3), between(from, to, 2 / 3), to];
    const middle = between(from, to, 0.5);
    const control = { x: middle.x + (to.y - from.y) * BEND, y: middle.y - (to.x - from.x) * BEND };
    return [from, between(from, control, 2 / 3), between(to, control, 2 / 3), to];
  }

  function pointAt([a, b, c, d], t) {
    const s = 1 - t;
    const [i, j, k, l] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return { x: i * a.x + j * b.x + k * c.x + l * d.x, y: i * a.y + j * b.y + k * c.y + l * d.y };
  }

  function lengthOf(points, straight) {
    const [from, , , to] = points;
    if (straight) return Math.hypot(to.x - from.x, to.y - from.y);
    let length = 0;
    for (let step = 0, last = from; step < STEPS; step += 1) {
      const next = pointAt(points, (step + 1) / STEPS);
      length += Math.hypot(next.x - last.x, next.y - last.y);
      last = next;
    }
    return length;
  }

  // Where a curve comes out of the shape at one of its ends: halving finds it.
  function leaves(points, node, near, far) {
    const inside = (t) => {
      const { x, y } = pointAt(points, t);
      return Math.hypot(x - node.x, y - node.y) < border(node, x - node.x, y - node.y) + GAP;
    };
    let [low, high] = [near, far];
    for (let step = 0; step < 12; step += 1) {
      const middle = (low + high) / 2;
      if (inside(middle)) low = middle;
      else high = middle;
    }
    return high;
  }

  // `from` and `to`: {x, y, shape, half}. Gives the curve's points, its length, which part of it
  // is seen (begin, end), and at(share): the point at a share of that part.
  kgbuild.wayOf = function (from, to, bent) {
    const points = pointsOf(from, to, bent);
    const begin = leaves(points, from, 0, 0.5);
    const end = leaves(points, to, 1, 0.5);
    const straight = from !== to && !bent;
    return { points, begin, end, straight, length: lengthOf(points, straight), at: (share) => pointAt(points, begin + (end - begin) * share) };
  };

  // How far a point is from a way.
  kgbuild.distanceTo = function (way, { x, y }) {
    const pieces = way.straight ? 1 : 12;
    let least = Infinity;
    for (let piece = 0, from = way.at(0); piece < pieces; piece += 1) {
      const to = way.at((piece + 1) / pieces);
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const share = Math.min(Math.max(((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
      least = Math.min(least, Math.hypot(from.x + share * dx - x, from.y + share * dy - y));
      from = to;
    }
    return least;
  };
})(window.kgbuild);
