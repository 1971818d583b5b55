// SPDX-License-Identifier: GPL-3.0-or-later
// Models leave the program: copied under good names, never over another file, or stored together in a ZIP.
#pragma once

#include "core/data_dir.h"
#include "ui/queue/queue_row.h"

#include <QStringList>

namespace i2m {

/// The name of an exported file, without folder: `pattern` with {name} {date} {time} {model} {index} filled
/// in.
QString exportName(const QueueRow &row, const QString &pattern, int index, const QDateTime &time);
/// Copies the models of `rows` into `folder`; answers the new paths. Blocking. Errors: StorageError,
/// DiskFull.
Result<QStringList> exportTo(const QString &folder, const DataDir &dir, const QList<QueueRow> &rows,
                             const QString &pattern);

} // namespace i2m
