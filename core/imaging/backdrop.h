// SPDX-License-Identifier: GPL-3.0-or-later
// A subject before a plain backdrop: what differs from the backdrop, what may only be a shadow on it, and
// where the edges are.
#pragma once

#include "core/imaging/plane.h"

#include <optional>

namespace i2m {

struct BackdropView
{
    Plane distance; ///< of the pixel's color from the backdrop's there, CIE L*a*b* units
    Plane evidence; ///< the same, but what may be a soft shadow counts little
    Plane lean;     ///< -1 (backdrop) to 1 (subject): how much the pixel alone says
    Plane right;    ///< what an outline between the pixel and the next one costs: little on an edge
    Plane down;
};

/// Nothing when the picture's border is not plain (even, or a smooth gradient).
std::optional<BackdropView> backdropView(const QImage &picture);

} // namespace i2m
