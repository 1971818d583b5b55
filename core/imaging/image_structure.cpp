// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/image_structure.h"

#include <QCoreApplication>

namespace i2m {

void ImageStructure::append(qsizetype from, qsizetype count, bool personal)
{
    if (!parts.isEmpty() && parts.back().personal == personal &&
        parts.back().from + parts.back().size == from)
        parts.back().size += count;
    else
        parts.append({from, count, personal});
}

ImageKind kindOf(QByteArrayView bytes)
{
    if (bytes.startsWith("\xff\xd8\xff"))
        return ImageKind::Jpeg;
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return ImageKind::Png;
    return ImageKind::Unknown;
}

Result<ImageStructure> imageStructure(QByteArrayView bytes)
{
    switch (kindOf(bytes)) {
    case ImageKind::Jpeg:
        return jpegStructure(bytes);
    case ImageKind::Png:
        return pngStructure(bytes);
    case ImageKind::Unknown:
        break;
    }
    return unusable(
        QCoreApplication::translate("ImageCheck", "its content is neither a JPEG nor a PNG image"));
}

Error unusable(const QString &reason) { return {ErrorCode::UnsupportedImage, reason}; }

} // namespace i2m
