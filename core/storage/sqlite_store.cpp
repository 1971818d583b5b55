// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlite_store.h"

#include "core/jobs/job_json.h"

#include <QJsonDocument>
#include <QSysInfo>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}
QJsonObject toObject(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}
qint64 toNumber(Time time) { return time.time_since_epoch().count(); }
} // namespace

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const DataDir &dir, Access access)
{
    auto database = SqliteDatabase::open(dir, access);
    if (!database)
        return database.error();
    std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(*database)));
    if (auto read = store->readRevision(); !read)
        return read.error();
    if (access == Access::Owner) {
        if (auto freed = store->voidLeases(); !freed)
            return freed.error();
    }
    return store;
}

Result<void> SqliteStore::readRevision()
{
    const auto newest =
        m_database.one(u"SELECT max(r) FROM (SELECT max(revision) AS r FROM job UNION ALL "
                       "SELECT max(revision) FROM task UNION ALL SELECT max(revision) FROM log "
                       "UNION ALL SELECT max(revision) FROM tombstone)"_s);
    if (!newest)
        return newest.error();
    m_revision = newest->toLongLong();
    return {};
}

Result<void> SqliteStore::voidLeases()
{
    auto done = m_database.run(u"UPDATE task SET lease = '', due = 0 WHERE lease <> '' AND state = ?"_s,
                               {int(TaskState::Running)});
    return done ? Result<void>() : done.error();
}

QString SqliteStore::inLine()
{
    return u"INDEXED BY task_line WHERE provider = ? AND state = 0 AND due < 4503599627370496"_s;
}

Result<QList<Task>> SqliteStore::tasks(const QString &which, const QVariantList &values)
{
    QList<Task> found;
    auto read = m_database.each(u"SELECT body FROM task "_s + which, values, [&](const QSqlQuery &row) {
        found.append(taskFromStored(toObject(row.value(0))));
    });
    if (!read)
        return read.error();
    return found;
}

Result<Job> SqliteStore::header(const JobId &id)
{
    const auto body = m_database.one(u"SELECT body FROM job WHERE id = ?"_s, {id.value});
    if (!body)
        return body.error();
    if (!body->isValid())
        return Error{ErrorCode::JobNotFound, id.value};
    return jobFromStored(toObject(*body));
}

Result<Job> SqliteStore::insert(const Job &job)
{
    Job stored = job;
    const Revision before = m_revision;
    auto result = m_database.transaction([&]() -> Result<Job> {
        stored.revision = ++m_revision;
        auto inserted = m_database.run(
            u"INSERT INTO job (id, owner, status, names, created, revision, body) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
            {stored.id.value, stored.owner, statusOf(stored), findableNames(stored), toNumber(stored.created),
             stored.revision, toText(toStored(stored))});
        if (!inserted)
            return inserted.error();
        // Start-time fair queueing: a new job's first task stands beside the first one in line, the next ones
        // a turn later each, so that a small job does not wait for a large one.
        const auto turn =
            m_database.one(u"SELECT turn FROM task WHERE provider = ? AND state = 0 AND due < ? "
                           "ORDER BY priority DESC, turn LIMIT 1"_s,
                           {stored.provider, toNumber(heldBack)});
        if (!turn)
            return turn.error();
        for (Task &task : stored.tasks) {
            task.revision = ++m_revision;
            auto added = m_database.run(
                u"INSERT INTO task (id, job, place, provider, state, priority, turn, due, revision, body) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {task.id.value, stored.id.value, task.index, stored.provider, int(task.state),
                 stored.priority, qint64(turn->toDouble()) + task.index, toNumber(task.due), task.revision,
                 toText(toStored(task))});
            if (!added)
                return added.error();
        }
        return stored;
    });
    if (!result)
        m_revision = before;
    return result;
}

Result<QList<Lease>> SqliteStore::claim(const QString &provider, int places, Time now, Time until)
{
    QList<Task> found;
    const QList<std::pair<QString, QVariantList>> lines{
        {u"WHERE provider = ? AND state = 1 AND due <= ?"_s, {provider, toNumber(now)}},
        {u"INDEXED BY task_cancel WHERE provider = ? AND cancel = 1 AND state < 2 AND lease = '' AND due > ?"_s,
         {provider, toNumber(now)}},
        {inLine() + u" AND due <= ? ORDER BY priority DESC, turn, place LIMIT ?"_s,
         {provider, toNumber(now), std::max(places, 0)}}};
    for (const auto &[which, values] : lines) {
        auto line = tasks(which, values);
        if (!line)
            return line.error();
        found += *line;
    }
    if (found.isEmpty())
        return QList<Lease>{};
    const Revision before = m_revision;
    auto leases = m_database.transaction([&]() -> Result<QList<Lease>> {
        QList<Lease> taken;
        for (Task &task : found) {
            auto job = header(task.job);
            if (!job)
                return job.error();
            const bool first = task.state == TaskState::Queued;
            task.state = TaskState::Running;
            task.due = until;
            task.worker = QSysInfo::machineHostName();
            if (first) {
                ++task.attempts;
                task.started = now;
                task.stage = u"starting"_s;
            }
            const QString token = randomHex128();
            if (auto written = write(task, token); !written)
                return written.error();
            if (first) {
                if (auto written = writeJobSummary(task.job); !written)
                    return written.error();
            }
            taken.append({*job, task, token});
        }
        return taken;
    });
    if (!leases)
        m_revision = before;
    return leases;
}

