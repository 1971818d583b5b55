// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/redis_address.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Error notAnAddress(const QString &why)
{
    return {ErrorCode::ValidationError,
            u"the address of Redis is redis://[user:password@]host[:port][/database], rediss://…, "
            u"unix:/path or redis+sentinel://host[:port][,host[:port]…]/service[/database]: "_s +
                why};
}

/// The first sentinel makes a URL as any other; the further ones stand where no URL has anything.
Result<RedisAddress> parseSentinels(const QString &text)
{
    static const QRegularExpression form(
        u"^(rediss?)\\+sentinel://([^/@]*@)?([^/@,]+(?:,[^/@,]+)*)/([^/?]+)(/[^?]*)?(?:\\?(.*))?$"_s);
    const auto found = form.match(text);
    if (!found.hasMatch())
        return notAnAddress(u"this one names no sentinel or no service"_s);
    auto address = RedisAddress::parse(found.captured(1) + u"://"_s + found.captured(2) + u"localhost"_s +
                                       found.captured(5));
    if (!address)
        return address;
    address->service = found.captured(4);
    const QUrlQuery own(found.captured(6));
    address->sentinelUser = own.queryItemValue(u"sentinel_user"_s, QUrl::FullyDecoded);
    address->sentinelPassword =
        Secret(own.queryItemValue(u"sentinel_password"_s, QUrl::FullyDecoded).toUtf8());
    for (const QString &each : found.captured(3).split(u',')) {
        const QUrl place(u"redis://"_s + each, QUrl::StrictMode);
        if (!place.isValid() || place.host().isEmpty())
            return notAnAddress(u"“%1” is not a sentinel's host"_s.arg(each));
        address->sentinels.append({place.host(), quint16(place.port(26379))});
    }
    return address;
}

QString shownPlace(const QString &host, quint16 port)
{
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}
} // namespace

Result<RedisAddress> RedisAddress::parse(const QString &text)
{
    if (text.contains("+sentinel://"_L1))
        return parseSentinels(text);
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
    QStringList places;
    for (const Place &each : sentinels)
        places.append(shownPlace(each.host, each.port));
    const QString where =
        places.isEmpty() ? shownPlace(host, port) : service + u" at "_s + places.join(u", "_s);
    return where + (database > 0 ? u"/%1"_s.arg(database) : QString());
}

} // namespace i2m
