// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/image_structure.h"

#include <QCoreApplication>
#include <algorithm>

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

QByteArray joined(const QByteArray &bytes, const ImageStructure &image, bool personal)
{
    const auto keeps = [personal](const ImagePart &part) { return personal || !part.personal; };
    const ImagePart &last = image.parts.back();
    if (last.from + last.size == bytes.size() && std::ranges::all_of(image.parts, keeps))
        return bytes;
    QByteArray kept;
    kept.reserve(bytes.size());
    for (const ImagePart &part : image.parts) {
        if (keeps(part))
            kept.append(QByteArrayView(bytes).sliced(part.from, part.size));
    }
    return kept;
}

Error unusable(const QString &reason) { return {ErrorCode::UnsupportedImage, reason}; }

} // namespace i2m
