// SPDX-License-Identifier: GPL-3.0-or-later
// A model as other formats want it: no tree, every part in its final place, scaled and turned.
#pragma once

#include "core/mesh/geometry.h"

namespace i2m {

struct FlatPart
{
    std::vector<QVector3D> positions;
    std::vector<QVector3D> normals; ///< empty when the file has none
    std::vector<QVector2D> uvs;     ///< empty, or transformed as the base color's texture asks
    std::vector<QVector4D> colors;  ///< linear, may be empty
    std::vector<quint32> triangles; ///< three indices each, counter-clockwise from outside
    int material = -1;
};

struct FlatModel
{
    std::vector<FlatPart> parts;
    std::vector<GltfMaterial> materials;
    std::vector<GltfTexture> textures;
    std::vector<GltfImage> images; ///< bytes point into `file` or `buffers`
    QByteArray file;
    std::vector<QByteArray> buffers;
};

/// `scale`: units of the target in a meter. `zUp` turns the model from Y up to Z up. Blocking. Errors as
/// readGlb() and geometryOf().
Result<FlatModel> flatModelOf(const QString &path, double scale, bool zUp);

/// The encoded base color picture of a material, or null.
const GltfImage *baseColorImage(const FlatModel &model, int material);

} // namespace i2m
