// A strip along a cubic curve, and the head of its arrow. Lengths in the layout's units;
// u_sizeRatio of them are a pixel.
attribute vec3 a_corner;
attribute vec4 a_ends;
attribute vec4 a_controls;
attribute vec3 a_reach; // the part of the curve that is drawn, and the curve's length
attribute vec4 a_look; // width, dash and gap in pixels at zoom 1, opacity
attribute vec4 a_color;

uniform mat3 u_matrix;
uniform float u_sizeRatio;

varying float v_across; // pixels from the middle of the line
varying float v_half;
varying float v_along; // pixels at zoom 1
varying vec2 v_dash;
varying vec4 v_color;

const float HEAD = 9.0;

vec2 way(float t) {
  float s = 1.0 - t;
  return s * s * s * a_ends.xy + 3.0 * s * s * t * a_controls.xy + 3.0 * s * t * t * a_controls.zw + t * t * t * a_ends.zw;
}

vec2 direction(float t) {
  float s = 1.0 - t;
  vec2 slope = s * s * (a_controls.xy - a_ends.xy) + 2.0 * s * t * (a_controls.zw - a_controls.xy) + t * t * (a_ends.zw - a_controls.zw);
  return slope / max(length(slope), 1e-6);
}

void main() {
  float zoom = clamp(1.0 / u_sizeRatio, 0.6, 1.5);
  float unit = zoom * u_sizeRatio;
  float size = max(a_reach.z, 1e-6);
  float head = min((HEAD + a_look.x) * unit, 0.5 * size);
  float wide = 0.5 * a_look.x * zoom;
  vec2 place;
  if (a_corner.z > 0.5) {
    vec2 along = direction(a_reach.y);
    place = way(a_reach.y) - along * head * a_corner.x + vec2(-along.y, along.x) * 0.45 * head * a_corner.y;
    v_across = 0.0;
    v_along = 0.0;
  } else {
    float t = mix(a_reach.x, max(a_reach.y - 0.9 * head / size, a_reach.x), a_corner.x);
    vec2 along = direction(t);
    v_across = a_corner.y * (wide + 1.0);
    v_along = (t - a_reach.x) * size / unit;
    place = way(t) + vec2(-along.y, along.x) * v_across * u_sizeRatio;
  }
  v_half = wide;
  v_dash = a_look.yz;
  v_color = vec4(a_color.rgb, a_look.w);
  gl_Position = vec4((u_matrix * vec3(place, 1)).xy, 0, 1);
}
