// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said about fal's protocol without a network: shapes, errors, pauses, files.
#include "core/providers/event_lines.h"
#include "core/providers/fal_errors.h"
#include "core/providers/fal_protocol.h"
#include "core/providers/fal_watch.h"
#include "core/providers/model_file_check.h"

#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestFalRules : public QObject
{
    Q_OBJECT

    static HttpAnswer answer(int status, const QByteArray &body,
                             const QList<QNetworkReply::RawHeaderPair> &headers = {})
    {
        return {HttpAnswer::End::Answered, status, headers, body, {}};
    }

private Q_SLOTS:
    void requestsAreAddressedByOwnerAndAlias_data()
    {
        QTest::addColumn<QString>("app");
        QTest::newRow("tripo3d/tripo/v2.5/image-to-3d") << u"tripo3d/tripo"_s;
        QTest::newRow("fal-ai/trellis") << u"fal-ai/trellis"_s;
        QTest::newRow("workflows/me/flow/part") << u"workflows/me/flow"_s;
    }
    void requestsAreAddressedByOwnerAndAlias()
    {
        QFETCH(QString, app);
        QCOMPARE(falAppOf(QString::fromLatin1(QTest::currentDataTag())), app);
    }

    void imagesGoWhereTheModelWantsThem()
    {
        const auto catalogue = Catalogue::builtIn();
        QVERIFY(catalogue.ok());
        const auto input = [&](const QString &model, const QStringList &urls) {
            return QJsonDocument::fromJson(falInput(*catalogue->find(model), {{u"seed"_s, 1}}, urls))
                .object();
        };
        QCOMPARE(input(u"tripo-v2.5"_s, {u"a"_s}), (QJsonObject{{u"seed"_s, 1}, {u"image_url"_s, u"a"_s}}));
        QCOMPARE(input(u"tripo-v2.5-multiview"_s, {u"a"_s, u"b"_s, u"c"_s}),
                 (QJsonObject{{u"seed"_s, 1},
                              {u"front_image_url"_s, u"a"_s},
                              {u"left_image_url"_s, u"b"_s},
                              {u"back_image_url"_s, u"c"_s}}));
        QCOMPARE(input(u"tripo-h3.1-multiview"_s, {u"a"_s, u"b"_s}),
                 (QJsonObject{{u"seed"_s, 1}, {u"image_urls"_s, QJsonArray{u"a"_s, u"b"_s}}}));
    }

    void theFirstModelFileThatIsThereIsTaken()
    {
        const auto catalogue = Catalogue::builtIn();
        const ModelEntry &tripo = *catalogue->find(u"tripo-v2.5"_s);
        const auto result = falResult(
            tripo, R"({"task_id":"t","model_mesh":null,"pbr_model":{"url":"u1","file_name":"n.glb"},)"
                   R"("base_model":{"url":"u2"},"rendered_image":{"url":"p"}})");
        QVERIFY(result);
        QCOMPARE(result->modelUrl, u"u1"_s);
        QCOMPARE(result->modelName, u"n.glb"_s);
        QCOMPARE(result->renderUrl, u"p"_s);
        QCOMPARE(result->facts, (QJsonObject{{u"task_id"_s, u"t"_s}}));
        QVERIFY(!falResult(tripo, R"({"task_id":"t","model_mesh":null})"));
        QVERIFY(!falResult(tripo, "null"));
        const auto nested =
            falResult(*catalogue->find(u"tripo-h3.1"_s), R"({"model_urls":{"glb":{"url":"g"}}})");
        QVERIFY(nested);
        QCOMPARE(nested->modelUrl, u"g"_s);
    }

    void aTicketNeedsAPlausibleId()
    {
        QVERIFY(falTicket(R"({"request_id":"019e-ab"})"));
        for (const char *bad : {"", "null", "[]", "{}", R"({"request_id":""})", R"({"request_id":"../x"})",
                                R"({"request_id":7})"})
            QVERIFY2(!falTicket(bad), bad);
    }

    void statusesAreRead()
    {
        const auto queued = falStatus(R"({"status":"IN_QUEUE","queue_position":3,"logs":null})");
        QVERIFY(queued && queued->word == FalStatus::Word::Queued);
        QCOMPARE(queued->queuePosition, 3);
        const auto running = falStatus(
            R"({"status":"IN_PROGRESS","logs":[{"message":"Start"},{"message":"Progress: 57.5 %"}]})");
        QVERIFY(running && running->word == FalStatus::Word::Running);
        QCOMPARE(running->percent, 57);
        QCOMPARE(running->log.size(), 2);
        QVERIFY(!falStatus(R"({"status":"COMPLETED"})")->failed);
        QVERIFY(
            falStatus(R"({"status":"COMPLETED","error":"x","error_type":"runner_disconnected"})")->failed);
        QVERIFY(falStatus(R"({"status":"SOON"})")->word == FalStatus::Word::Other);
        QVERIFY(!falStatus("<html>"));
    }

    void eventsAreReadWhereverTheBytesAreCut()
    {
        const QByteArray stream = ": hello\n\ndata: one\n\ndata:two\r\n\r\nevent: x\ndata: a\ndata: b\n\n";
        const QList<QByteArray> expected{"one", "two", "a\nb"};
        for (qsizetype chunk = 1; chunk <= stream.size(); ++chunk) {
            EventLines lines;
            QList<QByteArray> events;
            for (qsizetype at = 0; at < stream.size(); at += chunk)
                events += lines.take(stream.mid(at, chunk));
            QCOMPARE(events, expected);
        }
        EventLines endless;
        (void)endless.take(QByteArray(EventLines::limit + 1, 'x'));
        QVERIFY(endless.overflowed());
    }

    void everyRefusalHasItsRow_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<FalCall>("way");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, int status, const char *body, FalCall way, ErrorCode code,
                            const QString &text) {
            QTest::newRow(name) << status << QByteArray(body) << way << code << text;
        };
        using enum ErrorCode;
        row("wrong key", 401, R"({"detail":"invalid key credentials"})", FalCall::Submit, ProviderKeyRefused,
            u"invalid key credentials"_s);
        row("no money", 403,
            R"({"detail":"User is locked. Reason: Exhausted balance. Top up your balance at x"})",
            FalCall::Submit, NoCredit, u"Exhausted balance"_s);
        row("no card", 403, R"({"detail":"User is locked. Reason: Please add a payment method at x"})",
            FalCall::Upload, NoCredit, u"payment"_s);
        row("locked", 403, R"({"detail":"User is locked. Reason: Admin lock."})", FalCall::Submit,
            AccountLocked, u"Admin lock"_s);
        row("forbidden", 403, R"({"detail":"no"})", FalCall::Submit, ProviderKeyRefused, u"no"_s);
        row("no such app", 404, R"({"detail":"Application x not found"})", FalCall::Submit, ModelUnavailable,
            u"Application"_s);
        row("forgotten", 404, R"({"status":"NOT_FOUND"})", FalCall::Watch, ModelExpired, u"HTTP 404"_s);
        row("busy", 429, R"({"detail":"slow down","error_type":"concurrent_requests_limit"})",
            FalCall::Submit, FalRateLimit, u"slow down"_s);
        row("small image", 422,
            R"({"detail":[{"loc":["body","image_url"],"msg":"Image too small","type":"image_too_small"}]})",
            FalCall::Result, ImageRefused, u"Image too small"_s);
        row("unloadable", 422,
            R"({"detail":[{"loc":["body","image_url"],"msg":"m","type":"file_download_error"}]})",
            FalCall::Result, ImageRefused, u"m"_s);
        row("value of the image", 422,
            R"({"detail":[{"loc":["body","image_url"],"msg":"m","type":"value_error"}]})", FalCall::Result,
            ImageRefused, u"m"_s);
        row("content", 422,
            R"({"detail":[{"loc":["body"],"msg":"flagged","type":"content_policy_violation"}]})",
            FalCall::Result, ContentRefused, u"flagged"_s);
        row("option", 422,
            R"({"detail":[{"loc":["body","face_limit"],"msg":"a","type":"less_than"},)"
            R"({"loc":["body","x"],"msg":"b","type":"missing"}]})",
            FalCall::Result, OptionRefused, u"a; b"_s);
        row("detail as text", 422, R"({"detail":"odd"})", FalCall::Result, OptionRefused, u"odd"_s);
        row("model failed", 500,
            R"({"detail":[{"loc":["body"],"msg":"boom","type":"internal_server_error"}]})", FalCall::Result,
            FalApiError, u"boom"_s);
        row("platform failed", 504, R"({"detail":"Request timed out","error_type":"request_timeout"})",
            FalCall::Result, FalApiError, u"Request timed out"_s);
        row("cancelled", 499, R"({"detail":"Request cancelled by the client."})", FalCall::Result, Cancelled,
            u"cancelled"_s);
        row("platform api", 400, R"({"error":{"type":"validation_error","message":"Invalid"}})",
            FalCall::Submit, OptionRefused, u"Invalid"_s);
        row("ingress", 502, "<html><h1>502 Bad Gateway</h1>nginx</html>", FalCall::Watch, FalApiError,
            u"HTTP 502"_s);
        row("expired file", 403, "<Error/>", FalCall::Download, ModelExpired, u"HTTP 403"_s);
        row("file server", 503, "", FalCall::Download, DownloadFailed, u"HTTP 503"_s);
    }
    void everyRefusalHasItsRow()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(FalCall, way);
        QFETCH(ErrorCode, code);
        QFETCH(QString, text);
        const Refused refused = falRefusal(answer(status, body, {{"X-Fal-Request-Id", "r9"}}), way);
        QCOMPARE(refused.error.name(), Error{code}.name());
        QVERIFY2(refused.error.detail.contains(text), qPrintable(refused.error.detail));
        QCOMPARE(refused.error.facts[u"provider_request_id"_s].toString(), u"r9"_s);
        QCOMPARE(refused.error.facts[u"provider_status"_s].toInt(), status);
    }

    void aRefusedInputMayBeChargedUnlessFalSaysNot()
    {
        const QByteArray body = R"({"detail":[{"loc":["body"],"msg":"m","type":"image_too_small"}]})";
        QCOMPARE(falRefusal(answer(422, body), FalCall::Result).billing, Billing::MayBeCharged);
        QCOMPARE(falRefusal(answer(422, body, {{"x-fal-billable-units", "0"}}), FalCall::Result).billing,
                 Billing::NotCharged);
        QCOMPARE(falRefusal(answer(422, body, {{"x-fal-billable-units", "110"}}), FalCall::Result).billing,
                 Billing::MayBeCharged);
        QCOMPARE(falRefusal(answer(500, body), FalCall::Result).billing, Billing::NotCharged);
        QCOMPARE(falRefusal(answer(429, body), FalCall::Submit).billing, Billing::NotCharged);
    }

    void retryAfterIsReadAsSecondsAndAsDate()
    {
        const Time at(Milliseconds(1'000'000'000'000)); // 2001-09-09T01:46:40Z
        const auto wait = [&](const QByteArray &text) {
            return retryAfterOf(answer(429, {}, {{"Retry-After", text}}), at);
        };
        QCOMPARE(wait("7"), Milliseconds(7000));
        QCOMPARE(wait("Sun, 09 Sep 2001 01:47:10 GMT"), Milliseconds(30'000));
        QCOMPARE(wait("Sun, 09 Sep 2001 01:00:00 GMT"), Milliseconds(0));
        QCOMPARE(wait("999999999"), Milliseconds(3'600'000));
        QVERIFY(!wait("soon"));
        QVERIFY(!wait("-5"));
    }

    void pausesGrowAndAreJittered()
    {
        const FalPatience patience;
        QCOMPARE(FalWatch::pause(0, 0.5, patience), Milliseconds(1000));
        QCOMPARE(FalWatch::pause(1, 0.5, patience), Milliseconds(1500));
        QCOMPARE(FalWatch::pause(50, 0.5, patience), Milliseconds(5000));
        QCOMPARE(FalWatch::pause(50, 0.0, patience), Milliseconds(4000));
        QVERIFY(FalWatch::pause(50, 0.999, patience) < Milliseconds(6000));
    }

    void aFileIsWhatItsFirstBytesSay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format"); // empty: damaged
        const QByteArray glb("glTF\2\0\0\0\x14\0\0\0\0\0\0\0JSON", 20);
        QTest::newRow("glb") << glb << u"model.bin"_s << u"glb"_s;
        QTest::newRow("glb cut") << glb.chopped(1) << u"a.glb"_s << QString();
        QTest::newRow("glb too long") << glb + "x" << u"a.glb"_s << QString();
        QTest::newRow("gltf 1") << QByteArray("glTF\1\0\0\0\x14\0\0\0\0\0\0\0JSON", 20) << u"a.glb"_s
                                << QString();
        QTest::newRow("only magic") << QByteArray("glTF") << u"a.glb"_s << QString();
        QTest::newRow("fbx") << QByteArray("Kaydara FBX Binary  \0", 21) << u"a.fbx"_s << u"fbx"_s;
        QTest::newRow("obj") << QByteArray("v 0 0 0\n") << u"a.obj"_s << u"obj"_s;
        QTest::newRow("usdz") << QByteArray("PK\3\4rest") << u"a.usdz"_s << u"usdz"_s;
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html>") << u"a.glb"_s << QString();
        QTest::newRow("web page as obj") << QByteArray("\n <html>") << u"a.obj"_s << QString();
        QTest::newRow("json as obj") << QByteArray(R"({"detail":"x"})") << u"a.obj"_s << QString();
        QTest::newRow("no glb") << QByteArray("PNG") << u"a.glb"_s << QString();
        QTest::newRow("empty") << QByteArray() << u"a.obj"_s << QString();
        QTest::newRow("program") << QByteArray("MZ") << u"a.exe"_s << QString();
    }
    void aFileIsWhatItsFirstBytesSay()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QFETCH(QString, format);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(bytes);
        file.close();
        const auto found = modelFormatOf(file.fileName(), name, {u"glb"_s, u"fbx"_s, u"obj"_s, u"usdz"_s});
        QCOMPARE(found.ok() ? *found : QString(), format);
        if (!found)
            QVERIFY(found.error().code == ErrorCode::ModelDamaged);
    }
};

QTEST_GUILESS_MAIN(TestFalRules)
#include "test_fal_rules.moc"
