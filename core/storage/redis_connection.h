// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to Redis, which comes back by itself. Only the first connection is waited for: later ones
// are made in a thread of their own, and meanwhile calls fail at once. An answer is waited for half a second,
// longer where Redis has been slow; Redis does not carry out a script that its caller has given up. Used in
// one thread.
#pragma once

#include "core/storage/redis_dial.h"

#include <QThreadPool>
#include <future>
#include <optional>

namespace i2m {

class RedisConnection
{
public:
    explicit RedisConnection(RedisAddress address);
    ~RedisConnection();

    using Command = RedisCommand;
    using Clock = std::chrono::steady_clock;

    /// Errors: as run().
    Result<void> connect();
    /// Sends one command and waits for its answer. Errors: QueueUnreachable (away, slow, loading, or no
    /// longer the master), QueueFull (maxmemory), ProcessingError with Redis' words.
    Result<RedisValue> run(const Command &command);
    /// Runs a Lua script by its SHA-1, and sends it whole where the server does not know it.
    Result<RedisValue> eval(const QByteArray &script, const QByteArray &sha1, const QByteArray &key,
                            const QList<QByteArray> &arguments);

    /// Sends a command whose answer comes whenever it comes: wait for descriptor() to be readable, then
    /// receive(). Never waits, not even for the first connection.
    Result<void> send(const Command &command);
    /// What has arrived; nothing when the answer is not complete yet.
    Result<std::optional<RedisValue>> receive();
    /// -1 when there is no connection.
    int descriptor() const;

    /// How often it has connected so far.
    int generation() const { return m_generation; }
    bool isConnected() const { return m_line != nullptr; }
    bool isConnecting() const { return m_attempt.valid(); }
    /// The last call failed after it was sent: Redis may have carried it out all the same.
    bool isInDoubt() const { return m_inDoubt; }
    /// Redis' clock in ms when a call that is made now is given up.
    qint64 deadline() const;
    std::chrono::milliseconds patience() const { return m_patience; }
    /// When something was last heard from Redis.
    Clock::time_point lastHeard() const { return m_heard; }
    void noteHeard() { m_heard = Clock::now(); }
    /// Redis answers another connection no more: calls fail at once until it does.
    void giveUp();
    /// Forgets the connection; the next call makes a new one, at once.
    void drop();
    const RedisAddress &address() const { return m_address; }

private:
    using Dialled = Result<std::shared_ptr<RedisLine>>;

    Result<void> connect(bool mayWait);
    void dial();
    Result<void> take(Dialled dialled);
    Result<RedisValue> exchange(const Command &command);
    Error lost(const QString &words);
    Error away(const QString &words) const;

    RedisAddress m_address;
    std::shared_ptr<RedisLine> m_line;
    std::future<Dialled> m_attempt;
    QThreadPool m_dialler;
    int m_failures = 0;
    int m_generation = 0;
    std::chrono::milliseconds m_patience;
    bool m_inDoubt = false;
    int m_inTime = 0; ///< answers since the last one that came too late
    Clock::time_point m_retryAt{};
    Clock::time_point m_heard{};
    QString m_why;
};

} // namespace i2m
