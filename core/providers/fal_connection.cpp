// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_connection.h"

#include "core/providers/web_address.h"
#include "core/proxy.h"

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
bool isFalRun(const QUrl &url)
{
    return url.scheme() == "https"_L1 && url.userInfo().isEmpty() && url.port() == -1 &&
           isListedHost(url.host(), {u"fal.run"_s, u"*.fal.run"_s});
}

QUrl below(const QUrl &base, const QString &path)
{
    QUrl url = base;
    url.setPath(base.path() + u'/' + path);
    return url;
}
} // namespace

FalConnection::FalConnection(const Settings &settings, FalPatience patience, QObject *parent)
    : QObject(parent), m_patience(patience), m_api(this), m_media(this), m_streams(this)
{
    setSettings(settings);
}

void FalConnection::setSettings(const Settings &settings)
{
    m_settings = settings;
    m_queue = serviceUrl(settings[setting::falQueueHost]);
    m_rest = serviceUrl(settings[setting::falRestHost]);
    m_downloadHosts = settings[setting::falDownloadHosts].split(u',', Qt::SkipEmptyParts);
    for (QNetworkAccessManager *network : {&m_api, &m_media, &m_streams})
        network->setProxy(proxyOf(settings));
}

QUrl FalConnection::queueUrl(const QString &path) const { return below(m_queue, path); }
QUrl FalConnection::restUrl(const QString &path) const { return below(m_rest, path); }

QUrl FalConnection::trusted(const QString &answered, const QUrl &fallback) const
{
    QUrl url(answered, QUrl::StrictMode);
    if (!url.isValid() || url.path().isEmpty())
        return fallback;
    if (sameOrigin(url, m_queue) && url.userInfo().isEmpty())
        return url;
    if (!isFalRun(url))
        return fallback;
    if (isFalRun(m_queue))
        return url;
    url.setScheme(m_queue.scheme());
    url.setAuthority(m_queue.authority());
    return url;
}

bool FalConnection::mayDownload(const QUrl &url) const
{
    return mayDownloadFrom(url, m_downloadHosts, isLoopback(m_queue.host()));
}

HttpRequest FalConnection::keyed(const QByteArray &verb, const QUrl &url, const QByteArray &json) const
{
    HttpRequest request{.verb = verb, .url = url};
    request.headers = {{"Authorization", "Key " + m_key.reveal()},
                       {"Accept", "application/json"},
                       {"User-Agent", "image2model"}};
    if (verb != "GET")
        request.headers.emplaceBack("Content-Type", "application/json");
    request.body = json;
    request.idle = m_patience.idle;
    request.total = m_patience.call;
    return request;
}

} // namespace i2m
