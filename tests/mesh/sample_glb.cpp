// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mesh/sample_glb.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QPainter>
#include <QtEndian>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {
template <class T>
QByteArray raw(const std::vector<T> &values)
{
    return {reinterpret_cast<const char *>(values.data()), qsizetype(values.size() * sizeof(T))};
}

QByteArray word(qsizetype value)
{
    QByteArray bytes(4, 0);
    qToLittleEndian(quint32(value), bytes.data());
    return bytes;
}

QByteArray padded(QByteArray bytes, char filler) { return bytes.append((4 - bytes.size() % 4) % 4, filler); }

struct Surface
{
    std::vector<float> positions, normals, uvs;
    std::vector<quint16> indices;
};

void addCorner(Surface &surface, QVector3D position, QVector3D normal, float u, float v)
{
    surface.positions.insert(surface.positions.end(), {position.x(), position.y(), position.z()});
    surface.normals.insert(surface.normals.end(), {normal.x(), normal.y(), normal.z()});
    surface.uvs.insert(surface.uvs.end(), {u, v});
}

SampleGlb sampleOf(const Surface &surface)
{
    SampleGlb glb;
    glb.root = {{u"asset"_s, QJsonObject{{u"version"_s, u"2.0"_s}}}, {u"scene"_s, 0}};
    const QJsonObject attributes{{u"POSITION"_s, glb.addFloats(surface.positions, u"VEC3"_s)},
                                 {u"NORMAL"_s, glb.addFloats(surface.normals, u"VEC3"_s)},
                                 {u"TEXCOORD_0"_s, glb.addFloats(surface.uvs, u"VEC2"_s)}};
    const int indices = glb.addAccessor(raw(surface.indices), 5123, u"SCALAR"_s, int(surface.indices.size()));
    glb.add(u"materials"_s, {{u"pbrMetallicRoughness"_s,
                              QJsonObject{{u"metallicFactor"_s, 0}, {u"roughnessFactor"_s, 0.6}}}});
    const QJsonObject primitive{{u"attributes"_s, attributes}, {u"indices"_s, indices}, {u"material"_s, 0}};
    glb.add(u"meshes"_s, {{u"primitives"_s, QJsonArray{primitive}}});
    glb.add(u"nodes"_s, {{u"mesh"_s, 0}});
    glb.add(u"scenes"_s, {{u"nodes"_s, QJsonArray{0}}});
    return glb;
}

QJsonObject primitiveOf(const SampleGlb &glb)
{
    return glb.root[u"meshes"_s][0][u"primitives"_s][0].toObject();
}

void setPrimitive(SampleGlb &glb, const QJsonObject &primitive)
{
    glb.change(u"meshes"_s, 0, u"primitives"_s, QJsonArray{primitive});
}

void setAttribute(SampleGlb &glb, const QString &name, int accessor)
{
    QJsonObject primitive = primitiveOf(glb);
    QJsonObject attributes = primitive[u"attributes"_s].toObject();
    attributes[name] = accessor;
    primitive[u"attributes"_s] = attributes;
    setPrimitive(glb, primitive);
}

void setMetal(SampleGlb &glb, const QJsonObject &metal)
{
    glb.change(u"materials"_s, 0, u"pbrMetallicRoughness"_s, metal);
}

QImage plain(const QColor &color, int side = 64)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

SampleGlb textured()
{
    SampleGlb glb = sampleBall();
    const int texture = glb.addTexture(sampleChecker(256));
    setMetal(glb, {{u"baseColorTexture"_s, QJsonObject{{u"index"_s, texture}}}, {u"metallicFactor"_s, 0}});
    return glb;
}

SampleGlb metal()
{
    SampleGlb glb = sampleBall();
    setMetal(glb, {{u"baseColorFactor"_s, QJsonArray{1., 0.77, 0.34, 1.}}, {u"roughnessFactor"_s, 0.25}});
    return glb;
}

