// SPDX-License-Identifier: GPL-3.0-or-later
// Finds out whether Redis answers right now, without anybody waiting for it: a PING on a connection of its
// own. Work that needs Redis is begun when it has answered, or when it is known that it does not.
#pragma once

#include "core/storage/redis_connection.h"

#include <QObject>
#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>
#include <functional>
#include <vector>

namespace i2m {

class RedisProbe : public QObject
{
    Q_OBJECT

public:
    /// `busy` is the connection whose calls wait for answers. It outlives the probe.
    explicit RedisProbe(RedisConnection &busy);

    /// Redis was heard a moment ago, or is known to be away: a call does not wait.
    bool isSure() const;
    /// Runs `then` when isSure(), unless `context` is gone by then.
    void whenSure(QObject *context, std::function<void()> then);

private:
    void ask();
    void read();
    void finish();

    struct Waiting
    {
        QPointer<QObject> context;
        std::function<void()> then;
    };
    RedisConnection &m_busy;
    RedisConnection m_own;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_deadline;
    std::vector<Waiting> m_waiting;
};

} // namespace i2m
