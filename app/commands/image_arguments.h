// SPDX-License-Identifier: GPL-3.0-or-later
// The images that a command line names: files, and folders with everything usable in them.
#pragma once

#include "core/result.h"

#include <QStringList>

namespace i2m {

/// Paths of the images, those of a folder by name. Errors: FileNotFound, ValidationError (a folder without
/// images), TooManyFiles.
Result<QStringList> imagesFrom(const QStringList &arguments);

} // namespace i2m
