// SPDX-License-Identifier: GPL-3.0-or-later
// The fal provider against a server that misbehaves byte by byte: what is counted is how often it was asked
// to do something that costs money, and who got to see the key.
#include "core/providers/fal_account.h"
#include "tests/providers/fal_driver.h"
#include "tests/providers/raw_server.h"

#include <QBuffer>

using namespace i2m;
using namespace Qt::StringLiterals;
using Then = RawAnswer::Then;

class TestFalFaults : public QObject
{
    Q_OBJECT

    static constexpr const char *modelPath = "/tripo3d/tripo/v2.5/image-to-3d";
    static int submits(const RawServer &server) { return server.count("POST", modelPath); }
    /// A script that answers requests whose path contains `part` in turn, the last answer for ever.
    static RawServer::Script onPath(const QByteArray &part, const QList<RawAnswer> &answers)
    {
        return [part, answers, turn = 0](const RawRequest &request) mutable -> std::optional<RawAnswer> {
            if (!request.path.contains(part))
                return {};
            const auto answer = answers.at(std::min<qsizetype>(turn, answers.size() - 1));
            ++turn;
            return answer;
        };
    }
    static Refused refusal(const Outcome &outcome)
    {
        if (const auto *refused = std::get_if<Refused>(&outcome))
            return *refused;
        qFatal("it was not refused");
    }
    static QString nameOf(ErrorCode code) { return Error{code}.name(); }
    static RawServer::Script served(const QByteArray &file, const QByteArray &part = "/files/model.glb")
    {
        return [file, part](const RawRequest &request) -> std::optional<RawAnswer> {
            if (!request.path.contains(part))
                return {};
            const QByteArray range = request.header("range");
            const qsizetype start = range.isEmpty() ? 0 : range.mid(6).chopped(1).toLongLong();
            const QByteArray tag = "ETag: \"v1\"\r\n";
            if (start == 0 || request.header("if-range") != "\"v1\"")
                return RawAnswer::http(200, file, tag);
            return RawAnswer::http(206, file.mid(start),
                                   tag + "Content-Range: bytes " + QByteArray::number(start) + "-" +
                                       QByteArray::number(file.size() - 1) + "/" +
                                       QByteArray::number(file.size()) + "\r\n");
        };
    }
    /// A GLB of `size` bytes.
    static QByteArray bigModel(qsizetype size)
    {
        QByteArray glb = RawServer::smallModel();
        glb += QByteArray(size - glb.size(), 'x');
        for (int i = 0; i < 4; ++i)
            glb[8 + i] = char(size >> (8 * i) & 255);
        return glb;
    }

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

