// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/status_stream.h"

namespace i2m::sim {

StatusStream::StatusStream(JobQueue &queue, const JobPtr &job, const Reply &reply, const QByteArray &base,
                           bool withLogs)
    : QObject(reply), m_queue(queue), m_job(job), m_reply(reply), m_base(base), m_withLogs(withLogs)
{
    connect(&queue, &JobQueue::changed, this, [this](const JobPtr &other) {
        if (other == m_job)
            sendStatus();
    });
    connect(&queue, &JobQueue::moved, this, [this] {
        if (m_job->state == Job::State::Waiting)
            sendStatus();
    });
    m_nextLine.setSingleShot(true);
    m_nextLine.setTimerType(Qt::PreciseTimer);
    connect(&m_nextLine, &QTimer::timeout, this, &StatusStream::sendStatus);
    connect(&m_keepAlive, &QTimer::timeout, this, [this] { m_reply->streamEvent(": ping\n\n"); });
    m_keepAlive.start(std::chrono::seconds{15});
    sendStatus();
}

void StatusStream::sendStatus()
{
    QByteArray logs = "null";
    if (m_withLogs) {
        qsizetype total = 0;
        logs = logJson(*m_job, m_linesSent, total);
        m_linesSent = total;
        if (const auto next = nextLogIn(*m_job, total))
            m_nextLine.start(*next);
    }
    m_reply->streamEvent("data: " + statusJson(*m_job, m_queue.position(*m_job), m_base, logs) + "\n\n");
    if (m_job->state != Job::State::Completed)
        return;
    m_reply->endStream();
    deleteLater();
    m_queue.disconnect(this);
}

} // namespace i2m::sim
