// SPDX-License-Identifier: GPL-3.0-or-later
#include "gate_fixture.h"

#include <QDir>
#include <QSignalSpy>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyRawRequestGetsItsAnswer_data();
    void everyRawRequestGetsItsAnswer();
    void aRefusedHeadCostsNoMemory();
    void slowHeadsAndBodiesAreTimedOut();
    void aKeptConnectionServesManyRequests();
    void pipelinedRequestsAreAnsweredInOrder();
    void headHasTheHeadersButNoBody();
    void http10AndCloseEndTheConnection();
    void continueIsSentBeforeTheBody();
    void aRefusalComesBeforeTheBody();
    void chunkedBodiesArrive();
    void formsAreSpooledAndCleanedUp();
    void aSlowReaderHoldsBackItsSource();
    void bodiesOfUnknownSizeAreChunked();
    void aClientMayLeaveAtEveryStage();
    void tooManyConnectionsAreTurnedAway();
    void deferredAnswersArrive();
    void onlyOwnAndAllowedOriginsPass();
    void closingLetsAnswersEnd();

private:
    QByteArray get(const QByteArray &target, const QByteArray &fields = {}) const
    {
        return "GET " + target + " HTTP/1.1\r\nHost: " + m_host + "\r\n" + fields + "\r\n";
    }
    void makeGate(const GateLimits &limits);

    QTemporaryDir m_folder;
    std::unique_ptr<TestDoorman> m_doorman;
    std::unique_ptr<Gate> m_gate;
    quint16 m_port = 0;
    QByteArray m_host;
};

void TestGate::makeGate(const GateLimits &limits)
{
    m_gate.reset();
    m_gate = std::make_unique<Gate>(*m_doorman, limits, m_folder.path());
    m_gate->setHosts({u"proxy.example"_s});
    m_gate->setOrigins({u"https://friend.example"_s});
    const auto port = m_gate->open(QHostAddress::LocalHost, 0);
    QVERIFY(port.ok());
    m_port = *port;
    m_host = "127.0.0.1:" + QByteArray::number(m_port);
}

void TestGate::init()
{
    m_doorman = std::make_unique<TestDoorman>();
    makeGate({});
}

void TestGate::cleanup()
{
    m_gate.reset();
    m_doorman.reset();
    QCOMPARE(Bytes::alive, 0);
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList());
}

