// SPDX-License-Identifier: GPL-3.0-or-later
// What is different when other processes work on the same store.
#include "core/jobs/engine.h"

#include "core/log.h"

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
    readPause();
    wake();
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

/// A cancel or a removal through another process reaches a running step here.
void Engine::stopWhatOthersCancelled(const Changes &changes)
{
    const auto stop = [](Work &work) {
        if (!work.watcher.isFinished())
            work.watcher.cancel();
    };
    for (const Task &task : changes.tasks) {
        const auto found = task.cancelRequested ? m_work.find(task.id) : m_work.end();
        if (found != m_work.end())
            stop(*found->second);
    }
    for (const JobId &job : changes.removed) {
        for (auto &[id, work] : m_work) {
            if (work->lease.job.id == job)
                stop(*work);
        }
    }
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
