// SPDX-License-Identifier: GPL-3.0-or-later
// What serve and worker have in common: which shared queue, which folder, how much at once; and waiting for a
// Redis that is away.
#pragma once

#include "app/command_line.h"
#include "app/engine_thread.h"

namespace i2m {

/// --redis, --files and --concurrency.
QList<QCommandLineOption> sharingOptions();
/// The call's settings with those options and REDIS_HOST, REDIS_PORT, REDIS_PASSWORD. Errors:
/// ValidationError.
Result<Settings> sharingSettings(const Invocation &call);
/// How many tasks at once; the largest number when nothing was said. Errors: ValidationError.
Result<int> placesOf(const Invocation &call);
/// Joins the shared queue, and waits for it as long as it takes, or until Ctrl+C (Cancelled). With
/// `numbered`, several processes take `folder`-1, `folder`-2 … each.
Result<std::unique_ptr<EngineThread>> joinQueue(const Invocation &call, const Settings &settings,
                                                const QString &folder, bool numbered, const Sharing &sharing);
/// How a command ends that could not join: without another word where its user has interrupted the wait.
ExitCode failToJoin(const Invocation &call, const Error &error);

} // namespace i2m
