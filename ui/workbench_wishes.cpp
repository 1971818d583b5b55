// SPDX-License-Identifier: GPL-3.0-or-later
// What people wish of rows that the engine has.
#include "core/async.h"
#include "core/jobs/engine.h"
#include "ui/workbench.h"

#include <QFile>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// The tasks to ask the engine for, by job.
struct TaskAddress
{
    JobId job;
    TaskId task;
};

QList<TaskAddress> addresses(const QueueModel &queue, const QStringList &keys,
                             const std::function<bool(const QueueRow &)> &wanted)
{
    QList<TaskAddress> found;
    for (const QString &key : keys) {
        const QueueRow *row = queue.find(key);
        if (row && row->isTask() && wanted(*row))
            found.append({row->task.job, row->task.id});
    }
    return found;
}
} // namespace

void Workbench::cancel(const QStringList &keys)
{
    Engine *engine = m_parts.engine;
    if (!engine)
        return;
    for (const TaskAddress &address :
         addresses(m_queue, keys, [](const QueueRow &row) { return row.isOpen(); })) {
        ask(engine, [engine, address] { return engine->cancel(address.job, address.task); }) |
            then(this, [this](const Result<CancelReport> &report) {
                if (!report)
                    Q_EMIT failed(report.error());
            });
    }
}

void Workbench::retry(const QStringList &keys)
{
    Engine *engine = m_parts.engine;
    if (!engine)
        return;
    const auto wanted = [](const QueueRow &row) {
        return row.task.state == TaskState::Failed || row.task.state == TaskState::Cancelled;
    };
    for (const TaskAddress &address : addresses(m_queue, keys, wanted)) {
        ask(engine, [engine, address] { return engine->retry(address.job, address.task); }) |
            then(this, [this](const Result<QList<Task>> &again) {
                if (!again)
                    Q_EMIT failed(again.error());
            });
    }
}

void Workbench::removeJob(const JobId &job)
{
    Engine *engine = m_parts.engine;
    if (!engine)
        return;
    ask(engine, [engine, job] { return engine->remove(job); }) |
        then(this, [this](const Result<void> &removed) {
            if (!removed)
                Q_EMIT failed(removed.error());
        });
}

void Workbench::setAwaited(const QStringList &keys, bool awaited)
{
    Engine *engine = m_parts.engine;
    if (!engine)
        return;
    const auto wanted = [awaited](const QueueRow &row) { return row.isOpen() && row.isAwaited() != awaited; };
    for (const TaskAddress &address : addresses(m_queue, keys, wanted)) {
        ask(engine, [engine, address, awaited] {
            return engine->setAwaited(address.job, address.task, awaited);
        }) | then(this, [this](const Result<bool> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
    }
}

void Workbench::fetchAgain(const QString &key)
{
    Engine *engine = m_parts.engine;
    const auto found = addresses(m_queue, {key}, [](const QueueRow &row) { return row.canFetch(); });
    if (!engine || found.isEmpty())
        return;
    ask(engine, [engine, address = found.front()] { return engine->fetchAgain(address.job, address.task); }) |
        then(this, [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

void Workbench::noteFile(const QString &key, std::optional<ErrorCode> problem)
{
    const QueueRow *row = m_queue.find(key);
    if (row && row->isReady() && row->fileProblem != problem)
        m_queue.edit(key, [problem](QueueRow &seen) { seen.fileProblem = problem; });
}

void Workbench::noteUnreadable(const QString &key) { noteFile(key, ErrorCode::ModelUnreadable); }

void Workbench::lookForFile(const QString &key)
{
    const QueueRow *row = m_queue.find(key);
    if (!m_parts.engine || !row || !row->isReady())
        return;
    const QString path = m_queue.dir().absolute(row->task.model->path);
    QtConcurrent::run([path] { return QFile::exists(path); }) | then(this, [this, key](bool there) {
        const QueueRow *seen = m_queue.find(key);
        const bool missed = seen && seen->fileProblem == ErrorCode::FileNotFound;
        if (!there)
            noteFile(key, ErrorCode::FileNotFound);
        else if (missed)
            noteFile(key, {});
    });
}

/// The row has its new name already.
void Workbench::storeName(const QueueRow &row, const QString &before)
{
    Engine *engine = m_parts.engine;
    if (!engine)
        return;
    ask(engine, [engine, job = row.task.job, task = row.task.id, name = row.name] {
        return engine->rename(job, task, name);
    }) | then(this, [this, key = row.key, before](const Result<void> &done) {
        if (done)
            return;
        m_queue.rename(key, before);
        Q_EMIT failed(done.error());
    });
}

} // namespace i2m
