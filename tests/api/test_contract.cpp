// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/api_fixture.h"

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;

class TestContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionNarrowsWhatAKeySees();
    void aSessionIsFollowedAlone();
    void ticketsOpenNothingButStreams();
    void aReplayHasItsHeadersToo();
    void errorsSayWhatWouldBeRight();
    void theListAndTheArchiveAreToldApart();
    void everySnapshotNamesAFile();
    void predecessorsGenerateByFileAlone();
    void predecessorsStreamsEndWhenAsked();
    void predecessorsAdministrationHasItsFields();
    void theQueueOfManyComputersIsAComponent();
    void requestsOfTodayAreCounted();
};

void TestContract::aSessionNarrowsWhatAKeySees()
{
    ApiBench bench;
    const QByteArray image = ApiBench::filePart("a.png", pngImage());
    const QByteArray anna = QByteArray(ApiBench::user) + "X-Session-ID: anna\r\n";
    const QByteArray berta = QByteArray(ApiBench::user) + "X-Session-ID: berta\r\n";
    const QJsonObject job = bench.upload(image, anna).json();
    QCOMPARE(job[u"session_id"].toString(), u"anna"_s);
    QCOMPARE(
        bench.upload(image + ApiBench::fieldPart("session_id", "berta")).json()[u"session_id"].toString(),
        u"berta"_s);
    const QByteArray id = job[u"job_id"].toString().toLatin1();
    QCOMPARE(bench.get("/api/v1/status/" + id, anna).status, 200);
    QCOMPARE(bench.get("/api/v1/status/" + id).status, 200);
    QCOMPARE(bench.get("/api/v1/status/" + id, berta).status, 403);
    QCOMPARE(bench.get("/api/v1/status/" + id + "?session_id=berta").status, 403);
    QCOMPARE(bench.get("/api/v1/status/" + id, "X-Session-ID: berta\r\n").status, 403);
    QCOMPARE(bench.get("/api/v1/status/" + id, QByteArray(ApiBench::other) + "X-Session-ID: anna\r\n").status,
             403);
    QCOMPARE(
        bench.get("/api/v1/status/" + id, QByteArray(ApiBench::admin) + "X-Session-ID: berta\r\n").status,
        200);
    QCOMPARE(bench.post("/api/v1/jobs/" + id + "/cancel", {}, berta).status, 403);
    QCOMPARE(bench.send("DELETE", "/api/v1/jobs/" + id, berta).status, 403);
    QCOMPARE(bench.get("/api/v1/status/" + id, QByteArray(ApiBench::user) + "X-Session-ID: a b\r\n")
                 .json()[u"error_code"]
                 .toString(),
             u"VALIDATION_ERROR"_s);
    QCOMPARE(bench.get("/api/v1/jobs").json()[u"items"].toArray().size(), 2);
    bench.upload(image, anna);
    const Response page = bench.get("/api/v1/jobs?limit=1", anna);
    QCOMPARE(page.json()[u"items"].toArray().size(), 1);
    const QByteArray link = page.header("Link");
    QVERIFY(link.contains("session_id=anna"));
    const QJsonObject rest = bench.get(link.mid(1, link.indexOf('>') - 1)).json();
    QCOMPARE(rest[u"items"].toArray().size(), 1);
    QCOMPARE(rest[u"items"][0][u"job_id"].toString().toLatin1(), id);
}

void TestContract::aSessionIsFollowedAlone()
{
    ApiBench bench;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, bench.port);
    socket.write(bench.head("GET", "/api/v1/events?session_id=anna", QByteArray(ApiBench::user) + "\r\n"));
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll()).contains("retry: 3000"));
    const QByteArray image = ApiBench::filePart("a.png", pngImage());
    const QByteArray other = bench.upload(image).json()[u"job_id"].toString().toLatin1();
    const QByteArray hers = bench.upload(image + ApiBench::fieldPart("session_id", "anna"))
                                .json()[u"job_id"]
                                .toString()
                                .toLatin1();
    QTRY_VERIFY((reply += socket.readAll()).contains(hers));
    QVERIFY(!reply.contains(other));
}

