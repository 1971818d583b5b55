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

Result<QByteArray> pictureIn(QNetworkReply &reply)
{
    if (reply.error() != QNetworkReply::NoError)
        return Error{ErrorCode::ServiceUnavailable, reply.errorString()};
    if (!reply.header(QNetworkRequest::ContentTypeHeader).toString().startsWith("image/"_L1))
        return Error{ErrorCode::UnsupportedImage, reply.url().host()};
    return reply.readAll();
}

Result<QString> store(const Result<QByteArray> &picture, const QString &spool)
{
    if (!picture)
        return picture.error();
    QDir().mkpath(spool);
    QFile file(spool + u"/web-"_s + randomHex128());
    if (!file.open(QIODevice::WriteOnly) || file.write(*picture) != picture->size())
        return Error{ErrorCode::StorageError, file.fileName()};
    return file.fileName();
}
} // namespace

QFuture<Result<QString>> WebImage::fetch(const QUrl &address, const QString &spool)
{
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setTransferTimeout(patience);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > mostBytes)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, promise] {
        promise->addResult(pictureIn(*reply));
        promise->finish();
        reply->deleteLater();
    });
    return promise->future().then(QtFuture::Launch::Async, [spool](const Result<QByteArray> &picture) {
        return store(picture, spool);
    });
}

} // namespace i2m
