// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/redis_feed.h"

namespace i2m {
using namespace std::chrono_literals;

namespace {
constexpr auto retryInterval = 500ms;
constexpr auto connecting = 5ms;
constexpr auto blockFor = "5000"; // ms
constexpr auto deadline = 8s;
} // namespace

RedisFeed::RedisFeed(RedisStore &store, Milliseconds pace, QObject *parent)
    : QObject(parent), m_connection(store.queue().address), m_key(store.queue().prefix.toUtf8() + ":feed"),
      m_last(QByteArray::number(store.revision()) + "-0")
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer);
    m_next.setInterval(pace);
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(deadline);
    connect(&m_next, &QTimer::timeout, this, &RedisFeed::ask);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_connection.drop();
        stopListening();
        m_next.start(retryInterval);
    });
    ask();
}

RedisFeed::~RedisFeed() = default;

void RedisFeed::stopListening()
{
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater(); // it may be the one that is calling
    }
    m_deadline.stop();
}

void RedisFeed::ask()
{
    const bool asked =
        bool(m_connection.send({"XREAD", "COUNT", "1000", "BLOCK", blockFor, "STREAMS", m_key, m_last}));
    if (!asked) {
        stopListening();
        m_next.start(m_connection.isConnecting() ? connecting : retryInterval);
        return;
    }
    if (!m_notifier || m_notifier->socket() != m_connection.descriptor()) {
        stopListening();
        m_notifier = std::make_unique<QSocketNotifier>(m_connection.descriptor(), QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &RedisFeed::read);
    }
    m_deadline.start();
}

void RedisFeed::read()
{
    const auto answer = m_connection.receive();
    if (!answer) {
        stopListening();
        m_next.start(retryInterval);
        return;
    }
    if (!*answer)
        return;
    m_deadline.stop();
    hear(**answer);
    m_next.start();
}

void RedisFeed::hear(const RedisValue &answer)
{
    const RedisValue entries = answer[0][1]; // one stream: its name and its entries
    if (entries.items.isEmpty())
        return;
    m_last = entries.items.back()[0].text;
    bool work = false;
    for (const RedisValue &entry : entries.items) {
        const RedisValue fields = entry[1]; // job, its id, task, its id, kind, this
        const QByteArray kind = fields[5].text;
        work = work || kind == "work" || kind == "cancel";
        if (kind == "cancel" || kind == "removed")
            Q_EMIT calledOff({fields[1].toString()}, {fields[3].toString()});
    }
    Q_EMIT changed(work);
}

} // namespace i2m
