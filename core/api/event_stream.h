// SPDX-License-Identifier: GPL-3.0-or-later
// Server-sent events (WHATWG HTML section 9.2), straight from the store's revisions: what a client missed is
// read again from there, so that nothing is kept for clients that are away.
#pragma once

#include "core/api/exchange.h"
#include "core/jobs/engine.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <optional>

namespace i2m {

/// The words in which a stream speaks.
enum class EventDialect {
    Plain,      ///< progress, log, completed, error
    Predecessor ///< task_progress, task_queued, task_completed …
};

class EventHub;

/// One client's stream, as the gate pumps it.
class EventStream : public BodySource
{
    Q_OBJECT

public:
    /// What a client that does not read may have waiting before it is dropped; it can resume.
    static constexpr qsizetype mostWaiting = 256 * 1024;

    EventStream(EventHub &hub, JobId job, Ownership whose, EventDialect dialect, Revision after);
    ~EventStream() override;

    QByteArray read(qint64 most) override;
    bool atEnd() const override { return m_ended && m_waiting.isEmpty(); }
    bool failed() const override { return m_waiting.size() > mostWaiting; }
    void stop() override;

    void append(const QByteArray &frames);
    void end() { m_ended = true; }
    bool ended() const { return m_ended; }
    bool wants(const Job &changed) const
    {
        if (!job.isEmpty())
            return job == changed.id;
        return (whose.owner.isEmpty() || whose.owner == changed.owner) &&
               (whose.session.isEmpty() || whose.session == changed.session);
    }

    const JobId job;       ///< empty: all jobs that are `whose`
    const Ownership whose; ///< an empty part of it fits everybody
    const EventDialect dialect;
    Revision sent;  ///< everything up to here has been told
    QString client; ///< who is listening, for the limit

private:
    EventHub &m_hub;
    QByteArray m_waiting;
    bool m_ended = false;
};

/// All open streams, fed by the engine's changes. Outlives its streams.
class EventHub : public QObject
{
    Q_OBJECT

public:
    explicit EventHub(Engine &engine, QObject *parent = nullptr);

    /// A stream of one job that begins with what changed after `after`, or with a snapshot. Nothing when the
    /// job has ended and the client knows.
    Result<std::shared_ptr<EventStream>> follow(const Job &job, EventDialect dialect,
                                                std::optional<Revision> after);
    /// A stream of all jobs that are `whose`; an empty part of it fits everybody.
    Result<std::shared_ptr<EventStream>> followAll(const Ownership &whose, std::optional<Revision> after);

    int count() const { return int(m_streams.size()); }
    int countOf(const QString &client) const;

Q_SIGNALS:
    void countChanged();

private:
    friend class EventStream;

    void changed(const Changes &changes);
    void tell(const Job &job);
    QByteArray newsOf(const Job &job, EventDialect dialect, Revision after);

    Engine &m_engine;
    QSet<EventStream *> m_streams;
    QHash<JobId, int> m_watched; ///< how many streams a job has
    QTimer m_heartbeat;
};

} // namespace i2m