Result<std::optional<Time>> SqliteStore::nextDue(const QString &provider, Time after)
{
    const auto due =
        m_database.one(u"SELECT min(due) FROM (SELECT min(due) AS due FROM task WHERE provider = ? AND state "
                       u"= 1 AND due > ? "
                       "UNION ALL SELECT min(due) FROM task WHERE provider = ? AND state = 0 AND due > ?)"_s,
                       {provider, toNumber(after), provider, toNumber(after)});
    if (!due)
        return due.error();
    if (due->isNull() || due->toLongLong() >= toNumber(heldBack))
        return std::optional<Time>{};
    return std::optional<Time>(Time(Milliseconds(due->toLongLong())));
}

Result<int> SqliteStore::running(const QString &provider)
{
    const auto count =
        m_database.one(u"SELECT count(*) FROM task WHERE provider = ? AND state = 1"_s, {provider});
    if (!count)
        return count.error();
    return count->toInt();
}

Result<Task> SqliteStore::held(const Lease &lease)
{
    auto found = tasks(u"WHERE id = ? AND lease = ?"_s, {lease.task.id.value, lease.token});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error{ErrorCode::Conflict, u"the lease has ended"_s};
    return found->front();
}

Result<void> SqliteStore::write(Task &task, const QString &lease)
{
    task.revision = ++m_revision;
    auto written = m_database.run(
        u"UPDATE task SET state = ?, due = ?, cancel = ?, lease = ?, revision = ?, body = ? WHERE id = ?"_s,
        {int(task.state), toNumber(task.due), task.cancelRequested ? 1 : 0, lease, task.revision,
         toText(toStored(task)), task.id.value});
    if (!written)
        return written.error();
    return {};
}

Result<void> SqliteStore::mirror(const QList<Task> &tasks)
{
    return m_database.transaction(
        [&]() -> Result<void> {
            for (const Task &task : tasks) {
                // With the other store's revision: it says which of two copies is newer.
                auto written =
                    m_database.run(u"UPDATE task SET state = ?, due = ?, cancel = ?, body = ? WHERE id = ?"_s,
                                   {int(task.state), toNumber(task.due), task.cancelRequested ? 1 : 0,
                                    toText(toStored(task)), task.id.value});
                if (!written)
                    return written.error();
            }
            return {};
        },
        false);
}

Result<void> SqliteStore::writeJobSummary(const JobId &job)
{
    auto all = tasks(u"WHERE job = ? ORDER BY place"_s, {job.value});
    if (!all)
        return all.error();
    Job whole;
    whole.tasks = *all;
    auto written =
        m_database.run(u"UPDATE job SET status = ?, finished = ?, names = ? WHERE id = ?"_s,
                       {statusOf(whole), toNumber(finishedAt(whole)), findableNames(whole), job.value});
    return written ? Result<void>() : written.error();
}

Result<void> SqliteStore::append(const Lease &lease, const QStringList &lines)
{
    for (const QString &text : lines) {
        auto added =
            m_database.run(u"INSERT INTO log (revision, job, task, time, text) VALUES (?, ?, ?, ?, ?)"_s,
                           {++m_revision, lease.task.job.value, lease.task.id.value, toNumber(now()), text});
        if (!added)
            return added.error();
    }
    return {};
}

Result<Task> SqliteStore::settle(const Lease &lease, const Settlement &settlement)
{
    const Revision before = m_revision;
    auto result = m_database.transaction([&]() -> Result<Task> {
        auto stored = held(lease);
        if (!stored)
            return stored;
        if (auto added = append(lease, settlement.log); !added)
            return added.error();
        Task task = settlement.task;
        task.id = stored->id;
        task.job = stored->job;
        task.index = stored->index;
        task.images = stored->images;
        task.title = stored->title;
        task.cancelRequested = stored->cancelRequested && !isFinal(task.state);
        task.unawaited = stored->unawaited && !isFinal(task.state);
        if (auto written = write(task, settlement.keepLease ? lease.token : QString()); !written)
            return written.error();
        if (isFinal(task.state)) {
            if (auto written = writeJobSummary(task.job); !written)
                return written.error();
        }
        return task;
    });
    if (!result)
        m_revision = before;
    return result;
}

Result<void> SqliteStore::commit(const Lease &lease, const QJsonObject &checkpoint)
{
    return m_database.transaction([&]() -> Result<void> {
        auto task = held(lease);
        if (!task)
            return task.error();
        task->checkpoint = checkpoint;
        task->failure.reset();
        return write(*task, lease.token);
    });
}

Result<void> SqliteStore::renew(const Lease &lease, Time until)
{
    auto moved = m_database.run(u"UPDATE task SET due = ? WHERE id = ? AND lease = ?"_s,
                                {toNumber(until), lease.task.id.value, lease.token});
    if (!moved)
        return moved.error();
    return *moved == 1 ? Result<void>() : Error{ErrorCode::Conflict, u"the lease has ended"_s};
}

Result<void> SqliteStore::report(const Lease &lease, const Progress &progress)
{
    return m_database.transaction(
        [&]() -> Result<void> {
            auto task = held(lease);
            if (!task)
                return task.error();
            if (auto added = append(lease, progress.log); !added)
                return added;
            task->stage = progress.stage;
            task->percent = std::max(task->percent, progress.percent);
            task->queuePosition = progress.queuePosition;
            task->received = progress.received;
            task->receiving = progress.receiving;
            return write(*task, lease.token);
        },
        false);
}

} // namespace i2m
