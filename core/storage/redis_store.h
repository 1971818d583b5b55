// SPDX-License-Identifier: GPL-3.0-or-later
// The job store that several machines share: one Redis, any number of processes. Each change is one Lua
// script, in Redis' own clock. Used in one thread of each process.
#pragma once

#include "core/jobs/job_store.h"
#include "core/storage/redis_probe.h"
#include "core/storage/redis_scripts.h"

#include <QHash>
#include <QStringList>
#include <QSysInfo>
#include <memory>

namespace i2m {

class Outbox;

/// Which queue, and as whom.
struct RedisQueue
{
    RedisAddress address;
    QString prefix = QStringLiteral("{image2model}"); ///< the braces keep all keys on one node of a cluster
    QString worker = randomHex128();                  ///< without dots
    QStringList perMachine{};                         ///< providers whose places each process has for itself
    QString host = QSysInfo::machineHostName();       ///< the computer's name, for people
};

/// What a process hears when it says that it lives.
struct Pulse
{
    bool lost = false;  ///< Redis has lost something; what this process knew has been told again
    bool drain = false; ///< finish what is begun and take no more
    bool work = false;  ///< something waits for a worker
};

class RedisStore : public JobStore
{
public:
    /// Errors: QueueUnreachable; ValidationError where Redis is too old or the address cannot be used.
    static Result<std::unique_ptr<RedisStore>> open(const RedisQueue &queue);

    /// What people should know of this Redis: it keeps nothing on disk, it may evict; empty when all is well.
    const QString &note() const { return m_note; }

    /// Keeps a copy of what this process submits, for a Redis that loses it. Outlives the store.
    /// Jobs in it that Redis no longer has are submitted again. With it, insert() succeeds also where Redis
    /// may or may not have heard of the job: it is told again, once.
    Result<void> setOutbox(Outbox *outbox);
    /// To be called every second: `facts` are what others see of this process.
    Result<Pulse> pulse(const QJsonObject &facts);
    /// Ends this process' part: what it holds goes on elsewhere at once.
    void leave();
    /// The facts of every process of the last day, with "online" and "last_seen", the oldest first.
    Result<QList<QJsonObject>> workers();
    /// Lets a worker finish what it has and take no more, or forgets one that is gone. Errors: NotFound.
    Result<void> drain(const QString &worker);
    Result<void> forget(const QString &worker);
    /// Keeps `value` under `key`, unless there is one already; answers the one that is kept.
    Result<QString> agreeOn(const QString &key, const QString &value);

    const RedisQueue &queue() const { return m_queue; }
    bool isReachable() const { return m_connection.isConnected(); }

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
    Result<void> addToFact(const QString &key, double amount) override;
    Result<bool> reserve(const QString &name, Milliseconds longest) override;
    void letGo(const QString &name) override;
    std::optional<int> countUse(const QString &name, Time end) override;
    bool isReady() const override { return m_probe.isSure(); }
    void whenReady(QObject *context, std::function<void()> then) override
    {
        m_probe.whenSure(context, std::move(then));
    }

private:
    struct Held
    {
        QString token;
        Job job; ///< header
        Task task;
        std::optional<Time> settled{}; ///< kept for a while, in case that Redis forgets it
    };
    explicit RedisStore(const RedisQueue &queue);
    Result<void> look();
    Result<Job> tell(const Job &job);
    Result<void> settleDoubts();
    void sawRevision(const RedisValue &revision);
    /// What is known here under this lease; null when it is not, or no longer, ours.
    Held *held(const Lease &lease);
    /// The task as its holder knows it, which is newer than what the lease began with.
    Task newest(const Lease &lease);
    Error loseHold(const Lease &lease);
    Result<void> noticeRestart();
    Result<void> restore();
    Result<void> restore(const Job &job, const QStringList &leases);
    Result<void> write(const Lease &lease, const Task &task, const QStringList &log);
    Result<QList<Task>> change(const char *script, const JobId &job, const TaskId &task,
                               const QList<QByteArray> &arguments);
    Result<Changes> everything(Revision since);
    Result<QList<Job>> read(const QList<QByteArray> &jobs);

    RedisQueue m_queue;
    RedisConnection m_connection;
    RedisProbe m_probe;
    RedisScripts m_scripts;
    QString m_note;
    Revision m_revision = 0;
    QHash<TaskId, Held> m_held;
    QHash<QString, int> m_running; ///< by provider, when it was last asked
    Outbox *m_outbox = nullptr;
    QHash<JobId, Job> m_doubtful; ///< inserted, and Redis' answer was lost
    QByteArray m_epoch;
    QByteArray m_server; ///< the server's run id
    int m_generation = 0;
};

} // namespace i2m
