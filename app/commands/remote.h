// SPDX-License-Identifier: GPL-3.0-or-later
// The commands about jobs, carried out by a running server instead of on the data folder.
#pragma once

#include "app/server_client.h"

namespace i2m::remote {

ExitCode generate(const Invocation &call, ServerClient &server, const QStringList &images);
ExitCode status(const Invocation &call, ServerClient &server);
ExitCode watch(const Invocation &call, ServerClient &server, const JobId &job);
ExitCode cancel(const Invocation &call, ServerClient &server, const JobId &job);
ExitCode retry(const Invocation &call, ServerClient &server, const JobId &job);
ExitCode download(const Invocation &call, ServerClient &server, const JobId &job);
ExitCode remove(const Invocation &call, ServerClient &server, const JobId &job);

} // namespace i2m::remote
