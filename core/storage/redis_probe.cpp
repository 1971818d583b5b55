// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/redis_probe.h"

#include <utility>

namespace i2m {
using namespace std::chrono_literals;

namespace {
/// So long after an answer Redis is taken to be still there.
constexpr auto aMoment = 5ms;
constexpr auto connecting = 2ms;
} // namespace

RedisProbe::RedisProbe(RedisConnection &busy) : m_busy(busy), m_own(busy.address())
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_busy.giveUp();
        m_notifier.reset();
        m_own.drop();
        finish();
    });
}

bool RedisProbe::isSure() const
{
    return !m_busy.isConnected() || RedisConnection::Clock::now() - m_busy.lastHeard() < aMoment;
}

void RedisProbe::whenSure(QObject *context, std::function<void()> then)
{
    if (isSure())
        return then();
    m_waiting.push_back({context, std::move(then)});
    if (m_deadline.isActive())
        return; // somebody has asked already
    m_deadline.start(m_busy.patience());
    ask();
}

void RedisProbe::ask()
{
    if (!m_deadline.isActive())
        return;
    if (!m_own.send({"PING"})) {
        QTimer::singleShot(connecting, Qt::PreciseTimer, this, &RedisProbe::ask);
        return;
    }
    if (!m_notifier || m_notifier->socket() != m_own.descriptor()) {
        m_notifier = std::make_unique<QSocketNotifier>(m_own.descriptor(), QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &RedisProbe::read);
    }
}

void RedisProbe::read()
{
    const auto answer = m_own.receive();
    if (answer && !*answer)
        return;
    if (!answer) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater(); // it is the one that is calling
        ask();
        return;
    }
    m_busy.noteHeard();
    finish();
}

void RedisProbe::finish()
{
    m_deadline.stop();
    for (const Waiting &each : std::exchange(m_waiting, {})) {
        if (each.context)
            each.then();
    }
}

} // namespace i2m
