// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

namespace i2m::autostart {
using namespace Qt::StringLiterals;

#ifdef Q_OS_WIN
namespace {
QSettings runKey()
{
    return QSettings(uR"(HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run)"_s,
                     QSettings::NativeFormat);
}
} // namespace

bool isOn() { return runKey().contains(u"" I2M_APP_ID ""_s); }

Result<void> set(bool on)
{
    QSettings run = runKey();
    const QString program = QDir::toNativeSeparators(QCoreApplication::applicationFilePath());
    if (on)
        run.setValue(u"" I2M_APP_ID ""_s, u"\"%1\" --background"_s.arg(program));
    else
        run.remove(u"" I2M_APP_ID ""_s);
    run.sync();
    return run.status() == QSettings::NoError ? Result<void>()
                                              : Error{ErrorCode::StorageError, run.fileName()};
}
#else
namespace {
#ifdef Q_OS_MACOS
QString path() { return QDir::homePath() + u"/Library/LaunchAgents/" I2M_APP_ID ".plist"_s; }

QString content(const QString &program)
{
    return uR"(<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>Label</key><string>)" I2M_APP_ID R"(</string>
<key>ProgramArguments</key><array><string>%1</string><string>--background</string></array>
<key>RunAtLoad</key><true/>
</dict></plist>
)"_s.arg(program.toHtmlEscaped());
}
#else
QString path()
{
    return QStandardPaths::writableLocation(QStandardPaths::ConfigLocation) + u"/autostart/" I2M_APP_ID
                                                                              ".desktop"_s;
}

/// Desktop Entry Specification 1.5, "The Exec key": an argument in double quotes, with \ before " ` $ and \,
/// and each \ doubled once more as in every string; a % is doubled.
QString quoted(const QString &argument)
{
    QString text;
    for (const QChar letter : argument) {
        if (u"\"`$\\"_s.contains(letter))
            text += letter == u'\\' ? u"\\\\\\"_s : u"\\\\"_s;
        text += letter;
        if (letter == u'%')
            text += letter;
    }
    return u'"' + text + u'"';
}

QString content(const QString &program)
{
    return u"[Desktop Entry]\nType=Application\nName=Image2Model\nIcon=" I2M_APP_ID
           "\nExec=%1 --background\nTerminal=false\n"_s.arg(quoted(program));
}
#endif
} // namespace

bool isOn() { return QFileInfo::exists(path()); }

Result<void> set(bool on)
{
    const Error error{ErrorCode::StorageError, path()};
    if (!on)
        return QFile::remove(path()) || !isOn() ? Result<void>() : error;
    QDir().mkpath(QFileInfo(path()).path());
    QSaveFile file(path());
    const QByteArray text = content(QCoreApplication::applicationFilePath()).toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit()
               ? Result<void>()
               : error;
}
#endif

} // namespace i2m::autostart
