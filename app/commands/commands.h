// SPDX-License-Identifier: GPL-3.0-or-later
// All commands, in the order in which --help lists them. Each lives in the file of its name.
#pragma once

#include "app/command_line.h"

namespace i2m {

const QList<Command> &commands();

Command generateCommand();
Command statusCommand();
Command watchCommand();
Command cancelCommand();
Command retryCommand();
Command downloadCommand();
Command deleteCommand();
Command inspectCommand();
Command serveCommand();
Command workerCommand();
Command cleanupCommand();
Command doctorCommand();
Command falTestCommand();
Command authCommand();
Command configCommand();
Command completionCommand();

} // namespace i2m
