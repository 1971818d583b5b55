// SPDX-License-Identifier: GPL-3.0-or-later
// A job's finished models as one ZIP file: stored, not squeezed, since models hold pictures that are already.
#pragma once

#include "core/data_dir.h"
#include "core/jobs/job.h"
#include "core/result.h"

namespace i2m {

/// Writes `path`, or "models (2).zip" and so on where it exists, and answers what it became. Either the whole
/// archive is there or nothing. Errors: StorageError, DiskFull.
Result<QString> exportZip(const DataDir &dir, const Job &job, const QString &path);

} // namespace i2m
