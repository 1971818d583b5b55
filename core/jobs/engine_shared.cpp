// SPDX-License-Identifier: GPL-3.0-or-later
// What is different when other processes work on the same store.
#include "core/jobs/engine.h"

#include "core/log.h"

#include <QMetaMethod>

namespace i2m {
using namespace Qt::StringLiterals;

Milliseconds Engine::leaseTime() const { return std::chrono::seconds(m_settings[setting::leaseSeconds]); }

void Engine::readPause()
{
    const auto paused = m_store.fact(u"paused"_s);
    if (!paused || m_paused == (*paused == "1"_L1))
        return;
    m_paused = !m_paused;
    Q_EMIT providersChanged();
}

void Engine::lookAgain(bool work)
{
    noteChange();
    if (!work)
        return;
    m_store.whenReady(this, [this] {
        readPause();
        wake();
    });
}

/// Many workers on one queue would otherwise each read what all the others do.
bool Engine::isWatched() const
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&Engine::changed);
    return m_duties.alone || isSignalConnected(signal);
}

void Engine::callOff(const JobId &job, const TaskId &task)
{
    for (auto &[id, work] : m_work) {
        if ((task.isEmpty() ? work->lease.job.id == job : id == task) && !work->watcher.isFinished())
            work->watcher.cancel();
    }
}

void Engine::drain()
{
    m_draining = true;
    if (m_work.empty())
        QMetaObject::invokeMethod(this, &Engine::drained, Qt::QueuedConnection);
}

Tally Engine::tally() const
{
    Tally now = m_tally;
    now.active = int(m_work.size());
    return now;
}

/// A cancel, a wish or a removal through another process reaches a running step here.
void Engine::stopWhatOthersCancelled(const Changes &changes)
{
    for (const Task &task : changes.tasks) {
        if (task.cancelRequested)
            callOff(task.job, task.id);
        noteWish(task);
    }
    for (const JobId &job : changes.removed)
        callOff(job, {});
}

void Engine::saveWhatIsUnsaved()
{
    QList<TaskId> waiting;
    for (const auto &[id, work] : m_work) {
        if (work->unsaved)
            waiting.append(id);
    }
    for (const TaskId &id : std::as_const(waiting)) {
        if (const auto found = m_work.find(id); found != m_work.end())
            saveNow(*found->second);
    }
}

} // namespace i2m
