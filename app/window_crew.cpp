// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_crew.h"

#include "app/shared_queue.h"
#include "core/async.h"

#include <utility>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int patience = 10; // seconds
constexpr auto seekInterval = 2s;

/// Blocking.
bool answers(const Settings &settings)
{
    const auto address = RedisAddress::parse(settings[setting::redisUrl]);
    return address && RedisStore::open({*address, settings[setting::redisPrefix]}).ok();
}

WorkerRow rowOf(const QJsonObject &facts)
{
    QStringList queues;
    for (const QJsonValue &each : facts[u"queues"_s].toArray())
        queues.append(each.toString());
    return {.id = facts[u"id"_s].toString(),
            .host = facts[u"host"_s].toString(),
            .role = facts[u"role"_s].toString(),
            .queues = queues.join(u", "_s),
            .version = facts[u"version"_s].toString(),
            .online = facts[u"online"_s].toBool(),
            .draining = facts[u"draining"_s].toBool(),
            .active = facts[u"active"_s].toInt(),
            .done = facts[u"done"_s].toInt(),
            .failed = facts[u"failed"_s].toInt(),
            .retried = facts[u"retried"_s].toInt(),
            .load = facts[u"load"_s].toDouble(-1),
            .lastSeen = QDateTime::fromString(facts[u"last_seen"_s].toString(), Qt::ISODateWithMs)};
}
} // namespace

WindowCrew::WindowCrew(EngineThread &engine, const Settings &settings, QObject *parent)
    : CrewDoor(parent), m_engine(engine), m_settings(settings)
{
    m_state.address = SharedQueue::wantedBy(settings);
    if (engine.application().sharedQueue()) {
        m_state.kind = CrewState::Kind::Joined;
        connect(&m_look, &QTimer::timeout, this, &WindowCrew::look);
        m_look.start(1s);
        look();
    } else if (!m_state.address.isEmpty()) {
        m_state.kind = CrewState::Kind::Away;
        connect(&m_look, &QTimer::timeout, this, &WindowCrew::seek);
        m_look.start(seekInterval);
    }
}

void WindowCrew::show(CrewState::Kind kind)
{
    m_state.kind = kind;
    Q_EMIT changed();
}

void WindowCrew::seek()
{
    if (std::exchange(m_seeking, true))
        return;
    QtConcurrent::run(answers, m_settings) | then(this, [this](bool back) {
        m_seeking = false;
        show(back ? CrewState::Kind::Back : CrewState::Kind::Away);
        if (back)
            seekOwnWork();
    });
}

/// What was begun alone is finished alone: nobody else knows of it.
void WindowCrew::seekOwnWork()
{
    ask(m_engine.context(), [application = &m_engine.application()] {
        const auto counts = application->store().counts();
        return counts && counts->queued + counts->running == 0;
    }) | then(this, [this](bool ended) {
        if (ended && m_state.kind == CrewState::Kind::Back)
            Q_EMIT found(m_wished);
    });
}

void WindowCrew::rejoin()
{
    m_wished = true;
    seek();
}

void WindowCrew::look()
{
    using Seen = Result<QList<QJsonObject>>;
    ask(m_engine.context(), [queue = m_engine.application().sharedQueue()] {
        return queue->isAway() ? Seen(Error{ErrorCode::QueueUnreachable, {}}) : queue->store().workers();
    }) | then(this, [this](const Seen &all) {
        CrewState state = m_state;
        state.kind = all ? CrewState::Kind::Joined : CrewState::Kind::Away;
        if (all) {
            state.workers.clear();
            for (const QJsonObject &each : *all)
                state.workers.append(rowOf(each));
        }
        m_state = state;
        m_missed = all ? 0 : m_missed + 1;
        Q_EMIT changed();
        if (m_missed == patience)
            Q_EMIT lost();
    });
}

void WindowCrew::wish(const std::function<Result<void>(SharedQueue &)> &wish)
{
    if (!m_engine.application().sharedQueue())
        return;
    ask(m_engine.context(), [queue = m_engine.application().sharedQueue(), wish] { return wish(*queue); }) |
        then(this, [this](const Result<void> &done) {
            if (!done)
                Q_EMIT refused(done.error().message());
            look();
        });
}

void WindowCrew::drain(const QString &worker)
{
    wish([worker](SharedQueue &queue) { return queue.store().drain(worker); });
}

void WindowCrew::forget(const QString &worker)
{
    wish([worker](SharedQueue &queue) { return queue.store().forget(worker); });
}

} // namespace i2m
