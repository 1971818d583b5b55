// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/api_fixture.h"

#include <QSet>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
struct Event
{
    QByteArray name;
    qint64 id = -1;
    QJsonObject data;
};

/// As the WHATWG's event stream interpretation has it; comments and retry are left out.
QList<Event> eventsIn(const QByteArray &body)
{
    QList<Event> events;
    for (qsizetype at = 0, end = 0; (end = body.indexOf("\n\n", at)) >= 0; at = end + 2) {
        Event event;
        for (const QByteArray &line : body.mid(at, end - at).split('\n')) {
            if (line.startsWith("event: "))
                event.name = line.mid(7);
            else if (line.startsWith("id: "))
                event.id = line.mid(4).toLongLong();
            else if (line.startsWith("data: "))
                event.data = QJsonDocument::fromJson(line.mid(6)).object();
        }
        if (!event.name.isEmpty())
            events.append(event);
    }
    return events;
}

Wait progress(int percent)
{
    Wait wait;
    wait.delay = 1ms;
    wait.progress.stage = u"generating"_s;
    wait.progress.percent = percent;
    return wait;
}
} // namespace

class TestEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamTellsEverythingAndEnds();
    void aResumedStreamHasNoGap();
    void anEndedJobIsNotFollowedAgain();
    void allOwnJobsComeInOneStream();
    void ticketsOpenOneStream();
    void tooManyStreamsAreRefused();
    void streamsAreToldWhenTheServerStops();
};

void TestEvents::aStreamTellsEverythingAndEnds()
{
    ApiBench bench;
    const QByteArray job = bench.job(2).toLatin1();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, bench.port);
    socket.write(bench.head("GET", "/api/v1/status/stream/" + job, "\r\n"));
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll()).contains("\"files\":["));
    QVERIFY(reply.contains("Content-Type: text/event-stream"));
    QVERIFY(reply.contains("\r\n\r\nretry: 3000\n\nevent: progress\n"));
    QTRY_COMPARE(bench.provider.open.size(), size_t(2));
    bench.provider.answer(progress(40));
    QTRY_VERIFY((reply += socket.readAll()).contains("\"progress\":40"));
    bench.complete();
    bench.complete();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    reply += socket.readAll();
    const QList<Event> events = eventsIn(reply.mid(reply.indexOf("\r\n\r\n") + 4));
    QCOMPARE(events.last().name, QByteArray("completed"));
    QCOMPARE(events.last().data[u"status"].toString(), u"completed"_s);
    qint64 last = 0;
    for (const Event &event : events) {
        QVERIFY(event.id >= last);
        last = event.id;
        QCOMPARE(event.data[u"job_id"].toString().toLatin1(), job);
    }
}

void TestEvents::aResumedStreamHasNoGap()
{
    ApiBench bench;
    const QByteArray job = bench.job(3).toLatin1();
    QSet<QString> completed;
    QByteArray lastId = "0";
    QList<Event> all;
    for (int round = 0; round < 60 && (all.isEmpty() || all.last().name != "completed"); ++round) {
        // Something happens while nobody listens.
        if (round < 20) {
            QTRY_VERIFY(!bench.provider.open.empty());
            bench.provider.answer(progress(round + 1));
        } else if (round < 23) {
            bench.complete();
        }
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, bench.port);
        socket.write(
            bench.head("GET", "/api/v1/status/stream/" + job, "Last-Event-ID: " + lastId + "\r\n\r\n"));
        QByteArray reply;
        // Cut within whatever comes after the first event.
        QTRY_VERIFY((reply += socket.readAll()).count("\n\n") >= 2 ||
                    socket.state() == QAbstractSocket::UnconnectedState);
        socket.abort();
        reply.chop(round % 7);
        for (const Event &event : eventsIn(reply.mid(reply.indexOf("\r\n\r\n") + 4))) {
            QVERIFY(event.id >= lastId.toLongLong());
            lastId = QByteArray::number(event.id);
            all.append(event);
            if (event.data[u"file"][u"status"].toString() == u"completed"_s)
                completed.insert(event.data[u"file"][u"file_id"].toString());
        }
    }
    QCOMPARE(all.last().name, QByteArray("completed"));
    QCOMPARE(completed.size(), 3);
}

