// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/export_writers.h"

#include <QtEndian>
#include <algorithm>
#include <array>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
void appendFloat(QByteArray &bytes, float number)
{
    char raw[4];
    qToLittleEndian(number, raw);
    bytes.append(raw, 4);
}

void appendWord(QByteArray &bytes, quint32 number)
{
    char raw[4];
    qToLittleEndian(number, raw);
    bytes.append(raw, 4);
}

void appendVector(QByteArray &bytes, const QVector3D &vector)
{
    for (int axis = 0; axis < 3; ++axis)
        appendFloat(bytes, vector[axis]);
}

struct Amounts
{
    qsizetype vertices = 0;
    qsizetype triangles = 0;
    bool normals = true;
    bool uvs = true;
    bool colors = false;
};

/// A property is in the whole file or not at all; colors are filled up with white.
Amounts amountsOf(const FlatModel &model)
{
    Amounts amounts;
    for (const FlatPart &part : model.parts) {
        amounts.vertices += qsizetype(part.positions.size());
        amounts.triangles += qsizetype(part.triangles.size() / 3);
        amounts.normals &= !part.normals.empty();
        amounts.uvs &= !part.uvs.empty();
        amounts.colors |= !part.colors.empty();
    }
    return amounts;
}

char colorByte(float part) { return char(uchar(std::lround(std::clamp(part, 0.F, 1.F) * 255.F))); }

QByteArray plyHead(const Amounts &amounts)
{
    QByteArray head = "ply\nformat binary_little_endian 1.0\nelement vertex " +
                      QByteArray::number(amounts.vertices) +
                      "\nproperty float x\nproperty float y\nproperty float z\n";
    if (amounts.normals)
        head += "property float nx\nproperty float ny\nproperty float nz\n";
    if (amounts.uvs)
        head += "property float s\nproperty float t\n";
    if (amounts.colors)
        head += "property uchar red\nproperty uchar green\nproperty uchar blue\nproperty uchar alpha\n";
    return head + "element face " + QByteArray::number(amounts.triangles) +
           "\nproperty list uchar int vertex_indices\nend_header\n";
}

void appendVertices(QByteArray &bytes, const FlatPart &part, const Amounts &amounts)
{
    for (std::size_t i = 0; i < part.positions.size(); ++i) {
        appendVector(bytes, part.positions[i]);
        if (amounts.normals)
            appendVector(bytes, part.normals[i]);
        if (amounts.uvs) {
            appendFloat(bytes, part.uvs[i].x());
            appendFloat(bytes, 1.F - part.uvs[i].y());
        }
        if (amounts.colors) {
            const QVector4D color = part.colors.empty() ? QVector4D(1, 1, 1, 1) : part.colors[i];
            for (int channel = 0; channel < 3; ++channel)
                bytes.append(colorByte(encodedChannel(color[channel])));
            bytes.append(colorByte(color.w()));
        }
    }
}
} // namespace

Result<QStringList> writeStl(const FlatModel &model, const QString &target)
{
    const qsizetype count = amountsOf(model).triangles;
    QByteArray bytes(80, ' ');
    bytes.reserve(84 + count * 50);
    appendWord(bytes, quint32(count));
    for (const FlatPart &part : model.parts) {
        for (std::size_t i = 0; i + 2 < part.triangles.size(); i += 3) {
            const QVector3D &a = part.positions[part.triangles[i]];
            const QVector3D &b = part.positions[part.triangles[i + 1]];
            const QVector3D &c = part.positions[part.triangles[i + 2]];
            appendVector(bytes, QVector3D::crossProduct(b - a, c - a).normalized());
            for (const QVector3D &corner : {a, b, c})
                appendVector(bytes, corner);
            bytes.append(2, '\0');
        }
    }
    if (auto written = writeWhole(target, bytes); !written)
        return written.error();
    return QStringList{target};
}

Result<QStringList> writePly(const FlatModel &model, const QString &target)
{
    const Amounts amounts = amountsOf(model);
    QByteArray bytes = plyHead(amounts);
    bytes.reserve(bytes.size() + amounts.vertices * 36 + amounts.triangles * 13);
    for (const FlatPart &part : model.parts)
        appendVertices(bytes, part, amounts);
    quint32 first = 0;
    for (const FlatPart &part : model.parts) {
        for (std::size_t i = 0; i + 2 < part.triangles.size(); i += 3) {
            bytes.append(char(3));
            for (std::size_t k = 0; k < 3; ++k)
                appendWord(bytes, first + part.triangles[i + k]);
        }
        first += quint32(part.positions.size());
    }
    if (auto written = writeWhole(target, bytes); !written)
        return written.error();
    return QStringList{target};
}

} // namespace i2m
