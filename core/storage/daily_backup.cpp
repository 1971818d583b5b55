// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/daily_backup.h"

#include "core/durable_file.h"
#include "core/storage/sqlite_database.h"

#include <QDir>
#include <QFile>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kept = 3;
constexpr qint64 dayInSeconds = 24 * 60 * 60;
const QString stampFormat = u"yyyyMMdd-hhmmss"_s;
} // namespace

Result<bool> backUpDaily(const DataDir &dir, const QDateTime &now)
{
    QDir backups(dir.backupDir());
    const QStringList daily{u"library-2*.sqlite"_s};
    const QStringList before = backups.entryList(daily, QDir::Files, QDir::Name | QDir::Reversed);
    if (!before.isEmpty()) {
        QDateTime newest = QDateTime::fromString(before.front().mid(8, stampFormat.size()), stampFormat);
        newest.setTimeSpec(Qt::UTC);
        if (newest.secsTo(now) < dayInSeconds)
            return false;
    }
    // Under another name until it is whole, so that nobody restores half a copy.
    const QString name = u"library-"_s + now.toUTC().toString(stampFormat) + u".sqlite"_s;
    const QString part = backups.filePath(name + u".part"_s);
    QFile::remove(part);
    if (auto copied = SqliteDatabase::backUp(dir.databasePath(), part); !copied) {
        QFile::remove(part);
        return copied.error();
    }
    if (auto named = publish(part, backups.filePath(name)); !named)
        return named.error();
    for (const QString &old : before.mid(kept - 1))
        backups.remove(old);
    return true;
}

} // namespace i2m
