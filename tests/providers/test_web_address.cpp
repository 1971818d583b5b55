// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/web_address.h"

#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestWebAddress : public QObject
{
    Q_OBJECT

    const QStringList m_hosts{u"fal.media"_s, u"*.fal.media"_s};

private Q_SLOTS:
    void privateAddressesAreRecognised_data()
    {
        QTest::addColumn<bool>("isPrivate");
        for (const char *host : {"127.0.0.1",
                                 "127.1.2.3",
                                 "0.0.0.0",
                                 "10.0.0.1",
                                 "172.16.0.1",
                                 "172.31.255.255",
                                 "192.168.1.1",
                                 "169.254.169.254",
                                 "100.64.0.1",
                                 "198.18.0.1",
                                 "192.0.2.1",
                                 "224.0.0.1",
                                 "240.0.0.1",
                                 "255.255.255.255",
                                 "::",
                                 "::1",
                                 "[::1]",
                                 "fe80::1",
                                 "fc00::1",
                                 "fd12:3456::1",
                                 "ff02::1",
                                 "::ffff:127.0.0.1",
                                 "::ffff:10.0.0.1",
                                 "64:ff9b::7f00:1",
                                 "2002:7f00:1::",
                                 "2001:db8::1",
                                 "localhost",
                                 "LOCALHOST",
                                 "localhost.",
                                 "a.localhost",
                                 "printer.local",
                                 "metadata.internal",
                                 "2130706433",
                                 "0x7f000001",
                                 "0x7f.1",
                                 "127.1",
                                 "0177.0.0.1",
                                 "999.1.1.1",
                                 ""})
            QTest::newRow(host) << true;
        for (const char *host : {"1.1.1.1", "172.32.0.1", "192.169.0.1", "v3.fal.media", "2606:4700::1111",
                                 "::ffff:1.1.1.1", "1.2.3.4.", "10.example.com", "deadbeef.fal.media"})
            QTest::newRow(host) << false;
    }
    void privateAddressesAreRecognised()
    {
        QFETCH(bool, isPrivate);
        QCOMPARE(isPrivateHost(QString::fromLatin1(QTest::currentDataTag())), isPrivate);
    }

    void onlyListedHostsAreDownloadedFrom_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("listed") << u"https://fal.media/files/a.glb"_s << true;
        QTest::newRow("below") << u"https://v3b.fal.media/files/a.glb"_s << true;
        QTest::newRow("plain http") << u"http://v3.fal.media/a.glb"_s << false;
        QTest::newRow("lookalike") << u"https://evilfal.media/a.glb"_s << false;
        QTest::newRow("suffix") << u"https://fal.media.example.com/a.glb"_s << false;
        QTest::newRow("user name") << u"https://fal.media@example.com/a.glb"_s << false;
        QTest::newRow("user name at it") << u"https://me@v3.fal.media/a.glb"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("loopback") << u"https://127.0.0.1/a.glb"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void onlyListedHostsAreDownloadedFrom()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowed);
        QCOMPARE(mayDownloadFrom(QUrl(url), m_hosts, false), allowed);
    }

    void aPrivateHostIsRefusedEvenWhenListed()
    {
        const QStringList careless{u"10.0.0.1"_s, u"*"_s, u"localhost"_s};
        QVERIFY(!mayDownloadFrom(QUrl(u"https://10.0.0.1/a"_s), careless, false));
        QVERIFY(!mayDownloadFrom(QUrl(u"https://localhost/a"_s), careless, false));
    }

    void loopbackIsAllowedOnlyBesideALoopbackQueue()
    {
        QVERIFY(mayDownloadFrom(QUrl(u"http://127.0.0.1:9/a"_s), m_hosts, true));
        QVERIFY(!mayDownloadFrom(QUrl(u"http://127.0.0.1:9/a"_s), m_hosts, false));
        QVERIFY(!mayDownloadFrom(QUrl(u"http://10.0.0.1:9/a"_s), m_hosts, true));
    }

    void aServiceIsReachedByHttpsUnlessItIsOnThisMachine()
    {
        QCOMPARE(serviceUrl(u"queue.fal.run"_s), QUrl(u"https://queue.fal.run"_s));
        QCOMPARE(serviceUrl(u"http://queue.fal.run/"_s), QUrl(u"https://queue.fal.run"_s));
        QCOMPARE(serviceUrl(u"127.0.0.1:8123"_s), QUrl(u"http://127.0.0.1:8123"_s));
        QCOMPARE(serviceUrl(u"http://localhost:1/base/"_s), QUrl(u"http://localhost:1/base"_s));
    }

    void originsAreComparedWithTheirPorts()
    {
        QVERIFY(sameOrigin(QUrl(u"https://a/x"_s), QUrl(u"https://a:443/y"_s)));
        QVERIFY(!sameOrigin(QUrl(u"https://a/x"_s), QUrl(u"http://a/x"_s)));
        QVERIFY(!sameOrigin(QUrl(u"http://a:1/x"_s), QUrl(u"http://a:2/x"_s)));
    }
};

QTEST_GUILESS_MAIN(TestWebAddress)
#include "test_web_address.moc"
