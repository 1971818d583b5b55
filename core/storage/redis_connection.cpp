// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/redis_connection.h"

#include <QFile>
#include <QVarLengthArray>
#include <hiredis/hiredis.h>
#ifdef I2M_HIREDIS_TLS
#include <hiredis/hiredis_ssl.h>
#include <openssl/ssl.h>
#endif

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr timeval connectPatience{1, 0};
constexpr timeval answerPatience{3, 0};
constexpr auto firstPause = 100ms;
constexpr auto longestPause = 5s;

RedisValue toValue(const redisReply &reply)
{
    switch (reply.type) {
    case REDIS_REPLY_INTEGER:
        return {RedisValue::Kind::Number, reply.integer};
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
        return {RedisValue::Kind::Text, 0, QByteArray(reply.str, qsizetype(reply.len))};
    case REDIS_REPLY_ARRAY: {
        RedisValue list{RedisValue::Kind::List};
        list.items.reserve(qsizetype(reply.elements));
        for (size_t i = 0; i < reply.elements; ++i)
            list.items.append(toValue(*reply.element[i]));
        return list;
    }
    default:
        return {};
    }
}

void append(redisContext *context, const RedisConnection::Command &command)
{
    QVarLengthArray<const char *, 64> texts;
    QVarLengthArray<size_t, 64> lengths;
    for (const QByteArray &part : command) {
        texts.append(part.constData());
        lengths.append(size_t(part.size()));
    }
    redisAppendCommandArgv(context, int(command.size()), texts.data(), lengths.data());
}

struct FreeReply
{
    void operator()(void *reply) const { freeReplyObject(reply); }
};
using Reply = std::unique_ptr<redisReply, FreeReply>;

/// Errors that pass when Redis has loaded its file or another server has become the master.
bool isAway(const QByteArray &words)
{
    return words.startsWith("LOADING") || words.startsWith("READONLY") || words.startsWith("MASTERDOWN") ||
           words.startsWith("CLUSTERDOWN") || words.startsWith("TRYAGAIN") ||
           words.contains("max number of clients");
}
} // namespace

void RedisConnection::Free::operator()(redisContext *context) const { redisFree(context); }

RedisConnection::RedisConnection(RedisAddress address) : m_address(std::move(address)) {}

RedisConnection::~RedisConnection() = default;

int RedisConnection::descriptor() const { return m_context ? m_context->fd : -1; }

void RedisConnection::drop()
{
    m_context.reset();
    m_retryAt = {};
}

Error RedisConnection::away(const QString &words) const
{
    return {ErrorCode::QueueUnreachable, m_address.shown() + u": "_s + words};
}

/// Each failure in a row doubles the time in which nothing is tried.
Error RedisConnection::lost(const QString &words)
{
    m_context.reset();
    m_why = words;
    const auto pause = firstPause * (1 << std::min(m_failures++, 6));
    m_retryAt = Clock::now() + std::min<Clock::duration>(pause, longestPause);
    return away(words);
}

Result<void> RedisConnection::connect()
{
    if (m_context)
        return {};
    if (Clock::now() < m_retryAt)
        return away(m_why);
    m_context.reset(
        m_address.path.isEmpty()
            ? redisConnectWithTimeout(m_address.host.toUtf8().constData(), m_address.port, connectPatience)
            : redisConnectUnixWithTimeout(QFile::encodeName(m_address.path).constData(), connectPatience));
    if (!m_context)
        return lost(u"there is no memory for a connection"_s);
    if (m_context->err)
        return lost(QString::fromLocal8Bit(m_context->errstr));
    redisSetTimeout(m_context.get(), answerPatience);
    (void)redisEnableKeepAlive(m_context.get());
    if (m_address.tls) {
        if (auto secured = secure(); !secured)
            return secured;
    }
    return greet();
}

