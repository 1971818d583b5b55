// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/decode.h"

#include "core/imaging/image_structure.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QTransform>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString badPixels()
{
    return QCoreApplication::translate("ImageCheck", "its picture is damaged; export it again");
}

/// Qt refuses pictures above 128 MiB by default, and a phone's 48 megapixels take 186. checkImage() has
/// already bounded the pixels: 64 million of them with 16 bits a channel are 488 MiB.
void raiseAllocationLimit()
{
    static const bool raised = [] {
        QImageReader::setAllocationLimit(512);
        return true;
    }();
    Q_UNUSED(raised)
}
} // namespace

QImage upright(const QImage &image, int orientation)
{
    // EXIF 2.32, 4.6.5.1: 2, 4, 5 and 7 are mirrored, 5 to 8 lie on their side.
    switch (orientation) {
    case 2:
        return image.mirrored(true, false);
    case 3:
        return image.mirrored(true, true);
    case 4:
        return image.mirrored(false, true);
    case 5:
        return image.transformed(QTransform().rotate(90)).mirrored(true, false);
    case 6:
        return image.transformed(QTransform().rotate(90));
    case 7:
        return image.transformed(QTransform().rotate(-90)).mirrored(true, false);
    case 8:
        return image.transformed(QTransform().rotate(-90));
    default:
        return image;
    }
}

Result<QImage> decodeImage(const QByteArray &bytes, int maxSide)
{
    const auto structure = imageStructure(bytes);
    if (!structure)
        return structure.error();
    raiseAllocationLimit();
    // Without its comments, which Qt would keep with every picture that is made of it.
    QBuffer buffer;
    buffer.setData(joined(bytes, *structure, false));
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, kindOf(bytes) == ImageKind::Png ? "png" : "jpeg");
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(false);
    const QSize size = structure->size;
    if (maxSide > 0 && qMax(size.width(), size.height()) > maxSide)
        reader.setScaledSize(size.scaled(maxSide, maxSide, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    if (image.isNull())
        return unusable(badPixels());
    return upright(image, structure->orientation);
}

Result<QImage> decodeImageFile(const QString &path, int maxSide)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{QFileInfo::exists(path) ? ErrorCode::StorageError : ErrorCode::FileNotFound,
                     path + u": "_s + file.errorString()};
    return decodeImage(file.readAll(), maxSide);
}

} // namespace i2m
