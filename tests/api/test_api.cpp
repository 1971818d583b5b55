// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/openapi.h"
#include "core/api/webhooks.h"
#include "tests/api/api_fixture.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;

class TestApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteAsksForItsKey();
    void everyReferenceOfTheDescriptionResolves();
    void anUploadBecomesAJobAndAModel();
    void badImagesAreRejectedOneByOne();
    void aRefusedUploadLeavesNothing();
    void uploadFieldsAreChecked_data();
    void uploadFieldsAreChecked();
    void jobsBelongToTheirKey();
    void modelsAreServedInRangesAndOnlyWhenNew();
    void allModelsComeAsOneArchive();
    void cancelRetryAndDelete();
    void heldBackImagesStartOneByOne();
    void anIdempotencyKeyPaysOnce();
    void tooManyRequestsAreToldWhenToComeBack();
    void theLongPollWaitsForAChange();
    void listsArePaged();
    void wrongMethodsNamesAndIds();
    void errorsComeAsProblemsOnRequest();
    void administrationIsForAdmins();
    void predecessorsClientsFindTheirFields();
    void webhooksAreSignedAsSpecified();
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

void TestApi::anUploadBecomesAJobAndAModel()
{
    ApiBench bench;
    const Response uploaded = bench.upload(ApiBench::filePart("модель.png", pngImage()));
    QCOMPARE(uploaded.status, 202);
    const QJsonObject body = uploaded.json();
    const QByteArray job = body[u"job_id"].toString().toLatin1();
    const QByteArray file = body[u"files"][0][u"file_id"].toString().toLatin1();
    QCOMPARE(uploaded.header("Location"), "/api/v1/status/" + job);
    QCOMPARE(body[u"files"][0][u"filename"].toString(), u"модель.png"_s);
    QCOMPARE(body[u"files"][0][u"width"].toInt(), 64);
    QCOMPARE(body[u"estimated_cost"].toDouble(), 0.3);
    QCOMPARE(bench.get("/api/v1/download/" + job + '/' + file + "/model").json()[u"error_code"].toString(),
             u"MODEL_NOT_READY"_s);
    bench.complete();
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"completed"_s);
    const Response status = bench.get("/api/v1/status/" + job, "");
    const QJsonObject model = status.json()[u"files"][0][u"model"].toObject();
    QCOMPARE(model[u"url"].toString().toLatin1(), "/api/v1/download/" + job + '/' + file + "/model");
    QCOMPARE(bench.get("/api/v1/status/" + job, "If-None-Match: " + status.header("ETag") + "\r\n").status,
             304);
    const Response download = bench.get(model[u"url"].toString().toLatin1());
    QCOMPARE(download.body, QByteArray("glTF-model"));
    QVERIFY(download.header("Content-Disposition").contains("UTF-8''%D0%BC"));
    QCOMPARE(bench.get("/api/v1/download/" + job + '/' + file + "/thumbnail").header("Content-Type"),
             QByteArray("image/png"));
    QCOMPARE(bench.get("/api/v1/download/" + job + '/' + file + "/image").body, pngImage());
}

