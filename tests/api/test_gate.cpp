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
        return m_open->get(target, fields);
    }

    std::unique_ptr<OpenGate> m_open;
};

void TestGate::init() { m_open = std::make_unique<OpenGate>(); }

void TestGate::cleanup()
{
    m_open->check();
    m_open.reset();
}

void TestGate::slowHeadsAndBodiesAreTimedOut()
{
    GateLimits limits;
    limits.headTime = 300ms;
    limits.bodyIdle = 300ms;
    limits.keepAlive = 300ms;
    m_open->open(limits);
    QCOMPARE(test::statusOf(talk(m_open->port, "GET /ok HT")), 408);
    QCOMPARE(test::statusOf(
                 talk(m_open->port, "POST /json HTTP/1.1\r\nHost: " + m_open->host +
                                        "\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{")),
             408);
    QCOMPARE(talk(m_open->port, {}), QByteArray()); // a silent client is let go in silence
    QCOMPARE(talk(m_open->port, get("/ok")).count("HTTP/1.1 "), 1);
    QTRY_COMPARE(m_open->gate->connectionCount(), 0);
}

void TestGate::aKeptConnectionServesManyRequests()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_open->port);
    for (int i = 0; i < 50; ++i) {
        socket.write(get("/ok"));
        QByteArray reply;
        QTRY_VERIFY((reply += socket.readAll()).endsWith("fine"));
    }
    QCOMPARE(m_open->doorman.handled, 50);
    QCOMPARE(m_open->gate->connectionCount(), 1);
}

void TestGate::pipelinedRequestsAreAnsweredInOrder()
{
    const QByteArray post = "POST /json HTTP/1.1\r\nHost: " + m_open->host +
                            "\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
    const QByteArray reply =
        talk(m_open->port, get("/ok") + post + get("/file?size=3") + get("/ok", "Connection: close\r\n"));
    QCOMPARE(reply.count("HTTP/1.1 200 OK"), 4);
    QVERIFY(reply.indexOf("fine") < reply.indexOf("\r\n\r\n7"));
    QVERIFY(reply.indexOf("\r\n\r\n7") < reply.indexOf("xxx"));
}

void TestGate::headHasTheHeadersButNoBody()
{
    const QByteArray reply = talk(m_open->port, "HEAD /file?size=1000 HTTP/1.1\r\nHost: " + m_open->host +
                                                    "\r\n\r\n" + get("/ok", "Connection: close\r\n"));
    QVERIFY(reply.contains("Content-Length: 1000"));
    QVERIFY(!reply.contains("xxx"));
    QVERIFY(reply.endsWith("fine"));
}

void TestGate::http10AndCloseEndTheConnection()
{
    QVERIFY(talk(m_open->port, "GET /ok HTTP/1.0\r\nHost: " + m_open->host + "\r\n\r\n")
                .startsWith("HTTP/1.0 200"));
    QVERIFY(talk(m_open->port, get("/ok", "Connection: close\r\n")).contains("Connection: close"));
    const QByteArray unsized =
        talk(m_open->port, "GET /unsized HTTP/1.0\r\nHost: " + m_open->host + "\r\n\r\n");
    QVERIFY(!unsized.contains("chunked"));
    QVERIFY(unsized.endsWith("\r\n\r\n" + QByteArray(1000, 'x')));
}

void TestGate::continueIsSentBeforeTheBody()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_open->port);
    socket.write("POST /json HTTP/1.1\r\nHost: " + m_open->host +
                 "\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n");
    QByteArray reply;
    QTRY_COMPARE((reply += socket.readAll()), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    socket.write("{}");
    QTRY_VERIFY((reply += socket.readAll()).endsWith("\r\n\r\n2"));
}

void TestGate::aRefusalComesBeforeTheBody()
{
    const QByteArray reply =
        talk(m_open->port, "POST /closed HTTP/1.1\r\nHost: " + m_open->host +
                               "\r\nExpect: 100-continue\r\nContent-Length: 250000000\r\n\r\n");
    QCOMPARE(test::statusOf(reply), 401);
    QVERIFY(reply.contains("WWW-Authenticate"));
    QCOMPARE(m_open->doorman.handled, 0);
}

void TestGate::chunkedBodiesArrive()
{
    const QByteArray head = "POST /json HTTP/1.1\r\nHost: " + m_open->host +
                            "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray reply =
        talk(m_open->port, head + "5;ext=1\r\n[1,2,\r\nA\r\n3,4,5,6,7]\r\n0\r\nX-T: 1\r\n\r\n" +
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
        m_open->port,
        "POST /form HTTP/1.1\r\nHost: " + m_open->host +
            "\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
            QByteArray::number(form.size()) + "\r\n\r\n" + form);
    QVERIFY(reply.endsWith("a.png=300000\n"));
}

