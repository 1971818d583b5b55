// SPDX-License-Identifier: GPL-3.0-or-later
// The real program run as a process, in a home of its own where no key and no setting of this machine is
// seen.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace i2m {

struct Ran
{
    int code = -1;
    QString out;
    QString err;

    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

class Program
{
public:
    Program() : m_environment(QProcessEnvironment::systemEnvironment())
    {
        for (const char *name :
             {"FAL_KEY", "FAL_KEY_ID", "FAL_KEY_SECRET", "DATA_DIR", "DBUS_SESSION_BUS_ADDRESS"})
            m_environment.remove(QString::fromLatin1(name));
        for (const char *name :
             {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            set(name, m_home.path());
        set("QT_QPA_PLATFORM", QStringLiteral("offscreen"));
    }

    void set(const char *name, const QString &value)
    {
        m_environment.insert(QString::fromLatin1(name), value);
    }
    void unset(const char *name) { m_environment.remove(QString::fromLatin1(name)); }
    QString home() const { return m_home.path(); }
    QString filePath(const QString &name) const { return m_home.filePath(name); }

    /// Starts it without waiting.
    void start(QProcess &process, const QStringList &arguments) const
    {
        start(process, QStringLiteral(I2M_PROGRAM), arguments);
    }
    /// Starts another program in the same home.
    void start(QProcess &process, const QString &program, const QStringList &arguments) const
    {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_home.path());
        process.start(program, arguments);
    }

    Ran run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        constexpr int patience = 60'000; // ms
        QProcess process;
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(patience)) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

} // namespace i2m
