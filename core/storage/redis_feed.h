// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for what other processes change in the shared queue (XREAD BLOCK on the feed) and says that something
// has. What has changed watchers read from the store. Lives in the store's thread.
#pragma once

#include "core/storage/redis_store.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

namespace i2m {

class RedisFeed : public QObject
{
    Q_OBJECT

public:
    /// `store` outlives it. `pace`: the least time between two looks.
    RedisFeed(RedisStore &store, Milliseconds pace, QObject *parent = nullptr);
    ~RedisFeed() override;

Q_SIGNALS:
    /// `work`: a task may be claimed or is to be stopped.
    void changed(bool work);
    /// Somebody has cancelled this task, or removed the job (then `task` is empty): a step on it may stop.
    void calledOff(const i2m::JobId &job, const i2m::TaskId &task);

private:
    void ask();
    void read();
    void hear(const RedisValue &answer);
    void stopListening();

    RedisConnection m_connection;
    QByteArray m_key;
    QByteArray m_last; ///< id of the last entry seen
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_next;
    QTimer m_deadline; ///< an answer comes every few seconds; without one the connection is dead
};

} // namespace i2m
