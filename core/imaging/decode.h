// SPDX-License-Identifier: GPL-3.0-or-later
// Pixels of images that passed checkImage(): as JPEG or PNG and nothing else, turned upright. Blocking and
// hungry for memory (4 to 8 bytes a pixel); call it on the pool.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QImage>

namespace i2m {

/// The picture, upright; with `maxSide` > 0 shrunk until its longer side fits (JPEG shrinks while decoding).
/// Errors: UnsupportedImage with the reason.
Result<QImage> decodeImage(const QByteArray &bytes, int maxSide = 0);
/// The same from a file. Errors: also FileNotFound, StorageError.
Result<QImage> decodeImageFile(const QString &path, int maxSide = 0);
/// Turns a stored picture upright by its EXIF orientation, 1 to 8.
QImage upright(const QImage &image, int orientation);

} // namespace i2m
