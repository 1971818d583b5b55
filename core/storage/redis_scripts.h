// SPDX-License-Identifier: GPL-3.0-or-later
// The Lua scripts of the shared queue (core/storage/redis/*.lua): each is one atomic change or one consistent
// look.
#pragma once

#include "core/storage/redis_connection.h"

#include <QHash>

namespace i2m {

class RedisScripts
{
public:
    RedisScripts(RedisConnection &connection, QByteArray prefix);

    /// Runs redis/<name>.lua; in front of the arguments go the caller's clock and the moment from which on
    /// Redis must not carry it out any more. Errors: as RedisConnection::run().
    Result<RedisValue> run(const char *name, const QList<QByteArray> &arguments = {});
    /// "<prefix>:<name>"
    QByteArray key(const QByteArray &name) const { return m_prefix + ':' + name; }
    RedisConnection &connection() { return m_connection; }

private:
    struct Script
    {
        QByteArray text;
        QByteArray sha1; ///< in hex
    };
    const Script &script(const char *name);

    RedisConnection &m_connection;
    QByteArray m_prefix;
    QHash<QByteArray, Script> m_scripts;
};

} // namespace i2m
