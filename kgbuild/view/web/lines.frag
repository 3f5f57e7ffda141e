precision highp float;

varying float v_across;
varying float v_half;
varying float v_along;
varying vec2 v_dash;
varying vec4 v_color;

void main() {
  float there = v_color.a * (1.0 - smoothstep(v_half - 0.5, v_half + 0.5, abs(v_across)));
  if (v_dash.y > 0.0 && mod(v_along, v_dash.x + v_dash.y) > v_dash.x) there = 0.0;
  gl_FragColor = vec4(v_color.rgb * there, there);
}
