// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches a picture whose address was dropped from a browser. Bounded in size and time; only on a user's
// drop.
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QUrl>

namespace i2m {

class WebImage : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void setProxy(const QNetworkProxy &proxy) { m_network.setProxy(proxy); }
    /// Stores the picture in the spool folder and answers its path. Errors:
    /// UnsupportedImage (no picture there), FileTooLarge (over 64 MB), ServiceUnavailable (with the reason).
    QFuture<Result<QString>> fetch(const QUrl &address, const QString &spool);

private:
    QNetworkAccessManager m_network;
};

} // namespace i2m
