// SPDX-License-Identifier: GPL-3.0-or-later
// The queue: at most N jobs run, the others wait in order; each runs for its seconds and is over then. Knows
// nothing of HTTP.
#pragma once

#include "tests/fal_simulator/job.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <deque>
#include <functional>
#include <memory>

namespace i2m::sim {

using JobPtr = std::shared_ptr<Job>;

enum class CancelAnswer { Requested, AlreadyCompleted };

class JobQueue : public QObject
{
    Q_OBJECT
public:
    /// Makes the result of a job that was neither cancelled nor timed out.
    using Finisher = std::function<JobResult(const Job &, const Product &)>;

    explicit JobQueue(Finisher finisher);

    void setSeconds(double seconds);
    double seconds() const { return double(m_duration.count()) / 1000; }
    void setConcurrency(int concurrency);
    int concurrency() const { return m_concurrency; }

    /// Enqueues; `startTimeout` 0: it waits as long as it takes. The first changed() comes later.
    void submit(const JobPtr &job, std::chrono::milliseconds startTimeout);
    JobPtr find(const QString &id) const { return m_jobs.value(id); }
    qsizetype position(const Job &job) const;
    qsizetype waiting() const { return qsizetype(m_waiting.size()); }
    qsizetype running() const { return m_running; }
    CancelAnswer cancel(const JobPtr &job);

Q_SIGNALS:
    /// The job's state is another one now.
    void changed(const i2m::sim::JobPtr &job);
    /// The positions of those who wait have changed.
    void moved();

private:
    void wake();
    void startNext();
    void start(const JobPtr &job);
    void timeIsUp(const JobPtr &job);
    void complete(const JobPtr &job, JobResult result);
    void forgetOld();

    Finisher m_finisher;
    std::chrono::milliseconds m_duration{2000};
    int m_concurrency = 10;
    qsizetype m_running = 0;
    std::deque<JobPtr> m_waiting;
    QHash<QString, JobPtr> m_jobs;
    std::deque<JobPtr> m_completed; ///< oldest first
    QTimer m_forget;
    bool m_startPending = false;
};

} // namespace i2m::sim
