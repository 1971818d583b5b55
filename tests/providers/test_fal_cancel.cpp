// SPDX-License-Identifier: GPL-3.0-or-later
// Cancelling at the provider, and the truth about the money.
#include "tests/providers/fal_faults.h"

using namespace i2m;
using namespace Qt::StringLiterals;

class TestFalCancel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_MAIN(TestFalCancel)
#include "test_fal_cancel.moc"
