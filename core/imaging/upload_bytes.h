// SPDX-License-Identifier: GPL-3.0-or-later
// What of a stored image leaves this computer: the original's bytes where possible, without what follows the
// picture, without location and camera data if asked, upright always.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace i2m {

/// The bytes to send for the image at `path`, in its own format. Blocking; call it on the pool.
/// Lossless, unless the image has to be turned: then it is encoded anew (JPEG quality 95).
/// Errors: FileNotFound, StorageError, UnsupportedImage.
Result<QByteArray> uploadBytes(const QString &path, bool stripPersonal);
Result<QByteArray> uploadBytes(const QByteArray &original, bool stripPersonal);

} // namespace i2m