void TestContract::ticketsOpenNothingButStreams()
{
    ApiBench bench;
    const QByteArray ticket = bench.post("/api/v1/stream-tickets").json()[u"ticket"].toString().toLatin1();
    QCOMPARE(bench.get("/api/v1/jobs?ticket=" + ticket, "").status, 401);
    QCOMPARE(bench.send("DELETE", "/api/v1/jobs/" + bench.job().toLatin1() + "?ticket=" + ticket, "").status,
             401);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, bench.port);
    socket.write(bench.head("GET", "/api/v1/events?ticket=" + ticket, "\r\n"));
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll()).contains("retry: 3000")); // it was not used up
}

void TestContract::aReplayHasItsHeadersToo()
{
    ApiBench bench;
    const QByteArray fields = QByteArray(ApiBench::user) + "Idempotency-Key: k1\r\n";
    const Response first = bench.upload(ApiBench::filePart("a.png", pngImage()), fields);
    const Response second = bench.upload(ApiBench::filePart("a.png", pngImage()), fields);
    QCOMPARE(second.header("Idempotent-Replayed"), QByteArray("true"));
    QVERIFY(!first.header("Location").isEmpty());
    QCOMPARE(second.header("Location"), first.header("Location"));
    QCOMPARE(second.header("Retry-After"), first.header("Retry-After"));
    QCOMPARE(second.header("Content-Type"), QByteArray("application/json"));
}

void TestContract::errorsSayWhatWouldBeRight()
{
    ApiBench bench({{u"rate_limit.per_minute"_s, u"2"_s}});
    const QJsonObject id = bench.get("/api/v1/status/a%20b").json()[u"details"].toObject();
    QCOMPARE(id[u"job_id"].toString(), u"a b"_s);
    QCOMPARE(id[u"pattern"].toString(), QString::fromLatin1(idPattern));
    bench.get("/api/v1/jobs");
    const QJsonObject limit = bench.get("/api/v1/jobs").json()[u"details"].toObject();
    QCOMPARE(limit[u"limit"].toInt(), 2);
    QCOMPARE(limit[u"window"].toInt(), 60);
    const QString type =
        bench.get("/api/v1/nothing", "Accept: application/problem+json\r\n").json()[u"type"].toString();
    QCOMPARE(type, u"/docs/errors#not-found"_s);
    QVERIFY(bench.get("/docs/errors").body.contains("id=\"not-found\""));
    QVERIFY(limit[u"retry_after"].toInt() >= 1);
}

void TestContract::theListAndTheArchiveAreToldApart()
{
    ApiBench bench;
    const QByteArray job = bench.job().toLatin1();
    bench.complete();
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"completed"_s);
    const QByteArray all = "/api/v1/download/" + job + "/all";
    const QByteArray json = "Accept: application/json\r\n";
    QCOMPARE(bench.get(all).header("Content-Type"), QByteArray("application/zip"));
    QCOMPARE(bench.get(all, json).header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(bench.get(all, json).header("Vary"), QByteArray("Accept"));
    QCOMPARE(bench.get(all + "?format=json").header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(bench.get(all + "?format=zip", json).header("Content-Type"), QByteArray("application/zip"));
    QCOMPARE(bench.get(all + "?format=tar").status, 400);
    QCOMPARE(bench.get("/api/v1/download/" + job + "/vase%200.glb").status, 200);
    const QByteArray model = bench.get(all, json).json()[u"download_urls"][0].toString().toLatin1();
    const Response beyond = bench.get(model, "Range: bytes=99-\r\n");
    QCOMPARE(beyond.status, 416);
    QCOMPARE(beyond.json()[u"correlation_id"].toString().toLatin1(), beyond.header("X-Request-ID"));
}

void TestContract::everySnapshotNamesAFile()
{
    ApiBench bench;
    const QByteArray job = bench.job().toLatin1();
    bench.complete();
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"completed"_s);
    const QByteArray stream = bench.get("/api/v1/status/stream/" + job).body;
    const qsizetype data = stream.indexOf("data: ") + 6;
    const QJsonObject snapshot =
        QJsonDocument::fromJson(stream.mid(data, stream.indexOf('\n', data) - data)).object();
    QCOMPARE(snapshot[u"file"][u"status"].toString(), u"completed"_s);
    // Whoever was cut off after the snapshot still hears the end.
    const qsizetype id = stream.indexOf("id: ");
    const QByteArray seen = stream.mid(id + 4, stream.indexOf('\n', id) - id - 4);
    const Response again = bench.get("/api/v1/status/stream/" + job, "Last-Event-ID: " + seen + "\r\n");
    QVERIFY(again.body.contains("event: completed"));
}

