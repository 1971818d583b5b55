// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a draft: closed surfaces made from a mask or from a picture's brightness. x to the right, y
// up, z towards the viewer, in units of the picture's longest side.
#pragma once

#include <QImage>
#include <QVector3D>
#include <vector>

namespace i2m {

struct DraftSurface
{
    std::vector<QVector3D> points;
    std::vector<quint32> corners; ///< three indices a triangle, counter-clockwise from outside

    size_t faces() const { return corners.size() / 3; }
};

/// A closed plate with the picture's brightness as relief. About `faces` triangles.
DraftSurface reliefPlate(const QImage &picture, double depth, int faces);

} // namespace i2m
