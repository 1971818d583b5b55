// SPDX-License-Identifier: GPL-3.0-or-later
// A running image2model asked over its API: one given with --server, or the one that holds our data folder.
// Its key goes to that server only; redirects are not followed.
#pragma once

#include "app/command_line.h"
#include "core/jobs/job.h"

#include <QNetworkAccessManager>
#include <QUrl>
#include <memory>
#include <optional>

class QHttpMultiPart;

namespace i2m {

class ServerClient
{
public:
    /// --server with API_KEY; else what runtime.json says while another process holds the data folder; else
    /// nothing, and the caller works on the folder itself. Errors: ValidationError for a bad address.
    static Result<std::unique_ptr<ServerClient>> find(const Invocation &call);
    /// The option --server.
    static QCommandLineOption option();

    QString url() const { return m_base.toString(); }
    /// Waits for the answer in an event loop of its own. `path` begins behind "/api/v1/". Errors: the
    /// server's own; ServiceUnavailable when there is no answer.
    Result<QJsonObject> ask(const QByteArray &verb, const QString &path, const QJsonObject &body = {});
    /// Sends a form (POST).
    Result<QJsonObject> send(const QString &path, QHttpMultiPart &form);
    /// Fetches a file's bytes into `target`, whole or not at all. Errors: also StorageError, DiskFull.
    Result<void> fetch(const QString &path, const QString &target);
    /// A job with what its status answer tells.
    Result<Job> job(const JobId &id);

private:
    ServerClient(QUrl base, Secret key);
    QNetworkRequest request(const QString &path) const;
    Result<QByteArray> answerOf(QNetworkReply *reply);

    QUrl m_base;
    Secret m_key;
    QNetworkAccessManager m_network;
};

} // namespace i2m
