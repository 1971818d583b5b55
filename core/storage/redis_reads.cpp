// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that change nothing, and the application's facts.
#include "core/storage/outbox.h"
#include "core/storage/redis_rows.h"
#include "core/storage/redis_store.h"

#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;
using redis_rows::number;

namespace {
/// One script reads so many jobs: Redis serves nobody else meanwhile.
constexpr int jobsAtOnce = 200;

/// A row of list.lua.
struct Listed
{
    explicit Listed(const RedisValue &row)
        : id(row[0].text), created(row[1].text.toDouble()), names(row[7].toString())
    {
        const auto count = [&](qsizetype place) { return int(row[place].toNumber()); };
        counts = {count(2), count(3), count(4), count(5), count(6)};
    }
    bool fits(const JobFilter &filter) const
    {
        return (filter.status.isEmpty() || statusOf(counts) == filter.status) &&
               (filter.text.isEmpty() || names.contains(filter.text.toLower()));
    }

    QByteArray id;
    double created;
    JobCounts counts;
    QString names;
};

struct Cursor
{
    double created;
    QByteArray id; ///< the last one of the page before; empty: begin with `created`
};

Result<Cursor> begin(const JobFilter &filter, const QString &cursor)
{
    const double newest = filter.before == Time{} ? std::numeric_limits<qint64>::max()
                                                  : double(filter.before.time_since_epoch().count()) - 1;
    if (cursor.isEmpty())
        return Cursor{newest, {}};
    const QString id = cursor.section(u':', 1);
    bool valid = false;
    const qint64 created = cursor.section(u':', 0, 0).toLongLong(&valid);
    if (!valid || !isPlausibleId(id))
        return Error{ErrorCode::ValidationError, u"cursor: not one from a “next” link"_s};
    return Cursor{std::min(newest, double(created)), id.toUtf8()};
}
} // namespace

Result<QList<Job>> RedisStore::read(const QList<QByteArray> &ids)
{
    QList<Job> found;
    for (qsizetype at = 0; at < ids.size(); at += jobsAtOnce) {
        const auto answer = m_scripts.run("read", ids.mid(at, jobsAtOnce));
        if (!answer)
            return answer.error();
        for (const RedisValue &row : answer->items) {
            Job job = redis_rows::header(row);
            for (const RedisValue &task : row[2].items)
                job.tasks.append(redis_rows::task(task));
            std::ranges::sort(job.tasks, {}, &Task::index);
            found.append(job);
        }
    }
    return found;
}

Result<QList<TaskId>> RedisStore::line(const QString &provider, int most)
{
    const auto answer = m_connection.run(
        {"ZRANGE", m_scripts.key("line") + ':' + provider.toUtf8(), "0", QByteArray::number(most - 1)});
    if (!answer)
        return answer.error();
    QList<TaskId> found;
    for (const RedisValue &member : answer->items)
        found.append({member.toString().section(u':', 1)});
    return found;
}

Result<Job> RedisStore::job(const JobId &id)
{
    auto found = read({id.value.toUtf8()});
    if (!found)
        return found.error();
    return found->isEmpty() ? Result<Job>(Error{ErrorCode::JobNotFound, id.value}) : found->front();
}

Result<JobPage> RedisStore::jobs(const JobFilter &filter, int limit, const QString &cursor)
{
    const auto from = begin(filter, cursor);
    if (!from)
        return from.error();
    QList<Listed> chosen;
    for (int at = 0; chosen.size() <= limit; at += jobsAtOnce) {
        const auto rows =
            m_scripts.run("list", {filter.owner.toUtf8(), QByteArray::number(from->created, 'f', 0),
                                   QByteArray::number(at), QByteArray::number(jobsAtOnce)});
        if (!rows)
            return rows.error();
        for (const RedisValue &row : rows->items) {
            const Listed listed(row);
            const bool seen = !from->id.isEmpty() && listed.created == from->created && listed.id >= from->id;
            if (!seen && listed.fits(filter))
                chosen.append(listed);
        }
        if (rows->items.size() < jobsAtOnce)
            break;
    }
    JobPage page;
    if (chosen.size() > limit) {
        const Listed &last = chosen[limit - 1];
        page.next = QString::number(last.created, 'f', 0) + u':' + QString::fromUtf8(last.id);
        chosen.resize(limit, chosen.front());
    }
    QList<QByteArray> ids;
    for (const Listed &each : chosen)
        ids.append(each.id);
    auto found = read(ids);
    if (!found)
        return found.error();
    page.jobs = *found;
    return page;
}

Result<Changes> RedisStore::changedSince(Revision since)
{
    const auto answer = m_scripts.run("changed", {QByteArray::number(since)});
    if (!answer)
        return answer.error();
    sawRevision((*answer)[0]);
    if ((*answer)[1].toNumber() == 1)
        return everything(since);
    Changes changes;
    changes.upTo = (*answer)[5].toNumber();
    for (const RedisValue &row : (*answer)[2].items)
        changes.jobs.append(redis_rows::header(row));
    for (const RedisValue &row : (*answer)[3].items)
        changes.tasks.append(redis_rows::task(row));
    for (const RedisValue &row : (*answer)[4].items)
        changes.removed.append({row.toString()});
    std::ranges::sort(changes.jobs, {}, &Job::revision);
    std::ranges::sort(changes.tasks, {}, &Task::revision);
    std::ranges::reverse(changes.removed);
    if (m_outbox)
        m_outbox->note(changes);
    return changes;
}

