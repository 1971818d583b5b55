// SPDX-License-Identifier: GPL-3.0-or-later
// A request that is paid for is watched through whatever happens, and never made twice.
#include "tests/providers/fal_faults.h"

using namespace i2m;
using namespace Qt::StringLiterals;

class TestFalWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAStreamItAsksForTheStatus()
    {
        RawServer server;
        const auto stream = RawAnswer::json(405, R"({"detail":"Method Not Allowed"})");
        const auto status = [](const char *word) {
            const QByteArray json = R"({"status":"WORD","logs":[{"message":"one"}]})";
            return RawAnswer::json(202, QByteArray(json).replace("WORD", word));
        };
        int asked = 0;
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (request.path.contains("/stream"))
                return stream;
            if (!request.path.contains("/status"))
                return {};
            ++asked;
            return status(asked < 3 ? "IN_QUEUE" : asked < 5 ? "IN_PROGRESS" : "COMPLETED");
        };
        FalDriver driver(server.origin());
        driver.runTo(FalCheckpoint::Phase::Submitted);
        (void)driver.step();
        for (const QString &stage : {u"queued"_s, u"queued"_s, u"generating"_s, u"generating"_s})
            QCOMPARE(std::get<Wait>(driver.step()).progress.stage, stage); // between two answers, too
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(asked, 5);
        QCOMPARE(server.count("GET", "/stream"), 1);
        int lines = 0;
        for (const Progress &progress : driver.progress)
            lines += int(progress.log.size());
        QCOMPARE(lines, 1); // each answer has the whole log, it is shown once
    }

    void aStreamThatBreaksIsReplacedByAsking()
    {
        RawServer server;
        server.script =
            onPath("/stream", {RawAnswer{"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                                         "data: {\"status\":\"IN_QUEUE\",\"queue_position\":0}\n\ndata: {",
                                         Then::Reset, 0}});
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(submits(server), 1);
    }

    void passingTroubleWhileWatchingIsSatOut()
    {
        RawServer server;
        server.script = onPath("/status", {RawAnswer::http(502, "<html>"), RawAnswer::http(500, "{}"),
                                           RawAnswer::http(200, "not json"), RawAnswer{{}, Then::Reset, 0},
                                           RawAnswer::json(200, R"({"status":"COMPLETED"})")});
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(submits(server), 1);
    }

    void lastingTroubleWhileWatchingKeepsTheRequest()
    {
        RawServer server;
        server.script = onPath("/status", {RawAnswer::http(503, "")});
        FalDriver driver(server.origin());
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::FalApiError));
        server.script = {};
        driver.restart();
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(submits(server), 1);
    }

    void aBrokenResultIsAskedForAgainAndNotMadeAgain()
    {
        RawServer server;
        int results = 0;
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (!request.path.endsWith("/requests/r1"))
                return {};
            switch (results++) {
            case 0:
                return RawAnswer::json(200, "[1,");
            case 1:
                return RawAnswer::http(502, "<html>nginx</html>");
            case 2:
                return RawAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n[", Then::Close, 0};
            case 3:
                return RawAnswer::json(400, R"({"detail":"Request is still in progress"})");
            case 4:
                return RawAnswer::http(200, QByteArray(5 << 20, ' '));
            default:
                return {};
            }
        };
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(results, 6);
        QCOMPARE(submits(server), 1);
    }

    void aRequestThatTakesTooLongIsPickedUpAgain()
    {
        RawServer server;
        server.script = onPath("/status", {RawAnswer::json(202, R"({"status":"IN_PROGRESS"})")});
        FalPatience patience = FalDriver::quick();
        patience.generation = std::chrono::milliseconds(300);
        FalDriver driver(server.origin(), u"tripo-v2.5"_s, 1, patience);
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::ProviderTimeout));
        QVERIFY(refused.error.remedy() == Remedy::Retry);
        server.script = {};
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(submits(server), 1);
    }

    void theBarNeverGoesBack()
    {
        RawServer server;
        server.script =
            onPath("/stream", {RawAnswer{"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                                         "data: {\"status\":\"IN_PROGRESS\",\"logs\":[{\"message\":"
                                         "\"progress: 70%\"}]}\n\n"
                                         "data: {\"status\":\"IN_PROGRESS\",\"logs\":[{\"message\":"
                                         "\"baking\"}]}\n\ndata: {\"status\":\"COMPLETED\"}\n\n",
                                         Then::Close, 0}});
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        int percent = 0;
        for (const Progress &progress : driver.progress) {
            QVERIFY(progress.percent >= percent);
            percent = progress.percent;
        }
        QVERIFY(percent > 80);
    }

    void oneNotFoundIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("stream") << QByteArray("/status/stream");
        QTest::newRow("status") << QByteArray("/status");
        QTest::newRow("result") << QByteArray("/requests/r1");
        QTest::newRow("file") << QByteArray("/files/model.glb");
    }
    void oneNotFoundIsNotBelieved()
    {
        QFETCH(QByteArray, part);
        RawServer server;
        int asked = 0;
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (!request.path.contains(part) || (part == "/requests/r1" && request.path.contains("/status")))
                return {};
            return ++asked <= 2 ? std::optional(RawAnswer::json(404, R"({"status":"NOT_FOUND"})"))
                                : std::nullopt;
        };
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(submits(server), 1);
    }

    void aForgottenResultHasToBePaidAgain()
    {
        RawServer server;
        server.script = onPath("/requests/r1", {RawAnswer::json(404, R"({"status":"NOT_FOUND"})")});
        FalDriver driver(server.origin());
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::ModelExpired));
        QVERIFY(refused.error.remedy() == Remedy::GiveUp);
        QCOMPARE(submits(server), 1);
    }

    void aFreeFailureIsSubmittedAnewAndAChargedOneIsNot_data()
    {
        QTest::addColumn<RawAnswer>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<Billing>("billing");
        QTest::newRow("free")
            << RawAnswer::json(500,
                               R"({"detail":[{"loc":["body"],"msg":"x","type":"internal_server_error"}]})")
            << ErrorCode::FalApiError << Billing::NotCharged;
        QTest::newRow("image")
            << RawAnswer::json(
                   422, R"({"detail":[{"loc":["body","image_url"],"msg":"x","type":"image_load_error"}]})")
            << ErrorCode::ImageRefused << Billing::MayBeCharged;
        QTest::newRow("option, free")
            << RawAnswer::json(422, R"({"detail":[{"loc":["body","quad"],"msg":"x","type":"bool_parsing"}]})",
                               "x-fal-billable-units: 0\r\n")
            << ErrorCode::OptionRefused << Billing::NotCharged;
    }
    void aFreeFailureIsSubmittedAnewAndAChargedOneIsNot()
    {
        QFETCH(RawAnswer, answer);
        QFETCH(ErrorCode, code);
        QFETCH(Billing, billing);
        RawServer server;
        server.script = [answer](const RawRequest &request) -> std::optional<RawAnswer> {
            return request.path.endsWith("/requests/r1") ? std::optional(answer) : std::nullopt;
        };
        FalDriver driver(server.origin());
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(code));
        QCOMPARE(refused.billing, billing);
        QVERIFY(refused.error.remedy() == Remedy::GiveUp || billing == Billing::NotCharged);
        server.script = {};
        driver.restart();
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(submits(server), 2);
    }
};

QTEST_MAIN(TestFalWatch)
#include "test_fal_watch.moc"
