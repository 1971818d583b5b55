// SPDX-License-Identifier: GPL-3.0-or-later
// The small picture shown for an image. Its making proves that the image's pixels can be decoded.
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace i2m {

constexpr int thumbnailSide = 256; ///< pixels

/// An upright PNG of the image, its longer side at most thumbnailSide. Blocking; call it on the pool.
/// Errors: UnsupportedImage with the reason.
Result<QByteArray> thumbnailPng(const QByteArray &image);

} // namespace i2m
