// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one textured triangle mesh as a GLB (glTF 2.0 binary container) that Khronos' validator has nothing
// to say about. The same input gives the same bytes.
#pragma once

#include <QByteArray>
#include <QString>
#include <QVector2D>
#include <QVector3D>
#include <vector>

namespace i2m {

/// One vertex per entry in positions, normals and uvs; three indices a triangle, counter-clockwise from
/// outside.
struct GlbMesh
{
    std::vector<QVector3D> positions; ///< metres, Y up
    std::vector<QVector3D> normals;   ///< unit length
    std::vector<QVector2D> uvs;       ///< (0,0) is the picture's upper left corner
    std::vector<quint32> indices;
};

struct GlbTexture
{
    QByteArray bytes; ///< the picture file
    QString mimeType; ///< "image/jpeg" or "image/png"
};

struct GlbLook
{
    QString name;      ///< of the mesh and its node
    QString generator; ///< who made it, for asset.generator
    double roughness = 0.8;
    double metallic = 0.0;
};

/// Layout: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html#glb-file-format-specification. Cannot
/// fail for a mesh with at least one triangle.
QByteArray writeGlb(const GlbMesh &mesh, const GlbTexture &texture, const GlbLook &look);

} // namespace i2m
