// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/redis_server.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <csignal>

namespace i2m {
using namespace Qt::StringLiterals;

RedisServer::RedisServer(const QStringList &flags) : m_flags(flags)
{
    // Redis cannot ask the system for a port, so one is asked for here; another program may be quicker.
    for (int i = 0; i < 5 && !m_ready; ++i) {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost))
            return;
        m_port = probe.serverPort();
        probe.close();
        start();
    }
}

RedisServer::~RedisServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    resume();
    kill();
}

QString RedisServer::url(int database) const
{
    return u"redis://127.0.0.1:%1/%2"_s.arg(m_port).arg(database);
}

void RedisServer::start()
{
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setStandardOutputFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_process.start(u"redis-server"_s, QStringList{u"--port"_s, QString::number(m_port), u"--bind"_s,
                                                   u"127.0.0.1"_s, u"--save"_s, QString(), u"--appendonly"_s,
                                                   u"yes"_s, u"--appendfsync"_s, u"always"_s} +
                                           m_flags);
    m_ready = m_process.waitForStarted() && QTest::qWaitFor(
                                                [this] {
                                                    QTcpSocket socket;
                                                    socket.connectToHost(u"127.0.0.1"_s, m_port);
                                                    return socket.waitForConnected(100);
                                                },
                                                5000);
}

QByteArray RedisServer::ask(const QStringList &command) const
{
    QProcess cli;
    cli.start(u"redis-cli"_s, QStringList{u"-p"_s, QString::number(m_port)} + command);
    cli.waitForFinished();
    return cli.readAllStandardOutput().trimmed();
}

void RedisServer::kill()
{
    m_process.kill();
    m_process.waitForFinished();
    m_ready = false;
}

void RedisServer::pause() const { ::kill(pid_t(m_process.processId()), SIGSTOP); }
void RedisServer::resume() const { ::kill(pid_t(m_process.processId()), SIGCONT); }

} // namespace i2m