void TestEvents::anEndedJobIsNotFollowedAgain()
{
    ApiBench bench;
    const QByteArray job = bench.job().toLatin1();
    bench.complete();
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"completed"_s);
    const Response first = bench.get("/api/v1/status/stream/" + job);
    const QList<Event> events = eventsIn(first.body);
    QCOMPARE(events.size(), 2); // the snapshot and the end
    const QByteArray last = "Last-Event-ID: " + QByteArray::number(events.last().id) + "\r\n";
    QCOMPARE(bench.get("/api/v1/status/stream/" + job, last).status, 204);
    const Response all = bench.get("/api/v1/status/stream/" + job, "Last-Event-ID: 0\r\n");
    QCOMPARE(eventsIn(all.body).last().name, QByteArray("completed"));
}

void TestEvents::allOwnJobsComeInOneStream()
{
    ApiBench bench;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, bench.port);
    socket.write(bench.head("GET", "/api/v1/events", QByteArray(ApiBench::user) + "\r\n"));
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll()).contains("retry: 3000"));
    const QByteArray mine = bench.job().toLatin1();
    bench.upload(ApiBench::filePart("a.png", pngImage()), ApiBench::other);
    bench.complete();
    QTRY_VERIFY((reply += socket.readAll()).contains("event: completed"));
    for (const Event &event : eventsIn(reply.mid(reply.indexOf("\r\n\r\n") + 4)))
        QCOMPARE(event.data[u"job_id"].toString().toLatin1(), mine);
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
}

void TestEvents::ticketsOpenOneStream()
{
    ApiBench bench;
    const QByteArray ticket = bench.post("/api/v1/stream-tickets").json()[u"ticket"].toString().toLatin1();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, bench.port);
    socket.write(bench.head("GET", "/api/v1/events?ticket=" + ticket, "\r\n"));
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll()).contains("retry: 3000"));
    QCOMPARE(bench.get("/api/v1/events?ticket=" + ticket, "").status, 401);
}

void TestEvents::tooManyStreamsAreRefused()
{
    ApiBench bench({{u"api.streams_per_key"_s, u"2"_s}});
    QTcpSocket sockets[2];
    for (QTcpSocket &socket : sockets) {
        socket.connectToHost(QHostAddress::LocalHost, bench.port);
        socket.write(bench.head("GET", "/api/v1/events", QByteArray(ApiBench::user) + "\r\n"));
        QTRY_VERIFY(socket.bytesAvailable() > 0);
    }
    QCOMPARE(bench.get("/api/v1/events").status, 429);
    sockets[0].abort();
    QTRY_COMPARE(bench.server->connectionCount(), 1);
    QTcpSocket again;
    again.connectToHost(QHostAddress::LocalHost, bench.port);
    again.write(bench.head("GET", "/api/v1/events", QByteArray(ApiBench::user) + "\r\n"));
    QByteArray reply;
    QTRY_VERIFY((reply += again.readAll()).contains("retry: 3000"));
}

void TestEvents::streamsAreToldWhenTheServerStops()
{
    ApiBench bench;
    const QByteArray job = bench.job().toLatin1();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, bench.port);
    socket.write(bench.head("GET", "/api/v1/status/stream/" + job, "\r\n"));
    QByteArray reply;
    QTRY_VERIFY((reply += socket.readAll()).contains("event: progress"));
    bench.server->close();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QVERIFY((reply += socket.readAll()).contains(": the server is stopping"));
}

QTEST_GUILESS_MAIN(TestEvents)
#include "test_events.moc"
