// SPDX-License-Identifier: GPL-3.0-or-later
// Puts files into a ZIP archive on disk: stored, not squeezed, since models hold pictures that already are.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace i2m {

struct ZipPart
{
    QString name; ///< in the archive, with "/" between folders
    QString path; ///< the file to store; empty: `bytes` are stored
    QByteArray bytes{};
};

/// "cat.glb", or "cat (2).glb" when `taken` has it, whatever the case of its letters; then taken as well.
QString freeZipName(const QString &stem, const QString &ending, QStringList &taken);
/// Writes the archive to `target`; either all of it is there or nothing. Blocking. Errors: StorageError,
/// DiskFull.
Result<void> writeZip(const QString &target, const QList<ZipPart> &parts);

} // namespace i2m
