// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/redis_connection.h"

#include <hiredis/hiredis.h>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds leastPatience = 500ms;
constexpr std::chrono::milliseconds mostPatience = 3s;
/// So many answers in time, and the patience is what it was at first.
constexpr int settled = 100;
constexpr auto firstPause = 100ms;
constexpr auto longestPause = 5s;
/// A server that was restarted is often there at once.
constexpr auto shortWait = 8ms;

QString noAnswer() { return u"no answer in time"_s; }
bool isLate(const Error &error) { return error.detail.endsWith(noAnswer()); }

struct FreeReply
{
    void operator()(void *reply) const { freeReplyObject(reply); }
};
} // namespace

RedisConnection::RedisConnection(RedisAddress address)
    : m_address(std::move(address)), m_patience(leastPatience)
{
    m_dialler.setMaxThreadCount(1);
}

RedisConnection::~RedisConnection() { m_dialler.waitForDone(); }

int RedisConnection::descriptor() const { return m_line ? m_line->context->fd : -1; }

void RedisConnection::drop()
{
    m_line.reset();
    m_retryAt = {};
}

qint64 RedisConnection::deadline() const
{
    using std::chrono::milliseconds;
    const auto here = std::chrono::duration_cast<milliseconds>(Clock::now().time_since_epoch());
    return m_line ? (here + m_patience).count() + m_line->clockAhead : 0;
}

Error RedisConnection::away(const QString &words) const
{
    return {ErrorCode::QueueUnreachable,
            words.contains(m_address.shown()) ? words : m_address.shown() + u": "_s + words};
}

/// Each failure in a row doubles the time in which nothing is tried.
Error RedisConnection::lost(const QString &words)
{
    m_line.reset();
    m_why = words;
    const auto pause = firstPause * (1 << std::min(m_failures++, 6));
    m_retryAt = Clock::now() + std::min<Clock::duration>(pause, longestPause);
    return away(words);
}

void RedisConnection::giveUp()
{
    m_patience = std::min(m_patience * 2, mostPatience);
    m_inTime = 0;
    (void)lost(noAnswer());
}

void RedisConnection::dial()
{
    auto promise = std::make_shared<std::promise<Dialled>>();
    m_attempt = promise->get_future();
    m_dialler.start([promise, address = m_address] { promise->set_value(dialRedis(address)); });
}

Result<void> RedisConnection::take(Dialled dialled)
{
    if (!dialled) {
        const Error error = dialled.error();
        // Refused for good, such as a wrong password, or not yet: either way it is tried again.
        (void)lost(error.detail);
        return error;
    }
    m_line = std::move(*dialled);
    m_failures = 0;
    ++m_generation;
    m_heard = Clock::now();
    return {};
}

Result<void> RedisConnection::connect(bool mayWait)
{
    if (m_line)
        return {};
    if (!m_attempt.valid() && Clock::now() < m_retryAt)
        return away(m_why);
    if (!m_attempt.valid() && m_generation == 0 && mayWait)
        return take(dialRedis(m_address));
    if (!m_attempt.valid())
        dial();
    if (m_attempt.wait_for(mayWait ? shortWait : 0ms) != std::future_status::ready)
        return away(m_why.isEmpty() ? u"connecting"_s : m_why);
    return take(m_attempt.get());
}

Result<RedisValue> RedisConnection::exchange(const Command &command)
{
    redisContext &context = *m_line->context;
    const auto wait = std::chrono::duration_cast<std::chrono::microseconds>(m_patience).count();
    redisSetTimeout(&context, {wait / 1'000'000, wait % 1'000'000});
    auto answer = askRedis(context, command);
    m_inDoubt = m_inDoubt || context.err != 0;
    if (answer || answer.error().code != ErrorCode::QueueUnreachable) {
        m_heard = Clock::now();
        if (++m_inTime == settled)
            m_patience = leastPatience;
        return answer;
    }
    if (!isLate(answer.error()))
        return lost(answer.error().detail);
    giveUp();
    return away(m_why);
}

Result<void> RedisConnection::connect() { return connect(true); }

Result<RedisValue> RedisConnection::run(const Command &command)
{
    const bool stale = isConnected();
    m_inDoubt = false;
    if (auto connected = connect(); !connected)
        return connected.error();
    auto answer = exchange(command);
    if (answer || isConnected() || !stale || isLate(answer.error()))
        return answer;
    // The server was restarted since the last call: a new connection may be had at once.
    const Error first = answer.error();
    m_retryAt = {};
    if (auto connected = connect(); !connected)
        return first;
    return exchange(command);
}

Result<RedisValue> RedisConnection::eval(const QByteArray &script, const QByteArray &sha1,
                                         const QByteArray &key, const QList<QByteArray> &arguments)
{
    auto answer = run(Command{"EVALSHA", sha1, "1", key} + arguments);
    if (answer || !answer.error().detail.contains("NOSCRIPT"_L1))
        return answer;
    return run(Command{"EVAL", script, "1", key} + arguments);
}

Result<void> RedisConnection::send(const Command &command)
{
    if (auto connected = connect(false); !connected)
        return connected;
    redisContext &context = *m_line->context;
    appendCommand(context, command);
    int done = 0;
    while (!done) {
        if (redisBufferWrite(&context, &done) != REDIS_OK)
            return lost(QString::fromLocal8Bit(context.errstr));
    }
    return {};
}

Result<std::optional<RedisValue>> RedisConnection::receive()
{
    if (!m_line)
        return away(m_why);
    redisContext &context = *m_line->context;
    void *answer = nullptr;
    if (redisBufferRead(&context) != REDIS_OK || redisGetReplyFromReader(&context, &answer) != REDIS_OK)
        return lost(QString::fromLocal8Bit(context.errstr));
    if (!answer)
        return std::optional<RedisValue>();
    const std::unique_ptr<void, FreeReply> reply(answer);
    if (const auto refused = redisRefusal(answer))
        return lost(refused->detail);
    m_heard = Clock::now();
    return std::optional(redisValue(answer));
}

} // namespace i2m
