// SPDX-License-Identifier: GPL-3.0-or-later
// When to try again. Pure: chance comes in from outside.
#pragma once

#include "core/clock.h"

#include <algorithm>

namespace i2m {

/// Exponential backoff with jitter: 1 s doubled with each attempt up to 60 s, times 0.75 to 1.25.
/// `attempt` counts from 1; `chance` is uniform in [0, 1).
inline Milliseconds backoff(int attempt, double chance)
{
    const double seconds = std::min(60.0, double(1LL << std::clamp(attempt - 1, 0, 6)));
    return Milliseconds(qint64(seconds * 1000.0 * (0.75 + 0.5 * chance)));
}

} // namespace i2m
