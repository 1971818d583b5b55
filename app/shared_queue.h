// SPDX-License-Identifier: GPL-3.0-or-later
// This process' part in a queue that several computers share: the store in Redis, the outbox, the shared
// folder, the feed of what others change, and a pulse every second. Lives in the engine's thread.
#pragma once

#include "app/application.h"
#include "core/storage/redis_feed.h"

#include <QJsonArray>
#include <QUrl>

namespace i2m {

class Outbox;
class ServerCourier;

class SharedQueue : public QObject
{
    Q_OBJECT

public:
    /// `dir` is this process' own; images and models lie in the shared folder of the settings, or, without
    /// one, in `dir`, and go to and from workers over the servers' API. Errors: ValidationError (no address,
    /// a folder that is not the one the others use), QueueUnreachable, those of Outbox::open().
    static Result<std::unique_ptr<SharedQueue>> join(const DataDir &dir, const Settings &settings,
                                                     const Sharing &sharing);
    /// The address, for people, of the queue that a window with these settings is to join; empty: none.
    static QString wantedBy(const Settings &settings);
    /// Hands over to others what this process still holds.
    ~SharedQueue() override;

    /// What people should know about this Redis; empty when all is well.
    QString note() const { return m_note; }
    DataDir files() const { return m_files; }
    /// For the engine, which this object then follows with attach().
    std::unique_ptr<JobStore> takeStore();
    void attach(Engine &engine);

    /// Where workers without the shared folder reach this process' API.
    void announce(const QString &url) { m_url = url; }
    /// Opens the API of every server on this queue, as an admin's.
    const Secret &crewKey() const { return m_crewKey; }

    /// Nothing has been heard of it for a second or more.
    bool isAway() const { return m_away; }

    /// Brings files that other servers have; null where all see one folder.
    ServerCourier *courier() { return m_sharesFolder ? nullptr : m_courier.get(); }

    RedisStore &store() { return *m_store; }
    Result<QJsonArray> workers();

private:
    SharedQueue(DataDir files, Sharing sharing);
    Result<void> checkFolder();
    QList<QUrl> servers();
    void beat();
    QJsonObject facts() const;

    DataDir m_files;
    Sharing m_sharing;
    QString m_note;
    QString m_started;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<RedisStore> m_own; ///< until takeStore()
    RedisStore *m_store = nullptr;
    std::unique_ptr<RedisFeed> m_feed;
    std::unique_ptr<ServerCourier> m_courier;
    bool m_sharesFolder = false;
    QString m_url;
    Secret m_crewKey;
    Engine *m_engine = nullptr;
    QTimer m_pulse;
    bool m_away = false;
};

} // namespace i2m
