// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/shaders.h"

namespace i2m::shaders {

const char *const backdropVertex = R"glsl(#version 330 core
out vec2 place;

void main()
{
    vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
    place = corner;
    gl_Position = vec4(corner, 1.0, 1.0);
}
)glsl";

const char *const backdropFragment = R"glsl(#version 330 core
in vec2 place;
out vec4 result;
uniform vec3 centerColor;
uniform vec3 edgeColor;
uniform bool checker;
uniform float aspect;

// Half a step of noise keeps the gradient from showing bands.
float noise(vec2 at) { return fract(sin(dot(at, vec2(12.9898, 78.233))) * 43758.5453) - 0.5; }

void main()
{
    if (checker) {
        vec2 cell = floor(gl_FragCoord.xy / 16.0);
        result = vec4(vec3(mod(cell.x + cell.y, 2.0) < 0.5 ? 0.93 : 0.80), 1.0);
        return;
    }
    float away = length((place - vec2(0.0, 0.1)) * vec2(min(aspect, 1.6), 1.0)) / 1.55;
    vec3 color = mix(centerColor, edgeColor, smoothstep(0.0, 1.0, away));
    result = vec4(color + noise(gl_FragCoord.xy) / 255.0, 1.0);
}
)glsl";

const char *const floorVertex = R"glsl(#version 330 core
uniform mat4 viewProjection;
uniform vec3 center;
uniform float halfSide;
out vec2 place; // metres from the middle

void main()
{
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    place = corner * halfSide;
    gl_Position = viewProjection * vec4(center.x + place.x, center.y, center.z + place.y, 1.0);
}
)glsl";

const char *const floorFragment = R"glsl(#version 330 core
in vec2 place;
out vec4 result;
uniform bool asGrid;
uniform float halfSide;
uniform float strength;
uniform float cell; // metres between two lines
uniform vec3 ink;
uniform sampler2D shadow;

float lines(float distance)
{
    vec2 at = place / distance;
    vec2 width = max(fwidth(at), vec2(1e-6));
    vec2 near = abs(fract(at - 0.5) - 0.5) / width;
    return (1.0 - min(min(near.x, near.y), 1.0)) * clamp(1.0 - max(width.x, width.y) * 3.0, 0.0, 1.0);
}

void main()
{
    float fade = 1.0 - smoothstep(0.55, 1.0, length(place) / halfSide);
    float alpha = asGrid ? max(lines(cell) * 0.22, lines(cell * 10.0) * 0.4) * fade
                         : texture(shadow, place / (2.0 * halfSide) + 0.5).r;
    alpha *= strength;
    result = vec4(ink * alpha, alpha);
}
)glsl";

const char *const lineVertex = R"glsl(#version 330 core
uniform mat4 viewProjection;
uniform vec3 origin;
uniform float reach;
out vec3 hue;

void main()
{
    int axis = gl_VertexID / 2;
    hue = axis == 0 ? vec3(0.88, 0.27, 0.25) : axis == 1 ? vec3(0.36, 0.68, 0.25) : vec3(0.20, 0.48, 0.87);
    vec3 direction = vec3(axis == 0, axis == 1, axis == 2);
    gl_Position = viewProjection * vec4(origin + direction * reach * float(gl_VertexID & 1), 1.0);
}
)glsl";

const char *const lineFragment = R"glsl(#version 330 core
in vec3 hue;
out vec4 result;

void main() { result = vec4(hue, 1.0); }
)glsl";

} // namespace i2m::shaders
