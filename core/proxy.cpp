// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/proxy.h"

#include <QUrl>

namespace i2m {
using namespace Qt::StringLiterals;

std::optional<QNetworkProxy> parseProxy(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return QNetworkProxy(QNetworkProxy::DefaultProxy);
    if (wanted.compare("none"_L1, Qt::CaseInsensitive) == 0)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(wanted, QUrl::StrictMode);
    const bool socks = url.scheme() == "socks5"_L1;
    const bool whole = (socks || url.scheme() == "http"_L1) && !url.host().isEmpty() && url.port() != 0 &&
                       (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() &&
                       !url.hasFragment();
    if (!url.isValid() || !whole)
        return {};
    QNetworkProxy proxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                        quint16(url.port(socks ? 1080 : 3128)), url.userName(QUrl::FullyDecoded),
                        url.password(QUrl::FullyDecoded));
    // A tunnel for every request: a proxy that takes requests itself may send one twice.
    proxy.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    // Not only when asked: Qt gives up on a proxy that asks in an answer without a length.
    const QByteArray credentials = (proxy.user() + u':' + proxy.password()).toUtf8().toBase64();
    if (!socks && !proxy.user().isEmpty())
        proxy.setRawHeader("Proxy-Authorization", "Basic " + credentials);
    return proxy;
}

QNetworkProxy proxyOf(const Settings &settings)
{
    return parseProxy(settings[setting::proxy]).value_or(QNetworkProxy::DefaultProxy);
}

} // namespace i2m