    void itResumesAfterACrashInEveryPhase()
    {
        RawServer server;
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Done>(driver.run(true)));
        QCOMPARE(submits(server), 1);
        QCOMPARE(server.count("PUT", "/put/"), 1);
    }

    void anUnclearSubmitIsNeverRepeatedByItself_data()
    {
        QTest::addColumn<RawAnswer>("answer");
        QTest::newRow("closed") << RawAnswer{{}, Then::Close, 0};
        QTest::newRow("reset") << RawAnswer{{}, Then::Reset, 0};
        QTest::newRow("cut status line") << RawAnswer{"HTTP/1.1 2", Then::Close, 0};
        QTest::newRow("cut head") << RawAnswer{"HTTP/1.1 200 OK\r\nContent-", Then::Close, 0};
        QTest::newRow("garbage") << RawAnswer{"\x01\x02\x03 nonsense\r\n\r\n", Then::Close, 0};
        QTest::newRow("cut body") << RawAnswer{
            "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"request_id\":\"r", Then::Close, 0};
        QTest::newRow("reset body") << RawAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{",
                                                 Then::Reset, 0};
        QTest::newRow("hang") << RawAnswer{{}, Then::Keep, 0};
        QTest::newRow("drip") << RawAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{}", Then::Keep,
                                           100};
        QTest::newRow("no id") << RawAnswer::json(200, R"({"status":"IN_QUEUE"})");
        QTest::newRow("not json") << RawAnswer::http(200, "<html>Log in to the network</html>");
        QTest::newRow("huge") << RawAnswer::http(200, QByteArray(5 << 20, ' '));
        QTest::newRow("500") << RawAnswer::json(500, R"({"detail":"x"})");
        QTest::newRow("502") << RawAnswer::http(502, "<html>nginx</html>");
        QTest::newRow("503") << RawAnswer::http(503, "", "Retry-After: 1\r\n");
        QTest::newRow("504") << RawAnswer::http(504, "");
        QTest::newRow("redirect") << RawAnswer::http(307, "", "Location: /elsewhere\r\n");
    }
    void anUnclearSubmitIsNeverRepeatedByItself()
    {
        QFETCH(RawAnswer, answer);
        RawServer server;
        server.script = onPath(modelPath, {answer});
        FalDriver driver(server.origin());
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::SubmitUnknown));
        QVERIFY(refused.error.remedy() == Remedy::GiveUp);
        QCOMPARE(refused.billing, Billing::MayBeCharged);
        QCOMPARE(submits(server), 1);
        QCOMPARE(server.count("POST", "/elsewhere"), 0);

        server.script = {}; // the user asks for another try
        driver.restart();
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(submits(server), 2);
        QCOMPARE(server.count("PUT", "/put/"), 1); // the image is still there
    }

    void aSubmitThatWasNeverSentIsTriedAgain()
    {
        auto server = std::make_unique<RawServer>();
        const quint16 port = server->serverPort();
        FalDriver driver(server->origin());
        QVERIFY(std::holds_alternative<Wait>(driver.step()));
        server.reset();
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::ProviderUnreachable));
        QCOMPARE(refused.billing, Billing::NotCharged);
        RawServer again(QHostAddress::LocalHost);
        again.close();
        QVERIFY(again.listen(QHostAddress::LocalHost, port));
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(submits(again), 1);
    }

    void aCrashWhileSubmittingAsksTheUser()
    {
        RawServer server;
        server.script = onPath(modelPath, {RawAnswer{}});
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Wait>(driver.step()));
        const auto unfinished = driver.begin();
        QTRY_COMPARE(submits(server), 1);
        QVERIFY(FalCheckpoint(driver.disk).phase() == FalCheckpoint::Phase::Submitting);
        driver.restart();
        QCOMPARE(refusal(driver.run()).error.name(), nameOf(ErrorCode::SubmitUnknown));
        QCOMPARE(submits(server), 1);
    }

    void nothingIsSentWhenTheNoteCannotBeWritten()
    {
        RawServer server;
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Wait>(driver.step()));
        Step step{driver.job,
                  driver.task,
                  DataDir(u"/nowhere"_s),
                  [](const QJsonObject &) -> Result<void> {
                      return Error{ErrorCode::DiskFull, {}};
                  },
                  {}};
        auto future = driver.fal->advance(step);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(refusal(future.result()).error.name(), nameOf(ErrorCode::DiskFull));
        QCOMPARE(submits(server), 0);
    }

    void anIdInTheHeadIsEnough()
    {
        RawServer server;
        server.script = onPath(modelPath, {RawAnswer{"HTTP/1.1 200 OK\r\nx-fal-request-id: r1\r\n"
                                                     "Content-Length: 500\r\n\r\n{\"requ",
                                                     Then::Close, 0}});
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(submits(server), 1);
    }

    void anIdInTheHeadThatFalDoesNotKnowAsksTheUser()
    {
        RawServer server;
        server.script = onPath(modelPath, {RawAnswer::json(500, "{}", "x-fal-request-id: other\r\n")});
        FalDriver driver(server.origin());
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::SubmitUnknown));
        QCOMPARE(submits(server), 1);
    }

    void aRefusedSubmitIsNotCharged_data()
    {
        QTest::addColumn<RawAnswer>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("key") << RawAnswer::json(401, R"({"detail":"invalid key credentials"})",
                                                "WWW-Authenticate: Key\r\n")
                             << ErrorCode::ProviderKeyRefused;
        QTest::newRow("balance") << RawAnswer::json(
                                        403, R"({"detail":"User is locked. Reason: Exhausted balance."})")
                                 << ErrorCode::NoCredit;
        QTest::newRow("locked") << RawAnswer::json(403, R"({"detail":"User is locked. Reason: Admin lock."})")
                                << ErrorCode::AccountLocked;
        QTest::newRow("gone") << RawAnswer::json(404, R"({"detail":"Application tripo not found"})")
                              << ErrorCode::ModelUnavailable;
        QTest::newRow("busy") << RawAnswer::json(429, "{}", "Retry-After: 3\r\n") << ErrorCode::FalRateLimit;
    }
    void aRefusedSubmitIsNotCharged()
    {
        QFETCH(RawAnswer, answer);
        QFETCH(ErrorCode, code);
        RawServer server;
        server.script = onPath(modelPath, {answer});
        FalDriver driver(server.origin());
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(code));
        QCOMPARE(refused.billing, Billing::NotCharged);
        QCOMPARE(refused.retryAfter.has_value(), code == ErrorCode::FalRateLimit);
        QCOMPARE(submits(server), 1);
        server.script = {};
        QVERIFY(std::holds_alternative<Done>(driver.run()));
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

    void aBrokenDownloadGoesOnWhereItStopped()
    {
        RawServer server;
        const QByteArray model = bigModel(3 << 20);
        bool cut = true;
        const auto good = served(model);
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (!request.path.contains("/files/") || !cut)
                return good(request);
            cut = false;
            return RawAnswer{"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: " +
                                 QByteArray::number(model.size()) + "\r\n\r\n" + model.left(1 << 20),
                             Then::Close, 0};
        };
        FalDriver driver(server.origin());
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::DownloadFailed));
        QVERIFY(refused.error.remedy() == Remedy::Retry);
        QCOMPARE(driver.part().size(), 1 << 20);
        driver.restart();
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(server.last("/files/").header("range"), QByteArray("bytes=1048576-"));
        QCOMPARE(server.last("/files/").header("if-range"), QByteArray("\"v1\""));
        QVERIFY(driver.part() == model);
        QCOMPARE(submits(server), 1);
    }

    void aFileThatChangedIsFetchedWhole()
    {
        RawServer server;
        const QByteArray model = bigModel(100'000);
        server.script =
            onPath("/files/", {RawAnswer{"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 100000"
                                         "\r\n\r\nglTFold bytes",
                                         Then::Close, 0},
                               RawAnswer::http(200, model, "ETag: \"v2\"\r\n")});
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Refused>(driver.run()));
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QVERIFY(driver.part() == model);
    }

    void whatIsNoModelIsNotTakenForOne_data()
    {
        QTest::addColumn<RawAnswer>("answer");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray model = RawServer::smallModel();
        QTest::newRow("cut without length")
            << RawAnswer{"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + model.chopped(5), Then::Close, 0}
            << ErrorCode::ModelDamaged;
        QTest::newRow("web page") << RawAnswer::http(200, "<!DOCTYPE html><html>Sorry</html>")
                                  << ErrorCode::ModelDamaged;
        QTest::newRow("json") << RawAnswer::json(200, R"({"detail":"x"})") << ErrorCode::ModelDamaged;
        QTest::newRow("empty") << RawAnswer::http(200, "") << ErrorCode::ModelDamaged;
        QTest::newRow("expired") << RawAnswer::http(404, "gone") << ErrorCode::ModelExpired;
        QTest::newRow("forbidden") << RawAnswer::http(403, "no") << ErrorCode::ModelExpired;
        QTest::newRow("500") << RawAnswer::http(500, "") << ErrorCode::DownloadFailed;
        QTest::newRow("hang") << RawAnswer{} << ErrorCode::DownloadFailed;
        QTest::newRow("too large") << RawAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 300000000\r\n\r\nglTF",
                                                Then::Keep, 0}
                                   << ErrorCode::DownloadTooLarge;
    }
    void whatIsNoModelIsNotTakenForOne()
    {
        QFETCH(RawAnswer, answer);
        QFETCH(ErrorCode, code);
        RawServer server;
        server.script = onPath("/files/", {answer});
        FalDriver driver(server.origin());
        QCOMPARE(refusal(driver.run()).error.name(), nameOf(code));
        QCOMPARE(submits(server), 1);
    }

    void aSlowDripIsCutOffAndThenResumed()
    {
        RawServer server;
        const QByteArray model = RawServer::smallModel();
        bool dripping = true;
        const auto good = served(model);
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (!request.path.contains("/files/") || !dripping)
                return good(request);
            dripping = false;
            return RawAnswer{"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 48\r\n\r\n" + model,
                             Then::Keep, 20};
        };
        FalPatience patience = FalDriver::quick();
        patience.transfer = std::chrono::milliseconds(1800);
        FalDriver driver(server.origin(), u"tripo-v2.5"_s, 1, patience);
        QCOMPARE(refusal(driver.run()).error.name(), nameOf(ErrorCode::DownloadFailed));
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(driver.part(), model);
    }

    void redirectsOfAFileAreCheckedOneByOne_data()
    {
        QTest::addColumn<int>("hops");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("arrives");
        QTest::newRow("three") << 3 << QByteArray("/files/model.glb") << true;
        QTest::newRow("four") << 4 << QByteArray("/files/model.glb") << false;
        QTest::newRow("private network") << 1 << QByteArray("http://10.0.0.1/model.glb") << false;
        QTest::newRow("metadata service") << 1 << QByteArray("http://169.254.169.254/latest") << false;
        QTest::newRow("unlisted host") << 1 << QByteArray("https://example.com/model.glb") << false;
        QTest::newRow("plain http") << 1 << QByteArray("http://v3.fal.media/model.glb") << false;
        QTest::newRow("a file here") << 1 << QByteArray("file:///etc/passwd") << false;
    }
    void redirectsOfAFileAreCheckedOneByOne()
    {
        QFETCH(int, hops);
        QFETCH(QByteArray, target);
        QFETCH(bool, arrives);
        RawServer server;
        int hop = 0;
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (!request.path.contains("/files/") || hop >= hops)
                return {};
            ++hop;
            return RawAnswer::http(302, "", "Location: " + (hop == hops ? target : "/files/hop") + "\r\n");
        };
        FalDriver driver(server.origin());
        const Outcome outcome = driver.run();
        QCOMPARE(std::holds_alternative<Done>(outcome), arrives);
        if (!arrives)
            QCOMPARE(refusal(outcome).error.name(), nameOf(ErrorCode::DownloadFailed));
        for (const RawRequest &request : server.requests)
            if (request.path.startsWith("/files/"))
                QVERIFY(request.header("authorization").isEmpty());
    }

    void cancellingSaysTheTruthAboutMoney_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<int>("cancelStatus");
        QTest::addColumn<bool>("stopped");
        QTest::addColumn<Billing>("billing");
        QTest::newRow("waiting") << QByteArray("IN_QUEUE") << 202 << true << Billing::NotCharged;
        QTest::newRow("waiting, newer answer")
            << QByteArray("IN_QUEUE") << 200 << true << Billing::NotCharged;
        QTest::newRow("running") << QByteArray("IN_PROGRESS") << 202 << true << Billing::MayBeCharged;
        QTest::newRow("finished") << QByteArray("COMPLETED") << 202 << false << Billing::MayBeCharged;
        QTest::newRow("finished meanwhile")
            << QByteArray("IN_PROGRESS") << 400 << false << Billing::MayBeCharged;
        QTest::newRow("unknown") << QByteArray("IN_PROGRESS") << 404 << true << Billing::MayBeCharged;
        QTest::newRow("refused") << QByteArray("IN_QUEUE") << 500 << false << Billing::MayBeCharged;
    }
    void cancellingSaysTheTruthAboutMoney()
    {
        QFETCH(QByteArray, word);
        QFETCH(int, cancelStatus);
        QFETCH(bool, stopped);
        QFETCH(Billing, billing);
        RawServer server;
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            if (request.path.endsWith("/cancel"))
                return RawAnswer::json(cancelStatus, R"({"status":"CANCELLATION_REQUESTED"})");
            if (request.path.contains("/status"))
                return RawAnswer::json(202, R"({"status":")" + word + R"("})");
            return {};
        };
        FalDriver driver(server.origin());
        driver.runTo(FalCheckpoint::Phase::Submitted);
        const CancelAnswer answer = driver.cancel();
        QCOMPARE(answer.stopped, stopped);
        QCOMPARE(answer.billing, billing);
        QCOMPARE(answer.note.isEmpty(), billing == Billing::NotCharged);
    }

    void aRetryAfterACancelGoesOnFromWhatIsTrue_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<bool>("madeAllTheSame");
        QTest::addColumn<int>("submits");
        QTest::newRow("it was waiting") << QByteArray("IN_QUEUE") << false << 2;
        QTest::newRow("it was stopped") << QByteArray("IN_PROGRESS") << false << 2;
        QTest::newRow("it was made all the same") << QByteArray("IN_PROGRESS") << true << 1;
    }
    void aRetryAfterACancelGoesOnFromWhatIsTrue()
    {
        QFETCH(QByteArray, word);
        QFETCH(bool, madeAllTheSame);
        RawServer server;
        server.script = onPath("/status", {RawAnswer::json(202, R"({"status":")" + word + R"("})")});
        FalDriver driver(server.origin());
        driver.runTo(FalCheckpoint::Phase::Submitted);
        const CancelAnswer answer = driver.cancel();
        QVERIFY(answer.checkpoint);
        driver.disk = *answer.checkpoint;
        const auto stopped = RawAnswer::json(499, R"({"detail":"Request cancelled by the client."})");
        server.script = [&](const RawRequest &request) -> std::optional<RawAnswer> {
            const bool ofTheFirst = submits(server) == 1 && !madeAllTheSame;
            return request.path.endsWith("/requests/r1") && ofTheFirst ? std::optional(stopped)
                                                                       : std::nullopt;
        };
        driver.restart();
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QTEST(submits(server), "submits");
    }

    void cancellingBeforeTheSubmitCostsNothingAndAsksNobody()
    {
        RawServer server;
        FalDriver driver(server.origin());
        const CancelAnswer answer = driver.cancel();
        QVERIFY(answer.stopped);
        QCOMPARE(answer.billing, Billing::NotCharged);
        QCOMPARE(server.requests.size(), 0);
    }

    void aCancelledSubmitStillNotesItsRequest()
    {
        RawServer server;
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Wait>(driver.step()));
        auto future = driver.begin();
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        QVERIFY(FalCheckpoint(driver.disk).phase() == FalCheckpoint::Phase::Submitted);
    }

    void aCancelledWatchStopsAtOnce()
    {
        RawServer server;
        server.script = onPath("/status", {RawAnswer{}});
        FalDriver driver(server.origin());
        driver.runTo(FalCheckpoint::Phase::Submitted);
        auto future = driver.begin();
        QTRY_COMPARE(server.count("GET", "/status/stream"), 1);
        future.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 500);
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
