// A square around each node. Lengths in the layout's units; u_sizeRatio of them are a pixel.
attribute vec2 a_corner;
attribute vec2 a_position;
attribute vec2 a_half;
attribute vec3 a_look; // shape, width of the border, opacity
attribute vec4 a_fill;
attribute vec4 a_border;
attribute vec4 a_id;

uniform mat3 u_matrix;
uniform float u_sizeRatio;

varying vec2 v_point; // in pixels from the centre, y downwards
varying vec2 v_half;
varying vec3 v_look;
varying vec4 v_fill;
varying vec4 v_border;
varying vec4 v_id;

const float BIAS = 255.0 / 254.0; // what packing a colour into a float leaves of opacity

void main() {
  float zoom = clamp(1.0 / u_sizeRatio, 0.6, 1.5);
  float border = a_look.y * zoom;
  vec2 reach = 1.2 * a_half + (border + 2.0) * u_sizeRatio;
  gl_Position = vec4((u_matrix * vec3(a_position + a_corner * reach, 1)).xy, 0, 1);
  v_point = a_corner * vec2(1, -1) * reach / u_sizeRatio;
  v_half = a_half / u_sizeRatio;
  v_look = vec3(a_look.x, border, a_look.z);
  v_fill = a_fill;
  v_border = a_border;
  v_id = vec4(a_id.rgb, a_id.a * BIAS);
}