/// For who was away so long that the feed has forgotten: looks at every job.
Result<Changes> RedisStore::everything(Revision since)
{
    Changes changes;
    const auto revision = m_connection.run({"GET", m_scripts.key("revision")});
    const auto removed = m_connection.run(
        {"ZRANGEBYSCORE", m_scripts.key("removed"), '(' + QByteArray::number(since), "+inf"});
    const auto ids = m_connection.run({"ZRANGE", m_scripts.key("jobs"), "0", "-1"});
    for (const auto *answer : {&revision, &removed, &ids}) {
        if (!*answer)
            return answer->error();
    }
    changes.upTo = revision->toNumber();
    for (const RedisValue &row : removed->items)
        changes.removed.append({row.toString()});
    QList<QByteArray> names;
    for (const RedisValue &row : ids->items)
        names.append(row.text);
    auto all = read(names);
    if (!all)
        return all.error();
    for (Job &job : *all) {
        for (const Task &task : std::exchange(job.tasks, {})) {
            if (task.revision > since)
                changes.tasks.append(task);
        }
        if (job.revision > since)
            changes.jobs.append(job);
    }
    std::ranges::sort(changes.jobs, {}, &Job::revision);
    std::ranges::sort(changes.tasks, {}, &Task::revision);
    return changes;
}

Result<QList<LogLine>> RedisStore::log(const JobId &job, Revision since)
{
    const auto answer = m_connection.run(
        {"XRANGE", m_scripts.key("log:" + job.value.toUtf8()), QByteArray::number(since + 1) + "-0", "+"});
    if (!answer)
        return answer.error();
    QList<LogLine> lines;
    for (const RedisValue &entry : answer->items) {
        const RedisValue fields = entry[1]; // task, its id, time, when, text, the line
        lines.append({entry[0].text.split('-').front().toLongLong(),
                      {fields[1].toString()},
                      Time(Milliseconds(fields[3].toNumber())),
                      fields[5].toString()});
    }
    return lines;
}

Result<JobCounts> RedisStore::counts()
{
    const auto answer = m_connection.run({"HGETALL", m_scripts.key("counts")});
    if (!answer)
        return answer.error();
    JobCounts counts;
    int *const each[] = {&counts.queued, &counts.running, &counts.completed, &counts.failed,
                         &counts.cancelled};
    for (qsizetype i = 0; i + 1 < answer->items.size(); i += 2) {
        const int state = answer->items[i].text.split(':').back().toInt(); // "<provider>:<state>"
        if (state >= 0 && state < int(std::size(each)))
            *each[state] += int(answer->items[i + 1].toNumber());
    }
    return counts;
}

Result<QList<JobId>> RedisStore::finishedBefore(Time time)
{
    const auto answer =
        m_connection.run({"ZRANGEBYSCORE", m_scripts.key("finished"), "-inf", '(' + number(time)});
    if (!answer)
        return answer.error();
    QList<JobId> ids;
    for (const RedisValue &row : answer->items)
        ids.append({row.toString()});
    return ids;
}

namespace {
/// Answers kept for an Idempotency-Key expire; a field of a hash cannot.
bool expires(const QString &fact) { return fact.startsWith("idempotency:"_L1); }
constexpr auto kept = "90000"; // seconds, a little over the 24 hours that they are asked for
} // namespace

Result<QString> RedisStore::fact(const QString &key)
{
    const QByteArray name = key.toUtf8();
    const auto answer =
        m_connection.run(expires(key) ? RedisConnection::Command{"GET", m_scripts.key(name)}
                                      : RedisConnection::Command{"HGET", m_scripts.key("facts"), name});
    if (!answer)
        return answer.error();
    return answer->toString();
}

Result<void> RedisStore::setFact(const QString &key, const QString &value)
{
    using Command = RedisConnection::Command;
    const QByteArray name = key.toUtf8();
    const QByteArray text = value.toUtf8();
    const auto answer = m_connection.run(expires(key) ? Command{"SET", m_scripts.key(name), text, "EX", kept}
                                                      : Command{"HSET", m_scripts.key("facts"), name, text});
    return answer ? Result<void>() : answer.error();
}

Result<void> RedisStore::addToFact(const QString &key, double amount)
{
    const auto answer = m_connection.run(
        {"HINCRBYFLOAT", m_scripts.key("facts"), key.toUtf8(), QByteArray::number(amount, 'f', 4)});
    return answer ? Result<void>() : answer.error();
}

Result<bool> RedisStore::reserve(const QString &name, Milliseconds longest)
{
    const auto answer =
        m_connection.run({"SET", m_scripts.key("busy:" + name.toUtf8()), m_queue.worker.toUtf8(), "NX", "PX",
                          QByteArray::number(qint64(longest.count()))});
    return answer ? Result<bool>(!answer->isNothing()) : answer.error();
}

void RedisStore::letGo(const QString &name)
{
    (void)m_connection.run({"DEL", m_scripts.key("busy:" + name.toUtf8())});
}

std::optional<int> RedisStore::countUse(const QString &name, Time end)
{
    const QByteArray key = m_scripts.key("uses:" + name.toUtf8());
    const auto used = m_connection.run({"INCR", key});
    if (!used)
        return {};
    if (used->toNumber() == 1)
        (void)m_connection.run({"PEXPIREAT", key, number(end)});
    return int(used->toNumber());
}

} // namespace i2m
