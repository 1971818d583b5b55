// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/api_fixture.h"

#include "tests/imaging/sample_images.h"

#include <QDir>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;

class TestUploads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUploadBecomesAJobAndAModel();
    void badImagesAreRejectedOneByOne();
    void aRefusedUploadLeavesNothing();
    void uploadFieldsAreChecked_data();
    void uploadFieldsAreChecked();
    void heldBackImagesStartOneByOne();
    void anIdempotencyKeyPaysOnce();
    void theAnswerDoesNotWaitForTheThumbnail();
    void brokenPixelsAreToldToWhoeverAsksForThem();
};

void TestUploads::anUploadBecomesAJobAndAModel()
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

void TestUploads::badImagesAreRejectedOneByOne()
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

void TestUploads::aRefusedUploadLeavesNothing()
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
    const QJsonObject tooMany = bench.upload(ApiBench::filePart("a.png", pngImage()).repeated(26)).json();
    QCOMPARE(tooMany[u"error_code"].toString(), u"TOO_MANY_FILES"_s);
    QCOMPARE(tooMany[u"details"].toObject(), QJsonObject({{u"limit"_s, 25}, {u"provided"_s, 26}}));
    QTRY_COMPARE(jobs.entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
    QTRY_COMPARE(spool.entryList(QDir::Files), QStringList());
    QCOMPARE(bench.get("/api/v1/jobs").json()[u"items"].toArray().size(), 0);
}

void TestUploads::uploadFieldsAreChecked_data()
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

void TestUploads::uploadFieldsAreChecked()
{
    QFETCH(QByteArray, part);
    ApiBench bench;
    const Response answer = bench.upload(part);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json()[u"error_code"].toString(), u"VALIDATION_ERROR"_s);
}

void TestUploads::heldBackImagesStartOneByOne()
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

void TestUploads::anIdempotencyKeyPaysOnce()
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

void TestUploads::theAnswerDoesNotWaitForTheThumbnail()
{
    ApiBench bench;
    const QJsonObject uploaded = bench.upload(ApiBench::filePart("a.png", pngImage(300))).json();
    const QDir files(bench.folder.filePath(u"jobs/"_s + uploaded[u"job_id"].toString()));
    QCOMPARE(files.entryList({u"*.thumb.png"_s}, QDir::Files), QStringList());
    const QByteArray path = "/api/v1/download/" + uploaded[u"job_id"].toString().toLatin1() + '/' +
                            uploaded[u"files"][0][u"file_id"].toString().toLatin1() + "/thumbnail";
    const Response first = bench.get(path);
    QCOMPARE(first.status, 200);
    QCOMPARE(QImage::fromData(first.body).size(), QSize(256, 256));
    QCOMPARE(files.entryList({u"*.thumb.png*"_s}, QDir::Files).size(), 1);
    const Response second = bench.get(path);
    QCOMPARE(second.body, first.body);
    QCOMPARE(second.header("ETag"), first.header("ETag"));
}

void TestUploads::brokenPixelsAreToldToWhoeverAsksForThem()
{
    ApiBench bench;
    const QByteArray garbled =
        sample::png().first(33) + sample::pngChunk("IDAT", "not deflated") + sample::pngChunk("IEND", {});
    const Response uploaded = bench.upload(ApiBench::filePart("a.png", garbled));
    QCOMPARE(uploaded.status, 202);
    const QByteArray path = "/api/v1/download/" + uploaded.json()[u"job_id"].toString().toLatin1() + '/' +
                            uploaded.json()[u"files"][0][u"file_id"].toString().toLatin1() + "/thumbnail";
    const Response refused = bench.get(path);
    QCOMPARE(refused.status, 415);
    QCOMPARE(refused.json()[u"error_code"].toString(), u"UNSUPPORTED_IMAGE"_s);
}

QTEST_GUILESS_MAIN(TestUploads)
#include "test_uploads.moc"
