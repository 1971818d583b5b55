// SPDX-License-Identifier: GPL-3.0-or-later
// The fal provider and a server that behaves, redirects or refuses: what arrives, and who gets to see the
// key.
#include "core/providers/fal_account.h"
#include "tests/imaging/sample_images.h"
#include "tests/providers/fal_faults.h"

#include <QBuffer>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestFalFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodRunDeliversTheModel()
    {
        RawServer server;
        FalDriver driver(server.origin());
        const Outcome outcome = driver.run();
        const auto *done = std::get_if<Done>(&outcome);
        QVERIFY2(done, done ? "" : qPrintable(refusal(outcome).error.message()));
        QCOMPARE(driver.part(), RawServer::smallModel());
        QCOMPARE(done->format, u"glb"_s);
        QCOMPARE(done->requestId, u"r1"_s);
        QCOMPARE(done->billing, Billing::Charged);
        QCOMPARE(submits(server), 1);
        QVERIFY(std::ranges::any_of(driver.progress, [](const Progress &p) { return p.queuePosition == 2; }));
        QVERIFY(std::ranges::any_of(driver.progress, [](const Progress &p) { return p.percent == 41; }));
    }

    void thePictureOfTheModelIsKeptAsPng()
    {
        QByteArray webp;
        QBuffer buffer(&webp);
        QImage picture(32, 16, QImage::Format_RGB32);
        picture.fill(Qt::red);
        if (!picture.save(&buffer, "WEBP"))
            QSKIP("Qt has no WebP plugin here");
        RawServer server;
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (request.path.endsWith("/requests/r1"))
                return RawAnswer::json(200, R"({"model_mesh":{"url":")" + server.origin() +
                                                R"(/files/model.glb"},"rendered_image":{"url":")" +
                                                server.origin() + R"(/files/legacy.webp"}})");
            if (request.path.endsWith("/legacy.webp"))
                return RawAnswer::http(200, webp);
            return {};
        };
        FalDriver driver(server.origin());
        const Outcome outcome = driver.run();
        QVERIFY(std::holds_alternative<Done>(outcome));
        QCOMPARE(QImage(std::get<Done>(outcome).renderPart, "PNG").size(), picture.size());
    }

    void aPictureThatCannotBeHadDoesNotMatter()
    {
        RawServer server;
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (request.path.endsWith("/requests/r1"))
                return RawAnswer::json(200, R"({"model_mesh":{"url":")" + server.origin() +
                                                R"(/files/model.glb"},"rendered_image":{"url":")" +
                                                server.origin() + R"(/files/none.webp"}})");
            return {};
        };
        FalDriver driver(server.origin());
        const Outcome outcome = driver.run();
        QVERIFY(std::holds_alternative<Done>(outcome));
        QVERIFY(std::get<Done>(outcome).renderPart.isEmpty());
    }

    void aPictureThatCannotBeDecodedIsNotSent()
    {
        RawServer server;
        FalDriver driver(server.origin());
        QFile image(QFileInfo(driver.partPath()).path() + u"/image0.png"_s);
        QVERIFY(image.open(QIODevice::WriteOnly));
        image.write(sample::png().first(33) + sample::pngChunk("IDAT", "not deflated") +
                    sample::pngChunk("IEND", {}));
        image.close();
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::UnsupportedImage));
        QCOMPARE(refused.billing, Billing::NotCharged);
        QCOMPARE(submits(server), 0);
        QCOMPARE(server.count("PUT", "/put/"), 0);
    }

    void theKeyGoesToTheServiceAndNowhereElse()
    {
        RawServer server;
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        for (const RawRequest &request : server.requests) {
            const bool service = !request.path.startsWith("/put/") && !request.path.startsWith("/files/");
            QCOMPARE(request.header("authorization").contains(FalDriver::key), service);
        }
        QCOMPARE(server.last("/files/model.glb").header("accept-encoding"), QByteArray("identity"));
    }

    void addressesThatAreNotFalsAreNotFollowed()
    {
        RawServer server;
        RawServer stranger;
        const QByteArray evil = stranger.origin();
        server.script =
            onPath(modelPath, {RawAnswer::json(200, R"({"request_id":"r1","status_url":")" + evil +
                                                        R"(/s","response_url":")" + evil +
                                                        R"(/r","cancel_url":")" + evil + R"(/c"})")});
        FalDriver driver(server.origin());
        driver.runTo(FalCheckpoint::Phase::Finished);
        QCOMPARE(stranger.requests.size(), 0);
        QVERIFY(server.count("GET", "/tripo3d/tripo/requests/r1") >= 2);
    }

    void aRedirectTakesTheKeyNowhere_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("upload") << QByteArray("/storage/");
        QTest::newRow("status") << QByteArray("/status");
        QTest::newRow("result") << QByteArray("/requests/r1");
    }
    void aRedirectTakesTheKeyNowhere()
    {
        QFETCH(QByteArray, part);
        RawServer server;
        RawServer stranger;
        server.script =
            onPath(part, {RawAnswer::http(302, "", "Location: " + stranger.origin() + "/steal\r\n")});
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Refused>(driver.run()));
        QCOMPARE(stranger.requests.size(), 0);
        QVERIFY(submits(server) <= 1);
    }

    void severalViewsGoAlongInOrder()
    {
        RawServer server;
        int upload = 0;
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (!request.path.startsWith("/storage/"))
                return {};
            const QByteArray name = QByteArray::number(upload++);
            return RawAnswer::json(200, R"({"file_url":")" + server.origin() + "/files/" + name +
                                            R"(","upload_url":")" + server.origin() + "/put/" + name +
                                            R"("})");
        };
        FalDriver driver(server.origin(), u"tripo-v2.5-multiview"_s, 3);
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        const auto body = QJsonDocument::fromJson(server.last("/multiview-to-3d").body);
        QVERIFY(body[u"front_image_url"_s].toString().endsWith(u"/files/0"_s));
        QVERIFY(body[u"left_image_url"_s].toString().endsWith(u"/files/1"_s));
        QVERIFY(body[u"back_image_url"_s].toString().endsWith(u"/files/2"_s));
        QVERIFY(body[u"right_image_url"_s].isUndefined());
    }

    void aKeyIsCheckedWithoutCost_data()
    {
        QTest::addColumn<RawAnswer>("account");
        QTest::addColumn<RawAnswer>("queue");
        QTest::addColumn<QString>("error"); // empty: good
        const auto notFound = RawAnswer::json(404, R"({"status":"NOT_FOUND"})");
        const auto wrong = RawAnswer::json(401, R"({"detail":"invalid key credentials"})");
        QTest::newRow("good") << RawAnswer::json(200, R"({"nickname":"me","is_locked":false})") << wrong
                              << QString();
        QTest::newRow("locked")
            << RawAnswer::json(200, R"({"nickname":"me","is_locked":true,"lock_reason":"Exhausted balance"})")
            << wrong << QString();
        QTest::newRow("wrong") << wrong << wrong << nameOf(ErrorCode::ProviderKeyRefused);
        QTest::newRow("no scope, good") << RawAnswer::json(403, "{}") << notFound << QString();
        QTest::newRow("no scope, wrong")
            << RawAnswer::json(403, "{}") << wrong << nameOf(ErrorCode::ProviderKeyRefused);
        QTest::newRow("sick") << RawAnswer::http(500, "") << RawAnswer::http(500, "")
                              << nameOf(ErrorCode::FalApiError);
        QTest::newRow("cut off") << RawAnswer{"HTTP/1.1 200 X\r\n", Then::Reset, 0} << wrong
                                 << nameOf(ErrorCode::ProviderUnreachable);
    }
    void aKeyIsCheckedWithoutCost()
    {
        QFETCH(RawAnswer, account);
        QFETCH(RawAnswer, queue);
        QFETCH(QString, error);
        RawServer server;
        server.script = [&](const RawRequest &request) {
            return std::optional(request.path == "/users/current" ? account : queue);
        };
        Settings settings;
        QVERIFY(settings.set(setting::falQueueHost, QString::fromLatin1(server.origin())).ok());
        QVERIFY(settings.set(setting::falRestHost, QString::fromLatin1(server.origin())).ok());
        auto future = checkFalKey(settings, Secret(FalDriver::key));
        QTRY_VERIFY(future.isFinished());
        const auto result = future.result();
        QCOMPARE(result.ok() ? QString() : result.error().name(), error);
        if (QTest::currentDataTag() == QByteArray("locked"))
            QVERIFY(result->locked && result->noCredit);
        for (const RawRequest &request : server.requests)
            QCOMPARE(request.method, QByteArray("GET"));
    }

    void withoutAKeyNothingStarts()
    {
        RawServer server;
        FalDriver driver(server.origin());
        QVERIFY(!driver.fal->blocked());
        driver.fal->setKey({});
        QCOMPARE(driver.fal->blocked()->name(), nameOf(ErrorCode::ProviderKeyMissing));
    }
};

QTEST_MAIN(TestFalFaults)
#include "test_fal_faults.moc"
