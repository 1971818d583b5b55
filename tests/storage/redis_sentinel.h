// SPDX-License-Identifier: GPL-3.0-or-later
// A real sentinel that watches one master, alone: what it finds down is down. It ends with the object.
#pragma once

#include "tests/storage/redis_server.h"

namespace i2m {

class RedisSentinel
{
public:
    /// Calls the master “studio”.
    /// With a password of its own, if one is given.
    explicit RedisSentinel(const RedisServer &master, const QString &password = {});
    ~RedisSentinel();

    QString url() const;
    /// redis-cli's answer.
    QByteArray ask(const QStringList &command) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace i2m
