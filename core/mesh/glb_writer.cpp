// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/glb_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>
#include <algorithm>
#include <cstring>
#include <limits>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int glFloat = 5126;
constexpr int glUnsignedShort = 5123;
constexpr int glUnsignedInt = 5125;
constexpr int glArrayBuffer = 34962;
constexpr int glElementArrayBuffer = 34963;
constexpr int glLinear = 9729;
constexpr int glLinearMipmapLinear = 9987;
constexpr int glClampToEdge = 33071;

void appendWord(QByteArray &to, quint32 word)
{
    const quint32 little = qToLittleEndian(word);
    to.append(reinterpret_cast<const char *>(&little), sizeof little);
}

void appendFloat(QByteArray &to, float value)
{
    quint32 bits = 0;
    static_assert(sizeof bits == sizeof value);
    std::memcpy(&bits, &value, sizeof bits);
    appendWord(to, bits);
}

/// Collects buffer views and accessors while the binary chunk grows.
class Buffers
{
public:
    int addVectors(const std::vector<QVector3D> &vectors, bool withRange)
    {
        QByteArray bytes;
        bytes.reserve(qsizetype(vectors.size()) * 12);
        constexpr float big = std::numeric_limits<float>::max();
        QVector3D least(big, big, big);
        QVector3D most = -least;
        for (const QVector3D &v : vectors) {
            for (int axis = 0; axis < 3; ++axis) {
                appendFloat(bytes, v[axis]);
                least[axis] = std::min(least[axis], v[axis]);
                most[axis] = std::max(most[axis], v[axis]);
            }
        }
        QJsonObject accessor = start(glFloat, qsizetype(vectors.size()), u"VEC3"_s);
        if (withRange) {
            accessor[u"min"_s] = QJsonArray{least.x(), least.y(), least.z()};
            accessor[u"max"_s] = QJsonArray{most.x(), most.y(), most.z()};
        }
        return finish(accessor, bytes, glArrayBuffer);
    }

    int addVectors(const std::vector<QVector2D> &vectors)
    {
        QByteArray bytes;
        bytes.reserve(qsizetype(vectors.size()) * 8);
        for (const QVector2D &v : vectors) {
            appendFloat(bytes, v.x());
            appendFloat(bytes, v.y());
        }
        return finish(start(glFloat, qsizetype(vectors.size()), u"VEC2"_s), bytes, glArrayBuffer);
    }

    int addIndices(const std::vector<quint32> &indices, size_t vertices)
    {
        // 65535 itself is reserved (primitive restart) and may not be used as a 16-bit index.
        const bool small = vertices < 65'535;
        QByteArray bytes;
        bytes.reserve(qsizetype(indices.size()) * (small ? 2 : 4));
        for (const quint32 index : indices) {
            if (small) {
                const quint16 little = qToLittleEndian(quint16(index));
                bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
            } else {
                appendWord(bytes, index);
            }
        }
        const int type = small ? glUnsignedShort : glUnsignedInt;
        return finish(start(type, qsizetype(indices.size()), u"SCALAR"_s), bytes, glElementArrayBuffer);
    }

    int addView(const QByteArray &bytes, int target)
    {
        while (m_bytes.size() % 4 != 0)
            m_bytes.append('\0');
        QJsonObject view{
            {u"buffer"_s, 0}, {u"byteOffset"_s, m_bytes.size()}, {u"byteLength"_s, bytes.size()}};
        if (target != 0)
            view[u"target"_s] = target;
        m_bytes.append(bytes);
        m_views.append(view);
        return int(m_views.size()) - 1;
    }

    QByteArray m_bytes;
    QJsonArray m_views;
    QJsonArray m_accessors;

private:
    static QJsonObject start(int type, qsizetype count, const QString &shape)
    {
        return {{u"componentType"_s, type}, {u"count"_s, count}, {u"type"_s, shape}};
    }

    int finish(QJsonObject accessor, const QByteArray &bytes, int target)
    {
        accessor[u"bufferView"_s] = addView(bytes, target);
        m_accessors.append(accessor);
        return int(m_accessors.size()) - 1;
    }
};

