// SPDX-License-Identifier: GPL-3.0-or-later
// The SQLite file itself: opened in WAL mode, checked after an unclean stop, backed up before a migration,
// set aside when it is damaged. One connection, used only in the thread that opened it.
#pragma once

#include "core/data_dir.h"
#include "core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>
#include <functional>
#include <map>

namespace i2m {

class SqliteDatabase
{
public:
    enum class Access {
        Owner, ///< this process alone works on it
        Guest ///< looks on while another process may work on it; must find a file of this version, and leaves
              ///< no mark
    };

    /// Errors: StorageError (cannot be opened or written), ValidationError (made by a newer version).
    /// A damaged file is set aside as library.sqlite.corrupt-<time>; the newest backup, or an empty one,
    /// takes its place and note() says so.
    static Result<SqliteDatabase> open(const DataDir &dir, Access access = Access::Owner);
    SqliteDatabase(SqliteDatabase &&other) noexcept;
    SqliteDatabase &operator=(SqliteDatabase &&) = delete;
    ~SqliteDatabase();

    /// Runs one statement and answers how many rows it changed. Errors: DiskFull, StorageError with SQLite's
    /// words.
    Result<int> run(const QString &sql, const QVariantList &values = {});
    /// Runs a query and shows `row` each of its rows.
    Result<void> each(const QString &sql, const QVariantList &values,
                      const std::function<void(const QSqlQuery &)> &row);
    /// The first value of the first row; invalid when there is no row.
    Result<QVariant> one(const QString &sql, const QVariantList &values = {});
    /// Runs `body` in BEGIN IMMEDIATE … COMMIT; rolls back on an error. `durable`: on the platter when it
    /// returns.
    template <class F>
    auto transaction(F body, bool durable = true) -> decltype(body());

    /// What people should know about how it was opened; empty when all is well.
    const QString &note() const { return m_note; }
    /// Copies the database at `path` to `backup` (VACUUM INTO). Own connection: call it on the pool.
    static Result<void> backUp(const QString &path, const QString &backup);

private:
    explicit SqliteDatabase(QString connection) : m_connection(std::move(connection)) {}
    Result<void> prepare(const DataDir &dir);
    Result<void> migrate(const DataDir &dir);
    Result<void> begin(bool durable);
    Result<QSqlQuery *> execute(const QString &sql, const QVariantList &values);
    bool intact();
    void close();
    static Result<SqliteDatabase> openAsGuest(const DataDir &dir);

    QString m_connection;
    QString m_note;
    bool m_durable = true;
    bool m_owner = true;
    std::map<QString, QSqlQuery> m_prepared;
};

template <class F>
auto SqliteDatabase::transaction(F body, bool durable) -> decltype(body())
{
    if (auto begun = begin(durable); !begun)
        return begun.error();
    auto result = body();
    if (!result) {
        (void)run(QStringLiteral("ROLLBACK"));
        return result;
    }
    if (auto committed = run(QStringLiteral("COMMIT")); !committed) {
        (void)run(QStringLiteral("ROLLBACK"));
        return committed.error();
    }
    return result;
}

} // namespace i2m
