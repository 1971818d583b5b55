// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

class TestServe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerAnswersAndStopsGracefully();
    void aTakenPortIsSaidClearly();
    void beyondLoopbackItNeedsAKey();

private:
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

QTEST_GUILESS_MAIN(TestServe)
#include "test_serve.moc"
