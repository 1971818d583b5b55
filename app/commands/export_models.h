// SPDX-License-Identifier: GPL-3.0-or-later
// Copies finished models out of the data folder, under the artist's own file names. Nothing is overwritten.
#pragma once

#include "core/data_dir.h"
#include "core/jobs/job.h"
#include "core/result.h"

#include <QMap>

namespace i2m {

/// Makes sure that `folder` can be written to, before anything is spent. Errors: StorageError, DiskFull.
Result<void> prepareFolder(const QString &folder);
/// Copies the job's finished models to `folder` ("cat.png" becomes "cat.glb", or "cat (2).glb"). Answers the
/// path of each. Errors: StorageError, DiskFull; the models stay in the data folder.
Result<QMap<TaskId, QString>> exportModels(const DataDir &dir, const Job &job, const QString &folder);

} // namespace i2m
