// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that change nothing.
#include "core/jobs/job_json.h"
#include "core/storage/sqlite_store.h"

#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Job toJob(const QVariant &body)
{
    return jobFromStored(QJsonDocument::fromJson(body.toString().toUtf8()).object());
}
} // namespace

Result<Job> SqliteStore::job(const JobId &id)
{
    auto found = header(id);
    if (!found)
        return found;
    auto all = tasks(u"WHERE job = ? ORDER BY place"_s, {id.value});
    if (!all)
        return all.error();
    found->tasks = *all;
    return found;
}

Result<QList<TaskId>> SqliteStore::line(const QString &provider, int most)
{
    QList<TaskId> found;
    auto read = m_database.each(
        u"SELECT id FROM task "_s + inLine() + u" ORDER BY priority DESC, turn, place LIMIT ?"_s,
        {provider, most}, [&](const QSqlQuery &row) { found.append({row.value(0).toString()}); });
    return read ? Result<QList<TaskId>>(found) : read.error();
}

Result<JobPage> SqliteStore::jobs(const JobFilter &filter, int limit, const QString &cursor)
{
    QStringList where{u"1"_s};
    QVariantList values;
    const auto add = [&](const QString &condition, const QVariantList &bound) {
        where.append(condition);
        values += bound;
    };
    if (!filter.owner.isEmpty())
        add(u"owner = ?"_s, {filter.owner});
    if (!filter.status.isEmpty())
        add(u"status = ?"_s, {filter.status});
    if (!filter.text.isEmpty())
        add(u"instr(names, ?) > 0"_s, {filter.text.toLower()});
    if (filter.before != Time{})
        add(u"created < ?"_s, {qint64(filter.before.time_since_epoch().count())});
    if (!cursor.isEmpty()) {
        const QString id = cursor.section(u':', 1);
        bool valid = false;
        const qint64 created = cursor.section(u':', 0, 0).toLongLong(&valid);
        if (!valid || !isPlausibleId(id))
            return Error{ErrorCode::ValidationError, u"cursor: not one from a “next” link"_s};
        add(u"(created, id) < (?, ?)"_s, {created, id});
    }
    values.append(limit + 1);
    JobPage page;
    auto read = m_database.each(u"SELECT body FROM job WHERE "_s + where.join(u" AND "_s) +
                                    u" ORDER BY created DESC, id DESC LIMIT ?"_s,
                                values, [&](const QSqlQuery &row) { page.jobs.append(toJob(row.value(0))); });
    if (!read)
        return read.error();
    if (page.jobs.size() > limit) {
        page.jobs.removeLast();
        const Job &last = page.jobs.back();
        page.next = u"%1:%2"_s.arg(last.created.time_since_epoch().count()).arg(last.id.value);
    }
    for (Job &each : page.jobs) {
        auto all = tasks(u"WHERE job = ? ORDER BY place"_s, {each.id.value});
        if (!all)
            return all.error();
        each.tasks = *all;
    }
    return page;
}

Result<Changes> SqliteStore::changedSince(Revision since)
{
    Changes changes;
    changes.upTo = m_revision;
    auto read = m_database.each(u"SELECT body FROM job WHERE revision > ? ORDER BY revision"_s, {since},
                                [&](const QSqlQuery &row) { changes.jobs.append(toJob(row.value(0))); });
    if (!read)
        return read.error();
    auto changed = tasks(u"WHERE revision > ? ORDER BY revision"_s, {since});
    if (!changed)
        return changed.error();
    changes.tasks = *changed;
    read = m_database.each(u"SELECT job FROM tombstone WHERE revision > ? ORDER BY revision"_s, {since},
                           [&](const QSqlQuery &row) { changes.removed.append({row.value(0).toString()}); });
    if (!read)
        return read.error();
    return changes;
}

Result<QList<LogLine>> SqliteStore::log(const JobId &job, Revision since)
{
    QList<LogLine> lines;
    auto read = m_database.each(
        u"SELECT revision, task, time, text FROM log WHERE job = ? AND revision > ? ORDER BY revision"_s,
        {job.value, since}, [&](const QSqlQuery &row) {
            lines.append({row.value(0).toLongLong(),
                          {row.value(1).toString()},
                          Time(Milliseconds(row.value(2).toLongLong())),
                          row.value(3).toString()});
        });
    if (!read)
        return read.error();
    return lines;
}

Result<JobCounts> SqliteStore::counts()
{
    JobCounts counts;
    auto read =
        m_database.each(u"SELECT state, count(*) FROM task GROUP BY state"_s, {}, [&](const QSqlQuery &row) {
            const int count = row.value(1).toInt();
            switch (TaskState(row.value(0).toInt())) {
            case TaskState::Queued:
                counts.queued = count;
                break;
            case TaskState::Running:
                counts.running = count;
                break;
            case TaskState::Completed:
                counts.completed = count;
                break;
            case TaskState::Failed:
                counts.failed = count;
                break;
            case TaskState::Cancelled:
                counts.cancelled = count;
                break;
            }
        });
    if (!read)
        return read.error();
    return counts;
}

Result<QList<JobId>> SqliteStore::finishedBefore(Time time)
{
    QList<JobId> ids;
    auto read = m_database.each(u"SELECT id FROM job WHERE finished > 0 AND finished < ? ORDER BY finished"_s,
                                {qint64(time.time_since_epoch().count())},
                                [&](const QSqlQuery &row) { ids.append({row.value(0).toString()}); });
    if (!read)
        return read.error();
    return ids;
}

Result<QString> SqliteStore::fact(const QString &key)
{
    const auto value = m_database.one(u"SELECT value FROM fact WHERE key = ?"_s, {key});
    if (!value)
        return value.error();
    return value->toString();
}

Result<void> SqliteStore::setFact(const QString &key, const QString &value)
{
    auto written = value.isEmpty()
                       ? m_database.run(u"DELETE FROM fact WHERE key = ?"_s, {key})
                       : m_database.run(u"INSERT OR REPLACE INTO fact VALUES (?, ?)"_s, {key, value});
    return written ? Result<void>() : written.error();
}

} // namespace i2m
