// SPDX-License-Identifier: GPL-3.0-or-later
// One client connection: reads requests, has them answered one after the other, and lets a scripted fault
// spoil what goes out. Lives as long as its socket; who answers later holds a QPointer to it.
#pragma once

#include "tests/fal_simulator/faults.h"
#include "tests/fal_simulator/http_message.h"
#include "tests/fal_simulator/outbox.h"
#include "tests/fal_simulator/request_reader.h"

#include <QPointer>
#include <QTcpSocket>

namespace i2m::sim {

class Connection;
using Reply = QPointer<Connection>;

/// What stands behind the connections.
class Backend
{
public:
    virtual ~Backend() = default;
    /// Called once the head is in: finds out what the request is meant for.
    virtual void address(Request &request) = 0;
    virtual Deed deedFor(const Request &request) = 0;
    /// Answers through `reply`, now or later.
    virtual void handle(const Request &request, const Reply &reply) = 0;
};

class Connection : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket over and goes away with it.
    Connection(QTcpSocket *socket, Backend &backend);

    /// Sends the whole answer; or, for an event stream, its head.
    void answer(const Answer &answer);
    /// One piece of an open event stream, sent at once.
    void streamEvent(const QByteArray &bytes);
    /// Ends the event stream and closes the connection.
    void endStream();
    /// The fault scripted for the request being answered.
    const Deed &deed() const { return m_deed; }

private:
    void readMore();
    void headIsIn();
    void dispatch();
    void answerWithFault();
    void send(const Answer &answer);
    QByteArray headOf(const Answer &answer, bool chunked) const;
    void prepareOutbox(qsizetype headBytes);
    void end(Deed::End how);

    QTcpSocket *m_socket;
    Outbox m_outbox;
    Backend &m_backend;
    RequestReader m_reader;
    Request m_request;
    Deed m_deed;
    bool m_headSeen = false;
    bool m_busy = false; ///< a request is being answered; the next one waits
    bool m_dead = false; ///< hung, closed or reset by a fault: nothing is sent any more
    bool m_close = false;
    bool m_streaming = false;
    bool m_headSent = false;
    QByteArray m_early; ///< events of a stream whose head a fault holds back
};

} // namespace i2m::sim