SampleGlb normalMapped()
{
    SampleGlb glb = textured();
    QImage bumps(128, 128, QImage::Format_RGB32);
    for (int y = 0; y < 128; ++y)
        for (int x = 0; x < 128; ++x) {
            const double slope = 0.5 * std::sin(x * 0.4);
            bumps.setPixelColor(x, y, QColor::fromRgbF(float(0.5 + 0.5 * slope), 0.5F, 0.93F));
        }
    glb.change(u"materials"_s, 0, u"normalTexture"_s, QJsonObject{{u"index"_s, glb.addTexture(bumps)}});
    return glb;
}

SampleGlb occluded()
{
    SampleGlb glb = textured();
    const int texture = glb.addTexture(plain(QColor(60, 200, 0)));
    glb.change(u"materials"_s, 0, u"occlusionTexture"_s, QJsonObject{{u"index"_s, texture}});
    return glb;
}

SampleGlb emissive()
{
    SampleGlb glb = sampleBall();
    glb.change(u"materials"_s, 0, u"emissiveFactor"_s, QJsonArray{1, 1, 1});
    glb.change(u"materials"_s, 0, u"emissiveTexture"_s,
               QJsonObject{{u"index"_s, glb.addTexture(sampleChecker(64))}});
    return glb;
}

SampleGlb alpha(const QString &mode)
{
    SampleGlb glb = sampleCube();
    glb.change(u"materials"_s, 0, u"alphaMode"_s, mode);
    glb.change(u"materials"_s, 0, u"doubleSided"_s, true);
    QImage image(64, 64, QImage::Format_ARGB32);
    image.fill(QColor(200, 60, 40, 90));
    QPainter(&image).fillRect(0, 0, 32, 32, QColor(40, 90, 200));
    setMetal(glb, {{u"baseColorTexture"_s, QJsonObject{{u"index"_s, glb.addTexture(image)}}}});
    return glb;
}

SampleGlb vertexColored()
{
    SampleGlb glb = sampleCube();
    std::vector<quint8> colors;
    for (int i = 0; i < 24; ++i)
        colors.insert(colors.end(), {quint8(i * 10), quint8(255 - i * 10), quint8(i % 4 * 80), 255});
    setAttribute(glb, u"COLOR_0"_s,
                 glb.addAccessor(raw(colors), 5121, u"VEC4"_s, 24, {{u"normalized"_s, true}}));
    return glb;
}

SampleGlb withoutNormals()
{
    SampleGlb glb = sampleCube();
    QJsonObject primitive = primitiveOf(glb);
    primitive[u"attributes"_s] = QJsonObject{{u"POSITION"_s, 0}};
    setPrimitive(glb, primitive);
    return glb;
}

SampleGlb hierarchy()
{
    SampleGlb glb = sampleCube();
    glb.change(u"nodes"_s, 0, u"children"_s, QJsonArray{1, 2});
    glb.add(u"nodes"_s, {{u"mesh"_s, 0},
                         {u"translation"_s, QJsonArray{1.5, 0, 0}},
                         {u"rotation"_s, QJsonArray{0, 0.3826834, 0, 0.9238795}},
                         {u"scale"_s, QJsonArray{0.5, 0.5, 0.5}}});
    glb.add(u"nodes"_s,
            {{u"mesh"_s, 0}, {u"matrix"_s, QJsonArray{1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, -1.5, 0.5, 0, 1}}});
    return glb;
}

SampleGlb unlit()
{
    SampleGlb glb = textured();
    glb.root[u"extensionsUsed"_s] = QJsonArray{u"KHR_materials_unlit"_s};
    glb.change(u"materials"_s, 0, u"extensions"_s, QJsonObject{{u"KHR_materials_unlit"_s, QJsonObject()}});
    return glb;
}

SampleGlb textureTransform()
{
    SampleGlb glb = sampleCube();
    glb.root[u"extensionsUsed"_s] = QJsonArray{u"KHR_texture_transform"_s};
    const QJsonObject transform{{u"scale"_s, QJsonArray{2, 2}}, {u"offset"_s, QJsonArray{0.25, 0}}};
    setMetal(glb, {{u"baseColorTexture"_s,
                    QJsonObject{{u"index"_s, glb.addTexture(sampleChecker(64))},
                                {u"extensions"_s, QJsonObject{{u"KHR_texture_transform"_s, transform}}}}},
                   {u"metallicFactor"_s, 0}});
    return glb;
}