QJsonObject material(const GlbLook &look)
{
    return {{u"name"_s, look.name},
            {u"pbrMetallicRoughness"_s, QJsonObject{{u"baseColorTexture"_s, QJsonObject{{u"index"_s, 0}}},
                                                    {u"metallicFactor"_s, look.metallic},
                                                    {u"roughnessFactor"_s, look.roughness}}}};
}

QJsonObject document(const GlbLook &look, const QJsonObject &primitive, const QJsonObject &image,
                     const Buffers &buffers)
{
    return {
        {u"asset"_s, QJsonObject{{u"version"_s, u"2.0"_s}, {u"generator"_s, look.generator}}},
        {u"scene"_s, 0},
        {u"scenes"_s, QJsonArray{QJsonObject{{u"nodes"_s, QJsonArray{0}}}}},
        {u"nodes"_s, QJsonArray{QJsonObject{{u"mesh"_s, 0}, {u"name"_s, look.name}}}},
        {u"meshes"_s,
         QJsonArray{QJsonObject{{u"name"_s, look.name}, {u"primitives"_s, QJsonArray{primitive}}}}},
        {u"materials"_s, QJsonArray{material(look)}},
        {u"textures"_s, QJsonArray{QJsonObject{{u"sampler"_s, 0}, {u"source"_s, 0}}}},
        {u"images"_s, QJsonArray{image}},
        {u"samplers"_s, QJsonArray{QJsonObject{{u"magFilter"_s, glLinear},
                                               {u"minFilter"_s, glLinearMipmapLinear},
                                               {u"wrapS"_s, glClampToEdge},
                                               {u"wrapT"_s, glClampToEdge}}}},
        {u"accessors"_s, buffers.m_accessors},
        {u"bufferViews"_s, buffers.m_views},
        {u"buffers"_s, QJsonArray{QJsonObject{{u"byteLength"_s, buffers.m_bytes.size()}}}},
    };
}

void appendChunk(QByteArray &glb, quint32 type, QByteArray bytes, char padding)
{
    while (bytes.size() % 4 != 0)
        bytes.append(padding);
    appendWord(glb, quint32(bytes.size()));
    appendWord(glb, type);
    glb.append(bytes);
}
} // namespace

QByteArray writeGlb(const GlbMesh &mesh, const GlbTexture &texture, const GlbLook &look)
{
    Buffers buffers;
    const QJsonObject attributes{{u"POSITION"_s, buffers.addVectors(mesh.positions, true)},
                                 {u"NORMAL"_s, buffers.addVectors(mesh.normals, false)},
                                 {u"TEXCOORD_0"_s, buffers.addVectors(mesh.uvs)}};
    const QJsonObject primitive{{u"attributes"_s, attributes},
                                {u"indices"_s, buffers.addIndices(mesh.indices, mesh.positions.size())},
                                {u"material"_s, 0}};
    const QJsonObject image{{u"bufferView"_s, buffers.addView(texture.bytes, 0)},
                            {u"mimeType"_s, texture.mimeType},
                            {u"name"_s, look.name}};
    while (buffers.m_bytes.size() % 4 != 0)
        buffers.m_bytes.append('\0');
    const QByteArray json =
        QJsonDocument(document(look, primitive, image, buffers)).toJson(QJsonDocument::Compact);

    QByteArray chunks;
    chunks.reserve(json.size() + buffers.m_bytes.size() + 32);
    appendChunk(chunks, 0x4E4F534A, json, ' ');             // "JSON"
    appendChunk(chunks, 0x004E4942, buffers.m_bytes, '\0'); // "BIN"
    QByteArray glb;
    glb.reserve(chunks.size() + 12);
    appendWord(glb, 0x46546C67); // "glTF"
    appendWord(glb, 2);
    appendWord(glb, quint32(chunks.size() + 12));
    return glb.append(chunks);
}

} // namespace i2m
