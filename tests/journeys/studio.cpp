// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/studio.h"

#include <QBuffer>
#include <QEventLoop>
#include <QHttpMultiPart>
#include <QImage>
#include <QJsonDocument>
#include <QPainter>
#include <QTest>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr auto key = "journey-key-0123456789abcdef0123456789abcdef";

QByteArray image(int number)
{
    QImage picture(320, 240, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setBrush(QColor::fromHsv((number * 37) % 360, 200, 120 + number % 100));
    painter.drawEllipse(60 + number % 50, 30, 180, 180);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture.save(&buffer, "PNG");
    return bytes;
}

void wait(QNetworkReply *reply)
{
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    reply->deleteLater();
}
} // namespace

Studio::Studio(const QString &secondsPerModel, const QStringList &redisFlags)
    : redis(redisFlags), simulator({u"--seconds"_s, secondsPerModel}), m_url(redis.url())
{
    qputenv("ADMIN_API_KEY", key);
    (void)store(); // before anything happens to Redis
}

void Studio::watch(const QString &url)
{
    auto opened = RedisStore::open({*RedisAddress::parse(url)});
    if (opened)
        m_store = std::move(*opened);
    else
        qWarning() << opened.error().message();
}

QStringList Studio::shared(const QString &command) const
{
    QStringList arguments{command,
                          u"--redis"_s,
                          m_url,
                          u"--data-dir"_s,
                          folder.filePath(u"own-%1"_s.arg(m_serial)),
                          u"--set"_s,
                          u"lease_seconds=5"_s,
                          u"--set"_s,
                          u"fal.parallel=8"_s};
    if (!m_apart)
        arguments += {u"--files"_s, folder.filePath(u"shared"_s)};
    return arguments;
}

std::unique_ptr<Program> Studio::worker(const QStringList &flags)
{
    ++m_serial;
    return std::make_unique<Program>(shared(u"worker"_s) + flags, simulator);
}

std::unique_ptr<Program> Studio::server(QString &url)
{
    ++m_serial;
    auto program = std::make_unique<Program>(
        shared(u"serve"_s) + QStringList{u"--no-worker"_s, u"--port"_s, u"0"_s}, simulator);
    // "Listening on http://127.0.0.1:PORT, described at …"
    url = QString::fromUtf8(program->firstLine()).section(u' ', 2, 2).chopped(1);
    return program;
}

Studio::Busy Studio::getBusy(int images, const QStringList &workerFlags)
{
    Busy busy;
    busy.server = server(busy.url);
    busy.worker = worker(workerFlags);
    const int before = submits();
    busy.id = upload(busy.url, images);
    if (!QTest::qWaitFor([&] { return submits() >= before + 2; }, 20'000))
        qWarning("nothing was submitted");
    return busy;
}

QNetworkRequest Studio::request(const QString &url)
{
    QNetworkRequest request{QUrl(url)};
    request.setRawHeader("Authorization", QByteArray("Bearer ") + key);
    request.setTransferTimeout(10'000);
    return request;
}

QString Studio::upload(const QString &url, int images)
{
    QHttpMultiPart form(QHttpMultiPart::FormDataType);
    for (int i = 0; i < images; ++i) {
        QHttpPart part;
        part.setHeader(QNetworkRequest::ContentTypeHeader, u"image/png"_s);
        part.setHeader(QNetworkRequest::ContentDispositionHeader,
                       u"form-data; name=\"files\"; filename=\"vase-%1.png\""_s.arg(i));
        part.setBody(image(m_images++));
        form.append(part);
    }
    QHttpPart provider;
    provider.setHeader(QNetworkRequest::ContentDispositionHeader, u"form-data; name=\"provider\""_s);
    provider.setBody("fal");
    form.append(provider);
    QNetworkReply *reply = m_network.post(request(url + u"/api/v1/upload/batch"_s), &form);
    wait(reply);
    const QByteArray body = reply->readAll();
    const QString id = QJsonDocument::fromJson(body).object()[u"job_id"_s].toString();
    if (id.isEmpty())
        qWarning() << "the upload was answered" << body;
    return id;
}

QByteArray Studio::get(const QString &url, int *status)
{
    QNetworkReply *reply = m_network.get(request(url));
    wait(reply);
    if (status)
        *status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return reply->readAll();
}

QByteArray Studio::post(const QString &url, int *status)
{
    QNetworkRequest asked = request(url);
    asked.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply *reply = m_network.post(asked, QByteArray("{}"));
    wait(reply);
    if (status)
        *status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return reply->readAll();
}

RedisStore &Studio::store()
{
    if (!m_store) {
        auto opened = RedisStore::open({*RedisAddress::parse(redis.url())});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message()));
        m_store = std::move(*opened);
    }
    return *m_store;
}

Job Studio::job(const QString &id)
{
    const auto found = store().job({id});
    return found ? *found : Job{};
}

bool Studio::hasEnded(const QString &id)
{
    const Job found = job(id);
    return !found.tasks.isEmpty() && finishedAt(found) != Time{};
}

int Studio::count(const QString &id, TaskState state)
{
    return int(std::ranges::count(job(id).tasks, state, &Task::state));
}

int Studio::mostSubmits() const
{
    int most = 0;
    const QJsonObject all = simulator.stats()[u"submits_by_image"_s].toObject();
    for (const QString &each : all.keys())
        most = std::max(most, all[each].toInt());
    return most;
}

} // namespace i2m
