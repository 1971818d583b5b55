// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/redis_address.h"

#include <QUrl>
#include <QUrlQuery>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Error notAnAddress(const QString &why)
{
    return {ErrorCode::ValidationError,
            u"the address of Redis is redis://[user:password@]host[:port][/database], rediss://… or "
            u"unix:/path: "_s +
                why};
}
} // namespace

Result<RedisAddress> RedisAddress::parse(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    RedisAddress address;
    if (!url.isValid())
        return notAnAddress(u"this one has a typing error"_s);
    const QString scheme = url.scheme();
    if (scheme != "redis"_L1 && scheme != "rediss"_L1 && scheme != "unix"_L1)
        return notAnAddress(u"it begins with “%1”"_s.arg(scheme));
    address.tls = scheme == "rediss"_L1;
    address.user = url.userName(QUrl::FullyDecoded);
    address.password = Secret(url.password(QUrl::FullyDecoded).toUtf8());
    QString database = url.path().mid(1);
    if (scheme == "unix"_L1) {
        address.path = url.path();
        database = QUrlQuery(url).queryItemValue(u"db"_s);
    } else {
        address.host = url.host().isEmpty() ? u"127.0.0.1"_s : url.host();
        address.port = quint16(url.port(6379));
    }
    if (scheme == "unix"_L1 && address.path.size() < 2)
        return notAnAddress(u"the path of the socket is missing"_s);
    bool ok = true;
    if (!database.isEmpty())
        address.database = database.toInt(&ok);
    if (!ok || address.database < 0)
        return notAnAddress(u"a database is a number from 0"_s);
    return address;
}

QString RedisAddress::shown() const
{
    if (!path.isEmpty())
        return path;
    const bool v6 = host.contains(u':');
    const QString shownHost = v6 ? u'[' + host + u']' : host;
    return u"%1:%2"_s.arg(shownHost).arg(port) + (database > 0 ? u"/%1"_s.arg(database) : QString());
}

} // namespace i2m