SampleGlb strip()
{
    SampleGlb glb = sampleCube();
    const int positions = glb.addFloats({0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 2, 0}, u"VEC3"_s);
    setPrimitive(
        glb,
        {{u"attributes"_s, QJsonObject{{u"POSITION"_s, positions}}}, {u"mode"_s, 5}, {u"material"_s, 0}});
    return glb;
}

SampleGlb sparse()
{
    SampleGlb glb = sampleCube();
    const int indices = glb.addView(raw(std::vector<quint16>{0, 1}));
    const int values = glb.addView(raw(std::vector<float>{-0.7F, -0.7F, 0.7F, 0.7F, -0.7F, 0.7F}));
    glb.change(
        u"accessors"_s, 0, u"sparse"_s,
        QJsonObject{{u"count"_s, 2},
                    {u"indices"_s, QJsonObject{{u"bufferView"_s, indices}, {u"componentType"_s, 5123}}},
                    {u"values"_s, QJsonObject{{u"bufferView"_s, values}}}});
    glb.change(u"accessors"_s, 0, u"min"_s, QJsonArray{-0.7F, -0.7F, -0.5});
    glb.change(u"accessors"_s, 0, u"max"_s, QJsonArray{0.7F, 0.5, 0.7F});
    return glb;
}
} // namespace

int SampleGlb::add(const QString &list, const QJsonObject &entry)
{
    QJsonArray array = root[list].toArray();
    array.append(entry);
    root[list] = array;
    return int(array.size()) - 1;
}

void SampleGlb::change(const QString &list, int index, const QString &key, const QJsonValue &value)
{
    QJsonArray array = root[list].toArray();
    QJsonObject entry = array[index].toObject();
    entry[key] = value;
    array[index] = entry;
    root[list] = array;
}

int SampleGlb::addView(const QByteArray &bytes)
{
    binary = padded(binary, 0);
    const qsizetype offset = binary.size();
    binary += bytes;
    return add(u"bufferViews"_s,
               {{u"buffer"_s, 0}, {u"byteOffset"_s, offset}, {u"byteLength"_s, bytes.size()}});
}

int SampleGlb::addAccessor(const QByteArray &bytes, int componentType, const QString &type, int count,
                           QJsonObject more)
{
    more[u"bufferView"_s] = addView(bytes);
    more[u"componentType"_s] = componentType;
    more[u"type"_s] = type;
    more[u"count"_s] = count;
    return add(u"accessors"_s, more);
}

int SampleGlb::addFloats(const std::vector<float> &numbers, const QString &type)
{
    const std::size_t width = type == u"VEC2"_s ? 2 : type == u"VEC3"_s ? 3 : 4;
    QJsonArray least, most;
    for (std::size_t k = 0; k < width; ++k) {
        float low = numbers[k], high = numbers[k];
        for (std::size_t i = k; i < numbers.size(); i += width) {
            low = std::min(low, numbers[i]);
            high = std::max(high, numbers[i]);
        }
        least.append(low);
        most.append(high);
    }
    return addAccessor(raw(numbers), 5126, type, int(numbers.size() / width),
                       {{u"min"_s, least}, {u"max"_s, most}});
}

int SampleGlb::addTexture(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    const int source =
        add(u"images"_s, {{u"bufferView"_s, addView(buffer.data())}, {u"mimeType"_s, u"image/png"_s}});
    return add(u"textures"_s, {{u"source"_s, source}});
}

void SampleGlb::embedAsText()
{
    const QString uri = u"data:application/octet-stream;base64,"_s + QString::fromLatin1(binary.toBase64());
    root[u"buffers"_s] = QJsonArray{QJsonObject{{u"byteLength"_s, binary.size()}, {u"uri"_s, uri}}};
    binary.clear();
}

