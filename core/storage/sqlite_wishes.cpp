// SPDX-License-Identifier: GPL-3.0-or-later
// What people wish of a job that is there: stop it, try it again, remove it.
#include "core/jobs/job_json.h"
#include "core/storage/sqlite_store.h"

#include <QJsonDocument>
#include <algorithm>
#include <cmath>

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
        if (auto written = writeJobSummary(job); !written)
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
        each.unawaited = false;
        each.finished = {};
        each.due = at;
        return true;
    });
}

Result<std::optional<Task>> SqliteStore::fulfill(const JobId &job, const TaskId &task, const Wish &wish)
{
    const auto changed = change(job, task, [&wish](Task &each) {
        const Task before = each;
        each.title = wish.title.value_or(each.title);
        if (each.state == TaskState::Running && !each.cancelRequested)
            each.unawaited = wish.unawaited.value_or(each.unawaited);
        return each.title != before.title || each.unawaited != before.unawaited;
    });
    if (!changed)
        return changed.error();
    return changed->isEmpty() ? std::optional<Task>() : changed->front();
}

Result<Task> SqliteStore::reopen(const JobId &job, const TaskId &task, const QJsonObject &checkpoint, Time at)
{
    const auto changed = change(job, task, [&](Task &each) {
        if (each.state != TaskState::Completed)
            return false;
        each.state = TaskState::Running;
        each.stage = u"downloading"_s;
        each.percent = 0;
        each.attempts = 1;
        each.checkpoint = checkpoint;
        each.due = at;
        return true;
    });
    if (!changed)
        return changed.error();
    return changed->isEmpty() ? Result<Task>(Error{ErrorCode::Conflict, u"it is not completed"_s})
                              : changed->front();
}

Result<void> SqliteStore::stand(Task &task, int priority, double turn)
{
    auto moved = m_database.run(u"UPDATE task SET priority = ?, turn = ? WHERE id = ?"_s,
                                {priority, turn, task.id.value});
    return moved ? write(task, {}) : moved.error();
}

Result<void> SqliteStore::reorder(const QString &provider, const QList<TaskId> &order)
{
    struct Place
    {
        int priority;
        double turn;
    };
    const Revision before = m_revision;
    auto result = m_database.transaction([&]() -> Result<void> {
        QList<Task> waiting;
        QList<Place> places;
        for (const TaskId &id : order) {
            auto read = m_database.each(
                u"SELECT body, priority, turn FROM task WHERE id = ? AND provider = ? "
                "AND state = 0 AND due < 4503599627370496 AND lease = ''"_s,
                {id.value, provider}, [&](const QSqlQuery &row) {
                    waiting.append(
                        taskFromStored(QJsonDocument::fromJson(row.value(0).toString().toUtf8()).object()));
                    places.append({row.value(1).toInt(), std::floor(row.value(2).toDouble())});
                });
            if (!read)
                return read.error();
        }
        std::ranges::sort(places, [](const Place &one, const Place &other) {
            return std::pair(-one.priority, one.turn) < std::pair(-other.priority, other.turn);
        });
        for (qsizetype i = 0; i < waiting.size(); ++i) {
            // Several may stand at one turn: fractions of it keep them in order, and behind the turn before.
            const double turn = places[i].turn + double(i + 1) / double(waiting.size() + 1);
            if (auto stood = stand(waiting[i], places[i].priority, turn); !stood)
                return stood.error();
        }
        return {};
    });
    if (!result)
        m_revision = before;
    return result;
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
