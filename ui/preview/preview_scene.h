// SPDX-License-Identifier: GPL-3.0-or-later
// A model made ready for the graphics card by a worker: what is left to do on the window's thread is copying.
#pragma once

#include "core/mesh/gltf.h"
#include "core/mesh/statistics.h"
#include "core/result.h"
#include "ui/preview/orbit_camera.h"

#include <QImage>
#include <atomic>
#include <limits>
#include <memory>

namespace i2m {

struct PreviewVertex
{
    QVector3D position;
    quint32 normal = 0; ///< three signed 10-bit numbers
    QVector2D uv[2];
    quint32 color = ~0U; ///< RGBA, linear
};

struct PreviewMesh
{
    std::vector<PreviewVertex> vertices;
    std::vector<quint32> indices;
    bool hasNormals = false;
};

/// A mesh at its place. Shared meshes are uploaded once.
struct PreviewPart
{
    int mesh = -1;
    int material = -1;
    QMatrix4x4 world;
    QVector3D center; ///< for drawing glass from back to front
};

struct PreviewTexture
{
    std::vector<QImage> levels; ///< RGBA8888, each half of the one before
    GltfTexture wrap;
    bool isColor = false; ///< stored as sRGB
};

struct PreviewScene
{
    std::vector<PreviewMesh> meshes;
    std::vector<PreviewPart> parts;
    std::vector<GltfMaterial> materials; ///< their maps refer to textures below
    std::vector<PreviewTexture> textures;
    Bounds bounds;
    QImage shadow; ///< Alpha8, seen from above; see contact_shadow.h
    MeshStatistics statistics;
};

struct PreviewLimits
{
    qint64 fileBytes = qint64(256) << 20;
    qint64 triangles = 5'000'000;
    int textureSide = 4096; ///< larger pictures are shrunk

    /// For someone who wants to see it all the same.
    static PreviewLimits none()
    {
        return {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};
    }
};

using StopFlag = std::shared_ptr<std::atomic_bool>;

/// Reads, checks and decodes; blocking, for the pool. Gives up early once `stop` is set, with Cancelled.
/// Errors: as readGlb(), and ModelTooLarge beyond the limits.
Result<std::shared_ptr<PreviewScene>> loadPreview(const QString &path, const PreviewLimits &limits,
                                                  const StopFlag &stop);

} // namespace i2m
