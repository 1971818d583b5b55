// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/openapi.h"
#include "tests/api/api_fixture.h"

#include <QRegularExpression>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;

class TestApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteAsksForItsKey();
    void everyReferenceOfTheDescriptionResolves();
    void jobsBelongToTheirKey();
    void cancelRetryAndDelete();
    void tooManyRequestsAreToldWhenToComeBack();
    void theLongPollWaitsForAChange();
    void listsArePaged();
    void wrongMethodsNamesAndIds();
    void errorsComeAsProblemsOnRequest();
    void administrationIsForAdmins();
    void predecessorsClientsFindTheirFields();
    void keysAreKeptAsHashes();
    void withoutAKeyNobodyListensBeyondLoopback();
};

void TestApi::everyRouteAsksForItsKey()
{
    ApiBench bench;
    for (const Route &route : routes()) {
        const QByteArray target = QString::fromLatin1(route.path)
                                      .replace(QRegularExpression(u"\\{\\w+\\}"_s), u"0123"_s)
                                      .toLatin1();
        const int anonymous = bench.send(route.method, target, {}).status;
        const int wrong = bench.send(route.method, target, "X-API-Key: wrong\r\n").status;
        const bool closed = route.access == Access::Key || route.access == Access::Admin;
        QVERIFY2(closed ? anonymous == 401 : anonymous != 401, target);
        if (route.access == Access::Open || route.access == Access::Local)
            QCOMPARE(wrong, anonymous); // whoever watches over it may send anything
        else
            QVERIFY2(wrong == 401 || wrong == 429, target);
        if (route.access == Access::Admin)
            QCOMPARE(bench.send(route.method, target).status, 403);
    }
}

void TestApi::everyReferenceOfTheDescriptionResolves()
{
    const QJsonObject document = openApiDocument(*Catalogue::builtIn());
    QCOMPARE(document[u"openapi"].toString(), u"3.0.3"_s);
    const QString text = QString::fromUtf8(QJsonDocument(document).toJson());
    auto references = QRegularExpression(u"#/components/(\\w+)/([\\w-]+)"_s).globalMatch(text);
    int count = 0;
    for (; references.hasNext(); ++count) {
        const auto found = references.next();
        QVERIFY2(document[u"components"][found.captured(1)].toObject().contains(found.captured(2)),
                 qPrintable(found.captured()));
    }
    QVERIFY(count > 100);
    QStringList ids;
    for (const QJsonValue path : document[u"paths"].toObject()) {
        for (const QJsonValue operation : path.toObject())
            ids.append(operation[u"operationId"].toString());
    }
    QCOMPARE(ids.removeDuplicates(), 0);
    ApiBench bench;
    QCOMPARE(bench.get("/openapi.json").json()[u"openapi"].toString(), u"3.0.3"_s);
    QVERIFY(bench.get("/docs").body.contains("image2model API"));
    QVERIFY(bench.get("/redoc").body.contains("image2model API"));
}

void TestApi::jobsBelongToTheirKey()
{
    ApiBench bench;
    const QByteArray job = bench.job().toLatin1();
    QCOMPARE(bench.get("/api/v1/status/" + job, "").status, 200); // on loopback the id is enough
    QCOMPARE(bench.get("/api/v1/status/" + job, ApiBench::other).status, 403);
    QCOMPARE(bench.get("/api/v1/status/" + job, ApiBench::admin).status, 200);
    QCOMPARE(bench.post("/api/v1/jobs/" + job + "/cancel", {}, ApiBench::other).status, 403);
    QCOMPARE(bench.send("DELETE", "/api/v1/jobs/" + job, ApiBench::other).status, 403);
    QCOMPARE(bench.get("/api/v1/jobs", ApiBench::other).json()[u"items"].toArray().size(), 0);
    QCOMPARE(bench.get("/api/v1/jobs", ApiBench::admin).json()[u"items"].toArray().size(), 1);
}

void TestApi::cancelRetryAndDelete()
{
    ApiBench bench;
    bench.provider.places = 1;
    const QByteArray job = bench.job(2).toLatin1();
    QTRY_COMPARE(bench.provider.open.size(), size_t(1));
    QCOMPARE(bench.send("DELETE", "/api/v1/jobs/" + job).status, 409);
    const Response cancelled = bench.post("/api/v1/jobs/" + job + "/cancel");
    QCOMPARE(cancelled.status, 200);
    QCOMPARE(cancelled.json()[u"stopped"].toInt() + cancelled.json()[u"asked_to_stop"].toInt(), 2);
    QTRY_VERIFY(bench.provider.open.front().promise->isCanceled());
    bench.provider.open.front().promise->finish();
    bench.provider.open.pop_front();
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"cancelled"_s);
    const QByteArray file =
        bench.get("/api/v1/status/" + job).json()[u"files"][1][u"file_id"].toString().toLatin1();
    QCOMPARE(bench.post("/api/v1/jobs/" + job + "/files/nothing/retry").json()[u"error_code"].toString(),
             u"FILE_NOT_FOUND"_s);
    const Response retried = bench.post("/api/v1/jobs/" + job + "/files/" + file + "/retry");
    QCOMPARE(retried.status, 202);
    QCOMPARE(retried.json()[u"retried"].toArray().size(), 1);
    QCOMPARE(bench.send("DELETE", "/api/v1/jobs/" + job + "?force=true").status, 200);
    QCOMPARE(bench.get("/api/v1/status/" + job).status, 404);
}

