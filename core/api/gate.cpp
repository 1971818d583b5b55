// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/gate.h"

#include "core/api/connection.h"
#include "core/api/http_compat.h"
#include "core/api/inner_socket.h"
#include "core/log.h"

#include <QSslSocket>
#include <QTcpServer>
#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto tickTime = 200ms;
constexpr int mostRefusals = 32;
constexpr int backlog = 128;

/// Raises the soft limit of open files to the hard one and answers half of it: the other half is for files
/// and for the provider. Running out of descriptors would make the accept loop spin.
int descriptorBudget(int wanted)
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    const rlim_t need = rlim_t(wanted) * 2 + 256;
    if (limit.rlim_cur < need && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = std::min(need, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
        ::getrlimit(RLIMIT_NOFILE, &limit);
    }
    return int(std::min<rlim_t>(rlim_t(wanted), limit.rlim_cur / 2));
#else
    return wanted;
#endif
}
} // namespace

/// Qt's server, reduced to what it is needed for: it reads a request and calls back.
class Dispatcher : public QAbstractHttpServer
{
public:
    explicit Dispatcher(Gate &gate) : QAbstractHttpServer(&gate), m_gate(gate) {}

protected:
    bool handleRequest(const QHttpServerRequest &, compat::AnswerChannel) override
    {
        m_gate.handleDispatched();
        return true;
    }
    void missingHandler(const QHttpServerRequest &, compat::AnswerChannel) override {}

private:
    Gate &m_gate;
};

class Listener : public QTcpServer
{
public:
    explicit Listener(Gate &gate) : m_gate(gate) {}
    using QTcpServer::addPendingConnection;

protected:
    void incomingConnection(qintptr descriptor) override { m_gate.accept(descriptor); }

private:
    Gate &m_gate;
};

Gate::Gate(Doorman &doorman, const GateLimits &limits, QString spoolFolder, QObject *parent)
    : QObject(parent), m_doorman(doorman), m_limits(limits), m_spool(std::move(spoolFolder)),
      m_dispatcher(new Dispatcher(*this)), m_listener(new Listener(*this)),
      m_mostConnections(descriptorBudget(limits.connections))
{
    m_listener->setParent(m_dispatcher);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const auto now = std::chrono::steady_clock::now();
        for (Connection *connection : m_connections.keys()) {
            if (m_connections.contains(connection))
                connection->tick(now);
        }
    });
}

Gate::~Gate()
{
    for (Connection *connection : m_connections.keys())
        delete connection;
}

Result<quint16> Gate::open(const QHostAddress &address, quint16 port)
{
    m_listener->setListenBacklogSize(backlog);
    if (!m_listener->listen(address, port)) {
        const bool taken = m_listener->serverError() == QAbstractSocket::AddressInUseError;
        return Error{taken ? ErrorCode::Conflict : ErrorCode::ServiceUnavailable,
                     u"%1 port %2: %3"_s.arg(address.toString()).arg(port).arg(m_listener->errorString())};
    }
    m_dispatcher->bind(m_listener);
    m_rules.port = m_listener->serverPort();
    m_rules.tls = m_tls.has_value();
    m_tick.start(tickTime);
    return m_rules.port;
}

void Gate::close(std::chrono::milliseconds patience)
{
    m_closing = true;
    m_listener->close();
    for (Connection *connection : m_connections.keys())
        connection->wrapUp();
    if (m_connections.isEmpty()) {
        QMetaObject::invokeMethod(this, &Gate::closed, Qt::QueuedConnection);
        return;
    }
    QTimer::singleShot(patience, this, [this] {
        for (Connection *connection : m_connections.keys())
            connection->abort();
    });
}

void Gate::accept(qintptr descriptor)
{
    auto *socket = m_tls ? new QSslSocket : new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    const QHostAddress peer = socket->peerAddress();
    if (connectionCount() >= m_mostConnections ||
        m_perAddress.value(peer) >= m_limits.connectionsPerAddress) {
        turnAway(socket);
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (auto *tls = qobject_cast<QSslSocket *>(socket)) {
        tls->setSslConfiguration(*m_tls);
        tls->startServerEncryption();
    }
    auto *connection = new Connection(*this, socket);
    m_connections.insert(connection, peer);
    ++m_perAddress[peer];
}

/// Says 503 without reading, but only to so many at once: the rest is just closed.
void Gate::turnAway(QTcpSocket *socket)
{
    if (m_tls || m_turnedAway >= mostRefusals) {
        socket->abort();
        delete socket;
        return;
    }
    ++m_turnedAway;
    connect(socket, &QObject::destroyed, this, [this] { --m_turnedAway; });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(2s, socket, &QObject::deleteLater);
    socket->setParent(this);
    const Answer answer =
        errorAnswer({ErrorCode::ServiceUnavailable, u"Too many connections"_s}, nullptr, {});
    socket->write("HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nRetry-After: 5\r\n"
                  "Connection: close\r\nContent-Length: " +
                  QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body);
    socket->disconnectFromHost();
}

void Gate::forget(Connection *connection)
{
    const auto found = m_connections.constFind(connection);
    if (found == m_connections.constEnd())
        return;
    if (--m_perAddress[*found] == 0)
        m_perAddress.remove(*found);
    m_connections.erase(found);
    connection->deleteLater();
    if (m_closing && m_connections.isEmpty())
        Q_EMIT closed();
}

Reply Gate::dispatch(Connection &connection, const std::shared_ptr<Exchange> &exchange)
{
    if (!connection.inner) {
        connection.inner = new InnerSocket(exchange->peer);
        m_listener->addPendingConnection(connection.inner);
    }
    m_dispatched = exchange;
    m_reply.reset();
    // Qt reads this byte by byte, and so it says no more than it must.
    connection.inner->deliver(QByteArrayLiteral("GET / HTTP/1.1\r\n\r\n"));
    m_dispatched.reset();
    if (!m_reply) {
        qCCritical(logApi) << "A request was not dispatched";
        return errorAnswer({ErrorCode::ProcessingError, {}}, &exchange->request, exchange->id);
    }
    return std::move(*m_reply);
}

void Gate::handleDispatched()
{
    // Taken out: what Qt's server calls back for late or twice is nobody's.
    if (const auto exchange = std::exchange(m_dispatched, {}))
        m_reply = m_doorman.handle(exchange);
}

} // namespace i2m
