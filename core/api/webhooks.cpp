// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/webhooks.h"

#include "core/api/job_view.h"
#include "core/log.h"

#include <QHostInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <algorithm>
#include <array>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
// The schedule that the Standard Webhooks specification recommends.
constexpr std::array<std::chrono::seconds, 8> pauses{5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h};
constexpr std::size_t mostWaiting = 1000;
constexpr auto patience = 15s;
constexpr auto fact = "webhooks";

std::chrono::milliseconds withJitter(std::chrono::milliseconds pause)
{
    return pause +
           std::chrono::milliseconds(QRandomGenerator::global()->bounded(qint64(pause.count() / 10 + 1)));
}
} // namespace

Webhooks::Webhooks(Engine &engine, const Settings &settings)
    : m_engine(engine), m_privateAllowed(settings[setting::webhooksToPrivate])
{
    // "whsec_" and the base64 of the key, as the specification writes secrets.
    const QByteArray secret = settings[setting::webhookSecret].toLatin1();
    m_secret = secret.startsWith("whsec_") ? QByteArray::fromBase64(secret.mid(6)) : secret;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Webhooks::pump);
    connect(&engine, &Engine::changed, this, &Webhooks::changed);
    load();
}

QByteArray Webhooks::signature(const QByteArray &secret, const QByteArray &id, qint64 timestamp,
                               const QByteArray &body)
{
    const QByteArray content = id + '.' + QByteArray::number(timestamp) + '.' + body;
    return "v1," + QMessageAuthenticationCode::hash(content, secret, QCryptographicHash::Sha256).toBase64();
}

bool Webhooks::isAllowed(const QHostAddress &address) const
{
    if (m_privateAllowed)
        return true;
    // RFC 6890: this network, private use, shared, loopback, link-local.
    static const char *const closed[] = {"0.0.0.0/8",      "10.0.0.0/8",    "100.64.0.0/10", "127.0.0.0/8",
                                         "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",  "192.168.0.0/16",
                                         "198.18.0.0/15",  "224.0.0.0/3"};
    bool isV4 = false;
    const QHostAddress v4(address.toIPv4Address(&isV4)); // also for ::ffff:10.0.0.1
    const QHostAddress plain = isV4 ? v4 : address;
    const bool isClosed = std::ranges::any_of(closed, [&](const char *subnet) {
        return plain.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(subnet)));
    });
    return !isClosed && plain.isGlobal() && !plain.isUniqueLocalUnicast() && !plain.isLoopback();
}

Result<void> Webhooks::check(const QString &text) const
{
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool fits = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
                      (url.scheme() == u"https"_s || (m_privateAllowed && url.scheme() == u"http"_s));
    if (!fits)
        return Error{ErrorCode::ValidationError, u"webhook_url is an https address"_s};
    if (m_secret.isEmpty())
        return Error{ErrorCode::ValidationError, u"webhooks need a secret: set webhooks.secret first"_s};
    const QHostAddress literal(url.host());
    if (!literal.isNull() && !isAllowed(literal))
        return Error{ErrorCode::ValidationError, u"webhook_url is a private address"_s};
    return {};
}

void Webhooks::add(const JobId &job, const QString &url)
{
    m_urls.insert(job, QUrl(url));
    save();
}

void Webhooks::changed(const Changes &changes)
{
    const auto forgotten =
        std::ranges::count_if(changes.removed, [this](const JobId &job) { return m_urls.remove(job) > 0; });
    if (forgotten > 0)
        save();
    for (const Task &task : changes.tasks) {
        if (!m_urls.contains(task.job) || !isFinal(task.state) || m_told.contains(task.id))
            continue;
        m_told.insert(task.id);
        const bool good = task.state == TaskState::Completed;
        QJsonObject content = fileView(task);
        content[u"job_id"_s] = task.job.value;
        queue(task.job, good ? "file.completed" : "file.failed", content);
        const auto job = m_engine.store().job(task.job);
        if (!job || finishedAt(*job) == Time{})
            continue;
        queue(task.job, "job.completed", statusView(*job));
        m_urls.remove(task.job);
        for (const Task &each : job->tasks)
            m_told.remove(each.id);
    }
}

void Webhooks::queue(const JobId &job, const QByteArray &event, const QJsonObject &content)
{
    if (m_deliveries.size() >= mostWaiting)
        m_deliveries.pop_front();
    const QJsonObject body{
        {u"type"_s, QString::fromLatin1(event)}, {u"timestamp"_s, toIso(now())}, {u"data"_s, content}};
    m_deliveries.push_back({"msg_" + randomHex128().toLatin1(), m_urls.value(job),
                            QJsonDocument(body).toJson(QJsonDocument::Compact), 0, now()});
    save();
    m_timer.start(0ms);
}

