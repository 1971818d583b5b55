// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/export_writers.h"
#include "core/mesh/topology.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <map>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
void appendLine(QByteArray &text, const char *key, std::initializer_list<float> numbers)
{
    text.append(key);
    for (const float number : numbers) {
        text.append(' ');
        appendNumber(text, number);
    }
    text.append('\n');
}

/// A part without a material needs a name too, or it would get that of the part before it.
QByteArray materialName(int material)
{
    return material < 0 ? "material_none" : "material_" + QByteArray::number(material);
}

/// Pictures are written once, under one name, however many materials show them.
using Pictures = std::map<int, QString>;

void appendMap(QByteArray &text, const char *key, const FlatModel &model, const GltfTextureUse &use,
               const QString &base, Pictures &pictures)
{
    const int image = use.texture < 0 ? -1 : model.textures[std::size_t(use.texture)].image;
    if (image < 0 || model.images[std::size_t(image)].bytes.isEmpty())
        return;
    const QString name = pictureName(base, image, model.images[std::size_t(image)]);
    pictures[image] = name;
    text.append(key).append(' ').append(name.toUtf8()).append('\n');
}

QByteArray materialText(const FlatModel &model, const QString &base, Pictures &pictures)
{
    QByteArray text;
    for (int i = 0; i < int(model.materials.size()); ++i) {
        const GltfMaterial &material = model.materials[std::size_t(i)];
        const QVector4D &color = material.baseColor;
        text.append("newmtl " + materialName(i) + '\n');
        appendLine(text, "Kd",
                   {encodedChannel(color.x()), encodedChannel(color.y()), encodedChannel(color.z())});
        appendLine(text, "Ke", {material.emissive.x(), material.emissive.y(), material.emissive.z()});
        appendLine(text, "d", {material.alpha == GltfAlpha::Opaque ? 1.F : color.w()});
        appendLine(text, "Pr", {material.roughness});
        appendLine(text, "Pm", {material.metallic});
        text.append("illum 2\n");
        appendMap(text, "map_Kd", model, material.baseColorMap, base, pictures);
        appendMap(text, "map_Pr -imfchan g", model, material.metallicRoughnessMap, base, pictures);
        appendMap(text, "map_Pm -imfchan b", model, material.metallicRoughnessMap, base, pictures);
        appendMap(text, "norm", model, material.normalMap, base, pictures);
        appendMap(text, "map_Ke", model, material.emissiveMap, base, pictures);
        text.append('\n');
    }
    if (std::ranges::any_of(model.parts, [](const FlatPart &part) { return part.material < 0; }))
        text.append("newmtl " + materialName(-1) + "\nKd 1 1 1\nillum 2\n\n");
    return text;
}

struct Counted
{
    quint32 positions = 1; // OBJ counts from one, over the whole file
    quint32 uvs = 1;
    quint32 normals = 1;
};

/// Corners at one place become one, because OBJ keeps texture coordinates apart from them and programs see a
/// hole along a seam otherwise. Answers the place of each corner among those that stay.
std::vector<quint32> appendPositions(QByteArray &text, const FlatPart &part)
{
    const std::vector<quint32> first = joinedCorners(part.positions);
    std::vector<quint32> number(first.size());
    quint32 next = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const bool stays = first[i] == i;
        number[i] = stays ? next++ : number[first[i]];
        if (stays)
            appendLine(text, "v", {part.positions[i].x(), part.positions[i].y(), part.positions[i].z()});
    }
    return number;
}

void appendFaces(QByteArray &text, const FlatPart &part, const std::vector<quint32> &places,
                 const Counted &from)
{
    for (std::size_t i = 0; i < part.triangles.size(); ++i) {
        const quint32 index = part.triangles[i];
        text.append(i % 3 == 0 ? "f " : " ");
        appendNumber(text, from.positions + places[index]);
        if (!part.uvs.empty() || !part.normals.empty())
            text.append('/');
        if (!part.uvs.empty())
            appendNumber(text, from.uvs + index);
        if (!part.normals.empty()) {
            text.append('/');
            appendNumber(text, from.normals + index);
        }
        if (i % 3 == 2)
            text.append('\n');
    }
}

void appendPart(QByteArray &text, const FlatPart &part, Counted &from)
{
    const std::vector<quint32> places = appendPositions(text, part);
    for (const QVector2D &uv : part.uvs)
        appendLine(text, "vt", {uv.x(), 1.F - uv.y()}); // V runs upwards here
    for (const QVector3D &n : part.normals)
        appendLine(text, "vn", {n.x(), n.y(), n.z()});
    text.append("usemtl " + materialName(part.material) + '\n');
    appendFaces(text, part, places, from);
    from.positions += places.empty() ? 0 : *std::ranges::max_element(places) + 1;
    from.uvs += quint32(part.uvs.size());
    from.normals += quint32(part.normals.size());
}
} // namespace

Result<QStringList> writeObj(const FlatModel &model, const QString &target)
{
    const QFileInfo info(target);
    // A space in "mtllib" or "map_Kd" splits the name for most readers.
    const QString base = info.completeBaseName().simplified().replace(u' ', u'_');
    const QDir folder = info.absoluteDir();
    QByteArray text = "mtllib " + base.toUtf8() + ".mtl\n";
    Counted from;
    for (std::size_t i = 0; i < model.parts.size(); ++i) {
        text.append("o part_" + QByteArray::number(i) + '\n');
        appendPart(text, model.parts[i], from);
    }
    Pictures pictures;
    const QByteArray materials = materialText(model, base, pictures);
    std::vector<std::pair<QString, QByteArray>> files;
    for (const auto &[image, name] : pictures)
        files.emplace_back(folder.filePath(name), model.images[std::size_t(image)].bytes);
    files.emplace_back(folder.filePath(base + u".mtl"_s), materials);
    files.emplace_back(target, text); // last, so that what it refers to is there
    QStringList written;
    for (const auto &[path, bytes] : files) {
        if (auto done = writeWhole(path, bytes); !done)
            return done.error();
        written.prepend(path);
    }
    return written;
}

} // namespace i2m
