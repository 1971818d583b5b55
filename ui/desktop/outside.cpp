// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/outside.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#ifdef I2M_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#endif

namespace i2m {
using namespace Qt::StringLiterals;

void showInFolder(const QString &path)
{
#if defined(Q_OS_WIN)
    QProcess::startDetached(u"explorer.exe"_s, {u"/select,"_s, QDir::toNativeSeparators(path)});
#elif defined(Q_OS_MACOS)
    QProcess::startDetached(u"open"_s, {u"-R"_s, path});
#else
#ifdef I2M_DBUS
    // freedesktop.org file manager interface
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.FileManager1"_s, u"/org/freedesktop/FileManager1"_s,
                                       u"org.freedesktop.FileManager1"_s, u"ShowItems"_s);
    call << QStringList{QUrl::fromLocalFile(path).toString()} << QString();
    if (QDBusConnection::sessionBus().isConnected() && QDBusConnection::sessionBus().send(call))
        return;
#endif
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path()));
#endif
}

QString findBlender()
{
    const QString found = QStandardPaths::findExecutable(u"blender"_s);
    if (!found.isEmpty())
        return found;
#if defined(Q_OS_MACOS)
    return QStandardPaths::findExecutable(u"Blender"_s, {u"/Applications/Blender.app/Contents/MacOS"_s});
#elif defined(Q_OS_WIN)
    const QDir folder(qEnvironmentVariable("ProgramFiles") + u"/Blender Foundation"_s);
    for (const QString &version :
         folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        const QString program = folder.filePath(version + u"/blender.exe"_s);
        if (QFileInfo::exists(program))
            return program;
    }
#endif
    // Flatpak puts a program of this name into folders that are not always in PATH.
    return QStandardPaths::findExecutable(
        u"org.blender.Blender"_s,
        {QDir::homePath() + u"/.local/share/flatpak/exports/bin"_s, u"/var/lib/flatpak/exports/bin"_s});
}

bool openInBlender(const QString &modelPath)
{
    const QString blender = findBlender();
    if (blender.isEmpty())
        return false;
    // The path is an argument, never part of the code.
    static const QString code =
        u"import bpy,sys; bpy.ops.wm.read_homefile(use_empty=True); f=sys.argv[-1]; "
        "(bpy.ops.import_scene.fbx if f.lower().endswith('.fbx') else bpy.ops.import_scene.gltf)(filepath=f)"_s;
    return QProcess::startDetached(blender, {u"--python-expr"_s, code, u"--"_s, modelPath});
}

void openInBrowser(const QUrl &url) { QDesktopServices::openUrl(url); }

} // namespace i2m
