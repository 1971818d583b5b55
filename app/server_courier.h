// SPDX-License-Identifier: GPL-3.0-or-later
// Carries files between this process and the servers on its queue, over their API, with a key that all on the
// queue know. Which server has a job's folder is found by asking.
#pragma once

#include "core/jobs/file_courier.h"
#include "core/secrets.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QSet>
#include <QUrl>
#include <functional>
#include <memory>

namespace i2m {

class ServerCourier : public QObject, public FileCourier
{
    Q_OBJECT

public:
    /// `sharesFolder`: others see `dir` too; then only what came through a server that does not goes back
    /// there. `servers`: the addresses of those that can be reached now.
    ServerCourier(DataDir dir, bool sharesFolder, Secret key, std::function<QList<QUrl>()> servers);

    QFuture<Result<void>> bring(const Job &job, const Task &task) override;
    /// Brings those of a job's files (paths as in the store) that are not here. Errors: Interrupted.
    QFuture<Result<void>> bring(const JobId &job, const QStringList &paths);
    QFuture<Result<void>> deliver(const Job &job, const Task &task, const ModelFile &model) override;

private:
    struct Errand;
    std::shared_ptr<Errand> errand(const JobId &job, const QStringList &names) const;
    QNetworkRequest request(const QUrl &server, const QString &path) const;
    void fetch(const std::shared_ptr<Errand> &errand);
    void keep(const std::shared_ptr<Errand> &errand, const QString &part);
    void send(const std::shared_ptr<Errand> &errand);
    static void skipServer(Errand &errand, const QNetworkReply &reply);

    DataDir m_dir;
    bool m_sharesFolder;
    QSet<JobId> m_brought; ///< jobs whose images others here do not see
    Secret m_key;
    std::function<QList<QUrl>()> m_servers;
    QNetworkAccessManager m_network;
};

} // namespace i2m
