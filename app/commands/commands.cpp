// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

namespace i2m {

const QList<Command> &commands()
{
    static const QList<Command> all{
        generateCommand(), serveCommand(),   workerCommand(),  statusCommand(),
        watchCommand(),    cancelCommand(),  retryCommand(),   downloadCommand(),
        deleteCommand(),   inspectCommand(), cleanupCommand(), doctorCommand(),
        falTestCommand(),  authCommand(),    configCommand(),  completionCommand()};
    return all;
}

} // namespace i2m