void TestApi::badImagesAreRejectedOneByOne()
{
    ApiBench bench({{u"max_upload_size"_s, u"20000"_s}});
    const Response answer = bench.upload(
        ApiBench::filePart("good.png", pngImage()) + ApiBench::filePart("empty.png", "") +
        ApiBench::filePart("text.png", "hello") + ApiBench::filePart("large.png", QByteArray(30'000, 'x')) +
        ApiBench::filePart("wrong.jpg", pngImage(), "image/jpeg"));
    QCOMPARE(answer.status, 202);
    QStringList codes;
    for (const QJsonValue rejected : answer.json()[u"rejected"].toArray())
        codes.append(rejected[u"filename"].toString() + u' ' + rejected[u"error_code"].toString());
    codes.sort();
    QCOMPARE(codes, (QStringList{u"empty.png EMPTY_FILE"_s, u"large.png FILE_TOO_LARGE"_s,
                                 u"text.png UNSUPPORTED_IMAGE"_s, u"wrong.jpg UNSUPPORTED_IMAGE"_s}));
    QCOMPARE(answer.json()[u"total_files"].toInt(), 1);
}

void TestApi::aRefusedUploadLeavesNothing()
{
    ApiBench bench;
    const QDir jobs(bench.folder.filePath(u"jobs"_s));
    const QDir spool(bench.folder.filePath(u"spool"_s));
    const QByteArray mixed =
        ApiBench::filePart("good.png", pngImage()) + ApiBench::filePart("text.png", "hello");
    const Response strict = bench.upload(mixed + ApiBench::fieldPart("strict", "true"));
    QCOMPARE(strict.status, 415);
    QCOMPARE(strict.json()[u"details"][u"rejected"].toArray().size(), 1);
    QCOMPARE(bench.upload(ApiBench::filePart("text.png", "hello")).status, 415);
    QCOMPARE(bench.upload(ApiBench::filePart("good.png", pngImage()) + ApiBench::fieldPart("max_cost", "0.1"))
                 .status,
             402);
    QCOMPARE(
        bench.upload(ApiBench::filePart("a.png", pngImage()).repeated(26)).json()[u"error_code"].toString(),
        u"TOO_MANY_FILES"_s);
    QTRY_COMPARE(jobs.entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
    QTRY_COMPARE(spool.entryList(QDir::Files), QStringList());
    QCOMPARE(bench.get("/api/v1/jobs").json()[u"items"].toArray().size(), 0);
}

void TestApi::uploadFieldsAreChecked_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("no images") << QByteArray();
    QTest::newRow("model") << ApiBench::fieldPart("model", "nonsense") +
                                  ApiBench::filePart("a.png", pngImage());
    QTest::newRow("provider") << ApiBench::fieldPart("provider", "nobody") +
                                     ApiBench::filePart("a.png", pngImage());
    QTest::newRow("options") << ApiBench::fieldPart("options", "[1]") +
                                    ApiBench::filePart("a.png", pngImage());
    QTest::newRow("start") << ApiBench::fieldPart("start", "maybe") + ApiBench::filePart("a.png", pngImage());
    QTest::newRow("session") << ApiBench::fieldPart("session_id", "../x") +
                                    ApiBench::filePart("a.png", pngImage());
    QTest::newRow("cost") << ApiBench::fieldPart("max_cost", "nan") + ApiBench::filePart("a.png", pngImage());
    QTest::newRow("webhook") << ApiBench::fieldPart("webhook_url", "http://127.0.0.1/") +
                                    ApiBench::filePart("a.png", pngImage());
}

void TestApi::uploadFieldsAreChecked()
{
    QFETCH(QByteArray, part);
    ApiBench bench;
    const Response answer = bench.upload(part);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json()[u"error_code"].toString(), u"VALIDATION_ERROR"_s);
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

void TestApi::modelsAreServedInRangesAndOnlyWhenNew()
{
    ApiBench bench;
    const QByteArray job = bench.job().toLatin1();
    bench.complete("0123456789");
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"completed"_s);
    const QByteArray url =
        bench.get("/api/v1/status/" + job).json()[u"files"][0][u"model"][u"url"].toString().toLatin1();
    const QByteArray etag = bench.get(url).header("ETag");
    QCOMPARE(bench.get(url, "If-None-Match: " + etag + "\r\n").status, 304);
    const Response part = bench.get(url, "Range: bytes=2-4\r\n");
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, QByteArray("234"));
    QCOMPARE(part.header("Content-Range"), QByteArray("bytes 2-4/10"));
    QCOMPARE(bench.get(url, "Range: bytes=-3\r\n").body, QByteArray("789"));
    QCOMPARE(bench.get(url, "Range: bytes=7-\r\n").body, QByteArray("789"));
    QCOMPARE(bench.get(url, "Range: bytes=10-\r\n").status, 416);
    QCOMPARE(bench.get(url, "Range: bytes=0-1\r\nIf-Range: \"old\"\r\n").status, 200);
    QCOMPARE(bench.get(url, "Range: bytes=0-1\r\nIf-Range: " + etag + "\r\n").status, 206);
    QCOMPARE(bench.get(url, "Range: bytes=0-1,4-5\r\n").status, 200);
    const Response head = bench.send("HEAD", url);
    QCOMPARE(head.header("Content-Length"), QByteArray("10"));
    QCOMPARE(head.body, QByteArray());
}

