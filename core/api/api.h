// SPDX-License-Identifier: GPL-3.0-or-later
// The API behind the gate: who may do what, how often, and which row of the table answers. Lives in the
// engine's thread.
#pragma once

#include "core/api/event_stream.h"
#include "core/api/idempotency.h"
#include "core/api/key_ring.h"
#include "core/api/long_poll.h"
#include "core/api/rate_limit.h"
#include "core/api/route.h"
#include "core/api/tickets.h"
#include "core/catalogue.h"
#include "core/jobs/engine.h"

#include <QCache>
#include <QJsonArray>
#include <QObject>
#include <QThreadPool>
#include <functional>

namespace i2m {

class ApiMetrics;
class Webhooks;

/// Who works on a queue that several computers share; empty where this process works alone.
struct Crew
{
    std::function<Result<QJsonArray>()> list{};
    std::function<Result<void>(const QString &worker)> drain{};
    std::function<Result<void>(const QString &worker)> forget{};
    std::function<bool()> reachable{}; ///< whether the queue is
    /// Brings files of a job (paths as in the store) here that lie at another server; null: they are all
    /// here.
    std::function<QFuture<Result<void>>(const JobId &job, const QStringList &paths)> bring{};
};

/// What the API works with. Everything outlives it.
struct ApiParts
{
    Engine &engine;
    const Catalogue &catalogue;
    Metrics &metrics;
    Settings settings;
    /// The provider to use when the client names none.
    std::function<QString()> usualProvider;
    Crew crew{};
};

/// A request that was answered, for whoever shows them.
struct ServedRequest
{
    Time time{}; ///< of the answer
    QString method;
    QString path;
    int status = 0;
    std::chrono::milliseconds took{};
    QString client; ///< its address
    QString key;    ///< id of its API key, empty without one
};

struct ServedRequests
{
    QList<ServedRequest> newest; ///< at most 200, newest last
    int today = 0;               ///< since the last midnight, local time
};

class Api : public QObject, public Doorman
{
    Q_OBJECT

public:
    Api(ApiParts parts, KeyRing keys, QObject *parent = nullptr);
    ~Api() override;

    /// `loopback`: only this computer can reach the server.
    void setPlace(bool loopback) { m_loopback = loopback; }

    Admission admit(Exchange &exchange) override;
    Reply handle(const std::shared_ptr<Exchange> &exchange) override;
    void answered(const Exchange &exchange, int status, qint64 bytes, bool complete) override;

    /// The job, if its id is one, it exists and the caller may see it. Errors: InvalidJobId, JobNotFound,
    /// InsufficientPermissions.
    Result<Job> job(const Exchange &exchange, const QString &id);
    /// The same for one of its tasks. Errors: also FileNotFound.
    Result<Task> task(const Exchange &exchange, const QString &job, const QString &file);
    /// GET /status/{job_id}, made once per revision of the store.
    Reply status(const Exchange &exchange, const QString &job);
    /// Keeps a stream's place; an error when there are too many.
    Result<void> admitStream(const Exchange &exchange);

    ApiParts parts;
    KeyRing keys;
    EventHub events;
    LongPolls polls;
    Tickets tickets;
    QThreadPool pool;    ///< for taking images in
    QThreadPool drawing; ///< for thumbnails: one picture in memory at a time
    const Time started = now();
    ServedRequests served;
    std::unique_ptr<ApiMetrics> metrics;
    std::unique_ptr<Webhooks> webhooks;

    Engine &engine() { return parts.engine; }
    JobStore &store() { return parts.engine.store(); }
    bool loopback() const { return m_loopback; }

private:
    struct StatusBody
    {
        Revision store; ///< revision of the store at which it was made
        Revision job;
        Ownership owner;
        QByteArray body;
    };

    std::optional<Answer> preflight(const Exchange &exchange, const QByteArrayList &allowed) const;
    Result<Caller> authenticate(const Exchange &exchange);
    Result<void> authorise(const Exchange &exchange) const;
    bool needsNoKey(const Route &route) const;
    Result<void> count(Exchange &exchange);
    bool maySee(const Exchange &exchange, const Ownership &ownership) const;
    /// Once the store can be asked.
    Reply handleReady(const std::shared_ptr<Exchange> &exchange);
    Reply handleOnce(const std::shared_ptr<Exchange> &exchange, const QByteArray &key);
    Reply callOnce(const std::shared_ptr<Exchange> &exchange, const QString &slot,
                   const QByteArray &fingerprint);

    void remember(const ServedRequest &request);

    bool m_loopback = true;
    Time m_midnight{}; ///< the next one
    RateLimit m_limit;
    RateLimit m_uploadLimit;
    RateLimit m_badKeys;
    Idempotency m_idempotency;
    QCache<QString, StatusBody> m_bodies;
};

} // namespace i2m
