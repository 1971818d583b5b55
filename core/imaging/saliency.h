// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a picture the eye goes: how much each pixel stands out from what the picture's border shows.
#pragma once

#include "core/imaging/plane.h"

#include <optional>

namespace i2m {

/// 0 (background) to 1, for a small picture (some 100 000 pixels). After Zhang et al., "Minimum Barrier
/// Salient Object Detection at 80 FPS", ICCV 2015.
Plane saliencyOf(const QImage &picture);

/// A subject before a plain backdrop (even, or a smooth gradient). Both in CIE L*a*b* units, of which about 2
/// can just be seen.
struct BackdropView
{
    Plane distance; ///< of the pixel's colour from the backdrop's there
    Plane evidence; ///< the same, but what may be a soft shadow counts little
};
/// Nothing when the picture's border is not plain.
std::optional<BackdropView> backdropView(const QImage &picture);

} // namespace i2m
