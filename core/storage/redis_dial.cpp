// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/redis_dial.h"

#include <QFile>
#include <QVarLengthArray>
#include <cerrno>
#include <hiredis/hiredis.h>
#ifdef I2M_HIREDIS_TLS
#include <hiredis/hiredis_ssl.h>
#include <openssl/ssl.h>
#endif

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr timeval connectPatience{1, 0};
constexpr timeval greetPatience{1, 0};

struct FreeReply
{
    void operator()(void *reply) const { freeReplyObject(reply); }
};

Error unreachable(const RedisAddress &address, const QString &why)
{
    return {ErrorCode::QueueUnreachable, address.shown() + u": "_s + why};
}

RedisValue valueOf(const redisReply &reply)
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
            list.items.append(valueOf(*reply.element[i]));
        return list;
    }
    default:
        return {};
    }
}

/// Errors that pass: Redis loads its file, another server has become the master, or the caller had given up.
bool passes(const QByteArray &words)
{
    for (const char *each :
         {"LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "LATE", "UNBLOCKED"}) {
        if (words.startsWith(each) || words.contains(QByteArray("-") + each))
            return true;
    }
    return words.contains("max number of clients");
}

#ifdef I2M_HIREDIS_TLS
Result<void> secure(redisContext &line, const RedisAddress &address)
{
    // hiredis' own contexts do not check whose certificate it is.
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                    &SSL_CTX_free);
    SSL *session = nullptr;
    if (context && SSL_CTX_set_default_verify_paths(context.get()) == 1) {
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
        session = SSL_new(context.get());
    }
    const QByteArray host = address.host.toUtf8();
    if (!session || SSL_set1_host(session, host.constData()) != 1 ||
        SSL_set_tlsext_host_name(session, host.constData()) != 1)
        return unreachable(address, u"TLS cannot be started"_s);
    if (redisInitiateSSL(&line, session) != REDIS_OK) // takes the session
        return unreachable(address, u"TLS: "_s + QString::fromLocal8Bit(line.errstr));
    return {};
}
#else
Result<void> secure(redisContext &, const RedisAddress &)
{
    return Error{
        ErrorCode::ValidationError,
        u"rediss:// needs hiredis 1.0 or later with TLS, and this program was built with an older one; "
        u"use redis:// through a tunnel such as stunnel"_s};
}
#endif

Result<std::shared_ptr<RedisLine>> connectTo(const RedisAddress &address)
{
    auto line = std::make_shared<RedisLine>();
    line->context.reset(
        address.path.isEmpty()
            ? redisConnectWithTimeout(address.host.toUtf8().constData(), address.port, connectPatience)
            : redisConnectUnixWithTimeout(QFile::encodeName(address.path).constData(), connectPatience));
    if (!line->context)
        return unreachable(address, u"there is no memory for a connection"_s);
    if (line->context->err)
        return unreachable(address, QString::fromLocal8Bit(line->context->errstr));
    redisSetTimeout(line->context.get(), greetPatience);
    (void)redisEnableKeepAlive(line->context.get());
    if (address.tls) {
        if (auto secured = secure(*line->context, address); !secured)
            return secured.error();
    }
    return line;
}

Result<void> signIn(redisContext &line, const QString &user, const Secret &password)
{
    if (password.isEmpty())
        return {};
    const auto answered =
        askRedis(line, user.isEmpty() ? RedisCommand{"AUTH", password.reveal()}
                                      : RedisCommand{"AUTH", user.toUtf8(), password.reveal()});
    return answered ? Result<void>() : answered.error();
}

