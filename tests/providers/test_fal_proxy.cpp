// SPDX-License-Identifier: GPL-3.0-or-later
// The way to fal through a real proxy (tinyproxy), through one that refuses, and through a network that
// replaces certificates.
#include "core/proxy.h"
#include "tests/providers/fal_faults.h"

#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>

using namespace i2m;

/// tinyproxy on this computer that lets vase, whose password is sec-ret, through.
class Proxy
{
public:
    bool start()
    {
        QTcpServer place;
        if (!place.listen(QHostAddress::LocalHost))
            return false;
        m_port = place.serverPort();
        place.close();
        QFile file(m_folder.filePath(u"proxy.conf"_s));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("Port " + QByteArray::number(m_port) +
                   "\nListen 127.0.0.1\nTimeout 60\nMaxClients 50\nBasicAuth vase sec-ret\nLogLevel Connect\n"
                   "LogFile \"" +
                   log().toUtf8() + "\"\n");
        file.close();
        m_process.start(u"tinyproxy"_s, {u"-d"_s, u"-c"_s, file.fileName()});
        return QTest::qWaitFor([this] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_port);
            return socket.waitForConnected(500);
        });
    }
    ~Proxy()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    QString with(const QString &user) const
    {
        return u"http://%1@127.0.0.1:%2"_s.arg(user, QString::number(m_port));
    }
    QByteArray said() const
    {
        QFile file(log());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QString log() const { return m_folder.filePath(u"proxy.log"_s); }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

class TestFalProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsThatNameAProxy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("names");
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("none") << u" None "_s << true;
        QTest::newRow("http") << u"http://proxy.studio:3128"_s << true;
        QTest::newRow("with a slash") << u"http://proxy.studio:3128/"_s << true;
        QTest::newRow("usual port") << u"socks5://proxy.studio"_s << true;
        QTest::newRow("IPv6") << u"http://[::1]:8080"_s << true;
        QTest::newRow("with a password") << u"http://a:b%40c@proxy:3128"_s << true;
        QTest::newRow("no scheme") << u"proxy.studio:3128"_s << false;
        QTest::newRow("another scheme") << u"ftp://proxy.studio"_s << false;
        QTest::newRow("no host") << u"http://:3128"_s << false;
        QTest::newRow("a path") << u"http://proxy.studio/proxy.pac"_s << false;
        QTest::newRow("port 0") << u"http://proxy.studio:0"_s << false;
        QTest::newRow("port 70000") << u"http://proxy.studio:70000"_s << false;
        QTest::newRow("words") << u"the one downstairs"_s << false;
    }
    void textsThatNameAProxy()
    {
        QFETCH(QString, text);
        QFETCH(bool, names);
        QCOMPARE(parseProxy(text).has_value(), names);
        Settings settings;
        QCOMPARE(settings.set(setting::proxy, text).ok(), names);
    }
    void nameAndPasswordAreDecoded()
    {
        const auto proxy = parseProxy(u"http://a:b%40c@proxy"_s);
        QCOMPARE(proxy->user(), u"a"_s);
        QCOMPARE(proxy->password(), u"b@c"_s);
        QCOMPARE(proxy->port(), 3128);
        QVERIFY(!proxy->capabilities().testFlag(QNetworkProxy::CachingCapability));
    }
    void aWrongProxyIsToldWithoutItsPassword()
    {
        Settings settings;
        const auto set = settings.set(setting::proxy, u"htp://vase:secret@proxy"_s);
        QVERIFY(set.error().message().contains(u"http://"_s));
        QVERIFY(!set.error().message().contains(u"secret"_s));
    }

    void aModelIsMadeThroughTheProxy()
    {
        Proxy proxy;
        if (QStandardPaths::findExecutable(u"tinyproxy"_s).isEmpty())
            QSKIP("tinyproxy is not there");
        QVERIFY(proxy.start());
        RawServer server;
        FalDriver driver(server.origin());
        QVERIFY(driver.settings.set(setting::proxy, proxy.with(u"vase:sec%2Dret"_s)).ok());
        driver.restart();
        const Outcome outcome = driver.run();
        QVERIFY2(std::holds_alternative<Done>(outcome),
                 qPrintable(std::holds_alternative<Refused>(outcome) ? refusal(outcome).error.message()
                                                                     : QString()));
        QCOMPARE(driver.part(), RawServer::smallModel());
        QCOMPARE(submits(server), 1);
        QVERIFY(proxy.said().contains("CONNECT 127.0.0.1:" + QByteArray::number(server.serverPort())));
        QVERIFY(!proxy.said().contains("POST"));
    }

    void aProxyThatRefusesIsNamedAndNothingIsSent()
    {
        Proxy proxy;
        if (QStandardPaths::findExecutable(u"tinyproxy"_s).isEmpty())
            QSKIP("tinyproxy is not there");
        QVERIFY(proxy.start());
        RawServer server;
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QString nobody = u"socks5://127.0.0.1:%1"_s.arg(closed.serverPort());
        closed.close();
        for (const QString &way : {proxy.with(u"vase:wrong"_s), nobody}) {
            FalDriver driver(server.origin());
            QVERIFY(driver.settings.set(setting::proxy, way).ok());
            driver.restart();
            const Refused refused = refusal(driver.step());
            QCOMPARE(refused.error.name(), nameOf(ErrorCode::ProxyRefused));
            QCOMPARE(refused.error.remedy(), Remedy::WaitForNetwork);
            QVERIFY(!refused.error.message().contains(u"wrong"_s));
        }
        QVERIFY(server.requests.isEmpty());
    }

    void aReplacedCertificateIsNamedAndNothingIsSent()
    {
        QTemporaryDir folder;
        const QString key = folder.filePath(u"key.pem"_s);
        const QString certificate = folder.filePath(u"certificate.pem"_s);
        QProcess openssl;
        openssl.start(u"openssl"_s,
                      {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s,
                       u"/CN=Office Filter"_s, u"-keyout"_s, key, u"-out"_s, certificate});
        QVERIFY(openssl.waitForFinished());
        QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError());
        QFile keyFile(key);
        QVERIFY(keyFile.open(QIODevice::ReadOnly));
        QSslConfiguration configuration;
        configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
        QSslServer filter;
        filter.setSslConfiguration(configuration);
        QVERIFY(filter.listen(QHostAddress::LocalHost));
        QByteArray read;
        connect(&filter, &QSslServer::pendingConnectionAvailable, this, [&] {
            auto *socket = filter.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&read, socket] { read += socket->readAll(); });
        });
        FalDriver driver("https://127.0.0.1:" + QByteArray::number(filter.serverPort()));
        const Refused refused = refusal(driver.step());
        QCOMPARE(refused.error.name(), nameOf(ErrorCode::CertificateRefused));
        QCOMPARE(refused.billing, Billing::NotCharged);
        QCOMPARE(read, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestFalProxy)
#include "test_fal_proxy.moc"
