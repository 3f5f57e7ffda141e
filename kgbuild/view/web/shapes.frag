// How far a point is outside of the node's shape decides between border, filling and nothing.
precision highp float;

varying vec2 v_point;
varying vec2 v_half;
varying vec3 v_look;
varying vec4 v_fill;
varying vec4 v_border;
varying vec4 v_id;

const float SLOPE = 0.44721360; // 1 / sqrt(5)
const float FIFTH = 1.25663706; // of a turn

float star(vec2 point, float size) {
  float angle = abs(mod(atan(point.x, -point.y) + FIFTH / 2.0, FIFTH) - FIFTH / 2.0);
  vec2 folded = length(point) * vec2(cos(angle), sin(angle));
  vec2 tip = vec2(1.15 * size, 0.0);
  vec2 side = 0.45 * size * vec2(cos(FIFTH / 2.0), sin(FIFTH / 2.0)) - tip;
  return dot(folded - tip, normalize(vec2(side.y, -side.x)));
}

float outside() {
  vec2 there = abs(v_point);
  float size = v_half.x;
  if (v_look.x < 0.5) return length(v_point) - size;
  if (v_look.x < 1.5) return max(there.x, there.y) - size;
  if (v_look.x < 2.5) return max(-v_point.y - size, (2.0 * there.x + v_point.y - size) * SLOPE);
  if (v_look.x < 3.5) return star(v_point, size);
  if (v_look.x < 4.5) return (there.x + there.y - size) * 0.70710678;
  if (v_look.x < 5.5) return max(there.y - size, (2.0 * there.x + there.y - 2.0 * size) * SLOPE);
  vec2 over = there - v_half + 4.0;
  return length(max(over, 0.0)) + min(max(over.x, over.y), 0.0) - 4.0;
}

void main() {
  float distance = outside();
#ifdef PICKING_MODE
  gl_FragColor = distance < v_look.y + 1.0 ? v_id : vec4(0.0);
#else
  float half_border = v_look.y / 2.0;
  float ring = 1.0 - smoothstep(half_border - 0.5, half_border + 0.5, abs(distance));
  // The border of a noun phrase is dashed.
  if (v_look.x > 5.5 && mod(v_point.x + v_point.y, 6.0) > 3.0 && v_look.y < 3.0) ring = 0.0;
  float inside = 1.0 - smoothstep(-0.5, 0.5, distance);
  float there = max(inside, ring) * v_look.z;
  gl_FragColor = vec4(mix(v_fill.rgb, v_border.rgb, ring) * there, there);
#endif
}
