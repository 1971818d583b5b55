// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a surface closes: counts edges of triangles after corners at the same place were joined, because
// seams of a texture split corners without opening the shape.
#pragma once

#include <QVector3D>
#include <span>
#include <vector>

namespace i2m {

struct EdgeCounts
{
    qint64 open = 0;   ///< edges with one triangle: the rim of a hole
    qint64 shared = 0; ///< edges with more than two triangles, or two that face against each other
};

/// For each corner the first one at the same place, itself included.
std::vector<quint32> joinedCorners(std::span<const QVector3D> positions);

EdgeCounts edgesOf(std::span<const QVector3D> positions, std::span<const quint32> triangles);

} // namespace i2m
