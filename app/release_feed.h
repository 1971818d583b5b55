// SPDX-License-Identifier: GPL-3.0-or-later
// Whether there is a newer version: asks the packager's address, at most once a day and across starts, what
// the latest release is. It only tells; nothing is downloaded or installed. Failures are one line in the log.
#pragma once

#include "core/settings.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QTimer>
#include <QUrl>
#include <optional>

namespace i2m {

struct Release
{
    QString version; ///< "1.5"; empty: none that is newer
    QUrl notes{};    ///< what to open; may be empty
};

/// What GitHub, Gitea and Forgejo answer at …/releases/latest, asked at `feed`. Nothing for a draft, a
/// pre-release, and what is not newer than `current`. Notes that are not https, or not on the feed's host
/// ("api." aside), are left out.
Release readRelease(const QByteArray &answer, const QUrl &feed, const QString &current);

class ReleaseFeed : public QObject
{
    Q_OBJECT

public:
    /// `feed`: https, or on this computer; otherwise, as when it is empty, nothing is ever asked.
    /// `memory`: an INI file.
    ReleaseFeed(QUrl feed, QString memory, QObject *parent = nullptr);

    /// Looks from now on if the settings want it, through their proxy.
    void setSettings(const Settings &settings);

Q_SIGNALS:
    /// What is known by now; also that it is to be known no more.
    void told(const i2m::Release &release);

private:
    void plan();
    void ask();
    void take(const QByteArray &answer);

    QUrl m_feed;
    QString m_memory;
    bool m_wanted = false;
    QNetworkAccessManager m_network;
    QTimer m_next;
};

} // namespace i2m
