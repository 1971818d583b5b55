// SPDX-License-Identifier: GPL-3.0-or-later
// Colors as the eye tells them apart: in CIE L*a*b*, a distance of about 2 can just be seen.
#pragma once

#include "core/imaging/plane.h"

#include <array>

namespace i2m {

using Lab = std::array<Plane, 3>;

/// CIE L*a*b* (D65) of the picture's sRGB.
Lab labOf(const QImage &picture);

} // namespace i2m
