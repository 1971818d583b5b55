// SPDX-License-Identifier: GPL-3.0-or-later
// The last step of every task: a model that lies complete in a .part file gets its name, its statistics and
// its settings sidecar. Runs on the pool; repeatable after a crash.
#pragma once

#include "core/jobs/provider.h"

namespace i2m {

/// Errors: ModelDamaged (not what it claims to be), DiskFull, StorageError.
Result<ModelFile> finishModel(const DataDir &dir, const Job &job, const Task &task, const Done &done);

} // namespace i2m
