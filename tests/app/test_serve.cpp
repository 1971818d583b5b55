// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestServe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerAnswersAndStopsGracefully();
    void aTakenPortIsSaidClearly();
    void beyondLoopbackItNeedsAKey();
    void halfOfATlsPairIsSaidAtTheStart();
    void jobsOfApiClientsGoWhenTheirTimeIsOver();
    void whatAKilledServerLeftMisleadsNobody();

private:
    /// Starts a server in `program`'s home, on the data folder "d".
    void serve(const Program &program, QProcess &server) const
    {
        program.start(server, {u"serve"_s, u"--json"_s, u"--port"_s, u"0"_s, u"--data-dir"_s, u"d"_s});
        QByteArray told;
        QTRY_VERIFY_WITH_TIMEOUT((told += server.readAllStandardOutput()).endsWith("}\n"), 20'000);
    }
    /// Makes a model of a picture, and answers its job; a server does it where there is one.
    QString generate(const Program &program) const
    {
        QImage picture(64, 64, QImage::Format_RGB32);
        picture.fill(Qt::darkCyan);
        picture.save(program.filePath(u"cat.png"_s));
        return program
            .run({u"generate"_s, u"cat.png"_s, u"-o"_s, u"out"_s, u"--json"_s, u"--yes"_s, u"--data-dir"_s,
                  u"d"_s})
            .json()[u"job_id"]
            .toString();
    }
    /// Starts `serve --json` and answers the URL it tells.
    QUrl start(QProcess &program, const QString &folder, const QStringList &more = {}) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"API_KEY", "ADMIN_API_KEY", "FAL_KEY", "DATA_DIR"})
            environment.remove(QString::fromLatin1(name));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(I2M_PROGRAM),
                      QStringList{u"serve"_s, u"--json"_s, u"--data-dir"_s, folder} + more);
        if (!program.waitForReadyRead(20'000))
            return {};
        return QUrl(QJsonDocument::fromJson(program.readAllStandardOutput())[u"url"].toString());
    }
};

void TestServe::aServerAnswersAndStopsGracefully()
{
    QTemporaryDir folder;
    QProcess program;
    const QUrl url = start(program, folder.path(), {u"--port"_s, u"0"_s});
    QVERIFY(url.isValid() && url.port() > 0);
    const QString runtime = folder.filePath(u"runtime.json"_s);
    QFile file(runtime);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonDocument facts = QJsonDocument::fromJson(file.readAll());
    QCOMPARE(facts[u"port"].toInt(), url.port());
    QCOMPARE(QFile::permissions(runtime) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QTcpSocket stream;
    stream.connectToHost(url.host(), quint16(url.port()));
    stream.write("GET /api/v1/events HTTP/1.1\r\nHost: " + url.authority().toLatin1() +
                 "\r\nAuthorization: Bearer " + facts[u"key"].toString().toLatin1() + "\r\n\r\n");
    QByteArray reply;
    QTRY_VERIFY((reply += stream.readAll()).contains("retry: 3000"));
    QElapsedTimer timer;
    timer.start();
    program.terminate();
    QVERIFY(program.waitForFinished(10'000));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QTRY_VERIFY((reply += stream.readAll()).contains(": the server is stopping"));
    QVERIFY(!QFile::exists(runtime));
    QVERIFY(program.readAllStandardError().contains("API key, shown only now: i2m_"));
}

void TestServe::aTakenPortIsSaidClearly()
{
    QTemporaryDir first;
    QTemporaryDir second;
    QProcess one;
    const QUrl url = start(one, first.path(), {u"--port"_s, u"0"_s});
    QVERIFY(url.port() > 0);
    QProcess two;
    start(two, second.path(), {u"--port"_s, QString::number(url.port())});
    QVERIFY(two.state() == QProcess::NotRunning || two.waitForFinished(10'000));
    QCOMPARE(two.exitCode(), 1);
    one.terminate();
    QVERIFY(one.waitForFinished(10'000));
}

void TestServe::beyondLoopbackItNeedsAKey()
{
    QTemporaryDir folder;
    QProcess program;
    start(program, folder.path(), {u"--port"_s, u"0"_s, u"--host"_s, u"0.0.0.0"_s});
    QVERIFY(program.state() == QProcess::NotRunning || program.waitForFinished(10'000));
    QVERIFY(program.exitCode() != 0);
    QVERIFY(!QFile::exists(folder.filePath(u"keys.json"_s)));
}

void TestServe::halfOfATlsPairIsSaidAtTheStart()
{
    Program program;
    const Ran ran = program.run({u"serve"_s, u"--port"_s, u"0"_s, u"--tls-cert"_s, u"gone.pem"_s});
    QVERIFY(ran.code != 0);
    QVERIFY2(ran.err.contains(u"--tls-cert"_s) && ran.err.contains(u"gone.pem"_s), qPrintable(ran.err));
}

void TestServe::jobsOfApiClientsGoWhenTheirTimeIsOver()
{
    Program program;
    program.set("API_KEY", u"key-of-the-serve-test"_s);
    const QString own = generate(program);
    QProcess server;
    serve(program, server);
    const QString served = generate(program);
    QVERIFY(!own.isEmpty() && !served.isEmpty());
    server.terminate();
    QVERIFY(server.waitForFinished(10'000));
    QVERIFY(QFile::exists(program.filePath(u"d/jobs/"_s + served)));
    program.set("I2M_API_KEEP_HOURS", u"0.0001"_s);
    serve(program, server);
    const auto gone = [&](const QString &job) {
        return program.run({u"status"_s, job, u"--data-dir"_s, u"d"_s}).code != 0;
    };
    QTRY_VERIFY(gone(served));
    QTRY_VERIFY(!QFile::exists(program.filePath(u"d/jobs/"_s + served)));
    QVERIFY(!gone(own)); // whoever made it here keeps it
    server.terminate();
    QVERIFY(server.waitForFinished(10'000));
}

void TestServe::whatAKilledServerLeftMisleadsNobody()
{
    Program program;
    QProcess server;
    serve(program, server);
    const QString runtime = program.filePath(u"d/runtime.json"_s);
    const auto pidIn = [&] {
        QFile file(runtime);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())[u"pid"].toInteger()
                                              : 0;
    };
    const qint64 pid = server.processId();
    QCOMPARE(pidIn(), pid);
    server.kill();
    QVERIFY(server.waitForFinished(10'000));
    QCOMPARE(pidIn(), pid); // it stays behind
    const Ran status = program.run({u"status"_s, u"--data-dir"_s, u"d"_s});
    QVERIFY2(status.code == 0, qPrintable(status.err));
    serve(program, server);
    QCOMPARE(pidIn(), server.processId());
    QCOMPARE(QFile::permissions(runtime) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    server.terminate();
    QVERIFY(server.waitForFinished(10'000));
}

QTEST_GUILESS_MAIN(TestServe)
#include "test_serve.moc"
