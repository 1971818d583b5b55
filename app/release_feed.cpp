// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/release_feed.h"

#include "core/log.h"
#include "core/proxy.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QSettings>
#include <QVersionNumber>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto pause = 24h;
constexpr auto patience = 20s;
constexpr qint64 longest = 1 << 20; ///< bytes of an answer
const QString askedKey = u"release/asked"_s;
const QString answerKey = u"release/answer"_s;

bool isSafe(const QUrl &feed)
{
    return feed.isValid() && (feed.scheme() == "https"_L1 || QHostAddress(feed.host()).isLoopback());
}

QVersionNumber numberOf(const QString &text)
{
    qsizetype rest = 0;
    const QString plain = text.startsWith(u'v', Qt::CaseInsensitive) ? text.sliced(1) : text;
    const QVersionNumber number = QVersionNumber::fromString(plain, &rest);
    return rest == plain.size() ? number.normalized() : QVersionNumber(); // "1.5-rc1" is none
}

/// An answer also tells every file of the release, which nobody here remembers.
QByteArray whatIsRead(const QByteArray &answer)
{
    QJsonObject read = QJsonDocument::fromJson(answer).object();
    const QStringList used{u"tag_name"_s, u"html_url"_s, u"draft"_s, u"prerelease"_s};
    for (const QString &key : read.keys()) {
        if (!used.contains(key))
            read.remove(key);
    }
    return QJsonDocument(read).toJson(QJsonDocument::Compact);
}
} // namespace

Release readRelease(const QByteArray &answer, const QUrl &feed, const QString &current)
{
    const QJsonObject release = QJsonDocument::fromJson(answer).object();
    const QVersionNumber number = numberOf(release[u"tag_name"_s].toString());
    if (number.isNull() || release[u"draft"_s].toBool() || release[u"prerelease"_s].toBool() ||
        number <= QVersionNumber::fromString(current).normalized())
        return {};
    const QUrl notes(release[u"html_url"_s].toString(), QUrl::StrictMode);
    const bool sameHost = notes.host() == feed.host() || u"api."_s + notes.host() == feed.host();
    const bool fine =
        notes.isValid() && notes.scheme() == "https"_L1 && sameHost && notes.userInfo().isEmpty();
    return {number.toString(), fine ? notes : QUrl()};
}

ReleaseFeed::ReleaseFeed(QUrl feed, QString memory, QObject *parent)
    : QObject(parent), m_feed(std::move(feed)), m_memory(std::move(memory))
{
    m_network.setTransferTimeout(int(std::chrono::milliseconds(patience).count()));
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ReleaseFeed::ask);
}

void ReleaseFeed::setSettings(const Settings &settings)
{
    m_network.setProxy(proxyOf(settings));
    const bool wanted = isSafe(m_feed) && settings[setting::lookForVersions];
    if (std::exchange(m_wanted, wanted) == wanted)
        return;
    if (wanted)
        return plan();
    m_next.stop();
    Q_EMIT told({});
}

/// Tells what was found before, and asks when a day has gone.
void ReleaseFeed::plan()
{
    const QSettings memory(m_memory, QSettings::IniFormat);
    take(memory.value(answerKey).toByteArray());
    const auto now = QDateTime::currentDateTimeUtc();
    const QDateTime asked = memory.value(askedKey).toDateTime();
    const auto gone = std::chrono::milliseconds(asked.msecsTo(now));
    const bool lately = asked.isValid() && gone >= 0ms && gone < pause; // a clock may go back
    m_next.start(lately ? pause - gone : 0ms);
}

void ReleaseFeed::ask()
{
    QSettings(m_memory, QSettings::IniFormat).setValue(askedKey, QDateTime::currentDateTimeUtc());
    m_next.start(pause);
    QNetworkRequest request(m_feed);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setRawHeader("Accept", "application/json");
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      u"image2model/"_s + QCoreApplication::applicationVersion());
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > longest)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (reply->error() != QNetworkReply::NoError) {
            qCInfo(logApp) << "the latest version is not known:" << reply->errorString();
            return;
        }
        const QByteArray answer = whatIsRead(reply->readAll());
        QSettings(m_memory, QSettings::IniFormat).setValue(answerKey, answer);
        if (m_wanted)
            take(answer);
    });
}

void ReleaseFeed::take(const QByteArray &answer)
{
    Q_EMIT told(readRelease(answer, m_feed, QCoreApplication::applicationVersion()));
}

} // namespace i2m