void TestGate::aSlowReaderHoldsBackItsSource()
{
    QTcpSocket socket;
    socket.setReadBufferSize(4096);
    socket.connectToHost(QHostAddress::LocalHost, m_open->port);
    socket.write(get("/endless"));
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    // The server stays responsive, and the stream ends with its reader.
    QVERIFY(talk(m_open->port, get("/ok", "Connection: close\r\n")).endsWith("fine"));
    QCOMPARE(Bytes::alive, 1);
    socket.abort();
    QTRY_COMPARE(Bytes::alive, 0);
}

void TestGate::bodiesOfUnknownSizeAreChunked()
{
    const QByteArray reply = talk(m_open->port, get("/unsized") + get("/ok", "Connection: close\r\n"));
    QVERIFY(reply.contains("Transfer-Encoding: chunked\r\n"));
    QVERIFY(reply.contains("\r\n3e8\r\n" + QByteArray(1000, 'x') + "\r\n0\r\n\r\n"));
    QVERIFY(reply.endsWith("fine"));
}

void TestGate::aClientMayLeaveAtEveryStage()
{
    const QByteArray form =
        "POST /form HTTP/1.1\r\nHost: " + m_open->host +
        "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\n"
        "Content-Disposition: form-data; name=f; filename=x\r\n\r\n" +
        QByteArray(20'000, 'y');
    const QByteArrayList stages{"",   "GET /ok",       get("/ok"),    get("/file?size=100000000"),
                                form, get("/endless"), get("/later"), form.left(form.size() - 19'990)};
    for (int round = 0; round < 5; ++round) {
        for (const QByteArray &stage : stages) {
            auto *socket = new QTcpSocket(this);
            socket->connectToHost(QHostAddress::LocalHost, m_open->port);
            socket->write(stage);
            QVERIFY(socket->waitForConnected(1000));
            socket->flush();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            socket->abort();
            delete socket;
        }
    }
    QTRY_COMPARE(m_open->gate->connectionCount(), 0);
    QTRY_COMPARE(Bytes::alive, 0);
    QTRY_COMPARE(QDir(m_open->folder.path()).entryList(QDir::Files), QStringList());
    QVERIFY(m_open->doorman.later->future().isCanceled());
}

void TestGate::tooManyConnectionsAreTurnedAway()
{
    GateLimits limits;
    limits.connectionsPerAddress = 3;
    m_open->open(limits);
    QTcpSocket held[3];
    for (QTcpSocket &socket : held)
        socket.connectToHost(QHostAddress::LocalHost, m_open->port);
    QTRY_COMPARE(m_open->gate->connectionCount(), 3);
    QCOMPARE(test::statusOf(talk(m_open->port, {})), 503);
    held[0].abort();
    QTRY_COMPARE(m_open->gate->connectionCount(), 2);
    QCOMPARE(test::statusOf(talk(m_open->port, get("/ok", "Connection: close\r\n"))), 200);
}

void TestGate::deferredAnswersArrive()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_open->port);
    socket.write(get("/later") + get("/ok"));
    QTRY_VERIFY(m_open->doorman.later != nullptr);
    m_open->doorman.later->addResult(jsonAnswer({{u"late"_s, true}}));
    m_open->doorman.later->finish();
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll()).endsWith("fine"));
    QVERIFY(reply.contains("{\"late\":true}"));
}

void TestGate::onlyOwnAndAllowedOriginsPass()
{
    const QByteArray reply =
        talk(m_open->port, get("/ok", "Connection: close\r\nOrigin: https://friend.example\r\n"));
    QCOMPARE(test::statusOf(reply), 200);
    QVERIFY(reply.contains("Access-Control-Allow-Origin: https://friend.example\r\n"));
    QVERIFY(reply.contains("Vary: Origin"));
}

void TestGate::closingLetsAnswersEnd()
{
    QTcpSocket idle;
    idle.connectToHost(QHostAddress::LocalHost, m_open->port);
    QTcpSocket busy;
    busy.connectToHost(QHostAddress::LocalHost, m_open->port);
    busy.write(get("/later"));
    QTRY_VERIFY(m_open->doorman.later != nullptr);
    QTRY_COMPARE(m_open->gate->connectionCount(), 2);
    QSignalSpy closed(m_open->gate.get(), &Gate::closed);
    m_open->gate->close(5s);
    m_open->doorman.later->addResult(jsonAnswer({}));
    m_open->doorman.later->finish();
    QByteArray reply;
    QTRY_VERIFY((reply += busy.readAll()).endsWith("{}"));
    QTRY_COMPARE(closed.count(), 1);
}

QTEST_GUILESS_MAIN(TestGate)
#include "test_gate.moc"
