// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/upload_bytes.h"

#include "core/imaging/decode.h"
#include "core/imaging/image_structure.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Result<QByteArray> turned(const QByteArray &original)
{
    const auto image = decodeImage(original);
    if (!image)
        return image.error();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, kindOf(original) == ImageKind::Png ? "png" : "jpeg");
    if (kindOf(original) == ImageKind::Jpeg)
        writer.setQuality(95);
    if (!writer.write(*image))
        return unusable(writer.errorString());
    return bytes;
}
} // namespace

Result<QByteArray> uploadBytes(const QByteArray &original, bool stripPersonal)
{
    const auto structure = imageStructure(original);
    if (!structure)
        return structure.error();
    if (structure->orientation != 1) {
        const auto bytes = turned(original);
        return bytes ? uploadBytes(*bytes, stripPersonal) : bytes;
    }
    return joined(original, *structure, !stripPersonal);
}

Result<QByteArray> uploadBytes(const QString &path, bool stripPersonal)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{QFileInfo::exists(path) ? ErrorCode::StorageError : ErrorCode::FileNotFound,
                     path + u": "_s + file.errorString()};
    return uploadBytes(file.readAll(), stripPersonal);
}

} // namespace i2m
