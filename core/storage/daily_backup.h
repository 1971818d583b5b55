// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the job database a day, the newest three kept: what a damaged database is restored from.
#pragma once

#include "core/data_dir.h"

#include <QDateTime>

namespace i2m {

/// Copies the database when the newest copy is older than a day. Blocking, own connection: call it on the
/// pool. Answers whether it did. Errors: DiskFull, StorageError.
Result<bool> backUpDaily(const DataDir &dir, const QDateTime &now);

} // namespace i2m
