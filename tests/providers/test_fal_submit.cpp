// SPDX-License-Identifier: GPL-3.0-or-later
// The submit, which costs money: it is counted how often a server that misbehaves was asked for it.
#include "tests/providers/fal_faults.h"

using namespace i2m;
using namespace Qt::StringLiterals;

class TestFalSubmit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itResumesAfterACrashInEveryPhase()
    {
        RawServer server;
        FalDriver driver(server.origin());
        QVERIFY(std::holds_alternative<Done>(driver.run(true)));
        QCOMPARE(submits(server), 1);
        QCOMPARE(server.count("PUT", "/put/"), 1);
    }

    void whatIsThereOrNotWaitedForIsNeverSubmitted()
    {
        RawServer server;
        FalDriver driver(server.origin());
        driver.task.unawaited = true;
        QCOMPARE(refusal(driver.run()).error.name(), nameOf(ErrorCode::Cancelled));
        driver.task.unawaited = false;
        driver.task.model = ModelFile{};
        QVERIFY(!driver.fal->wayBackTo(driver.task));
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::ModelExpired));
        QCOMPARE(refused.billing, Billing::Charged);
        QCOMPARE(submits(server), 0);
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
};

QTEST_MAIN(TestFalSubmit)
#include "test_fal_submit.moc"