#ifdef I2M_HIREDIS_TLS
Result<void> RedisConnection::secure()
{
    // hiredis' own contexts do not check whose certificate it is.
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                    &SSL_CTX_free);
    SSL *session = nullptr;
    if (context && SSL_CTX_set_default_verify_paths(context.get()) == 1) {
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
        session = SSL_new(context.get());
    }
    const QByteArray host = m_address.host.toUtf8();
    if (!session || SSL_set1_host(session, host.constData()) != 1 ||
        SSL_set_tlsext_host_name(session, host.constData()) != 1)
        return lost(u"TLS cannot be started"_s);
    if (redisInitiateSSL(m_context.get(), session) != REDIS_OK) // takes the session
        return lost(u"TLS: "_s + QString::fromLocal8Bit(m_context->errstr));
    return {};
}
#else
Result<void> RedisConnection::secure()
{
    m_context.reset();
    return Error{
        ErrorCode::ValidationError,
        u"rediss:// needs hiredis 1.0 or later with TLS, and this program was built with an older one; "
        u"use redis:// through a tunnel such as stunnel"_s};
}
#endif

Result<void> RedisConnection::greet()
{
    QList<Command> greetings;
    if (!m_address.password.isEmpty()) {
        greetings.append(m_address.user.isEmpty()
                             ? Command{"AUTH", m_address.password.reveal()}
                             : Command{"AUTH", m_address.user.toUtf8(), m_address.password.reveal()});
    }
    if (m_address.database > 0)
        greetings.append({"SELECT", QByteArray::number(m_address.database)});
    greetings.append({"PING"});
    for (const Command &each : greetings) {
        if (const auto answered = exchange(each); !answered) {
            const Error error = answered.error();
            // Refused for good, such as a wrong password, or not yet: either way this connection is of no
            // use.
            (void)lost(error.detail);
            return error;
        }
    }
    m_failures = 0;
    ++m_generation;
    return {};
}

Result<RedisValue> RedisConnection::exchange(const Command &command)
{
    append(m_context.get(), command);
    void *answer = nullptr;
    if (redisGetReply(m_context.get(), &answer) != REDIS_OK) {
        const bool late = m_context->err == REDIS_ERR_IO && (errno == EAGAIN || errno == EWOULDBLOCK);
        return lost(late ? u"no answer in 3 seconds"_s : QString::fromLocal8Bit(m_context->errstr));
    }
    const Reply reply(static_cast<redisReply *>(answer));
    if (reply->type != REDIS_REPLY_ERROR)
        return toValue(*reply);
    const QByteArray words(reply->str, qsizetype(reply->len));
    if (isAway(words))
        return lost(QString::fromUtf8(words));
    const bool full = words.startsWith("OOM") || words.contains("-OOM") || words.contains("'maxmemory'");
    return Error{full ? ErrorCode::QueueFull : ErrorCode::ProcessingError,
                 u"Redis: "_s + QString::fromUtf8(words)};
}

Result<RedisValue> RedisConnection::run(const Command &command)
{
    const bool stale = isConnected();
    if (auto connected = connect(); !connected)
        return connected.error();
    auto answer = exchange(command);
    if (answer || isConnected() || !stale)
        return answer;
    // The server was restarted since the last call: a new connection may be had at once.
    const Error first = answer.error();
    if (first.detail.endsWith("seconds"_L1))
        return first;
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
    if (auto connected = connect(); !connected)
        return connected;
    append(m_context.get(), command);
    int done = 0;
    while (!done) {
        if (redisBufferWrite(m_context.get(), &done) != REDIS_OK)
            return lost(QString::fromLocal8Bit(m_context->errstr));
    }
    return {};
}

Result<std::optional<RedisValue>> RedisConnection::receive()
{
    if (!m_context)
        return away(m_why);
    void *answer = nullptr;
    if (redisBufferRead(m_context.get()) != REDIS_OK ||
        redisGetReplyFromReader(m_context.get(), &answer) != REDIS_OK)
        return lost(QString::fromLocal8Bit(m_context->errstr));
    if (!answer)
        return std::optional<RedisValue>();
    const Reply reply(static_cast<redisReply *>(answer));
    if (reply->type == REDIS_REPLY_ERROR)
        return lost(QString::fromUtf8(reply->str, qsizetype(reply->len)));
    return std::optional(toValue(*reply));
}

} // namespace i2m