/// Where the sentinels, asked in turn, say that the master is.
/// Protocol: redis.io/docs/latest/develop/reference/sentinel-clients, steps 1 to 3.
Result<RedisAddress> masterOf(const RedisAddress &address)
{
    QString why = u"no sentinel answers"_s;
    for (const RedisAddress::Place &place : address.sentinels) {
        RedisAddress sentinel;
        sentinel.host = place.host;
        sentinel.port = place.port;
        sentinel.tls = address.tls;
        const auto line = connectTo(sentinel);
        if (!line) {
            why = line.error().detail;
            continue;
        }
        if (auto in = signIn(*(*line)->context, address.sentinelUser, address.sentinelPassword); !in) {
            why = in.error().detail;
            continue;
        }
        const auto found =
            askRedis(*(*line)->context, {"SENTINEL", "get-master-addr-by-name", address.service.toUtf8()});
        if (!found || found->items.size() != 2) {
            why = found ? u"the sentinels know no master “%1”"_s.arg(address.service) : found.error().detail;
            continue;
        }
        RedisAddress master = address;
        master.sentinels.clear();
        master.host = (*found)[0].toString();
        master.port = quint16((*found)[1].toNumber());
        return master;
    }
    return unreachable(address, why);
}

Result<void> greet(RedisLine &line, const RedisAddress &address, bool mustBeMaster)
{
    redisContext &context = *line.context;
    if (auto in = signIn(context, address.user, address.password); !in)
        return in;
    if (address.database > 0) {
        if (const auto chosen = askRedis(context, {"SELECT", QByteArray::number(address.database)}); !chosen)
            return chosen.error();
    }
    if (mustBeMaster) {
        // A sentinel may not know yet that its master has gone or was made a replica.
        const auto role = askRedis(context, {"ROLE"});
        if (role && (*role)[0].text != "master")
            return unreachable(address, u"it is no longer the master"_s);
    }
    const auto time = askRedis(context, {"TIME"});
    if (!time)
        return time.error();
    using namespace std::chrono;
    const qint64 here = duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    line.clockAhead = (*time)[0].toNumber() * 1000 + (*time)[1].toNumber() / 1000 - here;
    return {};
}
} // namespace

void RedisLine::Free::operator()(redisContext *context) const { redisFree(context); }

RedisValue redisValue(void *reply) { return valueOf(*static_cast<redisReply *>(reply)); }

std::optional<Error> redisRefusal(void *reply)
{
    const auto &said = *static_cast<redisReply *>(reply);
    if (said.type != REDIS_REPLY_ERROR)
        return {};
    const QByteArray words(said.str, qsizetype(said.len));
    if (passes(words))
        return Error{ErrorCode::QueueUnreachable, QString::fromUtf8(words)};
    const bool full = words.startsWith("OOM") || words.contains("-OOM") || words.contains("'maxmemory'");
    return Error{full ? ErrorCode::QueueFull : ErrorCode::ProcessingError,
                 u"Redis: "_s + QString::fromUtf8(words)};
}

void appendCommand(redisContext &context, const RedisCommand &command)
{
    QVarLengthArray<const char *, 64> texts;
    QVarLengthArray<size_t, 64> lengths;
    for (const QByteArray &part : command) {
        texts.append(part.constData());
        lengths.append(size_t(part.size()));
    }
    redisAppendCommandArgv(&context, int(command.size()), texts.data(), lengths.data());
}

Result<RedisValue> askRedis(redisContext &context, const RedisCommand &command)
{
    appendCommand(context, command);
    void *answer = nullptr;
    if (redisGetReply(&context, &answer) != REDIS_OK) {
        const bool late = context.err == REDIS_ERR_IO && (errno == EAGAIN || errno == EWOULDBLOCK);
        return Error{ErrorCode::QueueUnreachable,
                     late ? u"no answer in time"_s : QString::fromLocal8Bit(context.errstr)};
    }
    const std::unique_ptr<void, FreeReply> reply(answer);
    if (const auto refused = redisRefusal(answer))
        return *refused;
    return redisValue(answer);
}

Result<std::shared_ptr<RedisLine>> dialRedis(const RedisAddress &address)
{
    RedisAddress where = address;
    if (!address.sentinels.isEmpty()) {
        auto master = masterOf(address);
        if (!master)
            return master.error();
        where = *master;
    }
    auto line = connectTo(where);
    if (!line)
        return line;
    if (auto greeted = greet(**line, where, !address.sentinels.isEmpty()); !greeted) {
        Error error = greeted.error();
        if (error.code == ErrorCode::QueueUnreachable)
            return unreachable(where, error.detail);
        return error;
    }
    return line;
}

} // namespace i2m
