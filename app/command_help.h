// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of --help: examples first, then what there is.
#pragma once

#include "app/command_line.h"

namespace i2m {

/// Of one command.
QString helpText(const Command &command);
/// Of the program: all commands, exit codes, environment.
QString overviewText();

} // namespace i2m
