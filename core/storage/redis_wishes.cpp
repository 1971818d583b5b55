// SPDX-License-Identifier: GPL-3.0-or-later
// What people wish of a job that is there. The scripts decide.
#include "core/storage/redis_rows.h"
#include "core/storage/redis_store.h"

#include <QJsonDocument>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;
using redis_rows::number;

Result<QList<Task>> RedisStore::change(const char *script, const JobId &job, const TaskId &task,
                                       const QList<QByteArray> &arguments)
{
    const auto answer =
        m_scripts.run(script, QList<QByteArray>{job.value.toUtf8(), task.value.toUtf8()} + arguments);
    if (!answer)
        return answer.error();
    if ((*answer)[0].text == "no job")
        return Error{ErrorCode::JobNotFound, job.value};
    if ((*answer)[0].text == "no task")
        return Error{ErrorCode::FileNotFound, task.value};
    sawRevision((*answer)[1]);
    QList<Task> changed;
    for (const RedisValue &row : (*answer)[2].items)
        changed.append(redis_rows::task(row));
    return changed;
}

Result<QList<Task>> RedisStore::requestCancel(const JobId &job, const TaskId &task, Time at)
{
    return change("cancel", job, task, {number(at)});
}

Result<QList<Task>> RedisStore::requeue(const JobId &job, const TaskId &task, Time at)
{
    return change("requeue", job, task, {number(at)});
}

Result<std::optional<Task>> RedisStore::fulfill(const JobId &job, const TaskId &task, const Wish &wish)
{
    QByteArray findable;
    if (wish.title) {
        const auto known = this->job(job);
        const auto found =
            known ? std::ranges::find(known->tasks, task, &Task::id) : QList<Task>::const_iterator();
        if (known && found != known->tasks.end()) {
            Task named = *found;
            named.title = *wish.title;
            findable = findableName(named).toUtf8();
        }
    }
    const QByteArray unawaited = wish.unawaited ? (*wish.unawaited ? "1" : "0") : "";
    const auto changed =
        change("fulfill", job, task,
               {wish.title ? "1" : "0", wish.title.value_or(QString()).toUtf8(), unawaited, findable});
    if (!changed)
        return changed.error();
    if (changed->isEmpty())
        return std::optional<Task>();
    if (const auto held = m_held.find(task); held != m_held.end()) { // for a Redis that loses it
        held->task.title = changed->front().title;
        held->task.unawaited = changed->front().unawaited;
    }
    return std::optional(changed->front());
}

Result<Task> RedisStore::reopen(const JobId &job, const TaskId &task, const QJsonObject &checkpoint, Time at)
{
    const auto changed =
        change("reopen", job, task, {number(at), QJsonDocument(checkpoint).toJson(QJsonDocument::Compact)});
    if (!changed)
        return changed.error();
    return changed->isEmpty() ? Result<Task>(Error{ErrorCode::Conflict, u"it is not completed"_s})
                              : changed->front();
}

Result<void> RedisStore::reorder(const QString &provider, const QList<TaskId> &order)
{
    QList<QByteArray> arguments{provider.toUtf8()};
    for (const TaskId &task : order)
        arguments.append(task.value.toUtf8());
    const auto answer = m_scripts.run("reorder", arguments);
    if (!answer)
        return answer.error();
    sawRevision(*answer);
    return {};
}

Result<void> RedisStore::remove(const JobId &job, bool force)
{
    const auto answer = m_scripts.run("remove", {job.value.toUtf8(), force ? "1" : "0"});
    if (!answer)
        return answer.error();
    if ((*answer)[0].text == "no job")
        return Error{ErrorCode::JobNotFound, job.value};
    if ((*answer)[0].text == "busy")
        return Error{ErrorCode::Conflict,
                     u"%1 of its images are being worked on"_s.arg((*answer)[1].toNumber())};
    sawRevision((*answer)[1]);
    return {};
}

} // namespace i2m
