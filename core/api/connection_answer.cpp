// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer_head.h"
#include "core/api/connection.h"
#include "core/api/gate.h"
#include "core/api/inner_socket.h"
#include "core/api/raw_socket.h"

#include <algorithm>
#include <array>

namespace i2m {
using namespace std::chrono_literals;

namespace {
constexpr qint64 writeWindow = 256 * 1024;
constexpr qint64 fairShare = 4 * 1024 * 1024; // bytes at a time, even if the client takes them at once
constexpr auto drainTime = 2s;
} // namespace

/// Answers an error of the request itself. What is left of that request cannot be trusted to end.
void Connection::refuse(const Error &error)
{
    if (m_state == State::Head && m_exchange && m_exchange->request.raw.isEmpty())
        m_exchange.reset();
    if (!m_exchange) {
        m_exchange = std::make_shared<Exchange>();
        m_exchange->id = correlationId(nullptr);
        m_exchange->peer = m_socket->peerAddress();
    }
    m_last = true;
    const Request *request = m_exchange->request.raw.isEmpty() ? nullptr : &m_exchange->request;
    send(errorAnswer(error, request, m_exchange->id));
}

void Connection::send(Answer answer)
{
    const Request &request = m_exchange->request;
    const bool bodiless = request.isHead() || answer.status == 204 || answer.status == 304;
    const qint64 size = answer.source ? answer.source->size() : answer.body.size();
    m_last = m_last || !answer.keepAlive || !request.keepAlive || request.raw.isEmpty();
    m_chunkedAnswer = size < 0 && !bodiless && !request.http10 && answer.keepAlive;
    if (size < 0 && !m_chunkedAnswer && !bodiless)
        m_last = true; // the end of the connection is the end of the body
    m_status = answer.status;
    m_sent = 0;
    m_state = State::Writing;
    m_deadline = Clock::now() + m_gate.m_limits.writeStall;
    const BodyFraming framing = m_chunkedAnswer ? BodyFraming::Chunked
                                : size >= 0     ? BodyFraming::Length
                                                : BodyFraming::Close;
    const QByteArray head = answerHead(answer, *m_exchange, {framing, size, m_last});
    const bool hasBody = !answer.source && !bodiless;
    m_sent = hasBody ? answer.body.size() : 0;
    put(head, hasBody ? QByteArrayView(answer.body) : QByteArrayView());
    if (inner && m_last) { // a stream may last for hours
        inner->hangUp();
        inner.clear();
    }
    if (!answer.source || bodiless)
        return finishAnswer();
    m_source = std::move(answer.source);
    connect(m_source.get(), &BodySource::ready, this, &Connection::pump);
    pump();
}

/// Writes what the system takes at once, and leaves the rest to the socket's buffer.
void Connection::put(QByteArrayView first, QByteArrayView second, QByteArrayView third)
{
    std::array<QByteArrayView, 3> parts{first, second, third};
    qint64 sent = 0;
    if (!m_gate.m_tls && m_socket->bytesToWrite() == 0)
        sent = sendNow(m_socket->socketDescriptor(), parts);
    for (const QByteArrayView part : parts) {
        const qint64 here = std::min<qint64>(sent, part.size());
        sent -= here;
        if (here < part.size())
            m_socket->write(part.data() + here, part.size() - here);
    }
}

void Connection::pump()
{
    if (m_state != State::Writing || !m_source)
        return;
    if (m_source->failed())
        return abort();
    qint64 share = 0;
    while (m_socket->bytesToWrite() < writeWindow && share < fairShare) {
        const QByteArray bytes = m_source->read(writeWindow);
        if (m_source->failed())
            return abort();
        if (bytes.isEmpty())
            break;
        m_sent += bytes.size();
        share += bytes.size();
        if (m_chunkedAnswer)
            put(QByteArray::number(bytes.size(), 16) + "\r\n", bytes, "\r\n");
        else
            put(bytes);
        m_deadline = Clock::now() + m_gate.m_limits.writeStall;
    }
    if (share >= fairShare && m_socket->bytesToWrite() < writeWindow)
        QMetaObject::invokeMethod(this, &Connection::pump, Qt::QueuedConnection);
    if (!m_source->atEnd())
        return;
    if (m_chunkedAnswer)
        put("0\r\n\r\n");
    finishAnswer();
    QMetaObject::invokeMethod(this, &Connection::advance, Qt::QueuedConnection);
}

void Connection::finishAnswer()
{
    m_gate.m_doorman.answered(*m_exchange, m_status, m_sent, true);
    if (m_source)
        m_source->disconnect(this);
    m_source.reset();
    // Unread input would turn the close into a reset that may overtake the answer.
    const bool unread = m_exchange->request.raw.isEmpty() || m_exchange->request.hasBody();
    m_exchange.reset();
    if (m_last && unread)
        return drain();
    if (m_last) {
        m_state = State::Draining;
        m_deadline = Clock::now() + m_gate.m_limits.writeStall;
        return m_socket->disconnectFromHost();
    }
    m_state = State::Head;
    m_deadline = Clock::now() + m_gate.m_limits.keepAlive;
}

void Connection::drain()
{
    m_state = State::Draining;
    m_deadline = Clock::now() + drainTime;
    m_in.clear();
    if (m_gate.m_tls || m_socket->bytesToWrite() > 0)
        return m_socket->disconnectFromHost();
    endSending(m_socket->socketDescriptor());
    m_socket->skip(m_socket->bytesAvailable());
}

} // namespace i2m
