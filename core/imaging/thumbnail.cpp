// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/thumbnail.h"

#include "core/imaging/decode.h"

#include <QBuffer>

namespace i2m {

Result<QByteArray> thumbnailPng(const QByteArray &image)
{
    const auto picture = decodeImage(image, thumbnailSide);
    if (!picture)
        return picture.error();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    constexpr int quick = 75; // zlib level 2 instead of 6
    if (!picture->save(&buffer, "PNG", quick))
        return Error{ErrorCode::ProcessingError, {}};
    return png;
}

} // namespace i2m
