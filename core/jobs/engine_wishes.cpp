// SPDX-License-Identifier: GPL-3.0-or-later
// What people wish of jobs that are there: stop, try again, rename, wait no longer, fetch again, remove.
#include "core/jobs/engine.h"

#include <QDir>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

Result<CancelReport> Engine::cancel(const JobId &job, const TaskId &task)
{
    auto marked = m_store.requestCancel(job, task, now());
    if (!marked)
        return marked.error();
    CancelReport report;
    for (const Task &each : *marked) {
        if (isFinal(each.state)) {
            ++report.stopped;
            continue;
        }
        ++report.asked;
        if (const auto work = m_work.find(each.id); work != m_work.end())
            work->second->watcher.cancel();
    }
    noteChange();
    wake();
    return report;
}

void Engine::runCancel(Work &work)
{
    auto answer = provider(work.lease.job.provider)->cancel(work.lease.job, work.lease.task);
    goOn<CancelAnswer>(work, answer, [this](Work &same, const CancelAnswer &said) { cancelled(same, said); });
}

void Engine::cancelled(Work &work, const CancelAnswer &said)
{
    Task task = work.lease.task;
    if (task.model) {
        end(task, TaskState::Completed); // as it was before it was to be fetched again
    } else {
        task.billing = said.billing;
        if (said.checkpoint)
            task.checkpoint = *said.checkpoint;
        end(task, TaskState::Cancelled);
        countEnd(*line(work.lease.job.provider), task);
    }
    save(work, task, false, said.note.isEmpty() ? QStringList() : QStringList{said.note});
}

Result<QList<Task>> Engine::retry(const JobId &job, const TaskId &task)
{
    auto changed = m_store.requeue(job, task, now());
    if (changed) {
        noteChange();
        wake();
    }
    return changed;
}

Result<void> Engine::rename(const JobId &job, const TaskId &task, const QString &title)
{
    const auto known = m_store.job(job);
    if (!known)
        return known.error();
    const auto found = std::ranges::find(known->tasks, task, &Task::id);
    if (found == known->tasks.end())
        return Error{ErrorCode::FileNotFound, task.value};
    QString name = title.simplified(); // a line of its own where names are searched
    if (name == found->originalName())
        name.clear();
    const auto done = wish(job, task, {.title = name});
    return done ? Result<void>() : done.error();
}

Result<bool> Engine::setAwaited(const JobId &job, const TaskId &task, bool awaited)
{
    return wish(job, task, {.unawaited = !awaited});
}

Result<bool> Engine::wish(const JobId &job, const TaskId &task, const Wish &wish)
{
    const auto changed = m_store.fulfill(job, task, wish);
    if (!changed)
        return changed.error();
    if (!*changed)
        return false;
    noteWish(**changed);
    noteChange();
    return true;
}

/// The running step ends by what is wished by then.
void Engine::noteWish(const Task &task)
{
    if (const auto work = m_work.find(task.id); work != m_work.end()) {
        work->second->lease.task.title = task.title;
        work->second->lease.task.unawaited = task.unawaited;
    }
}

Result<void> Engine::fetchAgain(const JobId &job, const TaskId &task)
{
    const auto known = m_store.job(job);
    if (!known)
        return known.error();
    const auto found = std::ranges::find(known->tasks, task, &Task::id);
    if (found == known->tasks.end())
        return Error{ErrorCode::FileNotFound, task.value};
    const Line *made = line(known->provider);
    const auto way = made ? made->provider->wayBackTo(*found) : std::nullopt;
    if (!way)
        return Error{ErrorCode::ModelExpired, found->name()};
    if (auto reopened = m_store.reopen(job, task, *way, now()); !reopened)
        return reopened.error();
    noteChange();
    wake();
    return {};
}

Result<void> Engine::reorder(const QString &provider, const QList<TaskId> &order)
{
    auto done = m_store.reorder(provider, order);
    if (done)
        noteChange();
    return done;
}

Result<void> Engine::remove(const JobId &job, bool force)
{
    auto known = m_store.job(job);
    if (!known)
        return known.error();
    if (auto removed = m_store.remove(job, force); !removed)
        return removed;
    for (const Task &task : known->tasks) {
        if (const auto work = m_work.find(task.id); work != m_work.end())
            work->second->watcher.cancel();
        if (!isFinal(task.state) && !task.requestId.isEmpty())
            (void)provider(known->provider)->cancel(*known, task); // best effort: nobody waits for the answer
    }
    removeFiles(job);
    noteChange();
    return {};
}

void Engine::removeFiles(const JobId &job)
{
    m_pool.start([folder = m_dir.jobDir(job)] { QDir(folder).removeRecursively(); });
}

} // namespace i2m
