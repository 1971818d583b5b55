// SPDX-License-Identifier: GPL-3.0-or-later
// Tells other programs when a task or job ends: Standard Webhooks (standardwebhooks.com), signed, tried again
// with growing pauses, and never sent to private addresses unless a setting allows it.
#pragma once

#include "core/jobs/engine.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QSet>
#include <QTimer>
#include <QUrl>
#include <deque>

namespace i2m {

class Webhooks : public QObject
{
    Q_OBJECT

public:
    Webhooks(Engine &engine, const Settings &settings);

    /// Whether `url` may be used; empty is fine. Errors: ValidationError.
    Result<void> check(const QString &url) const;
    /// Whether something may be sent there: public addresses, others when a setting says so. Decided by the
    /// address alone, without connecting.
    bool isAllowed(const QHostAddress &address) const;
    /// Reports the ends of that job's tasks, and its own, to `url`.
    void add(const JobId &job, const QString &url);

    /// "v1,<base64 HMAC-SHA256>" over id, time and body.
    static QByteArray signature(const QByteArray &secret, const QByteArray &id, qint64 timestamp,
                                const QByteArray &body);

private:
    struct Delivery
    {
        QByteArray id;
        QUrl url;
        QByteArray body;
        int attempts = 0;
        Time due{};
        bool sending = false;
    };

    void changed(const Changes &changes);
    void queue(const JobId &job, const QByteArray &event, const QJsonObject &content);
    void pump();
    void send(Delivery &delivery, const QHostAddress &address);
    void ended(const QByteArray &id, bool delivered, bool gone);
    void save();
    void load();

    Engine &m_engine;
    QByteArray m_secret;
    bool m_privateAllowed;
    QNetworkAccessManager m_network;
    QHash<JobId, QUrl> m_urls;
    QSet<TaskId> m_told;
    std::deque<Delivery> m_deliveries;
    QTimer m_timer;
};

} // namespace i2m
