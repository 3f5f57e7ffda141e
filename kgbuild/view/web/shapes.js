// Nodes: a shape for each type, with a border. One draw call for all of them.
import { NodeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";
import FRAGMENT from "./shapes.frag";
import VERTEX from "./shapes.vert";

const SHAPES = ["dot", "square", "triangleDown", "star", "diamond", "hexagon", "box"];

// Reads of a node: x, y, half [width, height], shape, fill, border, thick (its border's, in pixels
// at zoom 1) and opacity.
export class Shapes extends NodeProgram {
  getDefinition() {
    const { FLOAT, TRIANGLE_STRIP, UNSIGNED_BYTE } = WebGLRenderingContext;
    const colour = { size: 4, type: UNSIGNED_BYTE, normalized: true };
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: ["u_matrix", "u_sizeRatio"],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_half", size: 2, type: FLOAT },
        { name: "a_look", size: 3, type: FLOAT },
        { name: "a_fill", ...colour },
        { name: "a_border", ...colour },
        { name: "a_id", ...colour },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [1, 1]],
    };
  }

  processVisibleItem(id, start, node) {
    const values = [node.x, node.y, ...node.half, SHAPES.indexOf(node.shape), node.thick, node.opacity];
    this.array.set([...values, floatColor(node.fill), floatColor(node.border), id], start);
  }

  setUniforms(params, { gl, uniformLocations }) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
  }
}
