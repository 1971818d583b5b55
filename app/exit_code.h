// SPDX-License-Identifier: GPL-3.0-or-later
// What the program's exit codes mean. Scripts rely on them.
#pragma once

#include "core/error.h"

namespace i2m {

enum class ExitCode {
    Done = 0,
    Failed = 1,
    Usage = 2,
    SomeFailed = 3,
    KeyProblem = 4,
    CostProblem = 5,
    Unreachable = 6,
    Interrupted = 130
};

/// The code with which a command ends that this error stopped.
ExitCode exitCodeFor(ErrorCode code);

} // namespace i2m
