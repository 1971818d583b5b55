// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that wait until their job changes or their time is over.
#pragma once

#include "core/api/answer.h"
#include "core/jobs/engine.h"

#include <QObject>
#include <QPromise>
#include <QTimer>
#include <functional>
#include <list>
#include <memory>

namespace i2m {

class LongPolls : public QObject
{
    Q_OBJECT

public:
    explicit LongPolls(Engine &engine, QObject *parent = nullptr);

    /// `answer` is called when `job` has changed since `since` or after `most`, and not at all when the
    /// client leaves.
    QFuture<Answer> wait(const JobId &job, Revision since, std::chrono::seconds most,
                         std::function<Answer()> answer);
    /// Answers them all: the server is stopping.
    void endAll();

private:
    struct Waiting
    {
        JobId job;
        Revision since;
        std::chrono::steady_clock::time_point until;
        std::function<Answer()> answer;
        std::unique_ptr<QPromise<Answer>> promise;
    };

    template <class Wanted>
    void end(Wanted wanted);

    std::list<Waiting> m_waiting;
    QTimer m_tick;
};

} // namespace i2m
