// SPDX-License-Identifier: GPL-3.0-or-later
// How busy this computer is, for GET /health/detailed. What the system does not tell is null.
#pragma once

#include <QJsonObject>

namespace i2m {

/// cpu_usage_percent (since the last call, at first since the computer started), memory_usage_percent,
/// memory_available_gb and load_average of 1, 5 and 15 minutes. From /proc/stat and /proc/meminfo, see
/// proc(5).
QJsonObject machineLoad();

} // namespace i2m
