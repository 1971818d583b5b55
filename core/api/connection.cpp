// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/connection.h"

#include "core/api/answer_head.h"
#include "core/api/gate.h"
#include "core/api/inner_socket.h"

#include <algorithm>
#include <array>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 readBlock = 256 * 1024;
} // namespace

Connection::Connection(Gate &gate, QTcpSocket *socket) : m_gate(gate), m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readBlock);
    m_deadline = Clock::now() + m_gate.m_limits.headTime;
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::advance);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_state != State::Writing)
            return;
        m_deadline = Clock::now() + m_gate.m_limits.writeStall;
        pump();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::left);
    connect(&m_later, &QFutureWatcher<Answer>::finished, this, [this] {
        if (m_state != State::Handling)
            return;
        if (m_later.future().resultCount() > 0)
            send(m_later.result());
        else
            refuse({ErrorCode::ServiceUnavailable, {}});
        advance();
    });
}

Connection::~Connection()
{
    if (inner)
        inner->hangUp();
    m_socket->disconnect(this);
    m_later.disconnect(this);
    m_later.cancel();
}

void Connection::left()
{
    if (m_exchange && m_state == State::Writing)
        m_gate.m_doorman.answered(*m_exchange, m_status, m_sent, false);
    m_gate.forget(this);
}

void Connection::abort() { m_socket->abort(); }

void Connection::wrapUp()
{
    m_last = true;
    if (m_state == State::Head && m_in.isEmpty())
        m_socket->disconnectFromHost();
    else if (m_source)
        m_source->stop();
}

void Connection::tick(Clock::time_point now)
{
    if (m_state == State::Body && now - m_bodyBegun > m_gate.m_limits.slowBodyAfter) {
        const auto seconds = std::chrono::duration<double>(now - m_bodyBegun).count();
        if (double(m_bodyTaken) < seconds * double(m_gate.m_limits.slowBodyRate))
            return refuse({ErrorCode::RequestTimeout, {}});
    }
    if (now < m_deadline)
        return;
    switch (m_state) {
    case State::Head:
        if (!m_headBegun)
            return m_socket->disconnectFromHost();
        return refuse({ErrorCode::RequestTimeout, {}});
    case State::Body:
        return refuse({ErrorCode::RequestTimeout, {}});
    case State::Handling:
        return;
    case State::Writing:
        if (m_socket->bytesToWrite() > 0)
            abort();
        return;
    case State::Draining:
        return abort();
    }
}

void Connection::advance()
{
    if (m_advancing)
        return;
    m_advancing = true;
    const QPointer<Connection> alive(this);
    bool more = true;
    while (more && alive) {
        switch (m_state) {
        case State::Head:
            more = readHead();
            break;
        case State::Body:
            more = readBody();
            break;
        case State::Writing:
        case State::Draining:
            // A stream's client has nothing to say; what a refused one still sends is not wanted.
            if (m_last)
                m_socket->skip(m_socket->bytesAvailable());
            [[fallthrough]];
        case State::Handling:
            more = false;
        }
    }
    if (alive)
        m_advancing = false;
}

bool Connection::readHead()
{
    if (m_last)
        return false;
    const qsizetype most = m_gate.m_limits.head.bytes;
    const qsizetype searched = m_headBegun ? std::max<qsizetype>(0, m_in.size() - 3) : 0;
    if (m_socket->bytesAvailable() > 0)
        m_in += m_socket->read(
            std::clamp<qint64>(most + 4 - m_in.size(), 0, m_socket->bytesAvailable())); // no larger block
    while (!m_headBegun && (m_in.startsWith('\r') || m_in.startsWith('\n')))
        m_in.remove(0, 1); // RFC 9112 section 2.2: empty lines before a request line
    if (m_in.isEmpty())
        return false;
    if (!m_headBegun) {
        m_headBegun = true;
        m_deadline = Clock::now() + m_gate.m_limits.headTime;
    }
    const qsizetype end = m_in.indexOf("\r\n\r\n", searched);
    if (end < 0 || end + 4 > most) {
        const qsizetype lineEnd = m_in.indexOf('\n');
        if (lineEnd < 0 && m_in.size() > m_gate.m_limits.head.target + 32)
            refuse({ErrorCode::UriTooLong, {}});
        else if (end >= 0 || m_in.size() >= most)
            refuse({ErrorCode::HeadersTooLarge, {}});
        return false;
    }
    QByteArray head = m_in.size() == end + 4 ? std::exchange(m_in, {}) : m_in.first(end + 4);
    if (!m_in.isEmpty())
        m_in.remove(0, end + 4);
    beginRequest(parseHead(std::move(head), m_gate.m_limits.head));
    return true;
}

