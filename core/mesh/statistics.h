// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to say about a model without drawing it. The window, the API and the command line all show
// these numbers.
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QStringList>
#include <QVector3D>
#include <optional>

namespace i2m {

struct Gltf;

struct MeshStatistics
{
    qint64 triangles = 0; ///< as drawn: a mesh shown twice counts twice
    qint64 vertices = 0;
    int meshes = 0;
    int materials = 0;
    int textures = 0;
    int largestTexture = 0; ///< pixels, the longer side
    QVector3D minimum;      ///< metres, Y up
    QVector3D maximum;
    std::optional<qint64> openEdges; ///< not known for compressed meshes
    qint64 sharedEdges = 0;          ///< with more than two triangles, or wrongly turned neighbors
    QStringList extensions;
    QString generator;
    qint64 fileSize = 0;  ///< bytes
    QString whyNoPreview; ///< empty when it can be drawn here

    QVector3D size() const { return maximum - minimum; }
    bool watertight() const { return openEdges == 0 && sharedEdges == 0 && triangles > 0; }
};

/// Blocking; call it on the pool. Errors as readGlb().
Result<MeshStatistics> statisticsOf(const QString &path);
Result<MeshStatistics> statisticsOf(const Gltf &gltf);

/// Keys: triangles, vertices, meshes, materials, textures, largest_texture_px, size_m, bounds_m, open_edges,
/// watertight, extensions, generator, file_size.
QJsonObject toJson(const MeshStatistics &statistics);
/// The way back, for what a store kept; absent keys stay at their defaults.
MeshStatistics statisticsFromJson(const QJsonObject &object);

} // namespace i2m
