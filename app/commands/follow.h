// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for a job on the command line: shows its progress and stops when it has ended, when it cannot go on
// without its user, when the provider stays out of reach, or at Ctrl+C. The job is safe in each case.
#pragma once

#include "app/console.h"
#include "core/jobs/engine.h"

#include <functional>

namespace i2m {

/// Lets `engine` work until the job has ended. Answers the code to end with.
ExitCode followWith(Engine &engine, const JobId &job, const Console &console);
/// The same for a job that another process works on: `look` tells how it stands, and is asked now and then.
ExitCode followBy(const std::function<Result<Job>()> &look, const JobId &job, const Console &console);

/// The exit code that a job's end deserves.
ExitCode exitCodeFor(const Job &job);

} // namespace i2m
