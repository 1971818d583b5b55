// SPDX-License-Identifier: GPL-3.0-or-later
// The triangles of a scene, decoded from its accessors: what is drawn, measured and exported. Every index is
// below the number of positions and every number is finite.
#pragma once

#include "core/mesh/gltf.h"
#include "core/result.h"

#include <span>

namespace i2m {

/// One primitive. Lists other than positions and triangles are empty when the file has none.
struct Geometry
{
    std::vector<QVector3D> positions;
    std::vector<QVector3D> normals;
    std::vector<QVector4D> tangents;
    std::array<std::vector<QVector2D>, 2> uv;
    std::vector<QVector4D> colors;  ///< linear
    std::vector<quint32> triangles; ///< three indices each; strips and fans are unrolled, lines dropped
    std::vector<QVector4D> joints;  ///< numbers of joints, as floats
    std::vector<QVector4D> weights;
};

/// Errors: ModelUnreadable (index out of range, number not finite), PreviewUnsupported (compression that
/// cannot be undone here).
Result<Geometry> geometryOf(const Gltf &gltf, const GltfPrimitive &primitive);

/// Only what is needed for measuring. Where the file allows it nothing is copied, so `gltf` must outlive it.
struct Surface
{
    std::span<const QVector3D> positions;
    std::span<const quint32> triangles;
    std::vector<QVector3D> ownPositions; ///< empty while `positions` lie in the file
    std::vector<quint32> ownTriangles;
};

/// Errors as geometryOf().
Result<Surface> surfaceOf(const Gltf &gltf, const GltfPrimitive &primitive);

/// A mesh where the scene puts it. `world` maps to metres, Y up.
struct MeshInstance
{
    int mesh = -1;
    int skin = -1;
    QMatrix4x4 world;
};

std::vector<MeshInstance> instancesOf(const Gltf &gltf);

} // namespace i2m
