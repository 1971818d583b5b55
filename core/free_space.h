// SPDX-License-Identifier: GPL-3.0-or-later
// How much may still be written below a folder.
#pragma once

#include <QString>

namespace i2m {

/// Bytes this user may still write below \a folder; 0 while nobody can tell.
[[nodiscard]] qint64 freeSpace(const QString &folder);

} // namespace i2m