void TestGate::everyRawRequestGetsItsAnswer_data()
{
    QTest::addColumn<QByteArray>("request"); // HOST stands for the right host and port
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    const QByteArray host = "Host: HOST\r\n";
    const QByteArray end = host + "Connection: close\r\n\r\n";
    row("plain", "GET /ok HTTP/1.1\r\n" + end, 200);
    row("empty lines before", "\r\n\r\nGET /ok HTTP/1.1\r\n" + end, 200);
    row("trailing slash", "GET /ok/ HTTP/1.1\r\n" + end, 200);
    row("HTTP/1.0", "GET /ok HTTP/1.0\r\n" + host + "\r\n", 200);
    row("absolute target", "GET http://HOST/ok HTTP/1.1\r\n" + end, 200);
    row("absolute target elsewhere", "GET http://evil.test/ok HTTP/1.1\r\n" + end, 421);
    row("HTTP/2.0", "GET /ok HTTP/2.0\r\n" + end, 505);
    row("HTTP/0.9", "GET /ok\r\n\r\n", 400);
    row("lower-case version", "GET /ok http/1.1\r\n" + end, 400);
    row("garbage", "\x16\x03\x01\x02\x01\x01\r\n\r\n", 400);
    row("no method", " /ok HTTP/1.1\r\n" + end, 400);
    row("tab in the request line", "GET\t/ok HTTP/1.1\r\n" + end, 400);
    row("space in the target", "GET /o k HTTP/1.1\r\n" + end, 400);
    row("unknown method", "BREW /ok HTTP/1.1\r\n" + end, 501);
    row("TRACE", "TRACE /ok HTTP/1.1\r\n" + end, 501);
    row("CONNECT", "CONNECT HOST HTTP/1.1\r\n" + end, 501);
    row("target without slash", "GET ok HTTP/1.1\r\n" + end, 400);
    row("asterisk", "GET * HTTP/1.1\r\n" + end, 400);
    row("NUL in the target", QByteArray("GET /o\0k HTTP/1.1\r\n", 20) + end, 400);
    row("encoded NUL", "GET /o%00k HTTP/1.1\r\n" + end, 400);
    row("bad percent", "GET /o%zz HTTP/1.1\r\n" + end, 400);
    row("dot dot", "GET /../etc/passwd HTTP/1.1\r\n" + end, 400);
    row("encoded dot dot", "GET /%2e%2E/etc HTTP/1.1\r\n" + end, 400);
    row("encoded slash", "GET /a%2fb HTTP/1.1\r\n" + end, 400);
    row("encoded backslash", "GET /a%5cb HTTP/1.1\r\n" + end, 400);
    row("fragment", "GET /ok#x HTTP/1.1\r\n" + end, 400);
    row("long target", "GET /" + QByteArray(4096, 'a') + " HTTP/1.1\r\n" + end, 414);
    row("endless target", "GET /" + QByteArray(100'000, 'a'), 414);
    row("no host", "GET /ok HTTP/1.1\r\nConnection: close\r\n\r\n", 421);
    row("two hosts", "GET /ok HTTP/1.1\r\n" + host + end, 421);
    row("empty host", "GET /ok HTTP/1.1\r\nHost:\r\n\r\n", 421);
    row("foreign host", "GET /ok HTTP/1.1\r\nHost: evil.test:PORT\r\n\r\n", 421);
    row("prefixed host", "GET /ok HTTP/1.1\r\nHost: 127.0.0.1.evil.test:PORT\r\n\r\n", 421);
    row("any address", "GET /ok HTTP/1.1\r\nHost: 0.0.0.0:PORT\r\n\r\n", 421);
    row("wrong port", "GET /ok HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", 421);
    row("no port", "GET /ok HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 421);
    row("port with garbage", "GET /ok HTTP/1.1\r\nHost: 127.0.0.1:PORTx\r\n\r\n", 421);
    row("localhost", "GET /ok HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n", 200);
    row("upper-case localhost", "GET /ok HTTP/1.1\r\nHost: LOCALHOST:PORT\r\nConnection: close\r\n\r\n", 200);
    row("IPv6 loopback", "GET /ok HTTP/1.1\r\nHost: [::1]:PORT\r\nConnection: close\r\n\r\n", 200);
    row("allowed host", "GET /ok HTTP/1.1\r\nHost: proxy.example\r\nConnection: close\r\n\r\n", 200);
    row("bare line feeds", "GET /ok HTTP/1.1\nHost: HOST\n\n\r\n\r\n", 400);
    row("space before colon", "GET /ok HTTP/1.1\r\nX-A : b\r\n" + end, 400);
    row("folded field", "GET /ok HTTP/1.1\r\nX-A: b\r\n c\r\n" + end, 400);
    row("field without colon", "GET /ok HTTP/1.1\r\nnonsense\r\n" + end, 400);
    row("NUL in a field", QByteArray("GET /ok HTTP/1.1\r\nX-A: \0\r\n", 26) + end, 400);
    row("bare CR in a field", "GET /ok HTTP/1.1\r\nX-A: a\rb\r\n" + end, 400);
    row("101 fields", "GET /ok HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(100) + end, 431);
    row("98 fields", "GET /ok HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(98) + end, 200);
    row("large field", "GET /ok HTTP/1.1\r\nX-A: " + QByteArray(17'000, 'a') + "\r\n" + end, 431);
    row("length and coding",
        "POST /json HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n" + end, 400);
    row("two lengths", "POST /json HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 4\r\n" + end, 400);
    row("negative length", "POST /json HTTP/1.1\r\nContent-Length: -1\r\n" + end, 400);
    row("length with plus", "POST /json HTTP/1.1\r\nContent-Length: +4\r\n" + end, 400);
    row("length in words", "POST /json HTTP/1.1\r\nContent-Length: abc\r\n" + end, 400);
    row("length list", "POST /json HTTP/1.1\r\nContent-Length: 4, 4\r\n" + end, 400);
    row("huge length", "POST /json HTTP/1.1\r\nContent-Length: 18446744073709551615\r\n" + end, 400);
    row("large JSON",
        "POST /json HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 65537\r\n" + end, 413);
    row("xchunked", "POST /json HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n" + end, 501);
    row("gzip, chunked", "POST /json HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n" + end, 501);
    row("coding twice",
        "POST /json HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n" + end, 400);
    row("coding in HTTP/1.0", "POST /json HTTP/1.0\r\nTransfer-Encoding: chunked\r\n" + end, 400);
    row("bad chunk size",
        "POST /json HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" + end +
            "zz\r\n",
        400);
    row("negative chunk",
        "POST /json HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" + end +
            "-1\r\n",
        400);
    row("chunk without CRLF",
        "POST /json HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" + end +
            "2\r\nabXX",
        400);
    row("endless chunk line",
        "POST /json HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" + end +
            QByteArray(1000, '0'),
        400);
    row("large chunked JSON",
        "POST /json HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" + end +
            "20000\r\n" + QByteArray(0x20000, ' '),
        413);
    row("expectation", "POST /json HTTP/1.1\r\nExpect: the best\r\n" + end, 417);
    row("JSON as text",
        "POST /json HTTP/1.1\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n" + end + "{}", 415);
    row("form as JSON",
        "POST /form HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n" + end + "{}", 415);
    row("form without boundary",
        "POST /form HTTP/1.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n" + end + "--",
        415);
    row("form without length",
        "POST /form HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n" + end, 411);
    row("form of 300 MB",
        "POST /form HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
        "300000000\r\n" +
            end,
        413);
    row("wrong boundary",
        "POST /form HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9\r\n" +
            end + "--other\r\n",
        400);
    row("form without end",
        "POST /form HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5\r\n" +
            end + "--b\r\n",
        400);
    row("body on GET", "GET /ok HTTP/1.1\r\nContent-Length: 4\r\n" + end + "body", 200);
    row("large body on GET", "GET /ok HTTP/1.1\r\nContent-Length: 70000\r\n" + end, 413);
    row("POST without body", "POST /ok HTTP/1.1\r\n" + end, 200);
    row("foreign origin", "GET /ok HTTP/1.1\r\nOrigin: http://evil.test\r\n" + end, 403);
    row("null origin", "GET /ok HTTP/1.1\r\nOrigin: null\r\n" + end, 403);
    row("cross-site page", "GET /ok HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\n" + end, 403);
    row("same-site page", "GET /ok HTTP/1.1\r\nSec-Fetch-Site: same-site\r\n" + end, 403);
    row("own page", "GET /ok HTTP/1.1\r\nOrigin: http://HOST\r\nSec-Fetch-Site: same-origin\r\n" + end, 200);
}

void TestGate::everyRawRequestGetsItsAnswer()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    request.replace("HOST:", "HOST\x01").replace("Host: HOST", "Host: " + m_host);
    request.replace("HOST\x01", "HOST:").replace("//HOST", "//" + m_host);
    request.replace("PORT", QByteArray::number(m_port));
    const QByteArray reply = talk(m_port, request);
    QCOMPARE(test::statusOf(reply), status);
    QCOMPARE(reply.count("X-Request-ID: "), 1);
    if (status >= 400) {
        QVERIFY(reply.contains("\"error\":true"));
        QVERIFY(reply.contains("X-Content-Type-Options: nosniff"));
    }
}

void TestGate::aRefusedHeadCostsNoMemory()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    QByteArray reply;
    socket.write("GET /ok HTTP/1.1\r\nX-A: ");
    const QByteArray block(1 << 20, 'a');
    for (int i = 0; i < 64 && reply.isEmpty(); ++i) {
        socket.write(block);
        QTRY_VERIFY(socket.bytesToWrite() == 0 || socket.bytesAvailable() > 0);
        reply += socket.readAll();
    }
    QCOMPARE(test::statusOf(reply), 431);
}

void TestGate::slowHeadsAndBodiesAreTimedOut()
{
    GateLimits limits;
    limits.headTime = 300ms;
    limits.bodyIdle = 300ms;
    limits.keepAlive = 300ms;
    makeGate(limits);
    QCOMPARE(test::statusOf(talk(m_port, "GET /ok HT")), 408);
    QCOMPARE(
        test::statusOf(talk(m_port, "POST /json HTTP/1.1\r\nHost: " + m_host +
                                        "\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{")),
        408);
    QCOMPARE(talk(m_port, {}), QByteArray()); // a silent client is let go in silence
    QCOMPARE(talk(m_port, get("/ok")).count("HTTP/1.1 "), 1);
    QTRY_COMPARE(m_gate->connectionCount(), 0);
}

void TestGate::aKeptConnectionServesManyRequests()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    for (int i = 0; i < 50; ++i) {
        socket.write(get("/ok"));
        QByteArray reply;
        QTRY_VERIFY((reply += socket.readAll()).endsWith("fine"));
    }
    QCOMPARE(m_doorman->handled, 50);
    QCOMPARE(m_gate->connectionCount(), 1);
}

void TestGate::pipelinedRequestsAreAnsweredInOrder()
{
    const QByteArray post = "POST /json HTTP/1.1\r\nHost: " + m_host +
                            "\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
    const QByteArray reply =
        talk(m_port, get("/ok") + post + get("/file?size=3") + get("/ok", "Connection: close\r\n"));
    QCOMPARE(reply.count("HTTP/1.1 200 OK"), 4);
    QVERIFY(reply.indexOf("fine") < reply.indexOf("\r\n\r\n7"));
    QVERIFY(reply.indexOf("\r\n\r\n7") < reply.indexOf("xxx"));
}

void TestGate::headHasTheHeadersButNoBody()
{
    const QByteArray reply = talk(m_port, "HEAD /file?size=1000 HTTP/1.1\r\nHost: " + m_host + "\r\n\r\n" +
                                              get("/ok", "Connection: close\r\n"));
    QVERIFY(reply.contains("Content-Length: 1000"));
    QVERIFY(!reply.contains("xxx"));
    QVERIFY(reply.endsWith("fine"));
}

void TestGate::http10AndCloseEndTheConnection()
{
    QVERIFY(talk(m_port, "GET /ok HTTP/1.0\r\nHost: " + m_host + "\r\n\r\n").startsWith("HTTP/1.0 200"));
    QVERIFY(talk(m_port, get("/ok", "Connection: close\r\n")).contains("Connection: close"));
    const QByteArray unsized = talk(m_port, "GET /unsized HTTP/1.0\r\nHost: " + m_host + "\r\n\r\n");
    QVERIFY(!unsized.contains("chunked"));
    QVERIFY(unsized.endsWith("\r\n\r\n" + QByteArray(1000, 'x')));
}

void TestGate::continueIsSentBeforeTheBody()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    socket.write("POST /json HTTP/1.1\r\nHost: " + m_host +
                 "\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n");
    QByteArray reply;
    QTRY_COMPARE((reply += socket.readAll()), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    socket.write("{}");
    QTRY_VERIFY((reply += socket.readAll()).endsWith("\r\n\r\n2"));
}

void TestGate::aRefusalComesBeforeTheBody()
{
    const QByteArray reply =
        talk(m_port, "POST /closed HTTP/1.1\r\nHost: " + m_host +
                         "\r\nExpect: 100-continue\r\nContent-Length: 250000000\r\n\r\n");
    QCOMPARE(test::statusOf(reply), 401);
    QVERIFY(reply.contains("WWW-Authenticate"));
    QCOMPARE(m_doorman->handled, 0);
}

void TestGate::chunkedBodiesArrive()
{
    const QByteArray head = "POST /json HTTP/1.1\r\nHost: " + m_host +
                            "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray reply =
        talk(m_port, head + "5;ext=1\r\n[1,2,\r\nA\r\n3,4,5,6,7]\r\n0\r\nX-T: 1\r\n\r\n" +
                         get("/ok", "Connection: close\r\n"));
    QVERIFY(reply.contains("\r\n\r\n15"));
    QVERIFY(reply.endsWith("fine"));
}

void TestGate::formsAreSpooledAndCleanedUp()
{
    const QByteArray form =
        "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n\r\n" +
        QByteArray(300'000, 'z') + "\r\n--b--\r\n";
    const QByteArray reply = talk(
        m_port,
        "POST /form HTTP/1.1\r\nHost: " + m_host +
            "\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
            QByteArray::number(form.size()) + "\r\n\r\n" + form);
    QVERIFY(reply.endsWith("a.png=300000\n"));
}

void TestGate::aSlowReaderHoldsBackItsSource()
{
    QTcpSocket socket;
    socket.setReadBufferSize(4096);
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    socket.write(get("/endless"));
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    // The server stays responsive, and the stream ends with its reader.
    QVERIFY(talk(m_port, get("/ok", "Connection: close\r\n")).endsWith("fine"));
    QCOMPARE(Bytes::alive, 1);
    socket.abort();
    QTRY_COMPARE(Bytes::alive, 0);
}

void TestGate::bodiesOfUnknownSizeAreChunked()
{
    const QByteArray reply = talk(m_port, get("/unsized") + get("/ok", "Connection: close\r\n"));
    QVERIFY(reply.contains("Transfer-Encoding: chunked\r\n"));
    QVERIFY(reply.contains("\r\n3e8\r\n" + QByteArray(1000, 'x') + "\r\n0\r\n\r\n"));
    QVERIFY(reply.endsWith("fine"));
}

void TestGate::aClientMayLeaveAtEveryStage()
{
    const QByteArray form =
        "POST /form HTTP/1.1\r\nHost: " + m_host +
        "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\n"
        "Content-Disposition: form-data; name=f; filename=x\r\n\r\n" +
        QByteArray(20'000, 'y');
    const QByteArrayList stages{"",   "GET /ok",       get("/ok"),    get("/file?size=100000000"),
                                form, get("/endless"), get("/later"), form.left(form.size() - 19'990)};
    for (int round = 0; round < 5; ++round) {
        for (const QByteArray &stage : stages) {
            auto *socket = new QTcpSocket(this);
            socket->connectToHost(QHostAddress::LocalHost, m_port);
            socket->write(stage);
            QVERIFY(socket->waitForConnected(1000));
            socket->flush();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            socket->abort();
            delete socket;
        }
    }
    QTRY_COMPARE(m_gate->connectionCount(), 0);
    QTRY_COMPARE(Bytes::alive, 0);
    QTRY_COMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList());
    QVERIFY(m_doorman->later->future().isCanceled());
}

void TestGate::tooManyConnectionsAreTurnedAway()
{
    GateLimits limits;
    limits.connectionsPerAddress = 3;
    makeGate(limits);
    QTcpSocket held[3];
    for (QTcpSocket &socket : held)
        socket.connectToHost(QHostAddress::LocalHost, m_port);
    QTRY_COMPARE(m_gate->connectionCount(), 3);
    QCOMPARE(test::statusOf(talk(m_port, {})), 503);
    held[0].abort();
    QTRY_COMPARE(m_gate->connectionCount(), 2);
    QCOMPARE(test::statusOf(talk(m_port, get("/ok", "Connection: close\r\n"))), 200);
}

void TestGate::deferredAnswersArrive()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    socket.write(get("/later") + get("/ok"));
    QTRY_VERIFY(m_doorman->later != nullptr);
    m_doorman->later->addResult(jsonAnswer({{u"late"_s, true}}));
    m_doorman->later->finish();
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll()).endsWith("fine"));
    QVERIFY(reply.contains("{\"late\":true}"));
}

void TestGate::onlyOwnAndAllowedOriginsPass()
{
    const QByteArray reply =
        talk(m_port, get("/ok", "Connection: close\r\nOrigin: https://friend.example\r\n"));
    QCOMPARE(test::statusOf(reply), 200);
    QVERIFY(reply.contains("Access-Control-Allow-Origin: https://friend.example\r\n"));
    QVERIFY(reply.contains("Vary: Origin"));
}

void TestGate::closingLetsAnswersEnd()
{
    QTcpSocket idle;
    idle.connectToHost(QHostAddress::LocalHost, m_port);
    QTcpSocket busy;
    busy.connectToHost(QHostAddress::LocalHost, m_port);
    busy.write(get("/later"));
    QTRY_VERIFY(m_doorman->later != nullptr);
    QTRY_COMPARE(m_gate->connectionCount(), 2);
    QSignalSpy closed(m_gate.get(), &Gate::closed);
    m_gate->close(5s);
    m_doorman->later->addResult(jsonAnswer({}));
    m_doorman->later->finish();
    QByteArray reply;
    QTRY_VERIFY((reply += busy.readAll()).endsWith("{}"));
    QTRY_COMPARE(closed.count(), 1);
}

QTEST_GUILESS_MAIN(TestGate)
#include "test_gate.moc"
