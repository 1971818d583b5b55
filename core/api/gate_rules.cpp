// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/gate_rules.h"

#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct HostAndPort
{
    QString host; ///< lower case, an IPv6 literal without brackets
    int port;     ///< -1: not given, -2: not a port
};

HostAndPort split(QByteArrayView authority)
{
    const qsizetype colon = authority.lastIndexOf(':');
    const bool hasPort = colon >= 0 && colon > authority.lastIndexOf(']');
    QByteArrayView host = hasPort ? authority.first(colon) : authority;
    if (host.startsWith('[') && host.endsWith(']'))
        host = host.sliced(1, host.size() - 2);
    HostAndPort result{QString::fromLatin1(host).toLower(), -1};
    if (hasPort) {
        bool ok = false;
        const QByteArray digits = authority.sliced(colon + 1).toByteArray();
        const int port = digits.toInt(&ok);
        const bool plain = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
        result.port = ok && plain && port > 0 && port <= 65535 ? port : -2;
    }
    return result;
}
} // namespace

Result<void> GateRules::check(const Request &request, const QHostAddress &local) const
{
    auto host = checkHost(request, local);
    return host ? checkOrigin(request) : host;
}

Result<void> GateRules::checkHost(const Request &request, const QHostAddress &local) const
{
    const HostAndPort asked = split(request.authority);
    const int usual = tls ? 443 : 80;
    const bool portFits = (asked.port == -1 ? usual : asked.port) == port;
    for (const QString &allowed : hosts) {
        const HostAndPort row = split(allowed.toLatin1());
        // A name alone is also how a reverse proxy on its usual port passes it on.
        if (asked.host == row.host &&
            (row.port == -1 ? portFits || asked.port == -1 : asked.port == row.port))
            return {};
    }
    const auto isLocal = [&local](const QString &host) {
        const QHostAddress literal(host);
        return !literal.isNull() && literal.isEqual(local, QHostAddress::TolerantConversion);
    };
    const bool own = asked.host == "localhost"_L1 || asked.host == "127.0.0.1"_L1 || asked.host == "::1"_L1 ||
                     isLocal(asked.host);
    if (own && portFits)
        return {};
    return Error{ErrorCode::MisdirectedRequest, {}};
}

Result<void> GateRules::checkOrigin(const Request &request) const
{
    const QByteArrayView origin = request.header("origin");
    const auto isOrigin = [](const Request::Field &field) {
        return field.name.compare("origin", Qt::CaseInsensitive) == 0;
    };
    if (std::ranges::count_if(request.fields, isOrigin) > 1)
        return Error{ErrorCode::OriginNotAllowed, {}};
    if (request.has("origin")) {
        const QByteArray own = (tls ? "https://" : "http://") + request.authority.toByteArray();
        if (origin.compare(own, Qt::CaseInsensitive) == 0 || comesFromAllowed(origin))
            return {};
        return Error{ErrorCode::OriginNotAllowed, {}};
    }
    const QByteArrayView site = request.header("sec-fetch-site");
    if (site == "cross-site" || site == "same-site")
        return Error{ErrorCode::OriginNotAllowed, {}};
    return {};
}

Headers GateRules::corsFields(const Request &request) const
{
    const QByteArrayView origin = request.header("origin");
    if (!comesFromAllowed(origin))
        return {};
    return {
        {"Access-Control-Allow-Origin", origin.toByteArray()},
        {"Access-Control-Expose-Headers",
         "X-Request-ID, Location, Link, ETag, Retry-After, RateLimit, RateLimit-Policy, X-RateLimit-Limit, "
         "X-RateLimit-Remaining, X-RateLimit-Reset, Content-Disposition, Content-Range, Idempotent-Replayed"},
        {"Vary", "Origin"}};
}

bool GateRules::comesFromAllowed(QByteArrayView origin) const
{
    return !origin.isEmpty() && origins.contains(QString::fromLatin1(origin), Qt::CaseInsensitive);
}

} // namespace i2m