void TestApi::tooManyRequestsAreToldWhenToComeBack()
{
    ApiBench bench({{u"rate_limit.per_minute"_s, u"3"_s}});
    Response answer;
    for (int i = 0; i < 3; ++i) {
        answer = bench.get("/api/v1/jobs");
        QCOMPARE(answer.status, 200);
    }
    QCOMPARE(answer.header("X-RateLimit-Limit"), QByteArray("3"));
    QCOMPARE(answer.header("X-RateLimit-Remaining"), QByteArray("0"));
    QVERIFY(answer.header("RateLimit-Policy").startsWith("\"minute\";q=3;w=60"));
    answer = bench.get("/api/v1/jobs");
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.json()[u"error_code"].toString(), u"RATE_LIMIT_EXCEEDED"_s);
    QVERIFY(answer.header("Retry-After").toInt() >= 1);
    QCOMPARE(bench.get("/api/v1/jobs", ApiBench::other).status, 200);
    QCOMPARE(bench.get("/api/v1/health").status, 200);
}

void TestApi::theLongPollWaitsForAChange()
{
    ApiBench bench;
    const QByteArray job = bench.job().toLatin1();
    QTRY_COMPARE(bench.provider.open.size(), size_t(1));
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"processing"_s);
    const QByteArray revision =
        QByteArray::number(bench.get("/api/v1/status/" + job).json()[u"revision"].toInteger());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, bench.port);
    socket.write(bench.head("GET", "/api/v1/status/" + job + "?wait=30&since=" + revision, "\r\n"));
    QTest::qWait(50);
    QCOMPARE(socket.bytesAvailable(), 0);
    bench.complete();
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll()).contains("HTTP/1.1 200 OK"));
    QCOMPARE(bench.get("/api/v1/status/" + job + "?wait=oops").status, 400);
}

void TestApi::listsArePaged()
{
    ApiBench bench;
    for (int i = 0; i < 3; ++i)
        bench.job();
    const Response first = bench.get("/api/v1/jobs?limit=2");
    QCOMPARE(first.json()[u"items"].toArray().size(), 2);
    const QByteArray link = first.header("Link");
    QVERIFY(link.endsWith(">; rel=\"next\""));
    const Response second = bench.get(link.mid(1, link.indexOf('>') - 1));
    QCOMPARE(second.json()[u"items"].toArray().size(), 1);
    QVERIFY(second.json()[u"next_cursor"].isNull());
    QCOMPARE(bench.get("/api/v1/jobs?limit=0").status, 400);
    QCOMPARE(bench.get("/api/v1/jobs?status=odd").status, 400);
}

