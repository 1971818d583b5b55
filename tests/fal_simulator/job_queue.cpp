// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/job_queue.h"

#include "tests/fal_simulator/error_bodies.h"
#include "tests/fal_simulator/when_done.h"
#include "tests/fal_simulator/wire_json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

constexpr auto resultLife = std::chrono::hours{1};

JobResult cancelledResult()
{
    const auto text = u"Request cancelled by the client."_s;
    return {refusal(499, text), text, u"client_cancelled"_s};
}

JobResult startTimeoutResult()
{
    const auto text = u"Request timed out"_s;
    auto answer = platformFailure(504, text, u"request_timeout"_s);
    answer.add("x-fal-request-timeout-type", "user");
    return {answer, text, u"request_timeout"_s};
}

} // namespace

JobQueue::JobQueue(Finisher finisher) : m_finisher(std::move(finisher))
{
    connect(&m_forget, &QTimer::timeout, this, &JobQueue::forgetOld);
    m_forget.start(std::chrono::minutes{1});
}

void JobQueue::setSeconds(double seconds) { m_duration = std::chrono::milliseconds{qint64(seconds * 1000)}; }

void JobQueue::setConcurrency(int concurrency)
{
    m_concurrency = concurrency;
    wake();
}

void JobQueue::submit(const JobPtr &job, std::chrono::milliseconds startTimeout)
{
    job->duration = m_duration;
    if (const auto own = job->script[u"seconds"_s]; own.isDouble())
        job->duration = std::chrono::milliseconds{qint64(own.toDouble() * 1000)};
    m_jobs.insert(job->id, job);
    m_waiting.push_back(job);
    if (startTimeout.count() > 0)
        QTimer::singleShot(startTimeout, Qt::PreciseTimer, this, [this, job] {
            if (job->state == Job::State::Waiting)
                complete(job, startTimeoutResult());
        });
    wake(); // not at once: the submit's answer still finds the job waiting
}

void JobQueue::wake()
{
    if (!std::exchange(m_startPending, true))
        QMetaObject::invokeMethod(this, &JobQueue::startNext, Qt::QueuedConnection);
}

qsizetype JobQueue::position(const Job &job) const
{
    qsizetype ahead = 0;
    for (const auto &other : m_waiting) {
        if (other.get() == &job)
            break;
        ++ahead;
    }
    return std::max<qsizetype>(0, m_running < m_concurrency ? ahead - (m_concurrency - m_running) : ahead);
}

CancelAnswer JobQueue::cancel(const JobPtr &job)
{
    if (job->state == Job::State::Completed)
        return CancelAnswer::AlreadyCompleted;
    const bool obeys = !job->script[u"ignore_cancel"_s].toBool();
    if (job->state == Job::State::Waiting || obeys) {
        job->cancelRequested = true;
        complete(job, cancelledResult());
    }
    return CancelAnswer::Requested;
}

void JobQueue::startNext()
{
    m_startPending = false;
    bool any = false;
    while (m_running < m_concurrency && !m_waiting.empty()) {
        const auto job = m_waiting.front();
        m_waiting.pop_front();
        start(job);
        any = true;
    }
    if (any)
        Q_EMIT moved();
}

void JobQueue::start(const JobPtr &job)
{
    ++m_running;
    job->state = Job::State::Running;
    job->started = Job::Clock::now();
    job->startedAt = QDateTime::currentDateTimeUtc();
    Q_EMIT changed(job);
    if (job->duration.count() == 0)
        return timeIsUp(job);
    QTimer::singleShot(job->duration, Qt::PreciseTimer, this, [this, job] { timeIsUp(job); });
}

void JobQueue::timeIsUp(const JobPtr &job)
{
    const auto finish = [this, job](const Product &product) {
        if (job->state == Job::State::Running)
            complete(job, m_finisher(*job, product));
    };
    if (job->state != Job::State::Running)
        return;
    if (job->product.isFinished())
        finish(job->product.result());
    else
        whenDone(job->product, this, finish);
}

void JobQueue::complete(const JobPtr &job, JobResult result)
{
    const bool ran = job->state == Job::State::Running;
    job->state = Job::State::Completed;
    job->ended = Job::Clock::now();
    job->result = std::move(result);
    job->product = {};
    m_completed.push_back(job);
    if (ran)
        --m_running;
    else
        m_waiting.erase(std::remove(m_waiting.begin(), m_waiting.end(), job), m_waiting.end());
    Q_EMIT changed(job);
    if (ran)
        wake();
    else
        Q_EMIT moved();
}

void JobQueue::forgetOld()
{
    const auto limit = Job::Clock::now() - resultLife;
    while (!m_completed.empty() && m_completed.front()->ended < limit) {
        m_jobs.remove(m_completed.front()->id);
        m_completed.pop_front();
    }
}

} // namespace i2m::sim
