// SPDX-License-Identifier: GPL-3.0-or-later
// How commands get at the data folder: as its owner, or as a guest who only looks while another process
// works.
#pragma once

#include "app/application.h"
#include "app/command_line.h"

namespace i2m {

enum class KeyUse { Needed, NotNeeded };

/// The application on this call's data folder. With KeyUse::Needed it has looked for a fal.ai key, which may
/// take the keychain's five seconds. Errors: as Application::open().
Result<std::unique_ptr<Application>> openData(const Invocation &call, KeyUse key);
/// The store to look into, whoever works on it. Errors: JobNotFound when there is no data yet; StorageError.
Result<std::unique_ptr<JobStore>> lookIntoData(const Invocation &call);
/// The command's job id. Errors: InvalidJobId.
Result<JobId> jobArgument(const Invocation &call);

/// What a retry of `job` would make again, and its price in USD.
struct Again
{
    int models = 0;
    double cost = 0;
};
Again whatFailed(const Job &job);

/// What spending needs: nothing if it is free; else --max-cost that is high enough, --yes, or a yes on the
/// terminal. Answers the code to end with if it may not go on.
std::optional<ExitCode> refusal(const Invocation &call, int models, double cost, bool free);
/// --yes and --max-cost.
QList<QCommandLineOption> spendingOptions();

} // namespace i2m
