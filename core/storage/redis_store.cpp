// SPDX-License-Identifier: GPL-3.0-or-later
// How tasks move. The scripts decide; here values are turned into their arguments and back.
#include "core/storage/redis_store.h"

#include "core/jobs/job_json.h"
#include "core/storage/outbox.h"
#include "core/storage/redis_rows.h"

#include <QJsonDocument>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;
using redis_rows::number;

namespace {
Error leaseEnded() { return {ErrorCode::Conflict, u"the lease has ended"_s}; }

/// What a task failed of that took its worker down three times.
QByteArray poisoned()
{
    static const QByteArray failure =
        QJsonDocument(toJson(Error{ErrorCode::WorkerCrashed})).toJson(QJsonDocument::Compact);
    return failure;
}

QList<QByteArray> utf8(const QStringList &texts)
{
    QList<QByteArray> bytes;
    for (const QString &text : texts)
        bytes.append(text.toUtf8());
    return bytes;
}

/// The value of "name:value" in INFO's answer.
QByteArray infoValue(const QByteArray &info, const QByteArray &name)
{
    for (const QByteArray &line : info.split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}
} // namespace

RedisStore::RedisStore(const RedisQueue &queue)
    : m_queue(queue), m_connection(queue.address), m_probe(m_connection),
      m_scripts(m_connection, queue.prefix.toUtf8())
{
}

Result<std::unique_ptr<RedisStore>> RedisStore::open(const RedisQueue &queue)
{
    std::unique_ptr<RedisStore> store(new RedisStore(queue));
    if (auto looked = store->look(); !looked)
        return looked.error();
    return store;
}

Result<void> RedisStore::look()
{
    const auto revision = m_connection.run({"GET", m_scripts.key("revision")});
    if (!revision)
        return revision.error();
    m_revision = revision->toNumber();
    m_generation = m_connection.generation();
    const auto info = m_connection.run({"INFO"});
    if (!info)
        return {}; // not everybody may ask
    const QList<QByteArray> version = infoValue(info->text, "redis_version").split('.');
    const int number = version.value(0).toInt() * 100 + version.value(1).toInt();
    if (number < 602)
        return Error{ErrorCode::ValidationError,
                     u"Redis at %1 is version %2; 6.2 or later is needed"_s.arg(
                         m_queue.address.shown(), QString::fromLatin1(version.join('.')))};
    m_server = infoValue(info->text, "run_id");
    QStringList notes;
    if (infoValue(info->text, "aof_enabled") == "0")
        notes.append(
            u"Redis keeps no append-only file: jobs may be lost when it stops. Set “appendonly yes”."_s);
    const QByteArray policy = infoValue(info->text, "maxmemory_policy");
    if (!policy.isEmpty() && policy != "noeviction")
        notes.append(u"Redis may throw jobs away when its memory is full (%1). Set “maxmemory-policy "
                     u"noeviction”."_s.arg(QString::fromLatin1(policy)));
    m_note = notes.join(u' ');
    return {};
}

void RedisStore::sawRevision(const RedisValue &revision)
{
    m_revision = std::max(m_revision, Revision(revision.toNumber()));
}

Result<Job> RedisStore::insert(const Job &job)
{
    if (auto kept = m_outbox ? m_outbox->add(job) : Result<void>(); !kept)
        return kept.error();
    auto stored = tell(job);
    if (stored || !m_outbox)
        return stored;
    if (m_connection.isInDoubt()) {
        m_doubtful.insert(job.id, job);
        return job;
    }
    m_outbox->drop(job.id);
    return stored;
}

Result<Job> RedisStore::tell(const Job &job)
{
    QList<QByteArray> arguments{job.id.value.toUtf8(), job.provider.toUtf8(),
                                job.owner.toUtf8(),    QByteArray::number(job.priority),
                                number(job.created),   findableNames(job).toUtf8(),
                                redis_rows::body(job)};
    for (const Task &task : job.tasks)
        arguments += {task.id.value.toUtf8(), QByteArray::number(int(task.state)), number(task.due),
                      redis_rows::body(task)};
    const auto answer = m_scripts.run("insert", arguments);
    if (!answer)
        return answer.error();
    Job stored = job;
    stored.revision = (*answer)[0].toNumber();
    Revision revision = stored.revision;
    for (Task &task : stored.tasks)
        task.revision = ++revision;
    m_revision = std::max(m_revision, revision);
    return stored;
}

Result<QList<Lease>> RedisStore::claim(const QString &provider, int places, Time now, Time until)
{
    if (auto noticed = noticeRestart(); !noticed)
        return noticed.error();
    // What was running when the engine counted, and the places it found beside that, are the most there may
    // be: another process may have counted at the same moment.
    const int most = m_running.contains(provider) ? m_running.value(provider) + std::max(places, 0) : -1;
    const auto answer =
        m_scripts.run("claim", {provider.toUtf8(), QByteArray::number(places), QByteArray::number(most),
                                number(now), number(until), m_queue.worker.toUtf8(),
                                randomHex128().first(12).toLatin1(), poisoned(), m_queue.host.toUtf8()});
    if (!answer)
        return answer.error();
    sawRevision((*answer)[0]);
    QList<Lease> leases;
    for (const RedisValue &row : (*answer)[1].items) {
        const Lease lease{redis_rows::header({RedisValue::Kind::List, 0, {}, {row[2], row[3]}}),
                          redis_rows::task(row[4]), row[1].toString()};
        m_held.insert(lease.task.id, {lease.token, lease.job, lease.task});
        leases.append(lease);
    }
    return leases;
}

Result<std::optional<Time>> RedisStore::nextDue(const QString &provider, Time after)
{
    const auto answer = m_scripts.run("next_due", {provider.toUtf8(), number(after)});
    if (!answer)
        return answer.error();
    if (answer->isNothing())
        return std::optional<Time>();
    return std::optional<Time>(Time(Milliseconds(answer->toNumber())));
}

Result<int> RedisStore::running(const QString &provider)
{
    if (m_queue.perMachine.contains(provider))
        return int(std::ranges::count_if(
            m_held, [&](const Held &each) { return !each.settled && each.job.provider == provider; }));
    const auto answer = m_connection.run({"HGET", m_scripts.key("counts"), provider.toUtf8() + ":1"});
    if (!answer)
        return answer.error();
    m_running[provider] = int(answer->toNumber());
    return m_running[provider];
}

RedisStore::Held *RedisStore::held(const Lease &lease)
{
    const auto found = m_held.find(lease.task.id);
    return found != m_held.end() && found->token == lease.token ? &*found : nullptr;
}

Task RedisStore::newest(const Lease &lease)
{
    const Held *known = held(lease);
    return known ? known->task : lease.task;
}

/// Redis knows nothing of this lease. If it has lost more than that, it will be told again with the next
/// pulse.
Error RedisStore::loseHold(const Lease &lease)
{
    const auto epoch = m_connection.run({"GET", m_scripts.key("epoch")});
    if (!epoch)
        return epoch.error();
    if (!m_epoch.isEmpty() && epoch->text != m_epoch)
        return {ErrorCode::QueueUnreachable, u"Redis has lost jobs"_s};
    if (held(lease))
        m_held.remove(lease.task.id);
    return leaseEnded();
}

Result<Task> RedisStore::settle(const Lease &lease, const Settlement &settlement)
{
    const Task &known = lease.task;
    Task task = settlement.task;
    task.id = known.id;
    task.job = known.job;
    task.index = known.index;
    task.images = known.images;
    task.cancelRequested = false;
    task.unawaited = task.unawaited && !isFinal(task.state);
    const QList<QByteArray> arguments{task.id.value.toUtf8(),
                                      lease.token.toUtf8(),
                                      settlement.keepLease ? "1" : "0",
                                      QByteArray::number(int(task.state)),
                                      number(task.due),
                                      number(task.finished),
                                      redis_rows::body(task)};
    const auto answer = m_scripts.run("settle", arguments + utf8(settlement.log));
    if (!answer)
        return answer.error();
    sawRevision((*answer)[0]);
    task.revision = (*answer)[0].toNumber();
    task.cancelRequested = (*answer)[1].toNumber() == 1;
    redis_rows::layWishes(task, (*answer)[2], (*answer)[3]);
    if (task.revision == 0)
        return loseHold(lease);
    m_held[task.id] = {lease.token, lease.job, task, settlement.keepLease ? std::optional<Time>() : now()};
    return task;
}

Result<void> RedisStore::write(const Lease &lease, const Task &task, const QStringList &log)
{
    if (Held *known = held(lease))
        known->task = task; // even if Redis does not get it now
    const QList<QByteArray> arguments{task.id.value.toUtf8(), lease.token.toUtf8(), redis_rows::body(task)};
    const auto answer = m_scripts.run("write", arguments + utf8(log));
    if (!answer)
        return answer.error();
    sawRevision((*answer)[0]);
    if ((*answer)[0].toNumber() == 0)
        return loseHold(lease);
    if (Held *known = held(lease))
        known->task.revision = (*answer)[0].toNumber();
    return {};
}

Result<void> RedisStore::commit(const Lease &lease, const QJsonObject &checkpoint)
{
    Task task = newest(lease);
    task.checkpoint = checkpoint;
    task.failure.reset();
    return write(lease, task, {});
}

Result<void> RedisStore::report(const Lease &lease, const Progress &progress)
{
    Task task = newest(lease);
    task.stage = progress.stage;
    task.percent = std::max(task.percent, progress.percent);
    task.queuePosition = progress.queuePosition;
    task.received = progress.received;
    task.receiving = progress.receiving;
    return write(lease, task, progress.log);
}

Result<void> RedisStore::renew(const Lease &lease, Time until)
{
    const auto answer =
        m_scripts.run("renew", {lease.task.id.value.toUtf8(), lease.token.toUtf8(), number(until)});
    if (!answer)
        return answer.error();
    return answer->toNumber() == 1 ? Result<void>() : loseHold(lease);
}

} // namespace i2m
