// SPDX-License-Identifier: GPL-3.0-or-later
// One client's connection: head, body, answer, and again. It never waits and never holds more than a few
// blocks in memory, whatever the client sends or does not read.
#pragma once

#include "core/api/chunked.h"
#include "core/api/exchange.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <chrono>
#include <memory>

namespace i2m {

class Gate;
class InnerSocket;

class Connection : public QObject
{
    Q_OBJECT

public:
    /// Takes `socket`, which is connected.
    Connection(Gate &gate, QTcpSocket *socket);
    ~Connection() override;

    /// Looks at the clock; called a few times a second.
    void tick(std::chrono::steady_clock::time_point now);
    /// The gate closes: end at the next opportunity.
    void wrapUp();
    /// Ends now, whatever is going on.
    void abort();

    QPointer<InnerSocket> inner; ///< what Qt's server has of this connection; made with the first request

private:
    using Clock = std::chrono::steady_clock;
    enum class State { Head, Body, Handling, Writing, Draining };

    void advance();
    bool readHead();
    bool readBody();
    void beginRequest(Result<Request> head);
    Result<void> admitBody(const Admission &admission);
    Result<void> takeBody(QByteArrayView bytes);
    void handle();
    void refuse(const Error &error);
    void send(Answer answer);
    void put(QByteArrayView first, QByteArrayView second = {}, QByteArrayView third = {});
    void pump();
    void finishAnswer();
    void drain();
    void left();

    Gate &m_gate;
    QTcpSocket *m_socket;
    State m_state = State::Head;
    QByteArray m_in; ///< bytes of the head, or what came after it
    std::shared_ptr<Exchange> m_exchange;
    Clock::time_point m_deadline;
    bool m_advancing = false;
    bool m_last = false; ///< no further request on this connection
    bool m_headBegun = false;

    Admission::Body m_bodyKind = Admission::Body::None;
    ChunkedDecoder m_chunked;
    qint64 m_bodyLeft = 0;
    qint64 m_bodyMost = 0;
    qint64 m_bodyTaken = 0;
    Clock::time_point m_bodyBegun;

    QFutureWatcher<Answer> m_later;
    std::shared_ptr<BodySource> m_source;
    bool m_chunkedAnswer = false;
    int m_status = 0;
    qint64 m_sent = 0;
};

} // namespace i2m
