// SPDX-License-Identifier: GPL-3.0-or-later
// Where a Redis server is and how to get in: redis://[user:password@]host[:port][/database], rediss:// with
// TLS, unix:/path, or redis+sentinel://[user:password@]host[:port][,host[:port]…]/service[/database], with
// ?sentinel_user=…&sentinel_password=… where the sentinels want a password of their own.
#pragma once

#include "core/result.h"
#include "core/secrets.h"

#include <QList>
#include <QString>

namespace i2m {

struct RedisAddress
{
    QString host;
    quint16 port = 6379;
    QString path; ///< of a Unix socket; then there is no host
    QString user;
    Secret password;
    int database = 0;
    bool tls = false;

    struct Place
    {
        QString host;
        quint16 port = 26379;
    };
    QList<Place> sentinels{}; ///< who knows where the master of `service` is; then host and port are not used
    QString service{};
    QString sentinelUser{};
    Secret sentinelPassword{};

    /// Errors: ValidationError, which never shows the password.
    static Result<RedisAddress> parse(const QString &url);
    /// For people: without user and password.
    QString shown() const;
};

} // namespace i2m