void TestApi::allModelsComeAsOneArchive()
{
    ApiBench bench;
    QByteArray parts;
    for (int i = 0; i < 3; ++i)
        parts += ApiBench::filePart("vase ü.png", pngImage());
    const QByteArray job = bench.upload(parts).json()[u"job_id"].toString().toLatin1();
    for (int i = 0; i < 3; ++i)
        bench.complete(QByteArray(700'000, char('a' + i)));
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"completed"_s);
    const Response zip = bench.get("/api/v1/download/" + job + "/all");
    QCOMPARE(zip.header("Content-Type"), QByteArray("application/zip"));
    QFile file(bench.folder.filePath(u"all.zip"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(zip.body);
    file.close();
    QProcess python;
    python.start(u"python3"_s,
                 {u"-c"_s,
                  u"import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;"
                  "print('|'.join(f'{i.filename}={i.file_size}' for i in z.infolist()))"_s,
                  file.fileName()});
    QVERIFY(python.waitForFinished());
    const QString listing = QString::fromUtf8(python.readAllStandardOutput());
    QVERIFY2(
        listing.startsWith(u"vase ü.glb=700000|vase ü (2).glb=700000|vase ü (3).glb=700000|manifest.json="_s),
        qPrintable(listing));
    const Response list = bench.get("/api/v1/download/" + job + "/all", "Accept: application/json\r\n");
    QCOMPARE(list.json()[u"total_files"].toInt(), 3);
    const Response head = bench.send("HEAD", "/api/v1/download/" + job + "/all");
    QCOMPARE(head.status, 200);
    QCOMPARE(head.body, QByteArray());
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

void TestApi::heldBackImagesStartOneByOne()
{
    ApiBench bench;
    const Response held =
        bench.upload(ApiBench::filePart("a.png", pngImage()) + ApiBench::fieldPart("start", "false"));
    QCOMPARE(held.status, 202);
    QVERIFY(bench.provider.open.empty());
    const QJsonObject ask{{u"job_id"_s, held.json()[u"job_id"]},
                          {u"file_id"_s, held.json()[u"files"][0][u"file_id"]}};
    const Response started = bench.post("/api/v1/models/generate-single", ask);
    QCOMPARE(started.status, 202);
    QCOMPARE(started.json()[u"job_id"], held.json()[u"job_id"]);
    QTRY_COMPARE(bench.provider.open.size(), size_t(1));
    QJsonObject other = ask;
    other[u"face_limit"_s] = 5000;
    const Response again = bench.post("/api/v1/models/generate-single", other);
    QCOMPARE(again.status, 202);
    QVERIFY(again.json()[u"job_id"] != held.json()[u"job_id"]);
    QTRY_COMPARE(bench.provider.open.size(), size_t(2));
    QCOMPARE(bench.provider.open[1].step.job.options[u"face_limit"].toInt(), 5000);
}

void TestApi::anIdempotencyKeyPaysOnce()
{
    ApiBench bench;
    const QByteArray fields = QByteArray(ApiBench::user) + "Idempotency-Key: k1\r\n";
    const Response first = bench.upload(ApiBench::filePart("a.png", pngImage()), fields);
    const Response second = bench.upload(ApiBench::filePart("a.png", pngImage()), fields);
    QCOMPARE(second.status, 202);
    QCOMPARE(second.header("Idempotent-Replayed"), QByteArray("true"));
    QCOMPARE(second.json(), first.json());
    QCOMPARE(bench.upload(ApiBench::filePart("a.png", pngImage(65)), fields).status, 422);
    QCOMPARE(bench
                 .upload(ApiBench::filePart("a.png", pngImage(65)),
                         ApiBench::other + QByteArray("Idempotency-Key: k1\r\n"))
                 .status,
             202);
    QCOMPARE(bench.get("/api/v1/jobs").json()[u"items"].toArray().size(), 1);
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
    QVERIFY(bench.get("/metrics").body.contains("i2m_http_requests_total{"));
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

void TestApi::webhooksAreSignedAsSpecified()
{
    // The example of the Standard Webhooks specification's reference libraries.
    const QByteArray secret = QByteArray::fromBase64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    QCOMPARE(
        Webhooks::signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"),
        QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
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
