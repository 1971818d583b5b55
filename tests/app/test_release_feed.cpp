// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for a newer version: what answers mean, and how often a real server is asked.
#include "app/release_feed.h"

#include <QCoreApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
/// Answers every request with one text, like a forge.
class Forge : public QTcpServer
{
public:
    Forge()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *client = nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, this, [this, client] {
                if (!client->peek(1 << 16).contains("\r\n\r\n"))
                    return;
                heads.append(client->readAll());
                client->write("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " +
                              QByteArray::number(answer.size()) + "\r\n\r\n" + answer);
                client->disconnectFromHost();
            });
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        });
    }
    QUrl address() const { return QUrl(u"http://127.0.0.1:%1/releases/latest"_s.arg(serverPort())); }

    QByteArray status = "200 OK";
    QByteArray answer =
        R"({"tag_name":"v2.5","html_url":"https://127.0.0.1/notes/2.5","assets":[{"name":"a.deb"}]})";
    QByteArrayList heads;
};

Settings settings(bool looks)
{
    Settings made;
    (void)made.set(setting::lookForVersions, looks ? u"true"_s : u"false"_s);
    (void)made.set(setting::proxy, u"none"_s);
    return made;
}

QString lastTold(const QSignalSpy &told)
{
    return told.isEmpty() ? u"nothing"_s : told.back()[0].value<Release>().version;
}
} // namespace

class TestReleaseFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationVersion(u"1.4.2"_s); }
    void init() { m_memory = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())); }
    void answersMeanWhatTheySay_data();
    void answersMeanWhatTheySay();
    void onlyNotesOnTheFeedsHostAreOpened_data();
    void onlyNotesOnTheFeedsHostAreOpened();
    void aDayIsTheLeastBetweenTwoQuestions();
    void whoDoesNotWantItIsNotAsked();
    void afterADayItAsksAgain();
    void aFailureIsSilentAndCountsAsAsked();
    void anAddressWithoutProtectionIsNeverAsked();

private:
    QTemporaryDir m_folder;
    QString m_memory;
};

void TestReleaseFeed::answersMeanWhatTheySay_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("version");
    const auto tag = [](const QByteArray &name, const QByteArray &more = {}) {
        return R"({"tag_name":")" + name + '"' + more + '}';
    };
    QTest::newRow("newer") << tag("1.5") << u"1.5"_s;
    QTest::newRow("with a v") << tag("v1.10.0") << u"1.10"_s;
    QTest::newRow("the same") << tag("1.4.2") << QString();
    QTest::newRow("the same, longer") << tag("1.4.2.0") << QString();
    QTest::newRow("older") << tag("v1.3.9") << QString();
    QTest::newRow("a candidate") << tag("1.5-rc1") << QString();
    QTest::newRow("a draft") << tag("1.5", R"(,"draft":true)") << QString();
    QTest::newRow("a preview") << tag("1.5", R"(,"prerelease":true)") << QString();
    QTest::newRow("no number") << tag("nightly") << QString();
    QTest::newRow("another type") << QByteArray(R"({"tag_name":15})") << QString();
    QTest::newRow("a list") << QByteArray("[]") << QString();
    QTest::newRow("a page") << QByteArray("<!doctype html>") << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
}

void TestReleaseFeed::answersMeanWhatTheySay()
{
    QFETCH(QByteArray, answer);
    QTEST(readRelease(answer, QUrl(u"https://forge.example/latest"_s), u"1.4.2"_s).version, "version");
}

void TestReleaseFeed::onlyNotesOnTheFeedsHostAreOpened_data()
{
    QTest::addColumn<QString>("feed");
    QTest::addColumn<QString>("notes");
    QTest::addColumn<bool>("fine");
    const QString forge = u"https://forge.example/latest"_s;
    QTest::newRow("same host") << forge << u"https://forge.example/r/1.5"_s << true;
    QTest::newRow("host of an API") << u"https://api.forge.example/l"_s << u"https://forge.example/r"_s
                                    << true;
    QTest::newRow("another host") << forge << u"https://evil.example/r"_s << false;
    QTest::newRow("a longer host") << forge << u"https://forge.example.evil.example/r"_s << false;
    QTest::newRow("another name in front") << forge << u"https://www.forge.example/r"_s << false;
    QTest::newRow("as if a user") << forge << u"https://forge.example@evil.example/r"_s << false;
    QTest::newRow("with a user") << forge << u"https://me@forge.example/r"_s << false;
    QTest::newRow("no protection") << forge << u"http://forge.example/r"_s << false;
    QTest::newRow("a program") << forge << u"file:///usr/bin/true"_s << false;
    QTest::newRow("none") << forge << QString() << false;
}

