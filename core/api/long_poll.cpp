// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/long_poll.h"

#include <QPromise>
#include <QSet>

namespace i2m {
using namespace std::chrono_literals;

LongPolls::LongPolls(Engine &engine, QObject *parent) : QObject(parent)
{
    connect(&engine, &Engine::changed, this, [this](const Changes &changes) {
        if (m_waiting.empty())
            return;
        QSet<JobId> jobs(changes.removed.begin(), changes.removed.end());
        for (const Job &job : changes.jobs)
            jobs.insert(job.id);
        for (const Task &task : changes.tasks)
            jobs.insert(task.job);
        end([&](const Waiting &waiting) { return jobs.contains(waiting.job); });
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const auto now = std::chrono::steady_clock::now();
        end([&](const Waiting &waiting) { return waiting.until <= now || waiting.promise->isCanceled(); });
        if (m_waiting.empty())
            m_tick.stop();
    });
}

QFuture<Answer> LongPolls::wait(const JobId &job, std::chrono::seconds most, std::function<Answer()> answer)
{
    auto promise = std::make_unique<QPromise<Answer>>();
    promise->start();
    auto future = promise->future();
    m_waiting.push_back(
        {job, std::chrono::steady_clock::now() + most, std::move(answer), std::move(promise)});
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
