// SPDX-License-Identifier: GPL-3.0-or-later
// Finished models on their way out, as -o and --zip ask for.
#pragma once

#include "app/command_line.h"
#include "core/data_dir.h"
#include "core/jobs/job.h"

#include <QJsonArray>
#include <QMap>

namespace i2m {

struct HandedOver
{
    QMap<TaskId, QString> models; ///< path of each copy; empty when only a ZIP was asked for
    QString zip;
};

/// -o and --zip.
QList<QCommandLineOption> exportOptions();
/// Copies the job's models to -o, or into the --zip file, or both; without either into the present folder.
/// Errors: StorageError, DiskFull; the models stay in the data folder.
Result<HandedOver> handOver(const Invocation &call, const DataDir &dir, const Job &job);
/// Prints the paths, one a line in the job's order, or the job with them as JSON. `refused`: images that
/// never became part of the job, for "rejected".
void showExports(const Console &console, const Job &job, const HandedOver &exports,
                 const QJsonArray &refused);

} // namespace i2m
