// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/export_zip.h"

#include "core/durable_file.h"
#include "core/file_name.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSet>
#include <cerrno>
#include <quazip.h>
#include <quazipfile.h>
#include <quazipnewinfo.h>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// "cat.glb", or "cat (2).glb" when the archive has one, whatever the case of its letters.
QString freeName(const Task &task, QSet<QString> &taken)
{
    const QString stem = safeStem(task.name());
    QString name = stem + u'.' + task.model->format;
    for (int number = 2; taken.contains(name.toCaseFolded()); ++number)
        name = u"%1 (%2).%3"_s.arg(stem).arg(number).arg(task.model->format);
    taken.insert(name.toCaseFolded());
    return name;
}

bool add(QuaZip &archive, const QString &name, const QString &path)
{
    QFile source(path);
    QuaZipFile target(&archive);
    constexpr int stored = 0;
    constexpr int noLevel = 0;
    if (!source.open(QIODevice::ReadOnly) ||
        !target.open(QIODevice::WriteOnly, QuaZipNewInfo(name, path), nullptr, 0, stored, noLevel))
        return false;
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (;;) {
        const qint64 count = source.read(block.data(), block.size());
        if (count < 0 || target.write(block.constData(), count) != count)
            return false;
        if (count == 0)
            break;
    }
    target.close();
    return target.getZipError() == ZIP_OK; // close() itself says nothing
}

bool writeAll(QuaZip &archive, const DataDir &dir, const Job &job)
{
    // Off by default: names in UTF-8, and more than 4 GiB.
    archive.setUtf8Enabled(true);
    archive.setZip64Enabled(true);
    if (!archive.open(QuaZip::mdCreate))
        return false;
    QSet<QString> taken;
    for (const Task &task : job.tasks) {
        if (task.model && !add(archive, freeName(task, taken), dir.absolute(task.model->path)))
            return false;
    }
    archive.close();
    return archive.getZipError() == ZIP_OK;
}
} // namespace

Result<QString> exportZip(const DataDir &dir, const Job &job, const QString &path)
{
    const QFileInfo wanted(path);
    const QString target = QDir::cleanPath(freePath(wanted.path(), safeStem(wanted.fileName()), u".zip"_s));
    const QString part = target + u".part"_s;
    const auto cleanUp = qScopeGuard([&] { QFile::remove(part); });
    errno = 0;
    QuaZip archive(part);
    if (!writeAll(archive, dir, job))
        return writeError(target, errno);
    if (auto published = publish(part, target); !published)
        return published.error();
    return target;
}

} // namespace i2m
