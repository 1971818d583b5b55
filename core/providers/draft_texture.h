// SPDX-License-Identifier: GPL-3.0-or-later
// The picture on a draft's skin: a front chart and a back chart in one square, with the subject's edge
// colors going on outwards, so that nothing of the background shows.
#pragma once

#include "core/imaging/plane.h"

#include <QImage>
#include <QRectF>

namespace i2m {

/// A photo and which part of it is skin. Both parts may have different sizes; the mask spans the photo.
struct DraftSkin
{
    QImage photo;
    Plane mask;
    QRectF bounds; ///< of the subject, in shares (0 to 1) of the photo's width and height
};

struct DraftAtlas
{
    QImage picture; ///< RGB32; sides are powers of two
    QRectF front;   ///< where the front's bounds lie, in shares of the picture
    QRectF back;    ///< the same for the back, seen through the object from the front
};

/// `back` without a photo: the front's mirror image, a little blurred. `size`: longest side at most, pixels.
DraftAtlas atlasOf(const DraftSkin &front, const DraftSkin &back, int size);

} // namespace i2m
