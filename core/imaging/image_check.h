// SPDX-License-Identifier: GPL-3.0-or-later
// Tells whether a file is an image we take, from its bytes and header alone: no pixel is decoded.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace i2m {

struct ImageLimits
{
    qint64 maxBytes = qint64(10) << 20;
    int minSide = 20;     ///< pixels
    int maxSide = 16'384; ///< pixels
    qint64 maxPixels = 64'000'000;
};

struct ImageFacts
{
    QString contentType;      ///< "image/jpeg" or "image/png", from the bytes
    QSize size;               ///< pixels, upright
    int orientation = 1;      ///< EXIF 1 to 8
    bool hasLocation = false; ///< carries GPS data
    qint64 bytes = 0;
    QByteArray sha256; ///< 32 bytes
};

/// Checks the file at `path`. `name` is the artist's file name (its extension must agree with the bytes);
/// `declaredType` the sender's Content-Type, or empty. Blocking; call it on the pool.
/// Errors: EmptyFile, FileTooLarge, UnsupportedImage (with the reason), FileNotFound, StorageError.
Result<ImageFacts> checkImage(const QString &path, const QString &name, const QString &declaredType,
                              const ImageLimits &limits);
/// The same for bytes that are already in memory.
Result<ImageFacts> checkImage(QByteArrayView bytes, const QString &name, const QString &declaredType,
                              const ImageLimits &limits);
/// The whole file, unless it is empty or too large; never waits on a pipe or device. Errors as above.
Result<QByteArray> readImage(const QString &path, const ImageLimits &limits);

} // namespace i2m
