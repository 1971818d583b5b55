// SPDX-License-Identifier: GPL-3.0-or-later
// The download of a model from a server that misbehaves: resumed, checked, and only from where it may come.
#include "tests/providers/fal_faults.h"

using namespace i2m;
using namespace Qt::StringLiterals;

class TestFalFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void aFinishedModelIsFetchedAgainWithoutAnythingElse()
    {
        RawServer server;
        FalDriver driver(server.origin());
        const Outcome made = driver.run();
        const auto *done = std::get_if<Done>(&made);
        QVERIFY(done);
        const QByteArray model = driver.part();
        QVERIFY(QFile::remove(driver.partPath()));
        driver.task.model = ModelFile{};
        driver.task.model->remoteUrl = done->remoteUrl;
        driver.disk = *driver.fal->wayBackTo(driver.task);
        driver.restart();
        const auto requests = server.requests.size();
        QVERIFY(std::holds_alternative<Done>(driver.run()));
        QCOMPARE(driver.part(), model);
        QCOMPARE(server.requests.size(), requests + 1);
        QCOMPARE(submits(server), 1);
    }

    void bytesAreCountedWhetherTheirNumberIsSaidOrNot()
    {
        const QByteArray model = bigModel(2 << 20);
        for (const bool said : {true, false}) {
            RawServer server;
            const QByteArray length =
                said ? "Content-Length: " + QByteArray::number(model.size()) + "\r\n" : QByteArray();
            server.script = onPath(
                "/files/", {RawAnswer{"HTTP/1.1 200 OK\r\n" + length + "\r\n" + model, Then::Close, 0}});
            FalDriver driver(server.origin());
            QVERIFY(std::holds_alternative<Done>(driver.run()));
            const Progress &last = driver.progress.back();
            QCOMPARE(last.stage, u"downloading"_s);
            QCOMPARE(last.received, model.size());
            QCOMPARE(last.receiving, said ? model.size() : -1);
        }
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
};

QTEST_MAIN(TestFalFiles)
#include "test_fal_files.moc"
