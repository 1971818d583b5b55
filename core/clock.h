// SPDX-License-Identifier: GPL-3.0-or-later
// Points in time as they are stored and shown: UTC, in milliseconds.
#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>
#include <chrono>

namespace i2m {

using Milliseconds = std::chrono::milliseconds;
using Time = std::chrono::sys_time<Milliseconds>;

inline Time now() { return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now()); }

/// ISO 8601 with milliseconds and Z, as RFC 3339 has it; empty for the epoch itself, which means "not yet".
inline QString toIso(Time time)
{
    if (time == Time{})
        return {};
    // toUTC(): a date in the zone "UTC" would be written with +00:00
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc())
        .toUTC()
        .toString(Qt::ISODateWithMs);
}

} // namespace i2m
