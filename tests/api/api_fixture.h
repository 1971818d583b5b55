// SPDX-License-Identifier: GPL-3.0-or-later
// A whole API server over a real store, an engine and a scripted provider, and a small HTTP client.
#pragma once

#include "core/api/server.h"
#include "core/durable_file.h"
#include "core/storage/sqlite_store.h"
#include "tests/api/gate_fixture.h"
#include "tests/jobs/scripted_provider.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>

namespace i2m::test {

struct Response
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QByteArray header(const QByteArray &name) const
    {
        const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ": ");
        if (at < 0)
            return {};
        const qsizetype from = at + name.size() + 4;
        return head.mid(from, head.indexOf("\r\n", from) - from);
    }
};

inline Response parsed(const QByteArray &reply)
{
    Response response;
    const qsizetype end = reply.indexOf("\r\n\r\n");
    response.status = statusOf(reply);
    response.head = reply.left(end + 2);
    response.body = end < 0 ? QByteArray() : reply.mid(end + 4);
    if (!response.head.contains("Transfer-Encoding: chunked"))
        return response;
    QByteArray whole;
    for (qsizetype at = 0; at < response.body.size();) {
        const qsizetype line = response.body.indexOf("\r\n", at);
        const qsizetype size = response.body.mid(at, line - at).toLongLong(nullptr, 16);
        whole += response.body.mid(line + 2, size);
        at = line + 2 + size + 2;
    }
    response.body = whole;
    return response;
}

inline QByteArray pngImage(int side = 64)
{
    QImage picture(side, side, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return buffer.data();
}

class ApiBench
{
public:
    explicit ApiBench(const QMap<QString, QString> &values = {})
    {
        if (!DataDir(folder.path()).create())
            qFatal("no data folder");
        settings = *Settings::load(folder.filePath(QStringLiteral("settings.ini")));
        for (const char *limit :
             {"rate_limit.per_minute", "rate_limit.per_hour", "rate_limit.uploads_per_minute"}) {
            if (!settings.set(*findSetting(QString::fromLatin1(limit)), QStringLiteral("100000")))
                qFatal("bad limit");
        }
        for (auto value = values.cbegin(); value != values.cend(); ++value) {
            if (!settings.set(*findSetting(value.key()), value.value()))
                qFatal("bad setting");
        }
        store = std::move(*SqliteStore::open(DataDir(folder.path())));
        catalogue = *Catalogue::builtIn();
        engine = std::make_unique<Engine>(*store, std::vector<Provider *>{&provider}, DataDir(folder.path()),
                                          settings, metrics);
        KeyRing keys = *KeyRing::load(folder.filePath(QStringLiteral("keys.json")));
        keys.add(Secret("user-key"), Caller::Role::User);
        keys.add(Secret("other-key"), Caller::Role::User);
        keys.add(Secret("admin-key"), Caller::Role::Admin);
        server = std::make_unique<ApiServer>(
            ApiParts{*engine, catalogue, metrics, settings, [] { return QStringLiteral("fal"); }}, keys);
        port = *server->open({.port = 0});
        engine->start();
    }
    ~ApiBench()
    {
        server.reset();
        for (auto &each : provider.open)
            each.promise->finish();
    }

    QByteArray head(const QByteArray &method, const QByteArray &target, const QByteArray &fields) const
    {
        return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
               "\r\nConnection: close\r\n" + fields;
    }
    Response send(const QByteArray &method, const QByteArray &target, const QByteArray &fields = user,
                  const QByteArray &body = {}) const
    {
        QByteArray request = head(method, target, fields);
        if (!body.isEmpty())
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return parsed(talk(port, request + "\r\n" + body, {}, 10'000));
    }
    Response get(const QByteArray &target, const QByteArray &fields = user) const
    {
        return send("GET", target, fields);
    }
    Response post(const QByteArray &target, const QJsonObject &body = {},
                  const QByteArray &fields = user) const
    {
        return send("POST", target, fields + "Content-Type: application/json\r\n",
                    QJsonDocument(body).toJson(QJsonDocument::Compact));
    }

    static QByteArray filePart(const QByteArray &name, const QByteArray &content,
                               const QByteArray &type = "image/png")
    {
        return "--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name +
               "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
    }
    static QByteArray fieldPart(const QByteArray &name, const QByteArray &value)
    {
        return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
    Response upload(const QByteArray &parts, const QByteArray &fields = user,
                    const QByteArray &path = "/api/v1/upload/batch") const
    {
        return send("POST", path, fields + "Content-Type: multipart/form-data; boundary=B\r\n",
                    parts + "--B--\r\n");
    }
    /// Uploads so many images and answers the job's id.
    QString job(int images = 1) const
    {
        QByteArray parts;
        for (int i = 0; i < images; ++i)
            parts += filePart("vase " + QByteArray::number(i) + ".png", pngImage());
        return upload(parts).json()[u"job_id"].toString();
    }
    /// Ends the oldest open step with a model of these bytes.
    void complete(const QByteArray &bytes = "glTF-model")
    {
        QTRY_VERIFY(!provider.open.empty());
        const Step &step = provider.open.front().step;
        const QString part =
            step.dir.absolute(DataDir::relativePath(step.job.id, step.task.id, u".glb.part"));
        QVERIFY(writeDurably(part, bytes).ok());
        Done done;
        done.part = part;
        done.requestId = QStringLiteral("r1");
        done.billing = Billing::Charged;
        provider.answer(done);
    }

    static constexpr auto user = "Authorization: Bearer user-key\r\n";
    static constexpr auto other = "X-API-Key: other-key\r\n";
    static constexpr auto admin = "Authorization: bearer admin-key\r\n";

    QTemporaryDir folder;
    ScriptedProvider provider;
    Metrics metrics;
    Settings settings;
    Catalogue catalogue;
    std::unique_ptr<SqliteStore> store;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<ApiServer> server;
    quint16 port = 0;
};

} // namespace i2m::test