void TestContract::predecessorsGenerateByFileAlone()
{
    ApiBench bench;
    const QJsonObject uploaded =
        bench.upload(ApiBench::filePart("a.png", pngImage()) + ApiBench::fieldPart("start", "false")).json();
    const QJsonObject body{{u"file_id"_s, uploaded[u"files"][0][u"file_id"]}};
    QCOMPARE(bench.post("/api/v1/models/generate-single", body).status, 400);
    QCOMPARE(bench.post("/api/v1/models/generate", body, ApiBench::other).status, 404);
    const Response generated = bench.post("/api/v1/models/generate", body);
    QCOMPARE(generated.status, 202);
    QCOMPARE(generated.json()[u"job_id"], uploaded[u"job_id"]);
}

void TestContract::predecessorsStreamsEndWhenAsked()
{
    ApiBench bench;
    const QByteArray stream = "/api/v1/status/tasks/" + bench.job().toLatin1() + "/stream";
    QVERIFY(bench.get(stream + "?timeout=1").body.contains("event: connection_timeout"));
    for (const char *wrong : {"0", "86401", "soon"})
        QCOMPARE(bench.get(stream + "?timeout=" + wrong).status, 400);
}

void TestContract::predecessorsAdministrationHasItsFields()
{
    ApiBench bench;
    const QJsonObject health = bench.get("/api/v1/health/detailed").json();
    for (const QString &field : {u"cpu_usage_percent"_s, u"memory_usage_percent"_s, u"memory_available_gb"_s,
                                 u"load_average"_s, u"disk_usage_percent"_s, u"platform"_s})
        QVERIFY2(health[u"system"].toObject().contains(field), qPrintable(field));
    QVERIFY(health[u"components"][0].toObject().contains(u"details"_s));
    const QByteArray job = bench.job().toLatin1();
    const QJsonObject progress = bench.get("/api/v1/status/jobs/" + job + "/progress").json();
    QVERIFY(progress[u"files"].toObject().begin()->toObject().contains(u"error"_s));
    const QJsonObject cleaned = bench.post("/api/v1/admin/cleanup", {}, ApiBench::admin).json();
    QCOMPARE(cleaned[u"files_removed"].toInt(-1), 0);
    QCOMPARE(cleaned[u"directories_removed"].toInt(-1), 0);
}

void TestContract::theQueueOfManyComputersIsAComponent()
{
    ApiBench bench;
    QVERIFY(!bench.get("/api/v1/health/ready").body.contains("\"redis\""));
    bool reachable = true;
    ApiParts parts{*bench.engine, bench.catalogue, bench.metrics, bench.settings, [] { return u"fal"_s; }};
    parts.crew.reachable = [&reachable] { return reachable; };
    ApiServer shared(parts, *KeyRing::load(bench.folder.filePath(u"none.json"_s)));
    bench.port = *shared.open({.port = 0});
    const Response good = bench.get("/api/v1/health/ready");
    QCOMPARE(good.status, 200);
    QVERIFY(good.body.contains("\"name\":\"redis\""));
    reachable = false;
    QCOMPARE(bench.get("/api/v1/health/ready").status, 503);
}

void TestContract::requestsOfTodayAreCounted()
{
    ApiBench bench;
    for (int i = 0; i < 3; ++i)
        bench.get("/api/v1/health");
    QCOMPARE(bench.server->served().today, 3);
    QCOMPARE(bench.server->served().newest.size(), 3);
}

QTEST_GUILESS_MAIN(TestContract)
#include "test_contract.moc"
