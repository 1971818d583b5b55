// SPDX-License-Identifier: GPL-3.0-or-later
// A gate with a doorman of a few test resources, and a client that sends raw bytes.
#pragma once

#include "core/api/gate.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPromise>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

namespace i2m::test {

/// `size` bytes of 'x'; -1: without end. Counts the objects alive.
class Bytes : public BodySource
{
public:
    Bytes(qint64 length, bool tellsSize) : m_left(length), m_size(tellsSize ? length : -1) { ++alive; }
    ~Bytes() override { --alive; }
    qint64 size() const override { return m_size; }
    QByteArray read(qint64 most) override
    {
        const qint64 count = std::min(most, m_left);
        m_left -= count;
        return QByteArray(count, 'x');
    }
    bool atEnd() const override { return m_left == 0; }
    static inline int alive = 0;

private:
    qint64 m_left;
    qint64 m_size;
};

class TestDoorman : public Doorman
{
public:
    Admission admit(Exchange &exchange) override
    {
        const QByteArrayView path = exchange.request.path;
        Admission admission;
        if (path == "/json")
            admission.body = Admission::Body::Json;
        if (path == "/form") {
            admission.body = Admission::Body::Form;
            admission.most = 25 * admission.form.fileBytes + (1 << 20);
        }
        if (path == "/closed")
            admission.refusal =
                errorAnswer({ErrorCode::AuthenticationRequired, {}}, &exchange.request, exchange.id);
        return admission;
    }
    Reply handle(const std::shared_ptr<Exchange> &shared) override
    {
        const Exchange &exchange = *shared;
        ++handled;
        const QByteArrayView path = exchange.request.path;
        Answer answer;
        answer.headers.emplaceBack("Content-Type", "text/plain");
        answer.body = "fine";
        if (path == "/json")
            answer.body = QByteArray::number(exchange.body.size());
        if (path == "/form") {
            answer.body.clear();
            for (const FormFile &file : exchange.form->files())
                answer.body += file.name.toUtf8() + '=' + QByteArray::number(file.size) + '\n';
        }
        if (path == "/file")
            answer.source = std::make_shared<Bytes>(exchange.request.parameter(u"size").toLongLong(), true);
        if (path == "/endless")
            answer.source = std::make_shared<Bytes>(qint64(1) << 50, false);
        if (path == "/unsized")
            answer.source = std::make_shared<Bytes>(1000, false);
        if (path == "/later") {
            later = std::make_shared<QPromise<Answer>>();
            later->start();
            return later->future();
        }
        return answer;
    }
    void answered(const Exchange &, int, qint64, bool) override { ++finished; }

    std::shared_ptr<QPromise<Answer>> later;
    int handled = 0;
    int finished = 0;
};

/// Sends `bytes` and reads until the server closes, `until` has come, or `most` milliseconds are over.
inline QByteArray talk(quint16 port, const QByteArray &bytes, const QByteArray &until = {}, int most = 5000)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(bytes);
    QByteArray reply;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < most) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        reply += socket.readAll();
        if (!until.isEmpty() && reply.contains(until))
            break;
        if (socket.state() == QAbstractSocket::UnconnectedState)
            break;
    }
    socket.abort();
    return reply;
}

inline int statusOf(const QByteArray &reply)
{
    return reply.startsWith("HTTP/1.") ? reply.mid(9, 3).toInt() : 0;
}

/// An open gate before a test doorman. A test ends with check().
struct OpenGate
{
    OpenGate() { open({}); }

    void open(const GateLimits &limits)
    {
        gate.reset();
        gate = std::make_unique<Gate>(doorman, limits, folder.path());
        gate->setHosts({QStringLiteral("proxy.example")});
        gate->setOrigins({QStringLiteral("https://friend.example")});
        port = *gate->open(QHostAddress::LocalHost, 0);
        host = "127.0.0.1:" + QByteArray::number(port);
    }
    QByteArray get(const QByteArray &target, const QByteArray &fields = {}) const
    {
        return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + fields + "\r\n";
    }
    /// Closes it: no source, no connection and no file may be left.
    void check()
    {
        gate.reset();
        QCOMPARE(Bytes::alive, 0);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }

    QTemporaryDir folder;
    TestDoorman doorman;
    std::unique_ptr<Gate> gate;
    quint16 port = 0;
    QByteArray host;
};

} // namespace i2m::test
