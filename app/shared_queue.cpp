// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shared_queue.h"

#include "core/durable_file.h"
#include "core/log.h"
#include "core/storage/outbox.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHostInfo>
#include <QThread>
#include <cstdlib>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto pulseInterval = 1s;
/// Servers have people waiting; a worker may look a little later, and many of them ask the same Redis.
constexpr auto serverPace = 2ms;
constexpr auto workerPace = 10ms;
const QString probeName = u"/.image2model-share"_s;

QString workerName()
{
    QString host = QHostInfo::localHostName();
    for (QChar &letter : host) {
        if (!letter.isLetterOrNumber())
            letter = u'-';
    }
    return u"%1-%2-%3"_s.arg(host).arg(QCoreApplication::applicationPid()).arg(randomHex128().first(6));
}

/// Processor load of the last minute; -1 where the system does not say.
double load()
{
#ifdef Q_OS_UNIX
    double averages[1];
    return getloadavg(averages, 1) == 1 ? averages[0] : -1;
#else
    return -1;
#endif
}
} // namespace

SharedQueue::SharedQueue(DataDir files, Sharing sharing)
    : m_files(std::move(files)), m_sharing(std::move(sharing)), m_started(toIso(now()))
{
}

Result<std::unique_ptr<SharedQueue>> SharedQueue::join(const DataDir &dir, const Settings &settings,
                                                       const Sharing &sharing)
{
    const auto address = RedisAddress::parse(settings[setting::redisUrl]);
    if (!address)
        return address.error();
    const QString folder = settings[setting::sharedFolder];
    if (folder.isEmpty())
        return Error{ErrorCode::ValidationError,
                     u"a shared queue needs a shared folder: --files DIR, the same one on every computer"_s};
    const DataDir files(QDir(folder).absolutePath(), dir.spoolDir());
    if (auto created = files.create(); !created)
        return created.error();
    auto store = RedisStore::open({*address, settings[setting::redisPrefix], workerName(), {u"draft"_s}});
    if (!store)
        return store.error();
    auto outbox = Outbox::open(DataDir(dir.root() + u"/outbox"_s));
    if (!outbox)
        return outbox.error();
    std::unique_ptr<SharedQueue> queue(new SharedQueue(files, sharing));
    queue->m_outbox = std::move(*outbox);
    queue->m_own = std::move(*store);
    queue->m_store = queue->m_own.get();
    queue->m_note = queue->m_store->note();
    if (auto checked = queue->checkFolder(); !checked)
        return checked.error();
    if (auto taken = queue->m_store->setOutbox(queue->m_outbox.get()); !taken)
        return taken.error();
    return queue;
}

SharedQueue::~SharedQueue()
{
    if (m_engine || m_own)
        m_store->leave();
}

/// The first one agrees with Redis on a word and writes it into the folder; everybody else must find it
/// there.
Result<void> SharedQueue::checkFolder()
{
    const QString path = m_files.root() + probeName;
    const auto found = [&path] {
        QFile probe(path);
        return probe.open(QIODevice::ReadOnly) ? QString::fromUtf8(probe.readAll()) : QString();
    };
    const QString there = found();
    const QString word = there.isEmpty() ? randomHex128() : there;
    const auto agreed = m_store->agreeOn(u"share"_s, word);
    if (!agreed)
        return agreed.error();
    if (there.isEmpty() && *agreed == word) {
        if (auto written = writeDurably(path, word.toUtf8()); !written)
            return written;
    }
    for (int patience = 0; patience < 20; ++patience) { // another process may be about to write it
        if (*agreed == found())
            return {};
        QThread::msleep(50);
    }
    return Error{ErrorCode::ValidationError,
                 u"%1 is not the folder that the others on this queue use"_s.arg(m_files.root())};
}

std::unique_ptr<JobStore> SharedQueue::takeStore() { return std::move(m_own); }

void SharedQueue::attach(Engine &engine)
{
    m_engine = &engine;
    const bool server = m_sharing.role == "server"_L1;
    m_feed = std::make_unique<RedisFeed>(*m_store, server ? serverPace : workerPace);
    connect(m_feed.get(), &RedisFeed::changed, &engine, &Engine::lookAgain);
    connect(&m_pulse, &QTimer::timeout, this, &SharedQueue::beat);
    m_pulse.start(pulseInterval);
    beat();
}

void SharedQueue::beat()
{
    const auto heard = m_store->pulse(facts());
    if (!heard) {
        if (!std::exchange(m_away, true))
            qCWarning(logEngine) << heard.error().message();
        return;
    }
    if (std::exchange(m_away, false)) {
        qCWarning(logEngine) << "the shared queue is back";
        m_engine->lookAgain(true);
    }
    if (heard->drain)
        m_engine->drain();
    if (heard->work || heard->lost)
        m_engine->lookAgain(heard->work);
}

QJsonObject SharedQueue::facts() const
{
    const Tally tally = m_engine->tally();
    QJsonArray queues;
    if (m_sharing.duties.generation)
        queues.append(u"model_generation"_s);
    if (m_sharing.duties.maintenance)
        queues.append(u"maintenance"_s);
    return {{u"name"_s, m_store->queue().worker},
            {u"role"_s, m_sharing.role},
            {u"host"_s, QHostInfo::localHostName()},
            {u"pid"_s, QCoreApplication::applicationPid()},
            {u"version"_s, QCoreApplication::applicationVersion()},
            {u"started"_s, m_started},
            {u"queues"_s, queues},
            {u"concurrency"_s, m_sharing.duties.generation ? m_sharing.duties.places : 0},
            {u"active"_s, tally.active},
            {u"done"_s, tally.done},
            {u"failed"_s, tally.failed},
            {u"retried"_s, tally.retried},
            {u"load"_s, load()},
            {u"cpus"_s, QThread::idealThreadCount()}};
}

Result<QJsonArray> SharedQueue::workers()
{
    const auto all = m_store->workers();
    if (!all)
        return all.error();
    QJsonArray list;
    for (const QJsonObject &worker : *all)
        list.append(worker);
    return list;
}

} // namespace i2m
