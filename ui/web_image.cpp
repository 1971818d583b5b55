// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web_image.h"

#include "core/id.h"

#include <QDir>
#include <QFile>
#include <QNetworkReply>
#include <QPromise>
#include <memory>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 mostBytes = qint64(64) << 20;
constexpr int patience = 30'000; ///< milliseconds

Result<QString> store(QNetworkReply &reply, const QString &spool)
{
    if (reply.error() != QNetworkReply::NoError)
        return Error{ErrorCode::ServiceUnavailable, reply.errorString()};
    if (!reply.header(QNetworkRequest::ContentTypeHeader).toString().startsWith("image/"_L1))
        return Error{ErrorCode::UnsupportedImage, reply.url().host()};
    QDir().mkpath(spool);
    QFile file(spool + u"/web-"_s + randomHex128());
    if (!file.open(QIODevice::WriteOnly) || file.write(reply.readAll()) < 0)
        return Error{ErrorCode::StorageError, file.fileName()};
    return file.fileName();
}
} // namespace

QFuture<Result<QString>> WebImage::fetch(const QUrl &address, const QString &spool)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setTransferTimeout(patience);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > mostBytes)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, promise, spool] {
        promise->addResult(store(*reply, spool));
        promise->finish();
        reply->deleteLater();
    });
    return promise->future();
}

} // namespace i2m
