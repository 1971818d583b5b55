// SPDX-License-Identifier: GPL-3.0-or-later
// A job in words for people; with --json it is the public form, the fields of GET /status.
#pragma once

#include "app/console.h"
#include "core/jobs/job.h"
#include "core/result.h"

#include <QString>

namespace i2m {

/// "waiting", "uploading", "being made" …
QString stageText(const Task &task);
/// One line about a task: name, how far it is, what went wrong.
QString taskText(const Task &task);
/// The job's headline and one line a task.
QString jobText(const Job &job);
/// "1 model", "3 models"
QString modelCount(int count);
/// "about $0.40", "free"
QString costText(double usd);
/// Prints the job, as words or as --json, and answers `code`; an error is said instead.
ExitCode showJob(const Console &console, const Result<Job> &job, ExitCode code);

} // namespace i2m
