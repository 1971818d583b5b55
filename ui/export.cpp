// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString freePath(const QString &folder, const QString &name, const QString &ending)
{
    QString path = u"%1/%2.%3"_s.arg(folder, name, ending);
    for (int n = 2; QFile::exists(path); ++n)
        path = u"%1/%2 (%3).%4"_s.arg(folder, name).arg(n).arg(ending);
    return path;
}
} // namespace

QString exportName(const QueueRow &row, const QString &pattern, int index, const QDateTime &time)
{
    QString name = pattern;
    name.replace(u"{name}"_s, QFileInfo(row.name).completeBaseName());
    name.replace(u"{date}"_s, time.toString(u"yyyy-MM-dd"_s));
    name.replace(u"{time}"_s, time.toString(u"hh.mm.ss"_s));
    name.replace(u"{model}"_s, row.model.section(u'/', -1));
    name.replace(u"{index}"_s, QString::number(index));
    static const QString forbidden = u"/\\:*?\"<>|"_s;
    for (QChar &character : name) {
        if (forbidden.contains(character) || character < u' ')
            character = u'_';
    }
    return name.trimmed().isEmpty() ? u"model"_s : name.trimmed();
}

Result<QStringList> exportTo(const QString &folder, const DataDir &dir, const QList<QueueRow> &rows,
                             const QString &pattern)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::StorageError, folder};
    QStringList made;
    int index = 0;
    for (const QueueRow &row : rows) {
        if (!row.isReady())
            continue;
        const QString name = exportName(row, pattern, ++index, QDateTime::currentDateTime());
        const QString target = freePath(folder, name, row.task.model->format);
        if (QStorageInfo(folder).bytesAvailable() < row.task.model->size)
            return Error{ErrorCode::DiskFull, folder};
        if (!QFile::copy(dir.absolute(row.task.model->path), target))
            return Error{ErrorCode::StorageError, target};
        QFile::setPermissions(target, QFile::permissions(target) | QFile::WriteOwner);
        made.append(target);
    }
    return made;
}

} // namespace i2m
