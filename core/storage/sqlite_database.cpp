// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlite_database.h"

#include "core/clock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>

// The linker drops a static library's resources unless somebody asks for them; the macro needs the global
// namespace.
static void loadSchema() { Q_INIT_RESOURCE(i2m_storage_sql); }

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int schemaVersion = 1;

Error sqlError(const QSqlError &error)
{
    constexpr auto sqliteFull = "13"; // SQLITE_FULL
    const bool full = error.nativeErrorCode() == QLatin1StringView(sqliteFull);
    return {full ? ErrorCode::DiskFull : ErrorCode::StorageError, u"database: "_s + error.databaseText()};
}

QString stamp() { return QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss-zzz"_s); }

QString newestBackup(const DataDir &dir)
{
    const auto backups =
        QDir(dir.backupDir()).entryInfoList({u"library-*.sqlite"_s}, QDir::Files, QDir::Time);
    return backups.isEmpty() ? QString() : backups.front().filePath();
}

QSqlDatabase connectTo(const QString &name, const QString &path)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    return database;
}
} // namespace

SqliteDatabase::SqliteDatabase(SqliteDatabase &&other) noexcept
    : m_connection(std::exchange(other.m_connection, {})), m_note(std::move(other.m_note)),
      m_durable(other.m_durable), m_owner(other.m_owner), m_prepared(std::move(other.m_prepared))
{
}

SqliteDatabase::~SqliteDatabase()
{
    if (m_connection.isEmpty())
        return;
    if (m_owner)
        (void)run(u"UPDATE fact SET value = '1' WHERE key = 'clean'"_s);
    close();
}

