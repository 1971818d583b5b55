// SPDX-License-Identifier: GPL-3.0-or-later
// Who works on the shared queue, and what they say again when Redis has lost it.
#include "core/storage/outbox.h"
#include "core/storage/redis_rows.h"
#include "core/storage/redis_store.h"

#include "core/log.h"

#include <QJsonDocument>
#include <algorithm>
#include <map>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using redis_rows::number;

namespace {
/// A process without a pulse for so long is gone, in seconds.
constexpr auto patience = "3.5";
/// How long a settled task is remembered: longer than its news take to its submitter's outbox.
constexpr auto remembered = 10s;
} // namespace

/// Another server, or the same one started anew, may lack its last second: nothing is claimed until all have
/// said what they know.
Result<void> RedisStore::noticeRestart()
{
    if (m_connection.isConnected() && m_generation == m_connection.generation())
        return {};
    const auto info = m_connection.run({"INFO", "server"});
    if (!info && info.error().code == ErrorCode::QueueUnreachable)
        return info.error();
    m_generation = m_connection.generation();
    const qsizetype at = info ? info->text.indexOf("run_id:") : -1; // not everybody may ask
    const QByteArray server = at < 0 ? QByteArray() : info->text.mid(at + 7, 40);
    if (!server.isEmpty() && server == m_server)
        return {};
    m_server = server;
    const auto calm = m_connection.run({"SET", m_scripts.key("calm"), "1", "PX", "3000"});
    return calm ? Result<void>() : calm.error();
}

Result<Pulse> RedisStore::pulse(const QJsonObject &facts)
{
    if (auto noticed = noticeRestart(); !noticed)
        return noticed.error();
    const auto answer =
        m_scripts.run("pulse", {m_queue.worker.toUtf8(), QJsonDocument(facts).toJson(QJsonDocument::Compact),
                                QByteArray::number(m_revision), m_epoch, randomHex128().toLatin1(), patience,
                                "fal", "draft"});
    if (!answer)
        return answer.error();
    Pulse heard{(*answer)[2].toNumber() == 1, (*answer)[3].toNumber() == 1, (*answer)[4].toNumber() == 1};
    m_epoch = (*answer)[1].text;
    const Time old = now() - remembered;
    m_held.removeIf([&](const auto &each) { return each.value().settled && *each.value().settled < old; });
    if (heard.lost) {
        qCWarning(logEngine) << "Redis has lost jobs; they are submitted again from what is known here";
        if (auto restored = restore(); !restored)
            return restored.error();
    }
    sawRevision((*answer)[0]);
    if (auto settled = settleDoubts(); !settled)
        return settled.error();
    return heard;
}

/// A job is known by its id: told twice, it is one.
Result<void> RedisStore::settleDoubts()
{
    const QList<JobId> doubtful = m_doubtful.keys();
    for (const JobId &id : doubtful) {
        if (auto told = tell(m_doubtful.value(id)); !told)
            return told.error();
        m_doubtful.remove(id);
    }
    return {};
}

/// First what this process holds, which nobody knows better, then what it has submitted.
Result<void> RedisStore::restore()
{
    std::map<JobId, std::pair<Job, QStringList>> jobs;
    for (const Held &each : std::as_const(m_held)) {
        auto &[job, leases] = jobs.try_emplace(each.job.id, each.job, QStringList()).first->second;
        job.tasks.append(each.task);
        leases.append(each.settled ? QString() : each.token);
    }
    for (const auto &[id, known] : jobs) {
        if (auto told = restore(known.first, known.second); !told)
            return told;
    }
    for (const Job &job : m_outbox ? m_outbox->jobs() : QList<Job>()) {
        if (auto told = restore(job, {}); !told)
            return told;
    }
    return {};
}

Result<void> RedisStore::restore(const Job &job, const QStringList &leases)
{
    QList<QByteArray> arguments{job.id.value.toUtf8(), job.provider.toUtf8(),
                                job.owner.toUtf8(),    QByteArray::number(job.priority),
                                number(job.created),   findableNames(job).toUtf8(),
                                redis_rows::body(job)};
    for (qsizetype i = 0; i < job.tasks.size(); ++i) {
        const Task &task = job.tasks[i];
        arguments += {task.id.value.toUtf8(),   QByteArray::number(int(task.state)),
                      leases.value(i).toUtf8(), number(task.due),
                      number(task.finished),    QByteArray::number(task.revision),
                      redis_rows::body(task)};
    }
    const auto answer = m_scripts.run("restore", arguments);
    if (!answer)
        return answer.error();
    sawRevision((*answer)[0]);
    return {};
}

