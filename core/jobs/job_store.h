// SPDX-License-Identifier: GPL-3.0-or-later
// The port to where jobs are kept. The contract, proved by one suite for every store:
// * what a call has answered survives a crash and a power cut (report() alone may be lost);
// * a task is held by one lease at a time, and settle() and commit() by a lease that is no longer current
// change
//   nothing and answer Conflict;
// * every visible change takes the next revision, and changedSince() misses none;
// * a claimed task whose lease has ended is simply due again: nobody has to rescue it.
#pragma once

#include "core/jobs/job.h"
#include "core/jobs/provider.h"
#include "core/result.h"

#include <QList>
#include <functional>

class QObject;

namespace i2m {

struct Lease
{
    Job job; ///< header
    Task task;
    QString token;
};

struct Changes
{
    Revision upTo = 0;
    QList<Job> jobs;      ///< headers of new or changed jobs
    QList<Task> tasks;    ///< in their newest state
    QList<JobId> removed; ///< tombstones
};

struct LogLine
{
    Revision revision = 0;
    TaskId task;
    Time time{};
    QString text;
};

struct JobFilter
{
    QString owner;  ///< empty: all
    QString status; ///< as statusOf(); empty: all
    QString text;   ///< in a file name, any case; empty: all
    Time before{};  ///< created earlier than; the epoch: no limit
};

struct JobPage
{
    QList<Job> jobs; ///< with their tasks, newest first
    QString next;    ///< cursor of the next page, empty at the end
};

/// How a settled task goes on. Made by the engine from a provider's outcome and the retry rules.
struct Settlement
{
    Task task;              ///< the new state; id, job, index and images are ignored
    bool keepLease = false; ///< the same worker goes on at once; `task.due` is the lease's new end
    QStringList log{};      ///< new lines for the task's log
};

/// What people may change of a task at any time, whoever holds it.
struct Wish
{
    std::optional<QString> title{};
    std::optional<bool> unawaited{}; ///< only of a task that is running and not to be cancelled
};

class JobStore
{
public:
    virtual ~JobStore() = default;

    /// Stores a job with its tasks, whole or not at all. Fills in revisions.
    virtual Result<Job> insert(const Job &job) = 0;

    /// Leases up to `places` queued tasks of `provider` (by priority, fair between jobs) and, whatever the
    /// places, every running one whose due time has come and every one that is to be cancelled and has no
    /// lease, until `until`. Notes who works on them.
    virtual Result<QList<Lease>> claim(const QString &provider, int places, Time now, Time until) = 0;
    /// The earliest due time later than `after` of a task that is running or waits in line; none when there
    /// is none.
    virtual Result<std::optional<Time>> nextDue(const QString &provider, Time after) = 0;
    /// How many tasks of `provider` are running.
    virtual Result<int> running(const QString &provider) = 0;

    virtual Result<Task> settle(const Lease &lease, const Settlement &settlement) = 0;
    /// Saves a checkpoint under the lease, on disk when it returns, and forgets the last failure: what
    /// happens from here on is a new attempt.
    virtual Result<void> commit(const Lease &lease, const QJsonObject &checkpoint) = 0;
    /// Moves the lease's end.
    virtual Result<void> renew(const Lease &lease, Time until) = 0;
    /// Shows progress: visible at once, durable only with the next settle().
    virtual Result<void> report(const Lease &lease, const Progress &progress) = 0;

    /// Marks open tasks for cancelling (`task` empty: all of the job). Those that never reached the provider
    /// are cancelled at once; the others are due at once, unless a lease holds them. Answers those it
    /// changed.
    virtual Result<QList<Task>> requestCancel(const JobId &job, const TaskId &task, Time now) = 0;
    /// Puts failed and cancelled tasks back in line, and lets those that were held back go, due at once.
    /// Checkpoint and failure stay, so that the provider can go on where it makes sense. Answers those it
    /// changed.
    virtual Result<QList<Task>> requeue(const JobId &job, const TaskId &task, Time now) = 0;
    /// Fulfills a wish and keeps it whatever the holder of the lease writes later. Answers the task if it has
    /// changed. requeue() ends an unawaited.
    virtual Result<std::optional<Task>> fulfill(const JobId &job, const TaskId &task, const Wish &wish) = 0;
    /// Lets a completed task run again from `checkpoint`, due at once, in nobody's line: with its model still
    /// noted, and when it was made. Errors: Conflict where it is not completed.
    virtual Result<Task> reopen(const JobId &job, const TaskId &task, const QJsonObject &checkpoint,
                                Time now) = 0;
    /// Who stands in line at `provider`, the next one first; at most `most`.
    virtual Result<QList<TaskId>> line(const QString &provider, int most) = 0;
    /// Lets these stand in this order, in the places that they have in line among them: nobody else comes
    /// later for it. Who no longer stands in line is passed over. Those that do, have changed.
    virtual Result<void> reorder(const QString &provider, const QList<TaskId> &order) = 0;
    /// Deletes a job and leaves a tombstone. Errors: JobNotFound; Conflict while a task is running, unless
    /// `force`.
    virtual Result<void> remove(const JobId &job, bool force) = 0;

    virtual Result<Job> job(const JobId &id) = 0;
    virtual Result<JobPage> jobs(const JobFilter &filter, int limit, const QString &cursor) = 0;
    virtual Result<Changes> changedSince(Revision revision) = 0;
    virtual Revision revision() = 0;
    virtual Result<QList<LogLine>> log(const JobId &job, Revision since) = 0;
    virtual Result<JobCounts> counts() = 0;
    /// Jobs whose last task ended before `time`, oldest first.
    virtual Result<QList<JobId>> finishedBefore(Time time) = 0;

    /// Small facts of the application itself: "paused", "month_cost" … An empty value removes the fact, and a
    /// fact that is not there is empty.
    virtual Result<QString> fact(const QString &key) = 0;
    virtual Result<void> setFact(const QString &key, const QString &value) = 0;
    /// Adds to a fact that is a number; a store that several processes share does it in one step.
    virtual Result<void> addToFact(const QString &key, double amount)
    {
        const auto value = fact(key);
        return value ? setFact(key, QString::number(value->toDouble() + amount, 'f', 4)) : value.error();
    }
    /// Takes a name that one process at a time may hold, for so long at most; false while another one holds
    /// it.
    virtual Result<bool> reserve(const QString &, Milliseconds) { return true; }
    virtual void letGo(const QString &) {}
    /// A call made now does not have to wait for somebody who may not answer.
    virtual bool isReady() const { return true; }
    /// Runs `then` when isReady(), in the store's thread and unless `context` is gone by then; at once if it
    /// is.
    virtual void whenReady(QObject *context, std::function<void()> then)
    {
        Q_UNUSED(context)
        then();
    }
    /// Counts one use within a window that ends at `end`, with those of other processes; nothing where there
    /// are none.
    virtual std::optional<int> countUse(const QString &, Time) { return {}; }
};

} // namespace i2m