QByteArray SampleGlb::bytes() const
{
    QJsonObject complete = root;
    if (!complete.contains(u"buffers"_s) && !binary.isEmpty())
        complete[u"buffers"_s] = QJsonArray{QJsonObject{{u"byteLength"_s, binary.size()}}};
    const QByteArray json = padded(QJsonDocument(complete).toJson(QJsonDocument::Compact), ' ');
    const QByteArray bin = padded(binary, 0);
    const qsizetype size = 12 + 8 + json.size() + (bin.isEmpty() ? 0 : 8 + bin.size());
    QByteArray bytes = "glTF" + word(2) + word(size) + word(json.size()) + "JSON" + json;
    if (!bin.isEmpty())
        bytes += word(bin.size()) + QByteArray("BIN\0", 4) + bin;
    return bytes;
}

SampleGlb sampleBall(int rings, int segments)
{
    Surface ball;
    for (int ring = 0; ring <= rings; ++ring) {
        for (int segment = 0; segment <= segments; ++segment) {
            const double tilt = M_PI * ring / rings;
            const double turn = 2 * M_PI * (segment % segments) / segments;
            const bool isPole = ring == 0 || ring == rings;
            const QVector3D normal(isPole ? 0.F : float(std::sin(tilt) * std::cos(turn)),
                                   float(std::cos(tilt)),
                                   isPole ? 0.F : float(-std::sin(tilt) * std::sin(turn)));
            addCorner(ball, normal, normal, float(segment) / float(segments), float(ring) / float(rings));
        }
    }
    for (int ring = 0; ring < rings; ++ring) {
        for (int segment = 0; segment < segments; ++segment) {
            const auto a = quint16(ring * (segments + 1) + segment), b = quint16(a + segments + 1);
            if (ring > 0)
                ball.indices.insert(ball.indices.end(), {a, b, quint16(a + 1)});
            if (ring < rings - 1)
                ball.indices.insert(ball.indices.end(), {quint16(a + 1), b, quint16(b + 1)});
        }
    }
    return sampleOf(ball);
}

SampleGlb sampleCube()
{
    Surface cube;
    for (int face = 0; face < 6; ++face) {
        const float sign = face % 2 ? -1.F : 1.F;
        QVector3D normal, along;
        normal[face / 2] = sign;
        along[(face / 2 + 1) % 3] = 1;
        const QVector3D up = QVector3D::crossProduct(normal, along);
        const auto first = quint16(cube.positions.size() / 3);
        for (int corner = 0; corner < 4; ++corner) {
            const float u = corner == 1 || corner == 2 ? 1.F : 0.F, v = corner > 1 ? 1.F : 0.F;
            addCorner(cube, normal * 0.5F + along * (u - 0.5F) + up * (v - 0.5F), normal, u, v);
        }
        for (const int k : {0, 1, 2, 0, 2, 3})
            cube.indices.push_back(quint16(first + k));
    }
    return sampleOf(cube);
}

QImage sampleChecker(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    const int cell = side / 8;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            image.setPixelColor(x, y,
                                (x / cell + y / cell) % 2
                                    ? QColor(235, 230, 215)
                                    : QColor::fromHsv(x * 359 / side, 180, 255 - y * 128 / side));
    return image;
}

std::vector<std::pair<QString, QByteArray>> sampleFeatures()
{
    return {
        {u"plain"_s, sampleBall().bytes()},
        {u"textured"_s, textured().bytes()},
        {u"metal"_s, metal().bytes()},
        {u"normal-map"_s, normalMapped().bytes()},
        {u"occlusion"_s, occluded().bytes()},
        {u"emissive"_s, emissive().bytes()},
        {u"alpha-mask"_s, alpha(u"MASK"_s).bytes()},
        {u"alpha-blend"_s, alpha(u"BLEND"_s).bytes()},
        {u"vertex-colors"_s, vertexColored().bytes()},
        {u"no-normals"_s, withoutNormals().bytes()},
        {u"hierarchy"_s, hierarchy().bytes()},
        {u"unlit"_s, unlit().bytes()},
        {u"texture-transform"_s, textureTransform().bytes()},
        {u"strip"_s, strip().bytes()},
        {u"sparse"_s, sparse().bytes()},
    };
}
