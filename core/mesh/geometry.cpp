// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/geometry.h"

#include "core/mesh/accessor.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
static_assert(sizeof(QVector2D) == 8 && sizeof(QVector3D) == 12 && sizeof(QVector4D) == 16);

template <class Vector>
std::vector<Vector> vectors(const Gltf &gltf, int index)
{
    if (index < 0)
        return {};
    const GltfAccessor &accessor = gltf.accessors[std::size_t(index)];
    std::vector<Vector> out(std::size_t(accessor.count));
    readNumbers(gltf, accessor, reinterpret_cast<float *>(out.data()));
    return out;
}

std::vector<QVector4D> colors(const Gltf &gltf, int index)
{
    if (index < 0 || gltf.accessors[std::size_t(index)].width == 4)
        return vectors<QVector4D>(gltf, index);
    std::vector<QVector4D> out;
    for (const QVector3D &color : vectors<QVector3D>(gltf, index))
        out.emplace_back(color, 1.F);
    return out;
}

std::vector<quint32> unrolled(std::vector<quint32> indices, GltfTopology topology)
{
    if (topology == GltfTopology::Triangles) {
        indices.resize(indices.size() / 3 * 3);
        return indices;
    }
    std::vector<quint32> out;
    const bool isStrip = topology == GltfTopology::TriangleStrip;
    if (!isStrip && topology != GltfTopology::TriangleFan)
        return out;
    for (std::size_t i = 2; i < indices.size(); ++i) {
        // §3.7.2.1: every second triangle of a strip runs the other way round.
        const std::size_t turn = isStrip ? i % 2 : 0;
        const quint32 first = isStrip ? indices[i - 2] : indices[0];
        out.insert(out.end(), {first, indices[i - 1 + turn], indices[i - turn]});
    }
    return out;
}

/// What every list of triangles must keep to.
Result<void> checked(std::span<const QVector3D> positions, std::span<const quint32> triangles)
{
    if (!triangles.empty() && *std::ranges::max_element(triangles) >= positions.size())
        return Error{
            ErrorCode::ModelUnreadable,
            QCoreApplication::translate("ModelFile", "a triangle refers to a corner that is not there")};
    float sum = 0; // one not finite number spoils it; much faster than asking each
    for (const QVector3D &v : positions)
        sum += v.x() * 0.F + v.y() * 0.F + v.z() * 0.F;
    if (!std::isfinite(sum))
        return Error{ErrorCode::ModelUnreadable,
                     QCoreApplication::translate("ModelFile", "a position is not a number")};
    return {};
}

bool isReadable(const Gltf &gltf, const GltfPrimitive &primitive)
{
    for (const int index :
         {primitive.indices, primitive.position, primitive.normal, primitive.tangent, primitive.uv[0],
          primitive.uv[1], primitive.color, primitive.joints, primitive.weights})
        if (index >= 0 && !i2m::isReadable(gltf, gltf.accessors[std::size_t(index)]))
            return false;
    return true;
}

std::vector<quint32> trianglesOf(const Gltf &gltf, const GltfPrimitive &primitive, std::size_t corners)
{
    std::vector<quint32> indices;
    if (primitive.indices >= 0) {
        indices = readIndices(gltf, gltf.accessors[std::size_t(primitive.indices)]);
    } else {
        indices.resize(corners);
        std::iota(indices.begin(), indices.end(), 0U);
    }
    return unrolled(std::move(indices), primitive.topology);
}

/// The numbers of an accessor where they lie, or nothing.
template <class T>
std::span<const T> inPlace(const Gltf &gltf, int index, GltfComponent component, int width)
{
    const GltfAccessor *accessor = index < 0 ? nullptr : &gltf.accessors[std::size_t(index)];
    const char *bytes = accessor ? elementsInPlace(gltf, *accessor, component, width) : nullptr;
    if (!bytes)
        return {};
    return {reinterpret_cast<const T *>(bytes), std::size_t(accessor->count)};
}

Error isCompressed()
{
    return {ErrorCode::PreviewUnsupported,
            QCoreApplication::translate("ModelFile", "its mesh is compressed")};
}
} // namespace

Result<Geometry> geometryOf(const Gltf &gltf, const GltfPrimitive &primitive)
{
    if (primitive.position < 0)
        return Geometry{};
    if (primitive.dracoView >= 0 || !isReadable(gltf, primitive))
        return isCompressed();
    Geometry geometry;
    geometry.positions = vectors<QVector3D>(gltf, primitive.position);
    geometry.triangles = trianglesOf(gltf, primitive, geometry.positions.size());
    geometry.normals = vectors<QVector3D>(gltf, primitive.normal);
    geometry.tangents = vectors<QVector4D>(gltf, primitive.tangent);
    geometry.uv = {vectors<QVector2D>(gltf, primitive.uv[0]), vectors<QVector2D>(gltf, primitive.uv[1])};
    geometry.colors = colors(gltf, primitive.color);
    geometry.joints = vectors<QVector4D>(gltf, primitive.joints);
    geometry.weights = vectors<QVector4D>(gltf, primitive.weights);
    if (auto sound = checked(geometry.positions, geometry.triangles); !sound)
        return sound.error();
    if (auto sound = checked(geometry.normals, {}); !sound)
        return sound.error();
    return geometry;
}

Result<Surface> surfaceOf(const Gltf &gltf, const GltfPrimitive &primitive)
{
    Surface surface;
    if (primitive.position < 0)
        return surface;
    if (primitive.dracoView >= 0 || !isReadable(gltf, primitive))
        return isCompressed();
    surface.positions = inPlace<QVector3D>(gltf, primitive.position, GltfComponent::Float, 3);
    if (surface.positions.empty())
        surface.positions = surface.ownPositions = vectors<QVector3D>(gltf, primitive.position);
    if (primitive.topology == GltfTopology::Triangles)
        surface.triangles = inPlace<quint32>(gltf, primitive.indices, GltfComponent::UInt32, 1);
    surface.triangles = surface.triangles.first(surface.triangles.size() / 3 * 3);
    if (surface.triangles.empty())
        surface.triangles = surface.ownTriangles = trianglesOf(gltf, primitive, surface.positions.size());
    if (auto sound = checked(surface.positions, surface.triangles); !sound)
        return sound.error();
    return surface;
}

std::vector<MeshInstance> instancesOf(const Gltf &gltf)
{
    std::vector<MeshInstance> instances;
    std::vector<std::pair<int, QMatrix4x4>> open;
    for (auto root = gltf.roots.rbegin(); root != gltf.roots.rend(); ++root)
        open.emplace_back(*root, QMatrix4x4());
    while (!open.empty()) {
        const auto [index, parent] = open.back();
        open.pop_back();
        const GltfNode &node = gltf.nodes[std::size_t(index)];
        const QMatrix4x4 world = parent * node.local;
        if (node.mesh >= 0)
            instances.push_back({node.mesh, node.skin, world});
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
            open.emplace_back(*child, world);
    }
    return instances;
}

} // namespace i2m
