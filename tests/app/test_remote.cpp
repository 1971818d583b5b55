// SPDX-License-Identifier: GPL-3.0-or-later
// The job commands against a running server: found by its runtime.json, and named with --server.
#include "tests/app/program.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestRemote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theServerIsFoundByItsDataFolder();
    void theServerIsNamed();
    void theServerDrawsItsModelsWithoutADisplay();
    void aJobIsCancelledAndTriedAgain();
    void aWrongKeyAndNoServerAreTold();

private:
    QString newJob();
    QStringList there(QStringList arguments) const
    {
        return arguments << u"--data-dir"_s << m_program.filePath(u"served"_s);
    }
    QStringList elsewhere(QStringList arguments) const
    {
        return arguments << u"--server"_s << m_url << u"--data-dir"_s << m_program.filePath(u"other"_s);
    }

    Program m_program;
    QProcess m_server;
    QString m_url;
    QString m_image;
};

void TestRemote::initTestCase()
{
    m_program.set("API_KEY", u"key-of-the-remote-test"_s);
    m_image = m_program.filePath(u"cat.png"_s);
    QImage picture(64, 64, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(m_image));
    m_program.start(m_server, there({u"serve"_s, u"--port"_s, u"0"_s, u"--json"_s}));
    QByteArray told;
    QTRY_VERIFY_WITH_TIMEOUT((told += m_server.readAllStandardOutput()).endsWith("}\n"), 20'000);
    m_url = QJsonDocument::fromJson(told)[u"url"].toString();
    QVERIFY(!m_url.isEmpty());
}

void TestRemote::cleanupTestCase()
{
    m_server.terminate();
    QVERIFY(m_server.waitForFinished(10'000));
}

/// One that is done. The server makes it: its data folder is in use.
QString TestRemote::newJob()
{
    const Ran made = m_program.run(
        there({u"generate"_s, m_image, u"-o"_s, m_program.filePath(u"out"_s), u"--json"_s, u"--yes"_s}));
    if (made.code != 0)
        qWarning("%s", qPrintable(made.err));
    return made.json()[u"job_id"].toString();
}

void TestRemote::theServerIsFoundByItsDataFolder()
{
    const QString job = newJob();
    QVERIFY(!job.isEmpty());
    QCOMPARE(QDir(m_program.filePath(u"out"_s)).entryList(QDir::Files), QStringList{u"cat.glb"_s});
    const Ran status = m_program.run(there({u"status"_s, job, u"--json"_s}));
    QCOMPARE(status.code, 0);
    QCOMPARE(status.json()[u"status"].toString(), u"completed"_s);
    QVERIFY(m_program.run(there({u"status"_s})).out.contains(job));
    QCOMPARE(m_program.run(there({u"watch"_s, job})).code, 0);
    QCOMPARE(m_program.run(there({u"download"_s, job, u"-o"_s, m_program.filePath(u"again"_s)})).code, 0);
    QVERIFY(QFile(m_program.filePath(u"again/cat.glb"_s)).size() > 1000);
    QCOMPARE(m_program.run(there({u"delete"_s, job})).code, 0);
    QCOMPARE(m_program.run(there({u"status"_s, job})).code, 1);
}

void TestRemote::theServerIsNamed()
{
    const Ran made = m_program.run(elsewhere(
        {u"generate"_s, m_image, u"-o"_s, m_program.filePath(u"named"_s), u"--json"_s, u"--yes"_s}));
    QVERIFY2(made.code == 0, qPrintable(made.err));
    const QString job = made.json()[u"job_id"].toString();
    QCOMPARE(m_program.run(elsewhere({u"status"_s, job, u"--json"_s})).json()[u"status"].toString(),
             u"completed"_s);
    QCOMPARE(m_program.run(elsewhere({u"watch"_s, job})).code, 0);
    const QString zip = m_program.filePath(u"all.zip"_s);
    QCOMPARE(m_program.run(elsewhere({u"download"_s, job, u"--zip"_s, zip})).code, 0);
    QFile archive(zip);
    QVERIFY(archive.open(QIODevice::ReadOnly));
    QCOMPARE(archive.read(2), QByteArray("PK"));
    QCOMPARE(m_program.run(elsewhere({u"delete"_s, job})).code, 0);
    QVERIFY(!QFile::exists(m_program.filePath(u"other/library.sqlite"_s)));
}

void TestRemote::theServerDrawsItsModelsWithoutADisplay()
{
    const QString job = newJob();
    const QDir folder(m_program.filePath(u"served/jobs/"_s + job));
    QStringList pictures;
    QTRY_VERIFY_WITH_TIMEOUT(!(pictures = folder.entryList({u"*.view.png"_s})).isEmpty(), 30'000);
    const QImage picture(folder.filePath(pictures.front()));
    QCOMPARE(picture.size(), QSize(512, 512));
    QCOMPARE(qAlpha(picture.pixel(2, 2)), 0);
    QCOMPARE(qAlpha(picture.pixel(256, 256)), 255);
    QVERIFY(folder.entryList({u"*.part"_s}).isEmpty());
}

void TestRemote::aJobIsCancelledAndTriedAgain()
{
    const QString job = newJob();
    // Nothing is left to stop, nothing has failed: both are said, nothing breaks.
    QCOMPARE(m_program.run(there({u"cancel"_s, job})).code, 0);
    const Ran retried = m_program.run(there({u"retry"_s, job, u"--yes"_s}));
    QCOMPARE(retried.code, 1);
    QVERIFY(!retried.err.isEmpty());
}

void TestRemote::aWrongKeyAndNoServerAreTold()
{
    Program stranger;
    stranger.set("API_KEY", u"another-key"_s);
    const Ran refused = stranger.run({u"status"_s, u"--server"_s, m_url});
    QVERIFY(refused.code != 0);
    QVERIFY(!refused.err.isEmpty());
    QCOMPARE(stranger.run({u"status"_s, u"0123"_s, u"--server"_s, u"http://127.0.0.1:1"_s}).code, 6);
}

QTEST_GUILESS_MAIN(TestRemote)
#include "test_remote.moc"
