// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the one subject of a picture: by its transparency if it has any, else by what stands out from the
// border, refined by GrabCut where OpenCV is installed.
#pragma once

#include "core/imaging/plane.h"

namespace i2m {

struct Cutout
{
    enum class Way {
        None,      ///< no subject to be seen: a landscape, a texture, a blank page
        Alpha,     ///< the picture is transparent around it
        Segmented, ///< found in the colors
        Guessed    ///< found without OpenCV: coarser
    };
    Way way = Way::None;
    Plane mask; ///< 1: subject, 0: background; as wide and high as the picture; empty when there is none
};

/// Blocking; about half a second for 200 000 pixels, so hand in a reduced picture. The same picture and seed
/// give the same mask.
Cutout cutOut(const QImage &picture, quint32 seed);

} // namespace i2m
