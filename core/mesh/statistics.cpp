// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/statistics.h"

#include "core/mesh/accessor.h"
#include "core/mesh/geometry.h"
#include "core/mesh/glb.h"
#include "core/mesh/gltf_reader.h"
#include "core/mesh/topology.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// The shape of one mesh: its primitives as one, so that a border between two materials is no hole.
struct Shape
{
    Surface surface;
    EdgeCounts edges;
    bool known = true;
};

void append(Surface &all, Surface next)
{
    if (all.positions.empty()) {
        all = std::move(next);
        return;
    }
    if (all.ownPositions.empty())
        all.ownPositions.assign(all.positions.begin(), all.positions.end());
    if (all.ownTriangles.empty())
        all.ownTriangles.assign(all.triangles.begin(), all.triangles.end());
    const auto shift = quint32(all.ownPositions.size());
    all.ownPositions.insert(all.ownPositions.end(), next.positions.begin(), next.positions.end());
    for (const quint32 index : next.triangles)
        all.ownTriangles.push_back(index + shift);
    all.positions = all.ownPositions;
    all.triangles = all.ownTriangles;
}

Result<Shape> shapeOf(const Gltf &gltf, const GltfMesh &mesh)
{
    Shape shape;
    for (const GltfPrimitive &primitive : mesh.primitives) {
        auto surface = surfaceOf(gltf, primitive);
        if (!surface && surface.error().code == ErrorCode::PreviewUnsupported)
            shape.known = false;
        else if (!surface)
            return surface.error();
        else
            append(shape.surface, std::move(*surface));
    }
    shape.edges = edgesOf(shape.surface.positions, shape.surface.triangles);
    return shape;
}

void include(MeshStatistics &statistics, const QVector3D &point)
{
    for (int axis = 0; axis < 3; ++axis) {
        statistics.minimum[axis] = std::min(statistics.minimum[axis], point[axis]);
        statistics.maximum[axis] = std::max(statistics.maximum[axis], point[axis]);
    }
}

/// Declared counts and bounds: all that is known of a mesh that stays compressed.
void addDeclared(MeshStatistics &statistics, const Gltf &gltf, const GltfMesh &mesh, const QMatrix4x4 &world)
{
    for (const GltfPrimitive &primitive : mesh.primitives) {
        if (primitive.position < 0)
            continue;
        const GltfAccessor &positions = gltf.accessors[std::size_t(primitive.position)];
        const qint64 corners =
            primitive.indices < 0 ? positions.count : gltf.accessors[std::size_t(primitive.indices)].count;
        statistics.vertices += positions.count;
        statistics.triangles +=
            primitive.topology == GltfTopology::Triangles ? corners / 3 : std::max<qint64>(0, corners - 2);
        for (int corner = 0; corner < 8 && !positions.min.empty() && !positions.max.empty(); ++corner) {
            QVector3D point;
            for (int axis = 0; axis < 3; ++axis)
                point[axis] = float((corner >> axis & 1 ? positions.max : positions.min)[std::size_t(axis)]) *
                              numberScale(positions);
            include(statistics, world.map(point));
        }
    }
}

void addShape(MeshStatistics &statistics, const Shape &shape, const QMatrix4x4 &world)
{
    statistics.vertices += qint64(shape.surface.positions.size());
    statistics.triangles += qint64(shape.surface.triangles.size() / 3);
    statistics.sharedEdges += shape.edges.shared;
    if (statistics.openEdges)
        *statistics.openEdges += shape.edges.open;
    const bool stays = world.isIdentity();
    for (const QVector3D &position : shape.surface.positions)
        include(statistics, stays ? position : world.map(position));
}

QJsonArray toJson(const QVector3D &vector) { return {vector.x(), vector.y(), vector.z()}; }

QVector3D vectorFromJson(const QJsonValue &value)
{
    return {float(value[0].toDouble()), float(value[1].toDouble()), float(value[2].toDouble())};
}
} // namespace

