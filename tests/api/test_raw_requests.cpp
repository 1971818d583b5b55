// SPDX-License-Identifier: GPL-3.0-or-later
// Every odd request that has a fixed answer, byte for byte (RFC 9112, RFC 9110, RFC 7578).
#include "gate_fixture.h"

using namespace i2m;
using namespace i2m::test;

namespace {
/// Of this process; 0 where /proc is not.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}
} // namespace

class TestRawRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_open = std::make_unique<OpenGate>(); }
    void cleanup() { m_open->check(); }

    void everyRawRequestGetsItsAnswer_data();
    void everyRawRequestGetsItsAnswer();
    void aRefusedHeadCostsNoMemory();

private:
    std::unique_ptr<OpenGate> m_open;
};

void TestRawRequests::everyRawRequestGetsItsAnswer_data()
{
    QTest::addColumn<QByteArray>("request"); // HOST stands for the right host and port
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    const QByteArray host = "Host: HOST\r\n";
    const QByteArray end = host + "Connection: close\r\n\r\n";
    const QByteArray json =
        "POST /json HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" + end;
    const auto form = [&](const QByteArray &body) {
        return "POST /form HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
               QByteArray::number(body.size()) + "\r\n" + end + body;
    };
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
    row("bad chunk size", json + "zz\r\n", 400);
    row("negative chunk", json + "-1\r\n", 400);
    row("chunk without CRLF", json + "2\r\nabXX", 400);
    row("endless chunk line", json + QByteArray(1000, '0'), 400);
    row("large chunked JSON", json + "20000\r\n" + QByteArray(0x20000, ' '), 413);
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
    row("typed address", "GET /ok HTTP/1.1\r\nSec-Fetch-Site: none\r\n" + end, 200);
    row("two origins", "GET /ok HTTP/1.1\r\nOrigin: http://HOST\r\nOrigin: http://evil.test\r\n" + end, 403);
    row("other port's origin", "GET /ok HTTP/1.1\r\nOrigin: http://127.0.0.1:1\r\n" + end, 403);
    row("empty origin", "GET /ok HTTP/1.1\r\nOrigin:\r\n" + end, 403);
    row("user in the host", "GET /ok HTTP/1.1\r\nHost: a@127.0.0.1:PORT\r\n\r\n", 421);
    row("two hosts in one", "GET /ok HTTP/1.1\r\nHost: HOST, evil.test\r\n\r\n", 421);
    row("target and host differ", "GET http://HOST/ok HTTP/1.1\r\nHost: evil.test\r\n\r\n", 421);
    row("user in the target", "GET http://a@HOST/ok HTTP/1.1\r\n" + end, 421);
    row("two slashes", "GET //evil.test/ok HTTP/1.1\r\n" + end, 200);
    row("HTTP/1.2", "GET /ok HTTP/1.2\r\n" + end, 505);
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("words after the version", "GET /ok HTTP/1.1 x\r\n" + end, 400);
    row("long method", QByteArray(1000, 'A') + " /ok HTTP/1.1\r\n" + end, 501);
    row("high bytes in the target", "GET /\xff HTTP/1.1\r\n" + end, 400);
    row("high bytes in a field", "GET /ok HTTP/1.1\r\nX-A: \xff\xfe\r\n" + end, 200);
    row("empty field name", "GET /ok HTTP/1.1\r\n: a\r\n" + end, 400);
    row("upgrade", "GET /ok HTTP/1.1\r\nUpgrade: h2c\r\n" + end, 200);
    row("two different lengths", "POST /json HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 5\r\n" + end,
        400);
    row("empty length", "POST /json HTTP/1.1\r\nContent-Length:\r\n" + end, 400);
    row("hexadecimal length", "POST /json HTTP/1.1\r\nContent-Length: 0x4\r\n" + end, 400);
    row("length 2^63", "POST /json HTTP/1.1\r\nContent-Length: 9223372036854775808\r\n" + end, 400);
    row("identity", "POST /json HTTP/1.1\r\nTransfer-Encoding: identity\r\n" + end, 501);
    row("chunked twice in one", "POST /json HTTP/1.1\r\nTransfer-Encoding: chunked, chunked\r\n" + end, 501);
    row("tabbed coding", "POST /json HTTP/1.1\r\nTransfer-Encoding:\tchunked\r\nContent-Length: 4\r\n" + end,
        400);
    row("huge chunk", json + "FFFFFFFFFFFFFFFF\r\n", 400);
    row("chunk size with 0x", json + "0x2\r\nab\r\n", 400);
    row("21 trailers", json + "0\r\n" + QByteArray("X: y\r\n").repeated(21) + "\r\n", 400);
    row("chunk line with LF", json + "2\nab\r\n0\r\n\r\n", 400);
    row("10,000 fields in a form",
        form(QByteArray("--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n").repeated(10'000) +
             "--b--\r\n"),
        400);
    row("10,000 files in a form",
        form(QByteArray("--b\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\nx\r\n")
                 .repeated(10'000) +
             "--b--\r\n"),
        400);
    row("part without a name", form("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"), 400);
    row("part with a large head", form("--b\r\nX-A: " + QByteArray(20'000, 'a') + "\r\n\r\nx\r\n--b--\r\n"),
        400);
    row("part without a head", form("--b\r\n\r\nx\r\n--b--\r\n"), 400);
    row("boundary of 71 characters",
        "POST /form HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=" + QByteArray(71, 'b') +
            "\r\nContent-Length: 2\r\n" + end + "--",
        415);
    row("empty form", form("--b--\r\n"), 200);
    row("own page", "GET /ok HTTP/1.1\r\nOrigin: http://HOST\r\nSec-Fetch-Site: same-origin\r\n" + end, 200);
}

void TestRawRequests::everyRawRequestGetsItsAnswer()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    request.replace("HOST:", "HOST\x01").replace("Host: HOST", "Host: " + m_open->host);
    request.replace("HOST\x01", "HOST:").replace("//HOST", "//" + m_open->host);
    request.replace("PORT", QByteArray::number(m_open->port));
    const QByteArray reply = talk(m_open->port, request);
    QCOMPARE(test::statusOf(reply), status);
    QCOMPARE(reply.count("X-Request-ID: "), 1);
    if (status >= 400) {
        QVERIFY(reply.contains("\"error\":true"));
        QVERIFY(reply.contains("X-Content-Type-Options: nosniff"));
    }
}

void TestRawRequests::aRefusedHeadCostsNoMemory()
{
    const qint64 before = residentBytes();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_open->port);
    QByteArray reply;
    socket.write("GET /ok HTTP/1.1\r\nX-A: ");
    const QByteArray block(1 << 20, 'a');
    for (int i = 0; i < 64 && reply.isEmpty(); ++i) {
        socket.write(block);
        QTRY_VERIFY(socket.bytesToWrite() == 0 || socket.bytesAvailable() > 0);
        reply += socket.readAll();
    }
    QCOMPARE(test::statusOf(reply), 431);
    QVERIFY(residentBytes() - before < 8 << 20); // of 64 MiB; the client's own blocks are among them
}

QTEST_GUILESS_MAIN(TestRawRequests)
#include "test_raw_requests.moc"