Result<void> RedisStore::setOutbox(Outbox *outbox)
{
    m_outbox = outbox;
    for (const Job &job : outbox->jobs()) {
        const auto known = this->job(job.id);
        const auto removed = m_connection.run({"ZSCORE", m_scripts.key("removed"), job.id.value.toUtf8()});
        if (!removed)
            return removed.error();
        if (known)
            outbox->note({m_revision, {}, known->tasks, {}});
        else if (known.error().code != ErrorCode::JobNotFound)
            return known.error();
        else if (!removed->isNothing())
            outbox->drop(job.id);
        else if (auto told = restore(job, {}); !told)
            return told;
    }
    return {};
}

void RedisStore::leave() { (void)m_scripts.run("leave", {m_queue.worker.toUtf8()}); }

Result<QList<QJsonObject>> RedisStore::workers()
{
    const auto facts = m_connection.run({"HGETALL", m_scripts.key("workers")});
    const auto beats = m_connection.run({"ZRANGE", m_scripts.key("beats"), "0", "-1", "WITHSCORES"});
    const auto gone = m_connection.run({"ZRANGE", m_scripts.key("gone"), "0", "-1", "WITHSCORES"});
    const auto draining = m_connection.run({"SMEMBERS", m_scripts.key("draining")});
    for (const auto *answer : {&facts, &beats, &gone, &draining}) {
        if (!*answer)
            return answer->error();
    }
    const auto find = [](const RedisValue &list, const QByteArray &name, int step) {
        for (qsizetype i = 0; i < list.items.size(); i += step) {
            if (list.items[i].text == name)
                return step == 2 ? list.items[i + 1].text.toDouble() : 1.0;
        }
        return 0.0;
    };
    QList<QJsonObject> all;
    for (qsizetype i = 0; i + 1 < facts->items.size(); i += 2) {
        const QByteArray id = facts->items[i].text;
        QJsonObject worker = QJsonDocument::fromJson(facts->items[i + 1].text).object();
        const double beat = find(*beats, id, 2);
        const double last = std::max(beat, find(*gone, id, 2));
        worker[u"id"_s] = QString::fromUtf8(id);
        worker[u"online"_s] = beat > 0;
        worker[u"draining"_s] = find(*draining, id, 1) > 0;
        worker[u"last_seen"_s] = toIso(Time(Milliseconds(qint64(last))));
        all.append(worker);
    }
    std::ranges::sort(all, {}, [](const QJsonObject &worker) { return worker[u"started"_s].toString(); });
    return all;
}

Result<void> RedisStore::drain(const QString &worker)
{
    const auto known = m_connection.run({"HEXISTS", m_scripts.key("workers"), worker.toUtf8()});
    if (!known)
        return known.error();
    if (known->toNumber() == 0)
        return Error{ErrorCode::NotFound, worker};
    const auto added = m_connection.run({"SADD", m_scripts.key("draining"), worker.toUtf8()});
    return added ? Result<void>() : added.error();
}

Result<void> RedisStore::forget(const QString &worker)
{
    const auto beat = m_connection.run({"ZSCORE", m_scripts.key("beats"), worker.toUtf8()});
    if (!beat)
        return beat.error();
    if (!beat->isNothing())
        return Error{ErrorCode::Conflict, u"this worker is running; drain it first"_s};
    const auto gone = m_connection.run({"HDEL", m_scripts.key("workers"), worker.toUtf8()});
    if (!gone)
        return gone.error();
    return gone->toNumber() == 1 ? Result<void>() : Error{ErrorCode::NotFound, worker};
}

Result<QString> RedisStore::agreeOn(const QString &key, const QString &value)
{
    const QByteArray name = m_scripts.key(key.toUtf8());
    if (const auto set = m_connection.run({"SETNX", name, value.toUtf8()}); !set)
        return set.error();
    const auto kept = m_connection.run({"GET", name});
    return kept ? Result<QString>(kept->toString()) : kept.error();
}

} // namespace i2m
