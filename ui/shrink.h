// SPDX-License-Identifier: GPL-3.0-or-later
// Makes images fit: other formats become PNG, too large ones smaller JPEGs. Blocking; call it on the pool.
#pragma once

#include "core/imaging/image_check.h"

#include <QImage>
#include <QString>
#include <optional>

namespace i2m {

struct MadeImage
{
    QString path; ///< a new file in the spool folder; the caller's to move or delete
    QString note; ///< for the row: "Converted from WebP"
};

/// A PNG of an image in another format that Qt reads; nothing when it is a JPEG or PNG already, or no image.
std::optional<MadeImage> converted(const QString &path, const QString &spool);
/// A JPEG (PNG if it is transparent) that keeps the limits; nothing when the image cannot be read.
std::optional<MadeImage> shrunk(const QString &path, const QString &spool, const ImageLimits &limits);
/// The image turned clockwise by `quarters` of a full turn, in its own format; nothing when it cannot be
/// read.
std::optional<MadeImage> turned(const QString &path, const QString &spool, int quarters);
/// Writes an image as PNG; empty when that fails.
QString stored(const QImage &image, const QString &spool);

} // namespace i2m
