// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_glb.h"

#include "tests/mesh/sample_glb.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {
QByteArray noisyJpeg(int side, quint32 seed)
{
    QRandomGenerator random(seed);
    QImage image(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const quint32 noise = random.generate();
            const int grain = int(noise & 15);
            line[x] = qRgb(128 + 90 * ((x >> 6) % 2) + grain, 128 + 60 * ((y >> 6) % 2) + grain,
                           int(noise >> 8 & 63) + 96);
        }
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 88);
    return buffer.data();
}

template <class T>
QByteArray raw(const std::vector<T> &values)
{
    return {reinterpret_cast<const char *>(values.data()), qsizetype(values.size() * sizeof(T))};
}
} // namespace

QByteArray largeGlb(int triangles, int side)
{
    const int rings = std::max(4, int(std::sqrt(triangles / 4.))), segments = rings * 2;
    std::vector<float> positions, normals, uvs;
    std::vector<quint32> indices;
    for (int ring = 0; ring <= rings; ++ring) {
        for (int segment = 0; segment <= segments; ++segment) {
            const double tilt = M_PI * ring / rings, turn = 2 * M_PI * (segment % segments) / segments;
            const bool pole = ring == 0 || ring == rings;
            const double x = pole ? 0 : std::sin(tilt) * std::cos(turn), y = std::cos(tilt),
                         z = pole ? 0 : std::sin(tilt) * std::sin(turn);
            const double radius = pole ? 1 : 1 + 0.02 * std::sin(40 * turn) * std::sin(30 * tilt);
            for (const double number : {x, y, z}) {
                positions.push_back(float(number * radius));
                normals.push_back(float(number));
            }
            uvs.insert(uvs.end(), {float(segment) / float(segments), float(ring) / float(rings)});
        }
    }
    for (int ring = 0; ring < rings; ++ring)
        for (int segment = 0; segment < segments; ++segment) {
            const auto a = quint32(ring * (segments + 1) + segment), b = a + quint32(segments) + 1;
            indices.insert(indices.end(), {a, a + 1, b, a + 1, b + 1, b});
        }
    SampleGlb glb;
    glb.root = {{u"asset"_s, QJsonObject{{u"version"_s, u"2.0"_s}}}, {u"scene"_s, 0}};
    const QJsonObject attributes{{u"POSITION"_s, glb.addFloats(positions, u"VEC3"_s)},
                                 {u"NORMAL"_s, glb.addFloats(normals, u"VEC3"_s)},
                                 {u"TEXCOORD_0"_s, glb.addFloats(uvs, u"VEC2"_s)}};
    const int index = glb.addAccessor(raw(indices), 5125, u"SCALAR"_s, int(indices.size()));
    QJsonObject material, metal;
    for (int i = 0; side > 0 && i < 3; ++i) {
        glb.add(u"images"_s, {{u"bufferView"_s, glb.addView(noisyJpeg(side, quint32(i)))},
                              {u"mimeType"_s, u"image/jpeg"_s}});
        const QJsonObject use{{u"index"_s, glb.add(u"textures"_s, {{u"source"_s, i}})}};
        if (i == 2)
            material[u"normalTexture"_s] = use;
        else
            metal[i == 0 ? u"baseColorTexture"_s : u"metallicRoughnessTexture"_s] = use;
    }
    material[u"pbrMetallicRoughness"_s] = metal;
    glb.add(u"materials"_s, material);
    const QJsonObject primitive{{u"attributes"_s, attributes}, {u"indices"_s, index}, {u"material"_s, 0}};
    glb.add(u"meshes"_s, {{u"primitives"_s, QJsonArray{primitive}}});
    glb.add(u"nodes"_s, {{u"mesh"_s, 0}});
    glb.add(u"scenes"_s, {{u"nodes"_s, QJsonArray{0}}});
    return glb.bytes();
}
