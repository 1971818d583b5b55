// SPDX-License-Identifier: GPL-3.0-or-later
// Asks fal to stop a request, and says the truth about money: free only while it was still waiting there.
#pragma once

#include "core/jobs/provider.h"
#include "core/providers/fal_checkpoint.h"
#include "core/providers/fal_connection.h"

#include <QPromise>

namespace i2m {

class FalCancel : public QObject
{
    Q_OBJECT

public:
    FalCancel(FalConnection &connection, QObject *parent);

    /// Acts on what is known of the task. Deletes itself when the answer is delivered.
    QFuture<CancelAnswer> start(const FalCheckpoint &checkpoint);

private:
    void askStatus();
    void askToStop(bool waiting);
    void judge(const HttpAnswer &answer, bool waiting);
    void deliver(CancelAnswer answer);

    FalConnection &m_connection;
    FalCheckpoint m_checkpoint;
    QPromise<CancelAnswer> m_promise;
};

} // namespace i2m
