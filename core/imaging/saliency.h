// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a picture the eye goes: how much each pixel stands out from what the picture's border shows.
#pragma once

#include "core/imaging/plane.h"

namespace i2m {

/// 0 (background) to 1, for a small picture (some 100 000 pixels). After Zhang et al., "Minimum Barrier
/// Salient Object Detection at 80 FPS", ICCV 2015.
Plane saliencyOf(const QImage &picture);

} // namespace i2m
