// SPDX-License-Identifier: GPL-3.0-or-later
// Where fal.ai is, with which key, and for how long we wait. The key goes to the queue host and the REST host
// only; results and uploads travel without it.
#pragma once

#include "core/providers/http_call.h"
#include "core/secrets.h"
#include "core/settings.h"

#include <QNetworkAccessManager>

namespace i2m {

/// How long things may take. Tests shorten them.
struct FalPatience
{
    std::chrono::milliseconds idle{30'000};         ///< without a byte, any call but the event stream
    std::chrono::milliseconds call{60'000};         ///< a small call
    std::chrono::milliseconds submit{90'000};       ///< the one call that costs money
    std::chrono::milliseconds transfer{900'000};    ///< an upload or a download
    std::chrono::milliseconds streamIdle{40'000};   ///< fal sends a comment every 15 s
    std::chrono::milliseconds watch{25'000};        ///< one step of watching; the next goes on from there
    std::chrono::milliseconds generation{1800'000}; ///< from submit to result
    std::chrono::milliseconds firstPoll{1'000};
    std::chrono::milliseconds slowestPoll{5'000};
};

class FalConnection : public QObject
{
    Q_OBJECT

public:
    FalConnection(const Settings &settings, FalPatience patience, QObject *parent);

    void setSettings(const Settings &settings);
    const Settings &settings() const { return m_settings; }
    const FalPatience &patience() const { return m_patience; }
    void setKey(const Secret &key) { m_key = key; }
    const Secret &key() const { return m_key; }

    QUrl queueUrl(const QString &path) const;
    QUrl restUrl(const QString &path) const;
    /// The URL to use for one that fal answered: itself if it is the queue's, else the same path at the queue
    /// we were told to use; `fallback` for anything that is not fal's.
    QUrl trusted(const QString &answered, const QUrl &fallback) const;
    bool mayDownload(const QUrl &url) const;

    /// A call with the key. `json` empty: no body.
    HttpRequest keyed(const QByteArray &verb, const QUrl &url, const QByteArray &json = {}) const;

    QNetworkAccessManager &api() { return m_api; }
    QNetworkAccessManager &media() { return m_media; }
    /// For event streams, which keep their connections. QNetworkAccessManager opens six to one host.
    QNetworkAccessManager &streams() { return m_streams; }
    static constexpr int streamPlaces = 6;
    int openStreams = 0;

private:
    Settings m_settings;
    FalPatience m_patience;
    Secret m_key;
    QUrl m_queue;
    QUrl m_rest;
    QStringList m_downloadHosts;
    QNetworkAccessManager m_api;
    QNetworkAccessManager m_media;
    QNetworkAccessManager m_streams;
};

} // namespace i2m
