// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/long_poll.h"

#include <QHash>
#include <QPromise>

namespace i2m {
using namespace std::chrono_literals;

LongPolls::LongPolls(Engine &engine, QObject *parent) : QObject(parent)
{
    connect(&engine, &Engine::changed, this, [this](const Changes &changes) {
        if (m_waiting.empty())
            return;
        // The engine tells a little later than the store knows: what the client has seen already is no news.
        QHash<JobId, Revision> newest;
        for (const JobId &job : changes.removed)
            newest[job] = changes.upTo;
        for (const Job &job : changes.jobs)
            newest[job.id] = std::max(newest.value(job.id), job.revision);
        for (const Task &task : changes.tasks)
            newest[task.job] = std::max(newest.value(task.job), task.revision);
        end([&](const Waiting &waiting) { return newest.value(waiting.job) > waiting.since; });
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const auto now = std::chrono::steady_clock::now();
        end([&](const Waiting &waiting) { return waiting.until <= now || waiting.promise->isCanceled(); });
        if (m_waiting.empty())
            m_tick.stop();
    });
}

QFuture<Answer> LongPolls::wait(const JobId &job, Revision since, std::chrono::seconds most,
                                std::function<Answer()> answer)
{
    auto promise = std::make_unique<QPromise<Answer>>();
    promise->start();
    auto future = promise->future();
    m_waiting.push_back(
        {job, since, std::chrono::steady_clock::now() + most, std::move(answer), std::move(promise)});
    if (!m_tick.isActive())
        m_tick.start(200ms);
    return future;
}

void LongPolls::endAll()
{
    end([](const Waiting &) { return true; });
}

template <class Wanted>
void LongPolls::end(Wanted wanted)
{
    std::list<Waiting> ended;
    for (auto each = m_waiting.begin(); each != m_waiting.end();) {
        const auto next = std::next(each);
        if (wanted(*each))
            ended.splice(ended.end(), m_waiting, each);
        each = next;
    }
    for (Waiting &waiting : ended) {
        if (!waiting.promise->isCanceled())
            waiting.promise->addResult(waiting.answer());
        waiting.promise->finish();
    }
}

} // namespace i2m