void SqliteDatabase::close()
{
    m_prepared.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

Result<SqliteDatabase> SqliteDatabase::openAsGuest(const DataDir &dir)
{
    if (!QFile::exists(dir.databasePath()))
        return Error{ErrorCode::FileNotFound, dir.databasePath()};
    SqliteDatabase database(u"library-"_s + randomHex128());
    database.m_owner = false;
    if (QSqlDatabase connection = connectTo(database.m_connection, dir.databasePath()); !connection.open())
        return sqlError(connection.lastError());
    const auto version = database.one(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (version->toInt() != schemaVersion)
        return Error{ErrorCode::ValidationError,
                     u"%1 was made by another version of image2model"_s.arg(dir.databasePath())};
    return database;
}

Result<SqliteDatabase> SqliteDatabase::open(const DataDir &dir, Access access)
{
    if (access == Access::Guest)
        return openAsGuest(dir);
    if (auto created = dir.create(); !created)
        return created.error();
    const QString path = dir.databasePath();
    SqliteDatabase database(u"library-"_s + randomHex128());
    if (auto prepared = database.prepare(dir); prepared) {
        if (database.intact())
            return database;
    } else if (prepared.error().code != ErrorCode::StoreDamaged) {
        database.close();
        return prepared.error();
    }
    database.close();

    const QString aside = path + u".corrupt-"_s + stamp();
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::rename(path + suffix, aside + suffix);
    const QString backup = newestBackup(dir);
    if (!backup.isEmpty())
        QFile::copy(backup, path);
    SqliteDatabase fresh(u"library-"_s + randomHex128());
    if (auto prepared = fresh.prepare(dir); !prepared) {
        fresh.close();
        return prepared.error();
    }
    fresh.m_note =
        backup.isEmpty()
            ? u"The job database was damaged and was set aside as %1; a new one was started."_s.arg(aside)
            : u"The job database was damaged and was set aside as %1; the backup %2 took its place."_s.arg(
                  aside, backup);
    return fresh;
}

Result<void> SqliteDatabase::prepare(const DataDir &dir)
{
    QSqlDatabase database = connectTo(m_connection, dir.databasePath());
    if (!database.open())
        return sqlError(database.lastError());
    const auto mode = one(u"PRAGMA journal_mode = WAL"_s);
    if (!mode) {
        // "file is not a database" and "malformed" are damage; all else is the disk or its permissions.
        const QString words = mode.error().detail;
        const bool damaged = words.contains("not a database"_L1) || words.contains("malformed"_L1);
        return damaged ? Error{ErrorCode::StoreDamaged, words} : mode.error();
    }
    for (const QString &pragma : {u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s,
                                  u"PRAGMA wal_autocheckpoint = 1000"_s}) {
        if (auto done = run(pragma); !done)
            return done.error();
    }
    return migrate(dir);
}

Result<void> SqliteDatabase::migrate(const DataDir &dir)
{
    const auto version = one(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    const int found = version->toInt();
    if (found > schemaVersion)
        return Error{ErrorCode::ValidationError,
                     u"%1 was made by a newer image2model; update this one"_s.arg(dir.databasePath())};
    if (found == schemaVersion)
        return {};
    if (found > 0) {
        const QString backup = dir.backupDir() + u"/library-v%1-%2.sqlite"_s.arg(found).arg(stamp());
        if (auto saved = backUp(dir.databasePath(), backup); !saved)
            return saved;
    }
    loadSchema();
    QFile script(u":/storage/schema.sql"_s);
    if (!script.open(QIODevice::ReadOnly))
        return Error{ErrorCode::ProcessingError, u"schema.sql is not built in"_s};
    const QString sql = QString::fromUtf8(script.readAll());
    return transaction([&]() -> Result<void> {
        for (const QString &statement : sql.split(u';')) {
            if (statement.trimmed().isEmpty())
                continue;
            if (auto done = run(statement); !done)
                return done.error();
        }
        if (auto done = run(u"PRAGMA user_version = %1"_s.arg(schemaVersion)); !done)
            return done.error();
        if (auto done = run(u"INSERT INTO fact VALUES ('clean', '1')"_s); !done)
            return done.error();
        return {};
    });
}

bool SqliteDatabase::intact()
{
    const auto clean = one(u"SELECT value FROM fact WHERE key = 'clean'"_s);
    if (!clean || !clean->isValid())
        return false;
    if (clean->toString() != "1"_L1) {
        const auto check = one(u"PRAGMA quick_check"_s);
        if (!check || check->toString() != "ok"_L1)
            return false;
    }
    return run(u"UPDATE fact SET value = '0' WHERE key = 'clean'"_s).ok();
}

Result<QSqlQuery *> SqliteDatabase::execute(const QString &sql, const QVariantList &values)
{
    auto found = m_prepared.find(sql);
    if (found == m_prepared.end()) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return sqlError(query.lastError());
        found = m_prepared.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = found->second;
    for (qsizetype i = 0; i < values.size(); ++i) {
        // A QString that was never set would be bound as NULL; to us it is an empty text.
        const bool unset = values[i].typeId() == QMetaType::QString && values[i].toString().isNull();
        query.bindValue(int(i), unset ? QVariant(u""_s) : values[i]);
    }
    if (!query.exec()) {
        const Error error = sqlError(query.lastError());
        query.finish();
        return error;
    }
    return &query;
}

Result<int> SqliteDatabase::run(const QString &sql, const QVariantList &values)
{
    auto query = execute(sql, values);
    if (!query)
        return query.error();
    const int changed = (*query)->numRowsAffected();
    (*query)->finish();
    return changed;
}

Result<void> SqliteDatabase::each(const QString &sql, const QVariantList &values,
                                  const std::function<void(const QSqlQuery &)> &row)
{
    auto query = execute(sql, values);
    if (!query)
        return query.error();
    while ((*query)->next())
        row(**query);
    const QSqlError error = (*query)->lastError();
    (*query)->finish();
    if (error.isValid())
        return sqlError(error);
    return {};
}

Result<QVariant> SqliteDatabase::one(const QString &sql, const QVariantList &values)
{
    QVariant value;
    auto read = each(sql, values, [&](const QSqlQuery &row) {
        if (!value.isValid())
            value = row.value(0);
    });
    if (!read)
        return read.error();
    return value;
}

Result<void> SqliteDatabase::begin(bool durable)
{
    if (durable != m_durable) {
        // Progress may be lost in a power cut; nothing else may.
        if (auto set = run(durable ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s); !set)
            return set.error();
        m_durable = durable;
    }
    if (auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun.error();
    return {};
}

Result<void> SqliteDatabase::backUp(const QString &path, const QString &backup)
{
    const QString name = u"backup-"_s + randomHex128();
    Result<void> result;
    {
        QSqlDatabase database = connectTo(name, path);
        QSqlQuery query(database);
        if (!database.open() || !(query = QSqlQuery(database)).prepare(u"VACUUM INTO ?"_s))
            result = sqlError(database.lastError());
        else if (query.addBindValue(backup); !query.exec())
            result = sqlError(query.lastError());
    }
    QSqlDatabase::removeDatabase(name);
    return result;
}

} // namespace i2m
