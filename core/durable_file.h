// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are either wholly there after a power cut or not at all: write to NAME.part, fsync, rename,
// fsync the folder. QSaveFile does neither check its fsync nor sync the folder.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace i2m {

/// Writes `bytes` to `path`. Errors: DiskFull, StorageError; then nothing is left behind.
Result<void> writeDurably(const QString &path, QByteArrayView bytes);
/// The same for a secret: only its owner may read the file, from its first byte on and whatever the umask.
Result<void> writePrivately(const QString &path, QByteArrayView bytes);
/// Copies a file, block by block.
Result<void> copyDurably(const QString &from, const QString &path);
/// Begins to bring a finished file to the disk, so that publish() has little left to wait for. Promises
/// nothing.
void flushSoon(const QString &part);
/// Gives a finished `.part` file its name: fsync, rename over `path`, fsync the folder.
Result<void> publish(const QString &part, const QString &path);
/// The error for a failed write to `path`, from errno: DiskFull or StorageError with the cause.
Error writeError(const QString &path, int errorNumber);

} // namespace i2m