Result<MeshStatistics> statisticsOf(const Gltf &gltf)
{
    MeshStatistics statistics;
    constexpr float far = 1e18F; // squares of it still fit a float
    statistics.minimum = QVector3D(far, far, far);
    statistics.maximum = -statistics.minimum;
    statistics.openEdges = 0;
    std::vector<std::optional<Shape>> shapes(gltf.meshes.size());
    for (const MeshInstance &instance : instancesOf(gltf)) {
        const GltfMesh &mesh = gltf.meshes[std::size_t(instance.mesh)];
        auto &shape = shapes[std::size_t(instance.mesh)];
        if (!shape) {
            auto found = shapeOf(gltf, mesh);
            if (!found)
                return found.error();
            shape = std::move(*found);
        }
        if (shape->known) {
            addShape(statistics, *shape, instance.world);
        } else {
            addDeclared(statistics, gltf, mesh, instance.world);
            statistics.openEdges.reset();
            statistics.whyNoPreview = u"its mesh is compressed"_s;
        }
    }
    if (!std::isfinite(statistics.size().length()))
        return Error{ErrorCode::ModelUnreadable,
                     QCoreApplication::translate("ModelFile", "its size is not a number")};
    if (statistics.minimum.x() > statistics.maximum.x())
        statistics.minimum = statistics.maximum = QVector3D();
    statistics.meshes = int(gltf.meshes.size());
    statistics.materials = int(gltf.materials.size());
    statistics.textures = int(gltf.images.size());
    for (const GltfImage &image : gltf.images)
        statistics.largestTexture = std::max({statistics.largestTexture, image.width, image.height});
    statistics.extensions = gltf.extensionsUsed;
    statistics.generator = gltf.generator;
    statistics.fileSize = gltf.file.size();
    const QStringList unknown = unknownExtensions(gltf);
    if (!unknown.isEmpty())
        statistics.whyNoPreview = unknown.join(u", "_s);
    return statistics;
}

Result<MeshStatistics> statisticsOf(const QString &path)
{
    const auto gltf = readGlb(path);
    if (!gltf)
        return gltf.error();
    return statisticsOf(*gltf);
}

QJsonObject toJson(const MeshStatistics &statistics)
{
    return {
        {u"triangles"_s, statistics.triangles},
        {u"vertices"_s, statistics.vertices},
        {u"meshes"_s, statistics.meshes},
        {u"materials"_s, statistics.materials},
        {u"textures"_s, statistics.textures},
        {u"largest_texture_px"_s, statistics.largestTexture},
        {u"size_m"_s, toJson(statistics.size())},
        {u"bounds_m"_s,
         QJsonObject{{u"min"_s, toJson(statistics.minimum)}, {u"max"_s, toJson(statistics.maximum)}}},
        {u"open_edges"_s, statistics.openEdges ? QJsonValue(*statistics.openEdges) : QJsonValue()},
        {u"shared_edges"_s, statistics.sharedEdges},
        {u"watertight"_s, statistics.watertight()},
        {u"extensions"_s, QJsonArray::fromStringList(statistics.extensions)},
        {u"generator"_s, statistics.generator},
        {u"file_size"_s, statistics.fileSize},
        {u"preview"_s, statistics.whyNoPreview.isEmpty() ? u"supported"_s : statistics.whyNoPreview},
    };
}

MeshStatistics statisticsFromJson(const QJsonObject &object)
{
    MeshStatistics statistics;
    statistics.triangles = object["triangles"_L1].toInteger();
    statistics.vertices = object["vertices"_L1].toInteger();
    statistics.meshes = object["meshes"_L1].toInt();
    statistics.materials = object["materials"_L1].toInt();
    statistics.textures = object["textures"_L1].toInt();
    statistics.largestTexture = object["largest_texture_px"_L1].toInt();
    statistics.minimum = vectorFromJson(object["bounds_m"_L1]["min"_L1]);
    statistics.maximum = vectorFromJson(object["bounds_m"_L1]["max"_L1]);
    if (object["open_edges"_L1].isDouble())
        statistics.openEdges = object["open_edges"_L1].toInteger();
    statistics.sharedEdges = object["shared_edges"_L1].toInteger();
    for (const QJsonValue &name : object["extensions"_L1].toArray())
        statistics.extensions.append(name.toString());
    statistics.generator = object["generator"_L1].toString();
    statistics.fileSize = object["file_size"_L1].toInteger();
    const QString preview = object["preview"_L1].toString();
    statistics.whyNoPreview = preview == "supported"_L1 ? QString() : preview;
    return statistics;
}

} // namespace i2m
