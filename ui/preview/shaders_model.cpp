// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/shaders.h"

namespace i2m::shaders {

const char *const modelVertex = R"glsl(#version 330 core
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;
layout(location = 2) in vec2 uv0;
layout(location = 3) in vec2 uv1;
layout(location = 4) in vec4 color;
uniform mat4 world;
uniform mat3 worldNormal;
uniform mat4 viewProjection;
out vec3 at;
out vec3 facing;
out vec2 uvs[2];
out vec4 tint;

void main()
{
    vec4 place = world * vec4(position, 1.0);
    at = place.xyz;
    facing = worldNormal * normal.xyz;
    uvs[0] = uv0;
    uvs[1] = uv1;
    tint = color;
    gl_Position = viewProjection * place;
}
)glsl";

// Metallic-roughness after glTF 2.0.1 appendix B. Light comes from a studio that is a formula, not a picture:
// a sky with a floor, and lamps with soft edges that widen with the roughness. The environment's share of a
// mirror reflection follows B. Karis, "Physically Based Shading on Mobile" (2014). Tone mapping is Khronos
// PBR Neutral (2024), which leaves colors below 0.8 as they are.
const char *const modelFragment = R"glsl(#version 330 core
in vec3 at;
in vec3 facing;
in vec2 uvs[2];
in vec4 tint;
out vec4 result;

uniform int mode; // 0 textured, 1 clay, 2 flat paper under wires, 3 normals, 4 unlit
uniform vec3 eye;
uniform vec3 forward; // used instead of the eye when parallel
uniform bool parallel;
uniform bool hasNormals;

uniform vec4 baseColor;
uniform vec2 metalRough;
uniform vec3 emissive;
uniform float alphaCutoff; // below 0: not a mask
uniform bool blends;
uniform float normalScale;
uniform float occlusionStrength;

uniform bool hasMap[5]; // base color, metal and roughness, normal, occlusion, emissive
uniform int uvSet[5];
uniform mat3 uvTransform[5];
uniform sampler2D baseColorMap;
uniform sampler2D metalRoughMap;
uniform sampler2D normalMap;
uniform sampler2D occlusionMap;
uniform sampler2D emissiveMap;

uniform vec3 lampDirection[3];
uniform vec3 lampColor[3];
uniform float lampSize[3]; // radians
uniform vec3 skyColor;
uniform vec3 horizonColor;
uniform vec3 groundColor;
uniform vec3 paperColor;

vec2 uvOf(int map)
{
    vec2 uv = uvSet[map] == 1 ? uvs[1] : uvs[0];
    return (uvTransform[map] * vec3(uv, 1.0)).xy;
}

vec3 surfaceNormal(vec3 toEye)
{
    vec3 flatNormal = normalize(cross(dFdx(at), dFdy(at)));
    vec3 n = hasNormals ? normalize(facing) : flatNormal;
    if (dot(flatNormal, toEye) < 0.0)
        flatNormal = -flatNormal;
    if (!hasNormals)
        return flatNormal;
    // Looked at from behind, a surface is lit from behind. Near the outline the flat normal is not to be trusted.
    if (dot(n, flatNormal) < 0.0 && dot(n, toEye) < -0.2)
        n = -n;
    return n;
}

// The tangents follow from how position and texture coordinates change over the screen, so that a file needs
// none (C. Schüler, "Normal Mapping Without Precomputed Tangents", ShaderX 5).
vec3 bumped(vec3 n)
{
    vec2 uv = uvOf(2);
    vec3 bump = texture(normalMap, uv).xyz * 2.0 - 1.0;
    bump.xy *= normalScale;
    vec3 dx = dFdx(at), dy = dFdy(at);
    vec2 ux = dFdx(uv), uy = dFdy(uv);
    vec3 acrossY = cross(dy, n), acrossX = cross(n, dx);
    vec3 tangent = acrossY * ux.x + acrossX * uy.x;
    vec3 bitangent = acrossY * ux.y + acrossX * uy.y;
    float longest = max(dot(tangent, tangent), dot(bitangent, bitangent));
    if (longest < 1e-24)
        return n;
    float scale = inversesqrt(longest);
    // glTF's V runs downwards, its green channel upwards.
    return normalize(tangent * scale * bump.x - bitangent * scale * bump.y + n * bump.z);
}

vec3 diffuseLight(vec3 n)
{
    vec3 light = mix(groundColor, skyColor, n.y * 0.5 + 0.5) * 0.6;
    for (int i = 0; i < 3; ++i)
        light += lampColor[i] * max(dot(n, lampDirection[i]) * 0.85 + 0.15, 0.0);
    return light;
}

