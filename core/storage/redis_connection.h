// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to Redis, with timeouts, which comes back by itself. A call either has its answer within
// seconds or an error; while the server is away, calls fail at once. Used in one thread.
#pragma once

#include "core/storage/redis_address.h"
#include "core/storage/redis_value.h"

#include <chrono>
#include <memory>

struct redisContext;

namespace i2m {

class RedisConnection
{
public:
    explicit RedisConnection(RedisAddress address);
    ~RedisConnection();

    using Command = QList<QByteArray>;

    /// Sends one command and waits for its answer. Errors: QueueUnreachable (away, loading, or no longer the
    /// master), QueueFull (maxmemory), ProcessingError with Redis' words.
    Result<RedisValue> run(const Command &command);
    /// Runs a Lua script by its SHA-1, and sends it whole where the server does not know it.
    Result<RedisValue> eval(const QByteArray &script, const QByteArray &sha1, const QByteArray &key,
                            const QList<QByteArray> &arguments);

    /// Sends a command whose answer comes whenever it comes: wait for descriptor() to be readable, then
    /// receive().
    Result<void> send(const Command &command);
    /// What has arrived; nothing when the answer is not complete yet.
    Result<std::optional<RedisValue>> receive();
    /// -1 when there is no connection.
    int descriptor() const;

    /// How often it has connected so far.
    int generation() const { return m_generation; }
    bool isConnected() const { return m_context != nullptr; }
    /// Forgets the connection; the next call makes a new one, at once.
    void drop();
    const RedisAddress &address() const { return m_address; }

private:
    struct Free
    {
        void operator()(redisContext *context) const;
    };
    using Clock = std::chrono::steady_clock;

    Result<void> connect();
    Result<void> greet();
    Result<void> secure();
    Result<RedisValue> exchange(const Command &command);
    Error lost(const QString &words);
    Error away(const QString &words) const;

    RedisAddress m_address;
    std::unique_ptr<redisContext, Free> m_context;
    int m_failures = 0;
    int m_generation = 0;
    Clock::time_point m_retryAt{};
    QString m_why;
};

} // namespace i2m