void TestReleaseFeed::onlyNotesOnTheFeedsHostAreOpened()
{
    QFETCH(QString, feed);
    QFETCH(QString, notes);
    QFETCH(bool, fine);
    const QByteArray answer = R"({"tag_name":"2","html_url":")" + notes.toUtf8() + "\"}";
    const Release release = readRelease(answer, QUrl(feed), u"1"_s);
    QCOMPARE(release.version, u"2"_s);
    QCOMPARE(release.notes, fine ? QUrl(notes) : QUrl());
}

void TestReleaseFeed::aDayIsTheLeastBetweenTwoQuestions()
{
    Forge forge;
    {
        ReleaseFeed feed(forge.address(), m_memory);
        QSignalSpy told(&feed, &ReleaseFeed::told);
        feed.setSettings(settings(true));
        QTRY_COMPARE(lastTold(told), u"2.5"_s);
        QCOMPARE(told.back()[0].value<Release>().notes, QUrl(u"https://127.0.0.1/notes/2.5"_s));
        QVERIFY(forge.heads[0].startsWith("GET /releases/latest HTTP/1.1\r\n"));
        QVERIFY(!forge.heads[0].contains("Cookie") && !forge.heads[0].contains("Authorization"));
        feed.setSettings(settings(true));
    }
    ReleaseFeed again(forge.address(), m_memory);
    QSignalSpy told(&again, &ReleaseFeed::told);
    again.setSettings(settings(true));
    const QByteArray kept =
        QSettings(m_memory, QSettings::IniFormat).value(u"release/answer"_s).toByteArray();
    QVERIFY(kept.contains("v2.5") && !kept.contains("a.deb"));
    QCOMPARE(lastTold(told), u"2.5"_s);                  // remembered
    QCoreApplication::setApplicationVersion(u"2.5.0"_s); // an update by other means
    ReleaseFeed updated(forge.address(), m_memory);
    QSignalSpy news(&updated, &ReleaseFeed::told);
    updated.setSettings(settings(true));
    QCOMPARE(lastTold(news), QString());
    QCoreApplication::setApplicationVersion(u"1.4.2"_s);
    QCOMPARE(forge.heads.size(), 1);
}

void TestReleaseFeed::whoDoesNotWantItIsNotAsked()
{
    Forge forge;
    ReleaseFeed feed(forge.address(), m_memory);
    QSignalSpy told(&feed, &ReleaseFeed::told);
    feed.setSettings(settings(false));
    QCoreApplication::processEvents();
    QVERIFY(told.isEmpty());
    QVERIFY(!QFile::exists(m_memory));
    feed.setSettings(settings(true));
    QTRY_COMPARE(lastTold(told), u"2.5"_s);
    feed.setSettings(settings(false));
    QCOMPARE(lastTold(told), QString()); // what was shown goes
}

void TestReleaseFeed::afterADayItAsksAgain()
{
    Forge forge;
    QSettings(m_memory, QSettings::IniFormat)
        .setValue(u"release/asked"_s, QDateTime::currentDateTimeUtc().addDays(-1).addSecs(-1));
    ReleaseFeed feed(forge.address(), m_memory);
    feed.setSettings(settings(true));
    QTRY_COMPARE(forge.heads.size(), 1);
    // A clock that was wrong must not silence it for years.
    const QString other = m_memory + u"2"_s;
    QSettings(other, QSettings::IniFormat)
        .setValue(u"release/asked"_s, QDateTime::currentDateTimeUtc().addYears(5));
    ReleaseFeed early(forge.address(), other);
    early.setSettings(settings(true));
    QTRY_COMPARE(forge.heads.size(), 2);
}

void TestReleaseFeed::aFailureIsSilentAndCountsAsAsked()
{
    Forge forge;
    forge.status = "500 Internal Server Error";
    ReleaseFeed feed(forge.address(), m_memory);
    QSignalSpy told(&feed, &ReleaseFeed::told);
    feed.setSettings(settings(true));
    QTRY_COMPARE(forge.heads.size(), 1);
    ReleaseFeed again(forge.address(), m_memory);
    again.setSettings(settings(true));
    QCoreApplication::processEvents();
    QCOMPARE(lastTold(told), QString());
    QCOMPARE(forge.heads.size(), 1);
}

void TestReleaseFeed::anAddressWithoutProtectionIsNeverAsked()
{
    for (const char *address : {"", "http://forge.example/latest", "file:///etc/hostname", "forge"}) {
        ReleaseFeed feed(QUrl(QString::fromLatin1(address)), m_memory);
        feed.setSettings(settings(true));
        QCoreApplication::processEvents();
        QVERIFY2(!QFile::exists(m_memory), address); // where it would be noted
    }
}

QTEST_GUILESS_MAIN(TestReleaseFeed)
#include "test_release_feed.moc"
