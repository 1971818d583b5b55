// SPDX-License-Identifier: GPL-3.0-or-later
// Which picture stands for a task: our own of its model, else the provider's, else that of its image. Asks
// the disk each time, since a window may draw the first at any moment.
#pragma once

#include "core/data_dir.h"
#include "core/jobs/job.h"

namespace i2m {

/// Where a window puts its own picture of a finished model: a square PNG with a clear ground. Absolute.
QString modelPicturePath(const DataDir &dir, const Task &task);
/// Absolute path of what there is; empty when there is nothing.
QString picturePath(const DataDir &dir, const Task &task);

} // namespace i2m
