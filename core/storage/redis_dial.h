// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a connection to Redis that is ready for use: found through Sentinel where the address says so, with
// TLS, signed in, its database chosen. May take seconds, so it runs off the engine's thread.
#pragma once

#include "core/storage/redis_address.h"
#include "core/storage/redis_value.h"

#include <chrono>
#include <memory>

struct redisContext;

namespace i2m {

using RedisCommand = QList<QByteArray>;

struct RedisLine
{
    struct Free
    {
        void operator()(redisContext *context) const;
    };
    std::unique_ptr<redisContext, Free> context;
    /// Redis' clock less this process' steady clock, in ms.
    qint64 clockAhead = 0;
};

/// Errors: QueueUnreachable; ValidationError where the program was built without TLS; ProcessingError where
/// Redis refuses the name or the password.
Result<std::shared_ptr<RedisLine>> dialRedis(const RedisAddress &address);

/// Sends one command and waits for its answer. Errors: as RedisConnection::run(). Afterwards context.err says
/// whether the line is of any more use.
Result<RedisValue> askRedis(redisContext &context, const RedisCommand &command);
void appendCommand(redisContext &context, const RedisCommand &command);
RedisValue redisValue(void *reply);
/// Nothing where the reply is none.
std::optional<Error> redisRefusal(void *reply);

} // namespace i2m
