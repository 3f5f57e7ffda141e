// Lines with an arrow: straight or bent, solid, dashed or dotted. One draw call for each kind.
import { EdgeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";
import FRAGMENT from "./lines.frag";
import VERTEX from "./lines.vert";

// Corners of a strip of `pieces`, and of the arrow's head: [along, side, of the head].
function cornersOf(pieces) {
  const corners = [];
  for (let piece = 0; piece < pieces; piece += 1) {
    const [from, to] = [piece / pieces, (piece + 1) / pieces];
    corners.push([from, -1, 0], [from, 1, 0], [to, -1, 0], [from, 1, 0], [to, -1, 0], [to, 1, 0]);
  }
  return [...corners, [0, 0, 1], [1, -1, 1], [1, 1, 1]];
}

// A program for lines in so many pieces: 1 where they are straight. Reads of a line: way (what
// curves.js gives), color, width (in pixels at zoom 1), dash and gap, opacity.
export const linesOf = (pieces) =>
  class Lines extends EdgeProgram {
    getDefinition() {
      const { FLOAT, TRIANGLES, UNSIGNED_BYTE } = WebGLRenderingContext;
      const corners = cornersOf(pieces);
      return {
        VERTICES: corners.length,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_sizeRatio"],
        ATTRIBUTES: [
          { name: "a_ends", size: 4, type: FLOAT },
          { name: "a_controls", size: 4, type: FLOAT },
          { name: "a_reach", size: 3, type: FLOAT },
          { name: "a_look", size: 4, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 3, type: FLOAT }],
        CONSTANT_DATA: corners,
      };
    }

    processVisibleItem(id, start, source, target, line) {
      const { points, begin, end, length } = line.way;
      // sigma's y goes upwards, and its origin lies half a unit away.
      const flat = [points[0], points[3], points[1], points[2]].flatMap(({ x, y }) => [x + 0.5, 0.5 - y]);
      const look = [line.width, line.dash, line.gap, line.opacity];
      this.array.set([...flat, begin, end, length, ...look, floatColor(line.color)], start);
    }

    setUniforms(params, { gl, uniformLocations }) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    }
  };
