// SPDX-License-Identifier: GPL-3.0-or-later
// queue.fal.run over HTTP: submit, status, stream, result, cancel.
#pragma once

#include "tests/fal_simulator/accounts.h"
#include "tests/fal_simulator/connection.h"
#include "tests/fal_simulator/generation.h"
#include "tests/fal_simulator/job_queue.h"
#include "tests/fal_simulator/stats.h"

namespace i2m::sim {

class QueueRoutes
{
public:
    QueueRoutes(JobQueue &queue, Generation &generation, const Accounts &accounts, Stats &stats);

    void handle(const Request &request, const Reply &reply);
    /// fal.run: the same job, but the answer is its result.
    void handleDirect(const Request &request, const Reply &reply);

private:
    /// The new job in the queue, or the answer that refuses it.
    std::variant<JobPtr, Answer> enqueue(const Request &request, const Reply &reply);
    std::optional<Answer> refusedSubmit(const Request &request, const EndpointId &endpoint,
                                        QString &keyId) const;
    void submit(const Request &request, const Reply &reply);
    void ofJob(const Request &request, const RequestPath &path, const Reply &reply);
    Answer statusAnswer(const Request &request, const Job &job) const;
    Answer resultAnswer(const Request &request, const Job &job) const;
    Answer cancelAnswer(const JobPtr &job);

    JobQueue &m_queue;
    Generation &m_generation;
    const Accounts &m_accounts;
    Stats &m_stats;
};

} // namespace i2m::sim