vec3 mirroredLight(vec3 r, float roughness)
{
    float soft = mix(0.10, 0.9, roughness);
    vec3 light = mix(groundColor, horizonColor, smoothstep(-soft, soft, r.y));
    light = mix(light, skyColor, smoothstep(0.1, 1.0, r.y)) * 1.25;
    for (int i = 0; i < 3; ++i) {
        float size = lampSize[i] + roughness * roughness * 1.3;
        float angle = acos(clamp(dot(r, lampDirection[i]), -1.0, 1.0));
        float inside = 1.0 - smoothstep(size * 0.55, size * 1.25, angle);
        light += lampColor[i] * inside / (size * size); // the smaller, the brighter for the same light
    }
    return light;
}

vec3 mirrorShare(vec3 f0, float roughness, float facingEye)
{
    vec4 r = roughness * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
    float a = min(r.x * r.x, exp2(-9.28 * facingEye)) * r.x + r.y;
    vec2 ab = vec2(-1.04, 1.04) * a + r.zw;
    return f0 * ab.x + ab.y;
}

vec3 toneMapped(vec3 color)
{
    const float start = 0.8 - 0.04;
    const float desaturation = 0.15;
    float least = min(color.r, min(color.g, color.b));
    color -= least < 0.08 ? least - 6.25 * least * least : 0.04;
    float peak = max(color.r, max(color.g, color.b));
    if (peak < start)
        return color;
    float room = 1.0 - start;
    float newPeak = 1.0 - room * room / (peak + room - start);
    color *= newPeak / peak;
    return mix(vec3(newPeak), color, 1.0 / (desaturation * (peak - newPeak) + 1.0));
}

vec3 encoded(vec3 linear)
{
    vec3 low = linear * 12.92;
    vec3 high = 1.055 * pow(max(linear, vec3(0.0031308)), vec3(1.0 / 2.4)) - 0.055;
    return mix(low, high, step(vec3(0.0031308), linear));
}

void main()
{
    vec3 toEye = parallel ? -forward : normalize(eye - at);
    vec4 base = baseColor * tint;
    if (hasMap[0])
        base *= texture(baseColorMap, uvOf(0));
    if (alphaCutoff >= 0.0 && base.a < alphaCutoff)
        discard;
    vec3 n = surfaceNormal(toEye);
    if (hasMap[2] && mode != 2)
        n = bumped(n);
    if (mode == 3) {
        result = vec4(n * 0.5 + 0.5, 1.0);
        return;
    }
    float metal = metalRough.x, roughness = metalRough.y, occlusion = 1.0;
    vec3 glow = emissive;
    if (mode == 1 || mode == 2) {
        base = vec4(mode == 1 ? vec3(0.58, 0.565, 0.55) : paperColor, 1.0);
        metal = 0.0;
        roughness = 0.7;
        glow = vec3(0.0);
    } else {
        if (hasMap[1]) {
            vec4 texel = texture(metalRoughMap, uvOf(1));
            roughness *= texel.g;
            metal *= texel.b;
        }
        if (hasMap[4])
            glow *= texture(emissiveMap, uvOf(4)).rgb;
    }
    if (hasMap[3])
        occlusion = 1.0 + occlusionStrength * (texture(occlusionMap, uvOf(3)).r - 1.0);
    float alpha = blends ? base.a : 1.0;
    if (mode == 4) {
        result = vec4(encoded(base.rgb) * alpha, alpha);
        return;
    }
    metal = clamp(metal, 0.0, 1.0);
    roughness = clamp(roughness, 0.04, 1.0);
    float facingEye = clamp(dot(n, toEye), 0.001, 1.0);
    vec3 f0 = mix(vec3(0.04), base.rgb, metal);
    vec3 mirror = mirrorShare(f0, roughness, facingEye);
    vec3 diffuse = base.rgb * (1.0 - metal) * (1.0 - mirror) * diffuseLight(n) * occlusion;
    vec3 reflected = mirror * mirroredLight(reflect(-toEye, n), roughness) * mix(1.0, occlusion, 0.6);
    // A reflection stays on glass that lets the rest through.
    float opacity = max(alpha, blends ? max(reflected.r, max(reflected.g, reflected.b)) : 0.0);
    opacity = min(opacity, 1.0);
    vec3 color = toneMapped(diffuse + reflected + glow);
    result = vec4(encoded(color) * opacity, opacity);
}
)glsl";

} // namespace i2m::shaders
