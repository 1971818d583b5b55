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
/// {body, over, revision, cancel, title, unawaited}, as seen() in prelude.lua answers.
Task task(const RedisValue &row);
/// What is nothing there leaves the task as it is.
void layWishes(Task &task, const RedisValue &title, const RedisValue &unawaited);
/// {body, revision}
Job header(const RedisValue &row);
QByteArray number(Time time);

} // namespace i2m::redis_rows