void Connection::beginRequest(Result<Request> head)
{
    m_headBegun = false;
    if (!head)
        return refuse(head.error());
    m_exchange = std::make_shared<Exchange>();
    Exchange &exchange = *m_exchange;
    exchange.request = std::move(*head);
    exchange.id = correlationId(&exchange.request);
    exchange.peer = m_socket->peerAddress();
    exchange.tls = m_gate.m_tls.has_value();
    const Request &request = exchange.request;
    if (auto allowed = m_gate.m_rules.check(request, m_socket->localAddress()); !allowed)
        return refuse(allowed.error());
    exchange.extraHeaders = m_gate.m_rules.corsFields(request);
    Admission admission = m_gate.m_doorman.admit(exchange);
    if (admission.refusal) {
        m_last = m_last || request.hasBody();
        return send(std::move(*admission.refusal));
    }
    if (auto admitted = admitBody(admission); !admitted)
        return refuse(admitted.error());
    if (!request.hasBody())
        return handle();
    m_state = State::Body;
    m_bodyBegun = Clock::now();
    m_deadline = m_bodyBegun + m_gate.m_limits.bodyIdle;
    if (request.expectsContinue && m_in.isEmpty() && m_socket->bytesAvailable() == 0) {
        put("HTTP/1.1 100 Continue\r\n\r\n");
    }
}

Result<void> Connection::admitBody(const Admission &admission)
{
    const Request &request = m_exchange->request;
    const QByteArrayView type = request.header("content-type");
    m_bodyKind = admission.body;
    m_bodyMost = admission.most;
    m_bodyTaken = 0;
    m_bodyLeft = std::max<qint64>(0, request.contentLength);
    m_chunked = {};
    if (request.contentLength > m_bodyMost)
        return Error{ErrorCode::PayloadTooLarge, u"At most %1 bytes"_s.arg(m_bodyMost)};
    if (m_bodyKind == Admission::Body::Form) {
        if (!request.chunked && request.contentLength < 0)
            return Error{ErrorCode::LengthRequired, {}};
        const QByteArray boundary = FormData::boundaryOf(type);
        if (boundary.isEmpty())
            return Error{ErrorCode::UnsupportedMediaType, u"multipart/form-data with a boundary is needed"_s};
        m_exchange->form = std::make_unique<FormData>(boundary, m_gate.m_spool, admission.form);
    } else if (m_bodyKind == Admission::Body::Json && request.hasBody()) {
        const qsizetype semicolon = type.indexOf(';');
        const QByteArrayView media = (semicolon < 0 ? type : type.first(semicolon)).trimmed();
        if (media.compare("application/json", Qt::CaseInsensitive) != 0)
            return Error{ErrorCode::UnsupportedMediaType, u"application/json is needed"_s};
    }
    return {};
}

bool Connection::readBody()
{
    // One block for all connections: it is used up before the next one reads.
    static std::array<char, readBlock> block;
    QByteArray early = std::exchange(m_in, {});
    QByteArrayView bytes(early);
    if (early.isEmpty()) {
        const qint64 count = m_socket->read(block.data(), block.size());
        if (count <= 0)
            return false;
        bytes = QByteArrayView(block.data(), count);
    }
    m_deadline = Clock::now() + m_gate.m_limits.bodyIdle;
    const auto sink = [this](QByteArrayView part) { return takeBody(part); };
    qsizetype used = 0;
    bool complete = false;
    if (m_exchange->request.chunked) {
        const auto decoded = m_chunked.decode(bytes, sink);
        if (!decoded) {
            refuse(decoded.error());
            return false;
        }
        used = *decoded;
        complete = m_chunked.atEnd();
    } else {
        used = std::min<qint64>(bytes.size(), m_bodyLeft);
        if (auto taken = sink(bytes.first(used)); !taken) {
            refuse(taken.error());
            return false;
        }
        m_bodyLeft -= used;
        complete = m_bodyLeft == 0;
    }
    m_in = bytes.sliced(used).toByteArray();
    if (complete)
        handle();
    return true;
}

Result<void> Connection::takeBody(QByteArrayView bytes)
{
    m_bodyTaken += bytes.size();
    if (m_bodyTaken > m_bodyMost)
        return Error{ErrorCode::PayloadTooLarge, u"At most %1 bytes"_s.arg(m_bodyMost)};
    if (m_exchange->form)
        return m_exchange->form->write(bytes);
    if (m_bodyKind == Admission::Body::Json)
        m_exchange->body.append(bytes);
    return {};
}

void Connection::handle()
{
    m_state = State::Handling;
    if (m_exchange->form) {
        if (auto finished = m_exchange->form->finish(); !finished)
            return refuse(finished.error());
    }
    Reply reply = m_gate.dispatch(*this, m_exchange);
    if (auto *answer = std::get_if<Answer>(&reply))
        send(std::move(*answer));
    else
        m_later.setFuture(std::get<QFuture<Answer>>(reply));
}

} // namespace i2m
