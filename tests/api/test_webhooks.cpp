// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/webhooks.h"
#include "tests/api/api_fixture.h"

#include <QProcess>
#include <QTcpServer>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;

namespace {
const QString secret = u"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_s;

/// Keeps what it is sent, and answers 500 to the first request and 204 to all others.
class Receiver : public QTcpServer
{
public:
    Receiver()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    QList<Response> requests; ///< head and body of each

private:
    void read(QTcpSocket &socket)
    {
        QByteArray &bytes = m_bytes[&socket];
        bytes += socket.readAll();
        const Response request = parsed(bytes);
        if (!bytes.contains("\r\n\r\n") ||
            request.body.size() < request.header("Content-Length").toLongLong())
            return;
        requests.append(request);
        m_bytes.remove(&socket);
        const QByteArray status = requests.size() == 1 ? "500 Internal Server Error" : "204 No Content";
        socket.write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
    }

    QHash<QTcpSocket *, QByteArray> m_bytes;
};

/// Python's own HMAC, so that our signature is not compared with itself.
QByteArray pythonsSignature(const Response &request)
{
    QProcess python;
    python.start(u"python3"_s,
                 {u"-c"_s,
                  u"import base64,hashlib,hmac,sys\n"
                  "key=base64.b64decode(sys.argv[1].removeprefix('whsec_'))\n"
                  "signed=b'.'.join([sys.argv[2].encode(),sys.argv[3].encode(),sys.stdin.buffer.read()])\n"
                  "print('v1,'+base64.b64encode(hmac.new(key,signed,hashlib.sha256).digest()).decode())"_s,
                  secret, QString::fromLatin1(request.header("webhook-id")),
                  QString::fromLatin1(request.header("webhook-timestamp"))});
    python.write(request.body);
    python.closeWriteChannel();
    return python.waitForFinished() ? python.readAllStandardOutput().trimmed() : QByteArray();
}
} // namespace

class TestWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void webhooksAreSignedAsSpecified();
    void anEndIsToldAgainUntilItIsHeard();
    void privateAddressesAreRefused();
};

void TestWebhooks::webhooksAreSignedAsSpecified()
{
    // The example of the Standard Webhooks specification's reference libraries.
    const QByteArray key = QByteArray::fromBase64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    QCOMPARE(Webhooks::signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"),
             QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
}

void TestWebhooks::anEndIsToldAgainUntilItIsHeard()
{
    Receiver receiver;
    ApiBench bench({{u"webhooks.secret"_s, secret}, {u"webhooks.private_addresses"_s, u"true"_s}});
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(receiver.serverPort()) + "/hook?a=1";
    const Response uploaded =
        bench.upload(ApiBench::filePart("a.png", pngImage()) + ApiBench::fieldPart("webhook_url", url));
    QCOMPARE(uploaded.status, 202);
    QElapsedTimer timer;
    timer.start();
    bench.complete();
    // The file's end, the job's end, and one of them again after the first of the growing pauses.
    QTRY_VERIFY_WITH_TIMEOUT(receiver.requests.size() >= 3, 20'000);
    QVERIFY(timer.elapsed() >= 5000);
    QHash<QByteArray, int> sent;
    QSet<QString> types;
    for (const Response &request : receiver.requests) {
        ++sent[request.header("webhook-id")];
        types.insert(request.json()[u"type"].toString());
        QCOMPARE(request.header("webhook-signature"), pythonsSignature(request));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        QVERIFY(request.head.startsWith("POST /hook?a=1 HTTP/1.1"));
        QCOMPARE(request.json()[u"data"][u"job_id"], uploaded.json()[u"job_id"]);
    }
    QCOMPARE(types, (QSet<QString>{u"file.completed"_s, u"job.completed"_s}));
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent[receiver.requests.front().header("webhook-id")], 2); // the one that was answered with 500
}

void TestWebhooks::privateAddressesAreRefused()
{
    ApiBench bench({{u"webhooks.secret"_s, secret}});
    const Webhooks webhooks(*bench.engine, bench.settings);
    for (const char *address :
         {"127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
          "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1",
          "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"})
        QVERIFY2(!webhooks.isAllowed(QHostAddress(QString::fromLatin1(address))), address);
    for (const char *address : {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
        QVERIFY2(webhooks.isAllowed(QHostAddress(QString::fromLatin1(address))), address);
    for (const char *url :
         {"http://example.com/", "https://127.0.0.1/", "https://[::1]/", "https://user@example.com/",
          "ftp://example.com/", "https://", "https://10.0.0.1:8443/x", "no address"})
        QVERIFY2(!webhooks.check(QString::fromLatin1(url)).ok(), url);
    QVERIFY(webhooks.check(u"https://example.com/hook"_s).ok());
    // Without a secret nobody could tell our messages from a stranger's.
    ApiBench unsigned_;
    QVERIFY(!Webhooks(*unsigned_.engine, unsigned_.settings).check(u"https://example.com/hook"_s).ok());
}

QTEST_GUILESS_MAIN(TestWebhooks)
#include "test_webhooks.moc"