void TestApi::wrongMethodsNamesAndIds()
{
    ApiBench bench;
    const Response method = bench.send("PUT", "/api/v1/jobs/0123");
    QCOMPARE(method.status, 405);
    QCOMPARE(method.header("Allow"), QByteArray("DELETE, OPTIONS"));
    QCOMPARE(bench.send("OPTIONS", "/api/v1/jobs/0123").status, 204);
    QCOMPARE(bench.get("/api/v1/nothing").json()[u"error_code"].toString(), u"NOT_FOUND"_s);
    QCOMPARE(bench.get("/api/v1/status/0123/").json()[u"error_code"].toString(), u"JOB_NOT_FOUND"_s);
    QCOMPARE(bench.get("/api/v1/status/a%20b").json()[u"error_code"].toString(), u"INVALID_JOB_ID"_s);
    QCOMPARE(bench.get("/api/v1/status/" + QByteArray(65, 'a')).json()[u"error_code"].toString(),
             u"INVALID_JOB_ID"_s);
    const QByteArray deep = QByteArray(10'000, '[') + QByteArray(10'000, ']');
    const QByteArray json = QByteArray(ApiBench::user) + "Content-Type: application/json\r\n";
    QCOMPARE(bench.send("POST", "/api/v1/estimate", json, deep).status, 400);
    QCOMPARE(bench.send("POST", "/api/v1/estimate", json, "{\"count\":").status, 400);
    QCOMPARE(bench.post("/api/v1/estimate", {{u"count"_s, 26}}).status, 400);
    QCOMPARE(bench.post("/api/v1/estimate", {{u"count"_s, 2}}).json()[u"cost"].toDouble(), 0.6);
}

void TestApi::errorsComeAsProblemsOnRequest()
{
    ApiBench bench;
    const Response plain = bench.get("/api/v1/status/0123", "X-Request-ID: mine-1\r\n");
    QCOMPARE(plain.header("X-Request-ID"), QByteArray("mine-1"));
    QCOMPARE(plain.json()[u"correlation_id"].toString(), u"mine-1"_s);
    QVERIFY(plain.json()[u"error"].toBool());
    const Response problem = bench.get("/api/v1/status/0123", "Accept: application/problem+json\r\n");
    QCOMPARE(problem.header("Content-Type"), QByteArray("application/problem+json"));
    QCOMPARE(problem.json()[u"title"].toString(), u"Not Found"_s);
    QVERIFY(bench.get("/api/v1/status/0123", "X-Request-ID: a\"b\r\n").header("X-Request-ID") != "a\"b");
}

void TestApi::administrationIsForAdmins()
{
    ApiBench bench;
    bench.job();
    const QByteArray json = QByteArray(ApiBench::admin) + "Content-Type: application/json\r\n";
    QCOMPARE(bench.get("/api/v1/admin/system-info", ApiBench::admin).json()[u"service"].toString(),
             u"image2model"_s);
    for (const char *path : {"workers", "queues", "tasks", "disk-usage", "system-health", "list-files"})
        QCOMPARE(bench.get("/api/v1/admin/" + QByteArray(path), ApiBench::admin).status, 200);
    QCOMPARE(bench.send("POST", "/api/v1/admin/cleanup", json, "{\"older_than_hours\":0}").status, 400);
    QCOMPARE(bench.send("POST", "/api/v1/admin/cleanup", json, "{\"older_than_hours\":-1}").status, 400);
    QCOMPARE(bench.send("POST", "/api/v1/admin/cleanup", json, "{\"older_than_hours\":1,\"dry_run\":true}")
                 .json()[u"jobs_removed"]
                 .toInt(),
             0);
    const QByteArray metrics = bench.get("/metrics").body;
    for (const char *name : {"i2m_http_requests_total{", "i2m_tasks{state=\"running\"}",
                             "i2m_event_streams 0", "i2m_spool_bytes 0"})
        QVERIFY2(metrics.contains(name), name);
    QCOMPARE(bench.get("/api/v1/health/ready").json()[u"status"].toString(), u"ready"_s);
}

void TestApi::predecessorsClientsFindTheirFields()
{
    ApiBench bench;
    const Response uploaded =
        bench.upload(ApiBench::filePart("a.png", pngImage()) + ApiBench::fieldPart("face_limit", "5000"),
                     ApiBench::user, "/api/v1/upload/");
    QCOMPARE(uploaded.status, 200);
    const QByteArray task = uploaded.json()[u"task_id"].toString().toLatin1();
    QCOMPARE(uploaded.json()[u"uploaded_files"].toArray().size(), 1);
    bench.complete();
    QTRY_COMPARE(bench.get("/api/v1/status/tasks/" + task + "/status").json()[u"status"].toString(),
                 u"completed"_s);
    QCOMPARE(bench.get("/api/v1/status/jobs/" + task + "/progress").json()[u"overall_progress"].toInt(), 100);
    QCOMPARE(bench.get("/api/v1/models/job/" + task).json()[u"progress"].toInt(), 100);
    QVERIFY(bench.get("/api/v1/status/tasks/" + task + "/stream").body.contains("event: task_completed"));
    QCOMPARE(bench.get("/api/v1/download/" + task + "/a.glb").body, QByteArray("glTF-model"));
    for (const char *path : {"health/detailed", "health/liveness", "health/readiness", "health/metrics"})
        QCOMPARE(bench.get("/api/v1/" + QByteArray(path)).status, 200);
    QCOMPARE(bench.send("DELETE", "/api/v1/admin/delete-job/" + task, ApiBench::admin).status, 200);
}

void TestApi::keysAreKeptAsHashes()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"keys.json"_s);
    KeyRing ring = *KeyRing::load(path);
    const auto key = ring.create(Caller::Role::Admin);
    QVERIFY(key.ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(key->reveal()));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const KeyRing again = *KeyRing::load(path);
    QVERIFY(again.find(key->reveal()).has_value());
    QVERIFY(again.find(key->reveal())->role == Caller::Role::Admin);
    QVERIFY(!again.find("i2m_wrong"));
}

void TestApi::withoutAKeyNobodyListensBeyondLoopback()
{
    ApiBench bench;
    ApiServer open({*bench.engine, bench.catalogue, bench.metrics, bench.settings, [] { return u"fal"_s; }},
                   *KeyRing::load(bench.folder.filePath(u"none.json"_s)));
    const auto refused = open.open({.address = QHostAddress(QHostAddress::Any), .port = 0});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::AuthenticationRequired);
    const auto taken = open.open({.port = bench.port});
    QVERIFY(!taken.ok());
    QCOMPARE(taken.error().code, ErrorCode::Conflict);
    const auto next = open.open({.port = bench.port, .orNextFree = true});
    QVERIFY(next.ok());
    QVERIFY(*next != bench.port);
}

QTEST_GUILESS_MAIN(TestApi)
#include "test_api.moc"
