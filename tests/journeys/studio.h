// SPDX-License-Identifier: GPL-3.0-or-later
// Several computers on one queue, as far as one computer can play them: a real Redis, a shared folder, the
// fal simulator, and as many servers and workers as a journey starts.
#pragma once

#include "core/storage/redis_store.h"
#include "tests/journeys/programs.h"
#include "tests/storage/redis_server.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

namespace i2m {

class Studio
{
public:
    explicit Studio(const QString &secondsPerModel, const QStringList &redisFlags = {});

    /// From now on every program has a folder of its own.
    void partFolders() { m_apart = true; }
    /// From now on this is how programs reach the queue.
    void reach(const QString &url) { m_url = url; }
    /// And how the journey itself does.
    void watch(const QString &url);
    bool isReady() const { return redis.isReady() && simulator.isReady(); }
    std::unique_ptr<Program> worker(const QStringList &flags = {});
    /// An API server without a worker; url() is where it listens.
    std::unique_ptr<Program> server(QString &url);

    /// A server and a worker that have begun with so many images: two or more are at the provider.
    struct Busy
    {
        QString url;
        std::unique_ptr<Program> server;
        std::unique_ptr<Program> worker;
        QString id;
    };
    Busy getBusy(int images, const QStringList &workerFlags = {});

    /// Uploads so many different images; the job's id, or empty.
    QString upload(const QString &url, int images);
    QByteArray get(const QString &url, int *status = nullptr);
    QByteArray post(const QString &url, int *status = nullptr);
    /// The job as Redis has it.
    Job job(const QString &id);
    bool hasEnded(const QString &id);
    int count(const QString &id, TaskState state);
    /// The most submits that any image has had.
    int mostSubmits() const;
    int submits() const { return simulator.stats()[QStringLiteral("submits_accepted")].toInt(); }
    RedisStore &store();
    QNetworkAccessManager &network() { return m_network; }
    static QNetworkRequest request(const QString &url);

    RedisServer redis;
    Simulator simulator;
    QTemporaryDir folder;

private:
    QStringList shared(const QString &command) const;

    QNetworkAccessManager m_network;
    std::unique_ptr<RedisStore> m_store;
    QString m_url; ///< of the queue
    bool m_apart = false;
    int m_serial = 0;
    int m_images = 0;
};

} // namespace i2m