void Webhooks::pump()
{
    Time next = Time::max();
    for (Delivery &delivery : m_deliveries) {
        if (delivery.sending)
            continue;
        if (delivery.due > now()) {
            next = std::min(next, delivery.due);
            continue;
        }
        delivery.sending = true;
        // The address is looked up here and the request sent to it, so that a name cannot change its mind.
        QHostInfo::lookupHost(delivery.url.host(), this, [this, id = delivery.id](const QHostInfo &info) {
            const auto found = std::ranges::find(m_deliveries, id, &Delivery::id);
            if (found == m_deliveries.end())
                return;
            const auto addresses = info.addresses();
            const bool fine =
                !addresses.isEmpty() &&
                std::ranges::all_of(addresses, [this](const auto &each) { return isAllowed(each); });
            if (fine)
                send(*found, addresses.front());
            else
                ended(id, false, !addresses.isEmpty());
        });
    }
    if (next != Time::max())
        m_timer.start(std::max(Milliseconds(1), next - now()));
}

void Webhooks::send(Delivery &delivery, const QHostAddress &address)
{
    const qint64 timestamp = std::chrono::floor<std::chrono::seconds>(now()).time_since_epoch().count();
    QUrl url = delivery.url;
    QNetworkRequest request;
    if (url.scheme() == u"http"_s) {
        request.setRawHeader("Host", url.authority(QUrl::FullyEncoded).toLatin1());
        url.setHost(address.toString());
    }
    request.setUrl(url);
    request.setTransferTimeout(int(std::chrono::milliseconds(patience).count()));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("webhook-id", delivery.id);
    request.setRawHeader("webhook-timestamp", QByteArray::number(timestamp));
    request.setRawHeader("webhook-signature", signature(m_secret, delivery.id, timestamp, delivery.body));
    QNetworkReply *reply = m_network.post(request, delivery.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, id = delivery.id] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        ended(id, status >= 200 && status < 300, status == 410);
    });
}

/// `gone`: nobody there wants to hear of it again.
void Webhooks::ended(const QByteArray &id, bool delivered, bool gone)
{
    const auto found = std::ranges::find(m_deliveries, id, &Delivery::id);
    if (found == m_deliveries.end())
        return;
    found->sending = false;
    const auto attempt = std::size_t(found->attempts++);
    if (delivered || gone || attempt >= pauses.size()) {
        if (!delivered)
            qCWarning(logApi) << "A webhook was given up:" << found->url.host();
        m_deliveries.erase(found);
    } else {
        found->due = now() + withJitter(pauses[attempt]);
    }
    save();
    pump();
}

void Webhooks::save()
{
    QJsonArray deliveries;
    for (const Delivery &each : m_deliveries)
        deliveries.append(QJsonObject{{u"id"_s, QString::fromLatin1(each.id)},
                                      {u"url"_s, each.url.toString(QUrl::FullyEncoded)},
                                      {u"body"_s, QString::fromUtf8(each.body)},
                                      {u"attempts"_s, each.attempts},
                                      {u"due"_s, qint64(each.due.time_since_epoch().count())}});
    QJsonObject jobs;
    for (auto job = m_urls.cbegin(); job != m_urls.cend(); ++job)
        jobs[job.key().value] = job->toString(QUrl::FullyEncoded);
    const QJsonObject all{{u"deliveries"_s, deliveries}, {u"jobs"_s, jobs}};
    const QString text = QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
    if (auto saved = m_engine.store().setFact(QString::fromLatin1(fact), text); !saved)
        qCWarning(logApi) << "Webhooks could not be saved:" << saved.error().message();
}

void Webhooks::load()
{
    const auto text = m_engine.store().fact(QString::fromLatin1(fact));
    if (!text)
        return;
    const QJsonDocument all = QJsonDocument::fromJson(text->toUtf8());
    const QJsonObject jobs = all[u"jobs"].toObject();
    for (auto job = jobs.begin(); job != jobs.end(); ++job)
        m_urls.insert({job.key()}, QUrl(job->toString()));
    for (const QJsonValue each : all[u"deliveries"].toArray())
        m_deliveries.push_back({each[u"id"].toString().toLatin1(), QUrl(each[u"url"].toString()),
                                each[u"body"].toString().toUtf8(), each[u"attempts"].toInt(),
                                Time(Milliseconds(each[u"due"].toInteger()))});
    if (!m_deliveries.empty())
        m_timer.start(0ms);
}

} // namespace i2m
