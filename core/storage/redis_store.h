// SPDX-License-Identifier: GPL-3.0-or-later
// The job store that several machines share: one Redis, any number of processes. Each change is one Lua
// script, in Redis' own clock. Used in one thread of each process.
#pragma once

#include "core/jobs/job_store.h"
#include "core/storage/redis_scripts.h"

#include <QHash>
#include <memory>

namespace i2m {

/// Which queue, and as whom.
struct RedisQueue
{
    RedisAddress address;
    QString prefix = QStringLiteral("{image2model}"); ///< the braces keep all keys on one node of a cluster
    QString worker = randomHex128();                  ///< without dots
};

class RedisStore : public JobStore
{
public:
    /// Errors: QueueUnreachable; ValidationError where Redis is too old or the address cannot be used.
    static Result<std::unique_ptr<RedisStore>> open(const RedisQueue &queue);

    /// What people should know of this Redis: it keeps nothing on disk, it may evict; empty when all is well.
    const QString &note() const { return m_note; }

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
    explicit RedisStore(const RedisQueue &queue);
    Result<void> look();
    void sawRevision(const RedisValue &revision);
    /// The task as its holder knows it, which is newer than what the lease began with.
    Task &held(const Lease &lease);
    Result<void> write(const Lease &lease, const Task &task, const QStringList &log);
    Result<QList<Task>> change(const char *script, const JobId &job, const TaskId &task, Time at);
    Result<Changes> everything(Revision since);
    Result<QList<Job>> read(const QList<QByteArray> &jobs);

    RedisQueue m_queue;
    RedisConnection m_connection;
    RedisScripts m_scripts;
    QString m_note;
    Revision m_revision = 0;
    QHash<QString, Task> m_held;   ///< by token
    QHash<QString, int> m_running; ///< by provider, when it was last asked
};

} // namespace i2m
