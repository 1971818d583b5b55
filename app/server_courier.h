// SPDX-License-Identifier: GPL-3.0-or-later
// Carries files between this worker and the servers on its queue, over their API, with a key that all on the
// queue know. Which server a job came through is found by asking: one of them has its folder.
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
    QFuture<Result<void>> deliver(const Job &job, const Task &task, const ModelFile &model) override;

private:
    struct Errand;
    std::shared_ptr<Errand> errand(const JobId &job, const QStringList &names) const;
    QNetworkRequest request(const QUrl &server, const QString &path) const;
    void fetch(const std::shared_ptr<Errand> &errand);
    void keep(const std::shared_ptr<Errand> &errand, const QByteArray &bytes);
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
