// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/redis_sentinel.h"

#include <QFile>
#include <QTcpServer>

namespace i2m {
using namespace Qt::StringLiterals;

RedisSentinel::RedisSentinel(const RedisServer &master, const QString &password)
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost))
        return;
    m_port = probe.serverPort();
    probe.close();
    QFile settings(m_folder.filePath(u"sentinel.conf"_s)); // a sentinel writes there what it finds out
    if (!settings.open(QIODevice::WriteOnly))
        return;
    settings.write(
        u"port %1\nbind 127.0.0.1\ndir %2\nsentinel monitor studio 127.0.0.1 %3 1\n"
        "sentinel down-after-milliseconds studio 1000\nsentinel failover-timeout studio 4000\n"_s.arg(m_port)
            .arg(m_folder.path())
            .arg(master.port())
            .toUtf8());
    if (!password.isEmpty())
        settings.write("requirepass " + password.toUtf8() + '\n');
    settings.close();
    m_process.setStandardOutputFile(m_folder.filePath(u"log"_s));
    m_process.start(u"redis-server"_s, {settings.fileName(), u"--sentinel"_s});
    m_process.waitForStarted();
}

RedisSentinel::~RedisSentinel()
{
    m_process.kill();
    m_process.waitForFinished();
}

QString RedisSentinel::url() const { return u"redis+sentinel://127.0.0.1:%1/studio"_s.arg(m_port); }

QByteArray RedisSentinel::ask(const QStringList &command) const
{
    QProcess cli;
    cli.start(u"redis-cli"_s, QStringList{u"-p"_s, QString::number(m_port)} + command);
    cli.waitForFinished();
    return cli.readAllStandardOutput().trimmed();
}

} // namespace i2m
