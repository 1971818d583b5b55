// SPDX-License-Identifier: GPL-3.0-or-later
// A real redis-server of a test's own, on a free port, in a temporary folder. It ends with the object.
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace i2m {

class RedisServer
{
public:
    /// `flags` as on the command line: {"--appendonly", "no"}. It keeps an append-only file unless they say
    /// otherwise.
    explicit RedisServer(const QStringList &flags = {});
    ~RedisServer();

    bool isReady() const { return m_ready; }
    quint16 port() const { return m_port; }
    QString url(int database = 0) const;
    /// redis-cli's answer.
    QByteArray ask(const QStringList &command) const;

    void start();
    /// kill -9.
    void kill();
    /// SIGSTOP and SIGCONT.
    void pause() const;
    void resume() const;

private:
    QStringList m_flags;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    bool m_ready = false;
};

} // namespace i2m
