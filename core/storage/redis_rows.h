// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs and tasks as they lie in Redis: a body that a client wrote, and over it what scripts have changed
// since.
#pragma once

#include "core/jobs/job.h"
#include "core/storage/redis_value.h"

namespace i2m::redis_rows {

/// The stored JSON without fields that have their usual value: memory of the server is what counts.
QByteArray body(const Task &task);
QByteArray body(const Job &header);
/// For searching: the artist's names in lower case, one a line.
QByteArray names(const Job &job);
/// {body, over, revision, cancel}, as seen() in prelude.lua answers.
Task task(const RedisValue &row);
/// {body, revision}
Job header(const RedisValue &row);
QByteArray number(Time time);

} // namespace i2m::redis_rows
