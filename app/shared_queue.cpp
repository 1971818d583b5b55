// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shared_queue.h"

#include "app/server_courier.h"
#include "core/durable_file.h"
#include "core/log.h"
#include "core/storage/outbox.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QHostInfo>
#include <QThread>
#include <QThreadPool>
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

/// The engine of this process may be deleting the same folder, if it was the one that removed the job: what
/// either misses when the other is quicker is seen at the next look.
void removeFolder(const QString &folder)
{
    for (int looks = 0; looks < 5 && QFileInfo::exists(folder); ++looks)
        QDir(folder).removeRecursively();
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
    if (folder.isEmpty() && sharing.role == "window"_L1) // others do not reach its API
        return Error{ErrorCode::ValidationError,
                     u"a window shares the queue only with a shared folder; choose it in the settings"_s};
    const DataDir files(folder.isEmpty() ? dir.root() + u"/files"_s : QDir(folder).absolutePath(),
                        dir.spoolDir());
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
    queue->m_sharesFolder = !folder.isEmpty();
    if (auto checked = folder.isEmpty() ? Result<void>() : queue->checkFolder(); !checked)
        return checked.error();
    const auto key = queue->m_store->agreeOn(u"crew"_s, u"i2m_"_s + randomHex128() + randomHex128());
    if (!key)
        return key.error();
    queue->m_crewKey = Secret(key->toLatin1());
    if (auto taken = queue->m_store->setOutbox(queue->m_outbox.get()); !taken)
        return taken.error();
    return queue;
}

QString SharedQueue::wantedBy(const Settings &settings)
{
    if (!settings[setting::joinQueue] || settings[setting::redisUrl].isEmpty())
        return {};
    const auto address = RedisAddress::parse(settings[setting::redisUrl]);
    return address ? address->shown() : u"?"_s;
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
    m_courier =
        std::make_unique<ServerCourier>(m_files, m_sharesFolder, m_crewKey, [this] { return servers(); });
    const bool server = m_sharing.role == "server"_L1;
    m_feed = std::make_unique<RedisFeed>(*m_store, m_sharing.role == "worker"_L1 ? workerPace : serverPace);
    if (!server)
        engine.setCourier(m_courier.get());
    connect(m_feed.get(), &RedisFeed::changed, &engine, &Engine::lookAgain);
    connect(m_feed.get(), &RedisFeed::calledOff, &engine, &Engine::callOff);
    if (!m_sharesFolder)
        connect(m_feed.get(), &RedisFeed::calledOff, this, [this](const JobId &job, const TaskId &task) {
            if (task.isEmpty())
                QThreadPool::globalInstance()->start(
                    [folder = m_files.jobDir(job)] { removeFolder(folder); });
        });
    connect(&m_pulse, &QTimer::timeout, this, [this] { m_store->whenReady(this, [this] { beat(); }); });
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
    if (heard->lost)
        (void)m_store->agreeOn(u"crew"_s, QString::fromLatin1(m_crewKey.reveal())); // all have the same one
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
            {u"url"_s, m_url},
            {u"queues"_s, queues},
            {u"concurrency"_s, m_sharing.duties.generation ? m_sharing.duties.places : 0},
            {u"active"_s, tally.active},
            {u"done"_s, tally.done},
            {u"failed"_s, tally.failed},
            {u"retried"_s, tally.retried},
            {u"load"_s, load()},
            {u"cpus"_s, QThread::idealThreadCount()}};
}

QList<QUrl> SharedQueue::servers()
{
    QList<QUrl> urls;
    const auto all = m_store->workers();
    for (const QJsonObject &each : all ? *all : QList<QJsonObject>()) {
        const QUrl url(each[u"url"_s].toString());
        // What another computer calls 127.0.0.1 is here another program, which must not be told the key.
        const bool elsewhere =
            QHostAddress(url.host()).isLoopback() && each[u"host"_s] != QHostInfo::localHostName();
        const bool self = each[u"name"_s] == m_store->queue().worker;
        if (each[u"online"_s].toBool() && !url.isEmpty() && !elsewhere && !self)
            urls.append(url);
    }
    return urls;
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
