// SPDX-License-Identifier: GPL-3.0-or-later
// The real programs as a journey uses them: the fal simulator and image2model itself, each in its own
// process. They end with the object.
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

namespace i2m {

class Simulator
{
public:
    explicit Simulator(const QStringList &flags = {});
    ~Simulator();

    bool isReady() const { return !m_address.isEmpty(); }
    const QString &address() const { return m_address; } ///< "http://127.0.0.1:PORT"
    static QString key();
    QJsonObject stats() const;
    void setFaults(const QJsonArray &faults) const;
    /// "seconds" and "concurrency", from now on.
    void set(const QJsonObject &settings) const;
    /// Locks the account for this reason; empty: unlocks it.
    void lock(const QString &reason) const;

private:
    QByteArray call(const QByteArray &method, const QString &path, const QByteArray &body = {}) const;

    QProcess m_process;
    QString m_address;
};

class Program
{
public:
    Program(const QStringList &arguments, const Simulator &simulator);
    ~Program();

    /// Waits for its end and answers its exit code; -1 if it crashed or takes longer than a minute.
    int exited();
    /// kill -9.
    void kill();
    /// kill -9 after so many milliseconds, unless it ends before.
    void killAfter(int milliseconds);
    /// Ctrl+C.
    void interrupt();
    /// SIGSTOP and SIGCONT.
    void pause() const;
    void resume() const;
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// The first line it prints; empty if there is none within ten seconds.
    QByteArray firstLine();
    QByteArray output() { return m_process.readAllStandardOutput(); }
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
};

} // namespace i2m
