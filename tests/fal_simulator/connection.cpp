// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/connection.h"

#include "tests/fal_simulator/error_bodies.h"

#include <QDateTime>
#include <QLocale>
#include <QTimer>

namespace i2m::sim {

namespace {

/// What every answer of fal carries; browsers may call from anywhere.
constexpr const char *everyAnswer = "strict-transport-security: max-age=31536000; includeSubDomains\r\n"
                                    "x-robots-tag: noindex\r\n"
                                    "access-control-allow-origin: *\r\n"
                                    "access-control-expose-headers: *\r\n";

/// The Date header, made once a second.
QByteArray httpDate()
{
    static qint64 second = 0;
    static QByteArray text;
    if (const auto now = QDateTime::currentSecsSinceEpoch(); now != second) {
        second = now;
        text = QLocale::c()
                   .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC), u"ddd, dd MMM yyyy HH:mm:ss")
                   .toLatin1() +
               " GMT";
    }
    return text;
}

bool has(const Headers &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers)
        if (key == name)
            return true;
    return false;
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 2463534242U;
    for (auto &byte : bytes) {
        state ^= state << 13U;
        state ^= state >> 17U;
        state ^= state << 5U;
        byte = char(state);
    }
    return bytes;
}

} // namespace

Connection::Connection(QTcpSocket *socket, Backend &backend)
    : QObject(socket), m_socket(socket), m_outbox(socket), m_backend(backend)
{
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this, &Connection::readMore);
    connect(
        &m_outbox, &Outbox::sent, this,
        [this] {
            m_busy = false;
            readMore();
        },
        Qt::QueuedConnection);
}

void Connection::readMore()
{
    if (m_busy || m_dead)
        return;
    auto state = m_reader.feed(m_socket->readAll());
    if (!m_headSeen && (state == RequestReader::State::Body || state == RequestReader::State::Complete)) {
        headIsIn();
        if (state == RequestReader::State::Body)
            state = m_reader.feed({});
    }
    if (m_headSeen && m_deed.cutRequest >= 0 && m_reader.bodyBytes() >= m_deed.cutRequest)
        return end(m_deed.end == Deed::End::Reset ? Deed::End::Reset : Deed::End::Close);
    if (state == RequestReader::State::Complete) {
        dispatch();
    } else if (state == RequestReader::State::Broken) {
        m_busy = m_close = true;
        m_deed = {};
        m_request = {};
        send(refusal(m_reader.refusal(), QString::fromLatin1(reasonPhrase(m_reader.refusal()))));
    }
}

void Connection::headIsIn()
{
    m_headSeen = true;
    auto head = m_reader.head();
    m_backend.address(head);
    m_deed = m_backend.deedFor(head);
    if (head.header("expect").toLower() == "100-continue" && m_reader.state() == RequestReader::State::Body)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

void Connection::dispatch()
{
    m_busy = true;
    m_headSeen = false;
    m_close = m_reader.wantsClose();
    m_request = m_reader.take();
    m_backend.address(m_request);
    if (m_deed.carriedOut)
        m_backend.handle(m_request, this);
    else
        answerWithFault();
}

void Connection::answerWithFault() { answer(plainFailure(m_deed.status.value_or(500))); }

void Connection::end(Deed::End how)
{
    m_dead = true;
    if (how == Deed::End::Reset)
        resetConnection(m_socket);
    else if (how == Deed::End::Close)
        m_socket->disconnectFromHost();
}

void Connection::answer(const Answer &answer)
{
    if (m_dead)
        return;
    const bool noCut = m_deed.cut < 0 && m_deed.cutBody < 0;
    if (m_deed.end != Deed::End::None && noCut) {
        const auto finish = [this] { end(m_deed.end); };
        if (m_deed.end == Deed::End::Hang || m_deed.delayMs <= 0)
            return finish();
        QTimer::singleShot(m_deed.delayMs, Qt::PreciseTimer, this, finish);
        return;
    }
    auto spoiled = answer;
    if (m_deed.status) {
        spoiled = plainFailure(*m_deed.status);
        if (m_deed.body)
            spoiled.headers = {{"content-type", "application/json"}};
    }
    if (m_deed.body)
        spoiled.body = *m_deed.body;
    for (const auto &[name, value] : m_deed.headers) {
        spoiled.headers.removeIf([&](const auto &header) { return header.first == name; });
        spoiled.headers.append({name, value});
    }
    if (m_deed.garbageBody) {
        spoiled.body = noise(spoiled.bodyLength());
        spoiled.offset = 0;
        spoiled.length = -1;
    }
    m_streaming = spoiled.eventStream;
    m_headSent = false;
    if (m_deed.delayMs > 0)
        QTimer::singleShot(m_deed.delayMs, Qt::PreciseTimer, this, [this, spoiled] { send(spoiled); });
    else
        send(spoiled);
}

void Connection::prepareOutbox(qsizetype headBytes)
{
    auto cut = m_deed.cut;
    if (m_deed.cutBody >= 0)
        cut = headBytes + m_deed.cutBody;
    m_outbox.prepare(m_deed.drip, cut, m_deed.end == Deed::End::Reset ? Ending::Reset : Ending::Close);
}

void Connection::send(const Answer &answer)
{
    if (m_deed.garbageHead) {
        prepareOutbox(0);
        m_outbox.push(noise(512));
        return m_outbox.finish(Ending::Close);
    }
    m_headSent = true;
    m_close = m_close || answer.eventStream || m_deed.noLength;
    const auto head = headOf(answer, answer.eventStream);
    prepareOutbox(head.size());
    const bool bodiless = m_request.method == "HEAD" || answer.status == 204 || answer.status == 304;
    if (answer.eventStream || bodiless) {
        m_outbox.push(head);
    } else if (answer.bodyLength() < 16 * 1024) {
        m_outbox.push(head + answer.body.mid(answer.offset, answer.bodyLength()));
    } else {
        m_outbox.push(head);
        m_outbox.push(answer.body, answer.offset, answer.bodyLength());
    }
    if (answer.eventStream)
        m_outbox.push(std::exchange(m_early, {}));
    if (!m_streaming)
        m_outbox.finish(m_close ? Ending::Close : Ending::KeepAlive);
}

QByteArray Connection::headOf(const Answer &answer, bool chunked) const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonPhrase(answer.status) +
                      "\r\ndate: " + httpDate() + "\r\n" + everyAnswer;
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    if (chunked)
        head += "transfer-encoding: chunked\r\n";
    else if (!m_deed.noLength && answer.status != 204 && !has(answer.headers, "content-length"))
        head += "content-length: " + QByteArray::number(answer.bodyLength()) + "\r\n";
    head += m_close ? "connection: close\r\n\r\n" : "connection: keep-alive\r\n\r\n";
    return head;
}

void Connection::streamEvent(const QByteArray &bytes)
{
    if (!m_streaming || m_dead)
        return;
    const auto chunk = QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
    if (m_headSent)
        m_outbox.push(chunk);
    else
        m_early += chunk;
}

void Connection::endStream()
{
    if (!m_streaming || m_dead)
        return;
    m_streaming = false;
    if (!m_headSent) {
        m_early += "0\r\n\r\n";
        return;
    }
    m_outbox.push("0\r\n\r\n");
    m_outbox.finish(Ending::Close);
}

} // namespace i2m::sim
