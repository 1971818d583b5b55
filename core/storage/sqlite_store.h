// SPDX-License-Identifier: GPL-3.0-or-later
// The job store embedded in the program: one SQLite file, one process, one thread. Each change is one
// transaction.
#pragma once

#include "core/jobs/job_store.h"
#include "core/storage/sqlite_database.h"

#include <memory>

namespace i2m {

class SqliteStore : public JobStore
{
public:
    using Access = SqliteDatabase::Access; ///< an owner voids the leases that a crashed one left behind

    /// Errors: those of SqliteDatabase::open().
    static Result<std::unique_ptr<SqliteStore>> open(const DataDir &dir, Access access = Access::Owner);

    const QString &note() const { return m_database.note(); }
    /// Takes over tasks as another store has them. Not durable by itself: the next change makes it so.
    Result<void> mirror(const QList<Task> &tasks);

    Result<Job> insert(const Job &job) override;
    Result<QList<Lease>> claim(const QString &provider, int places, Time now, Time until) override;
    Result<std::optional<Time>> nextDue(const QString &provider, Time after) override;
    Result<int> running(const QString &provider) override;
    Result<Task> settle(const Lease &lease, const Settlement &settlement) override;
    Result<void> commit(const Lease &lease, const QJsonObject &checkpoint) override;
    Result<void> renew(const Lease &lease, Time until) override;
    Result<void> report(const Lease &lease, const Progress &progress) override;
    Result<QList<Task>> requestCancel(const JobId &job, const TaskId &task, Time now) override;
    Result<QList<Task>> requeue(const JobId &job, const TaskId &task, Time now) override;
    Result<std::optional<Task>> fulfill(const JobId &job, const TaskId &task, const Wish &wish) override;
    Result<Task> reopen(const JobId &job, const TaskId &task, const QJsonObject &checkpoint,
                        Time now) override;
    Result<QList<TaskId>> line(const QString &provider, int most) override;
    Result<void> reorder(const QString &provider, const QList<TaskId> &order) override;
    Result<void> remove(const JobId &job, bool force) override;
    Result<Job> job(const JobId &id) override;
    Result<JobPage> jobs(const JobFilter &filter, int limit, const QString &cursor) override;
    Result<Changes> changedSince(Revision revision) override;
    Revision revision() override { return m_revision; }
    Result<QList<LogLine>> log(const JobId &job, Revision since) override;
    Result<JobCounts> counts() override;
    Result<QList<JobId>> finishedBefore(Time time) override;
    Result<QString> fact(const QString &key) override;
    Result<void> setFact(const QString &key, const QString &value) override;

private:
    explicit SqliteStore(SqliteDatabase database) : m_database(std::move(database)) {}
    Result<void> readRevision();
    Result<void> voidLeases();

    /// Whoever stands in line, by the index that has their order; left alone, SQLite sorts all of them.
    static QString inLine();
    /// `which`: what follows FROM task.
    Result<QList<Task>> tasks(const QString &which, const QVariantList &values);
    Result<Job> header(const JobId &id);
    Result<Task> held(const Lease &lease);
    Result<void> stand(Task &task, int priority, double turn);
    Result<void> write(Task &task, const QString &lease);
    /// What jobs are searched by, from their tasks.
    Result<void> writeJobSummary(const JobId &job);
    Result<void> append(const Lease &lease, const QStringList &lines);
    Result<QList<Task>> change(const JobId &job, const TaskId &task,
                               const std::function<bool(Task &)> &change);

    SqliteDatabase m_database;
    Revision m_revision = 0;
};

} // namespace i2m
