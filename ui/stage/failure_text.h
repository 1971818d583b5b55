// SPDX-License-Identifier: GPL-3.0-or-later
// The page about a failure: what happened, whether money is lost, what to do; and the buttons for it.
#pragma once

#include "ui/queue/queue_row.h"

#include <QList>

namespace i2m {

enum class StageAction {
    Replace,
    TurnLeft,
    TurnRight,
    Retry,
    RetryFree,   ///< costs nothing
    Fetch,       ///< a download, not a new model
    CreateAgain, ///< a new model, as the last one is lost
    Shrink,
    Details,
    Connect,
    AddCredit,
    Dashboard,
    Support,
    Rules, ///< what the provider allows in images
    CleanUp,
    KeepWaiting, ///< for a request that is still open
    CopyMessage,
};

struct FailureText
{
    QString title;
    QString cause;
    QString next;
    QList<StageAction> actions; ///< the first one is the best
};

FailureText failureTextFor(const QueueRow &row);

} // namespace i2m
