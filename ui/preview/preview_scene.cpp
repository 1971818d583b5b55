// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_scene.h"

#include "core/mesh/geometry.h"
#include "core/mesh/glb.h"
#include "core/mesh/gltf_reader.h"
#include "ui/preview/contact_shadow.h"
#include "ui/preview/preview_texture.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
quint32 packedNormal(const QVector3D &normal)
{
    const QVector3D n = normal.normalized();
    const auto part = [](float value) { return quint32(std::lround(value * 511.F)) & 0x3FFU; };
    return part(n.x()) | part(n.y()) << 10 | part(n.z()) << 20;
}

quint32 packedColor(const QVector4D &color)
{
    const auto part = [](float value) { return quint32(std::lround(std::clamp(value, 0.F, 1.F) * 255.F)); };
    return part(color.x()) | part(color.y()) << 8 | part(color.z()) << 16 | part(color.w()) << 24;
}

PreviewMesh meshOf(Geometry geometry)
{
    PreviewMesh mesh;
    mesh.hasNormals = !geometry.normals.empty();
    mesh.vertices.resize(geometry.positions.size());
    for (std::size_t i = 0; i < mesh.vertices.size(); ++i) {
        PreviewVertex &vertex = mesh.vertices[i];
        vertex.position = geometry.positions[i];
        if (mesh.hasNormals)
            vertex.normal = packedNormal(geometry.normals[i]);
        for (std::size_t set = 0; set < 2; ++set)
            if (!geometry.uv[set].empty())
                vertex.uv[set] = geometry.uv[set][i];
        if (!geometry.colors.empty())
            vertex.color = packedColor(geometry.colors[i]);
    }
    mesh.indices = std::move(geometry.triangles);
    return mesh;
}

QVector3D middleOf(const PreviewMesh &mesh)
{
    QVector3D sum;
    for (const PreviewVertex &vertex : mesh.vertices)
        sum += vertex.position;
    return mesh.vertices.empty() ? sum : sum / float(mesh.vertices.size());
}

Result<void> addParts(const Gltf &gltf, const StopFlag &stop, PreviewScene &scene)
{
    std::map<const GltfPrimitive *, int> known;
    for (const MeshInstance &instance : instancesOf(gltf)) {
        for (const GltfPrimitive &primitive : gltf.meshes[std::size_t(instance.mesh)].primitives) {
            if (*stop)
                return Error{ErrorCode::Cancelled, {}};
            auto found = known.find(&primitive);
            if (found == known.end()) {
                auto geometry = geometryOf(gltf, primitive);
                if (!geometry)
                    return geometry.error();
                found = known.emplace(&primitive, int(scene.meshes.size())).first;
                scene.meshes.push_back(meshOf(std::move(*geometry)));
            }
            const PreviewMesh &mesh = scene.meshes[std::size_t(found->second)];
            scene.parts.push_back(
                {found->second, primitive.material, instance.world, instance.world.map(middleOf(mesh))});
        }
    }
    return {};
}
} // namespace

Result<std::shared_ptr<PreviewScene>> loadPreview(const QString &path, const PreviewLimits &limits,
                                                  const StopFlag &stop)
{
    GlbLimits glbLimits;
    glbLimits.fileBytes = limits.fileBytes;
    const auto gltf = readGlb(path, glbLimits);
    if (!gltf)
        return gltf.error();
    const QStringList unknown = unknownExtensions(*gltf);
    if (!unknown.isEmpty())
        return Error{ErrorCode::PreviewUnsupported, unknown.join(u", "_s)};
    auto scene = std::make_shared<PreviewScene>();
    auto statistics = statisticsOf(*gltf);
    if (!statistics)
        return statistics.error();
    scene->statistics = *statistics;
    if (scene->statistics.triangles > limits.triangles)
        return Error{ErrorCode::ModelTooLarge, u"%L1 triangles"_s.arg(scene->statistics.triangles)};
    scene->bounds = {scene->statistics.minimum, scene->statistics.maximum};
    scene->materials = gltf->materials;
    if (auto added = addParts(*gltf, stop, *scene); !added)
        return added.error();
    scene->shadow = contactShadow(*scene);
    scene->textures = decodeTextures(*gltf, limits.textureSide, stop);
    if (*stop)
        return Error{ErrorCode::Cancelled, {}};
    return scene;
}

} // namespace i2m
