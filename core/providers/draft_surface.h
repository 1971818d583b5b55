// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a draft: closed surfaces made from a mask or from a picture's brightness. x to the right, y
// up, z towards the viewer; one unit is the picture's width or height, whichever is longer.
#pragma once

#include "core/imaging/plane.h"

#include <QVector3D>
#include <vector>

namespace i2m {

struct DraftSurface
{
    std::vector<QVector3D> points;
    std::vector<quint32> corners; ///< three indices a triangle, counter-clockwise from outside

    size_t faces() const { return corners.size() / 3; }
};

/// The mask's silhouette blown up like a balloon, front and back alike: about as deep as it is wide, round
/// where it is round. At least `faces` triangles, as far as the mask gives them; nothing for an empty mask.
DraftSurface inflated(const Plane &mask, int faces);
/// A plate with the picture's brightness as relief. At least `faces` triangles.
DraftSurface reliefPlate(const QImage &picture, int faces);
/// Fewer triangles, still closed: `faces` at most, one or two less where the number is odd.
DraftSurface simplified(const DraftSurface &surface, int faces);

struct DraftBox
{
    QVector3D least;
    QVector3D most;

    QVector3D size() const { return most - least; }
};
DraftBox boxOf(const DraftSurface &surface);

} // namespace i2m
