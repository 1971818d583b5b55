// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/flat_model.h"

#include "core/mesh/glb.h"

#include <cmath>
#include <utility>

namespace i2m {

namespace {
QMatrix4x4 toTarget(double scale, bool zUp)
{
    QMatrix4x4 matrix;
    matrix.scale(float(scale));
    if (zUp)
        matrix.rotate(90.F, 1, 0, 0); // Y becomes Z, Z becomes −Y
    return matrix;
}

/// KHR_texture_transform: scale, then turn, then move.
QVector2D transformed(const QVector2D &uv, const GltfTextureUse &use)
{
    const float c = std::cos(use.rotation), s = std::sin(use.rotation);
    const QVector2D scaled = uv * use.scale;
    return QVector2D(scaled.x() * c + scaled.y() * s, scaled.y() * c - scaled.x() * s) + use.offset;
}

FlatPart partOf(Geometry geometry, const QMatrix4x4 &world, const GltfTextureUse &use)
{
    FlatPart part;
    part.positions = std::move(geometry.positions);
    for (QVector3D &position : part.positions)
        position = world.map(position);
    part.normals = std::move(geometry.normals);
    const QMatrix3x3 turn = world.normalMatrix();
    for (QVector3D &n : part.normals)
        n = QVector3D(turn(0, 0) * n.x() + turn(0, 1) * n.y() + turn(0, 2) * n.z(),
                      turn(1, 0) * n.x() + turn(1, 1) * n.y() + turn(1, 2) * n.z(),
                      turn(2, 0) * n.x() + turn(2, 1) * n.y() + turn(2, 2) * n.z())
                .normalized();
    part.uvs = std::move(geometry.uv[use.uv == 1 ? 1 : 0]);
    for (QVector2D &uv : part.uvs)
        uv = transformed(uv, use);
    part.colors = std::move(geometry.colors);
    part.triangles = std::move(geometry.triangles);
    if (world.determinant() < 0) // a mirror turns the inside out
        for (std::size_t i = 0; i + 2 < part.triangles.size(); i += 3)
            std::swap(part.triangles[i + 1], part.triangles[i + 2]);
    return part;
}
} // namespace

Result<FlatModel> flatModelOf(const QString &path, double scale, bool zUp)
{
    auto read = readGlb(path);
    if (!read)
        return read.error();
    Gltf &gltf = *read;
    FlatModel model;
    const QMatrix4x4 target = toTarget(scale, zUp);
    for (const MeshInstance &instance : instancesOf(gltf)) {
        for (const GltfPrimitive &primitive : gltf.meshes[std::size_t(instance.mesh)].primitives) {
            auto geometry = geometryOf(gltf, primitive);
            if (!geometry)
                return geometry.error();
            if (geometry->triangles.empty())
                continue;
            const GltfTextureUse use = primitive.material < 0
                                           ? GltfTextureUse()
                                           : gltf.materials[std::size_t(primitive.material)].baseColorMap;
            model.parts.push_back(partOf(std::move(*geometry), target * instance.world, use));
            model.parts.back().material = primitive.material;
        }
    }
    if (model.parts.empty())
        return Error{ErrorCode::ModelUnreadable, QStringLiteral("there are no triangles in it")};
    model.materials = std::move(gltf.materials);
    model.textures = std::move(gltf.textures);
    model.images = std::move(gltf.images);
    model.file = std::move(gltf.file);
    model.buffers = std::move(gltf.buffers);
    return model;
}

const GltfImage *baseColorImage(const FlatModel &model, int material)
{
    if (material < 0)
        return nullptr;
    const int texture = model.materials[std::size_t(material)].baseColorMap.texture;
    const int image = texture < 0 ? -1 : model.textures[std::size_t(texture)].image;
    if (image < 0 || model.images[std::size_t(image)].bytes.isEmpty())
        return nullptr;
    return &model.images[std::size_t(image)];
}

} // namespace i2m
