// SPDX-License-Identifier: GPL-3.0-or-later
// What people wish of a job that is there: stop it, try it again, remove it.
#include "core/storage/sqlite_store.h"

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// True when the provider may know of it: cancelling then needs a word with the provider.
bool reachedProvider(const Task &task) { return !task.requestId.isEmpty() || !task.checkpoint.isEmpty(); }
} // namespace

Result<QList<Task>> SqliteStore::change(const JobId &job, const TaskId &task,
                                        const std::function<bool(Task &)> &change)
{
    const Revision before = m_revision;
    auto result = m_database.transaction([&]() -> Result<QList<Task>> {
        if (auto known = header(job); !known)
            return known.error();
        auto found = task.isEmpty() ? tasks(u"WHERE job = ? ORDER BY place"_s, {job.value})
                                    : tasks(u"WHERE job = ? AND id = ?"_s, {job.value, task.value});
        if (!found)
            return found;
        if (found->isEmpty())
            return Error{ErrorCode::FileNotFound, task.value};
        QList<Task> changed;
        for (Task &each : *found) {
            if (!change(each))
                continue;
            const auto lease = m_database.one(u"SELECT lease FROM task WHERE id = ?"_s, {each.id.value});
            if (!lease)
                return lease.error();
            if (auto written = write(each, isFinal(each.state) ? QString() : lease->toString()); !written)
                return written.error();
            changed.append(each);
        }
        if (auto written = writeJobStatus(job); !written)
            return written.error();
        return changed;
    });
    if (!result)
        m_revision = before;
    return result;
}

Result<QList<Task>> SqliteStore::requestCancel(const JobId &job, const TaskId &task, Time at)
{
    return change(job, task, [at](Task &each) {
        if (isFinal(each.state) || each.cancelRequested)
            return false;
        if (each.state == TaskState::Queued && !reachedProvider(each)) {
            each.state = TaskState::Cancelled;
            each.billing = Billing::NotCharged;
            each.finished = at;
        } else {
            each.cancelRequested = true;
        }
        return true;
    });
}

Result<QList<Task>> SqliteStore::requeue(const JobId &job, const TaskId &task, Time at)
{
    return change(job, task, [at](Task &each) {
        const bool waits = each.state == TaskState::Queued && each.due > at;
        if (!waits && each.state != TaskState::Failed && each.state != TaskState::Cancelled)
            return false;
        each.state = TaskState::Queued;
        each.stage = u"queued"_s;
        each.percent = 0;
        each.queuePosition = -1;
        each.attempts = 0;
        each.cancelRequested = false;
        each.finished = {};
        each.due = at;
        return true;
    });
}

Result<void> SqliteStore::remove(const JobId &job, bool force)
{
    const Revision before = m_revision;
    auto result = m_database.transaction([&]() -> Result<void> {
        if (auto known = header(job); !known)
            return known.error();
        const auto busy =
            m_database.one(u"SELECT count(*) FROM task WHERE job = ? AND state = 1"_s, {job.value});
        if (!busy)
            return busy.error();
        if (busy->toInt() > 0 && !force)
            return Error{ErrorCode::Conflict, u"%1 of its images are being worked on"_s.arg(busy->toInt())};
        if (auto gone = m_database.run(u"DELETE FROM job WHERE id = ?"_s, {job.value}); !gone)
            return gone.error();
        auto marked =
            m_database.run(u"INSERT OR REPLACE INTO tombstone VALUES (?, ?)"_s, {job.value, ++m_revision});
        return marked ? Result<void>() : marked.error();
    });
    if (!result)
        m_revision = before;
    return result;
}

} // namespace i2m
