// SPDX-License-Identifier: GPL-3.0-or-later
// One open status/stream: sends an event whenever the job's status, position or log moves, a comment to keep
// the line alive, and ends after COMPLETED. Goes away with its connection.
#pragma once

#include "tests/fal_simulator/connection.h"
#include "tests/fal_simulator/job_queue.h"

#include <QTimer>

namespace i2m::sim {

class StatusStream : public QObject
{
    Q_OBJECT
public:
    StatusStream(JobQueue &queue, const JobPtr &job, const Reply &reply, const QByteArray &base,
                 bool withLogs);

private:
    void sendStatus();

    JobQueue &m_queue;
    JobPtr m_job;
    Reply m_reply;
    QByteArray m_base;
    bool m_withLogs;
    qsizetype m_linesSent = 0;
    QTimer m_nextLine;
    QTimer m_keepAlive;
};

} // namespace i2m::sim
